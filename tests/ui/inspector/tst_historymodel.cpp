#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/historymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

constexpr std::int64_t kStart = 1'000'000'000;
constexpr std::int64_t kDay = 86'400;

HistoryEntry film(std::uint32_t item, std::int64_t time, data::Part part = data::Part::Train)
{
    return {.itemCode = item,
            .title = QStringLiteral("Film %1").arg(item),
            .genres = QStringLiteral("Drama"),
            .rating = 4,
            .time = time,
            .part = part,
            .known = true};
}

/// Newest first: the held-out film, a day before it two films of one sitting, 30 days before those the first film.
std::vector<HistoryEntry> threeSittings()
{
    const std::int64_t sitting = kStart + 30 * kDay;
    return {film(4, sitting + kDay + 60, data::Part::Test), film(3, sitting + 60, data::Part::Validation), film(2, sitting),
            film(1, kStart)};
}

} // namespace

class TstHistoryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void everySittingHasAHeading()
    {
        HistoryModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(threeSittings());
        QList<bool> headings;
        for (int row = 0; row < model.rowCount(); ++row)
            headings << model.isHeading(row);
        QCOMPARE(headings, (QList<bool>{true, false, true, false, false, true, false}));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("2001-10-10"));
        QVERIFY(model.index(2, 0).data().toString().startsWith(QLatin1String("2001-10-09")));
        QVERIFY(model.index(2, 0).data().toString().contains(QLatin1String("1 d later")));
        QCOMPARE(model.index(2, 0).data(GapRole).toLongLong(), kDay);
        QVERIFY(model.index(2, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("bucket 37")));
        QVERIFY(!model.index(0, 0).data(GapRole).isValid());
        QVERIFY(model.index(5, 0).data().toString().contains(QLatin1String("30 d later")));
    }

    void aHeadingIsNoFilm()
    {
        HistoryModel model;
        model.setEntries(threeSittings());
        QCOMPARE(model.entryAt(2), nullptr);
        QVERIFY(!model.flags(model.index(2, 0)).testFlag(Qt::ItemIsEnabled)); // the arrow keys step over it
        QVERIFY(!model.index(2, 0).data(ItemCodeRole).isValid());
    }

    void filmsOfOneSittingStandTogether()
    {
        HistoryModel model;
        model.setEntries({film(2, kStart + HistoryModel::kSitting), film(1, kStart)});
        QCOMPARE(model.rowCount(), 3);
    }

    void aSittingOverMidnightNamesBothDays()
    {
        HistoryModel model;
        const std::int64_t midnight = kStart / kDay * kDay;
        model.setEntries({film(2, midnight + 60), film(1, midnight - 60)});
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("2001-09-09"));
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("2001-09-08"));
        QCOMPARE(model.index(3, 0).data().toString(), QStringLiteral("23:59:00"));
    }

    void theHeldOutFilmIsMarked()
    {
        HistoryModel model;
        model.setEntries(threeSittings());
        const QModelIndex heldOut = model.index(1, HistoryModel::Film);
        QCOMPARE(heldOut.data(ChipRole).toString(), QStringLiteral("held out"));
        QVERIFY(heldOut.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("held out")));
        QVERIFY(heldOut.data(Qt::BackgroundRole).isValid());
        QVERIFY(model.index(3, HistoryModel::Film).data(ChipRole).toString().isEmpty());
    }

    void filmsAfterTheQueryTimeFade()
    {
        HistoryModel model;
        model.setEntries(threeSittings());
        const auto faded = [&model](int row) { return model.index(row, HistoryModel::Film).data(Qt::ForegroundRole).isValid(); };
        QVERIFY(!faded(3));
        model.setQueryTime(kStart + kDay);
        QVERIFY(faded(3));
        QVERIFY(faded(4));
        QVERIFY(!faded(6));
        model.setQueryTime(std::nullopt);
        QVERIFY(!faded(3));
    }

    void unknownFilmsSayThatTheyAreLeftOut()
    {
        HistoryModel model;
        std::vector<HistoryEntry> entries = {film(1, kStart)};
        entries.front().known = false;
        model.setEntries(entries);
        QCOMPARE(model.index(1, HistoryModel::Film).data(ChipRole).toString(), QStringLiteral("unknown"));
        QVERIFY(model.index(1, HistoryModel::Film).data(Qt::ToolTipRole).toString().contains(QLatin1String("left out")));
    }

    void theTableSpansHeadingsAndAsksForSimilarFilms()
    {
        HistoryModel model;
        FilmTable table(&model, HistoryModel::Film);
        model.setEntries(threeSittings());
        QCOMPARE(table.columnSpan(2, 0), int(HistoryModel::ColumnCount));
        QCOMPARE(table.columnSpan(3, 0), 1);
        QSignalSpy similar(&table, &FilmTable::similarRequested);
        table.setCurrentIndex(model.index(2, 0));
        table.askForSimilar();
        QCOMPARE(similar.size(), 0);
        table.setCurrentIndex(model.index(4, 0));
        table.askForSimilar();
        QCOMPARE(similar.size(), 1);
        QCOMPARE(similar.front().front().toUInt(), 2U);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstHistoryModel)
#include "tst_historymodel.moc"
