#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/resultsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <limits>
#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// A list of these films in this order, scores 0.8, 0.7 …; `heldOut` is marked.
std::shared_ptr<const RankedList> listOf(const std::vector<std::uint32_t> &items, std::uint32_t heldOut = 0)
{
    RankedList list;
    std::int32_t rank = 0;
    for (const std::uint32_t item : items) {
        ++rank;
        list.films.push_back({.itemCode = item,
                              .rank = rank,
                              .score = 0.9 - 0.1 * rank,
                              .title = QStringLiteral("Film %1").arg(item),
                              .genres = QStringLiteral("Comedy, Drama"),
                              .heldOut = item == heldOut});
    }
    return std::make_shared<const RankedList>(std::move(list));
}

} // namespace

class TstResultsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void theHeldOutFilmHasARowWhereverItRanks()
    {
        RankedList list = *listOf({3, 1, 2});
        list.heldOut =
            HeldOut{.itemCode = 9, .title = QStringLiteral("Film 9"), .genres = {}, .rank = 229, .score = notANumber, .known = true};
        ResultsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList(std::make_shared<const RankedList>(list));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(3, ResultsModel::Rank).data().toString(), QStringLiteral("229"));
        QCOMPARE(model.index(3, ResultsModel::Film).data(ChipRole).toString(), QStringLiteral("held out"));
        QCOMPARE(model.index(3, ResultsModel::Score).data().toString(), QStringLiteral("–"));

        RankedList other = *listOf({9, 1, 2}, 9);
        other.heldOut = HeldOut{.itemCode = 9, .title = QStringLiteral("Film 9"), .genres = {}, .rank = 1, .score = 0.8, .known = true};
        model.setOther(std::make_shared<const RankedList>(other));
        QCOMPARE(model.index(3, ResultsModel::Move).data().toString(), QStringLiteral("▼ 228"));
        model.setList(std::make_shared<const RankedList>(other)); // among the films: no row of its own
        QCOMPARE(model.rowCount(), 3);
    }

    void aFilmBelowTheOtherListStillMovesAgainstIt()
    {
        RankedList other = *listOf({1, 2});
        other.heldOut = HeldOut{.itemCode = 7, .title = {}, .genres = {}, .rank = 40, .score = notANumber, .known = true};
        QCOMPARE(rankMoves(*listOf({7, 1}), other), (std::vector<std::optional<int>>{-39, 1}));
    }

    void movesAreCountedAgainstTheOtherList()
    {
        const auto moves = rankMoves(*listOf({3, 1, 2, 9}), *listOf({1, 2, 3, 4}));
        QCOMPARE(moves, (std::vector<std::optional<int>>{-2, 1, 1, std::nullopt}));
        QCOMPARE(commonFilms(*listOf({3, 1, 2, 9}), *listOf({1, 2, 3, 4})), 3);
        QCOMPARE(commonFilms(*listOf({}), *listOf({1})), 0);
    }

    void arrowsShowTheMoves()
    {
        ResultsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setList(listOf({3, 1, 5, 4}));
        QVERIFY(model.index(0, ResultsModel::Move).data().toString().isEmpty());
        model.setOther(listOf({1, 2, 3, 4}));
        QCOMPARE(model.index(0, ResultsModel::Move).data().toString(), QStringLiteral("▲ 2"));
        QCOMPARE(model.index(1, ResultsModel::Move).data().toString(), QStringLiteral("▼ 1"));
        QCOMPARE(model.index(2, ResultsModel::Move).data().toString(), QStringLiteral("new"));
        QCOMPARE(model.index(3, ResultsModel::Move).data().toString(), QStringLiteral("="));
    }

    void theHeldOutFilmIsMarkedWhereverItRanks()
    {
        ResultsModel model;
        model.setList(listOf({3, 1, 2}, 1));
        QCOMPARE(model.index(1, ResultsModel::Film).data(ChipRole).toString(), QStringLiteral("held out"));
        QVERIFY(model.index(1, ResultsModel::Film).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("held-out")));
        QVERIFY(model.index(0, ResultsModel::Film).data(ChipRole).toString().isEmpty());
    }

    void theBarComparesWithTheBestScore()
    {
        ResultsModel model;
        model.setList(listOf({1, 2, 3, 4}));
        QCOMPARE(model.index(0, ResultsModel::Score).data(BarRole).toDouble(), 1.0);
        QCOMPARE(model.index(3, ResultsModel::Score).data(BarRole).toDouble(), 0.5 / 0.8);
    }

    void listsOfTheSameLengthChangeInPlace()
    {
        ResultsModel model;
        model.setList(listOf({1, 2}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setList(listOf({2, 1}));
        QCOMPARE(reset.size(), 0); // selection and scroll position stay while the slider moves
        QCOMPARE(model.index(0, ResultsModel::Film).data().toString(), QStringLiteral("Film 2"));
        model.setList(listOf({2}));
        QCOMPARE(reset.size(), 1);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstResultsModel)
#include "tst_resultsmodel.moc"
