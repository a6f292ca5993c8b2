#include "ui/common/theme.h"
#include "ui/inspector/usersmodel.h"
#include "ui/inspector/userspanel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <numeric>

using namespace hstudio::ui;

namespace
{

/// Ids 1, 12, 120, 2; histories of 30, 10, 20, 40 films; ranks 3, none, 57, 10.
std::shared_ptr<UserTable> fourUsers()
{
    auto users = std::make_shared<UserTable>();
    users->ids = {"1", "12", "120", "2"};
    users->lengths = {30, 10, 20, 40};
    users->ranks = {3, UserTable::kNotEvaluated, 57, 10};
    users->idOrder = {0, 2, 3, 1};
    return users;
}

std::shared_ptr<UserTable> manyUsers(std::uint32_t count)
{
    auto users = std::make_shared<UserTable>();
    for (std::uint32_t code = 0; code < count; ++code) {
        users->ids.push_back(std::to_string(code + 1));
        users->lengths.push_back(code * 7919 % 1000);
        users->ranks.push_back(static_cast<std::int32_t>(code * 104729 % 3000));
    }
    users->idOrder.resize(count);
    std::iota(users->idOrder.begin(), users->idOrder.end(), 0U);
    return users;
}

QStringList idsOf(const UsersModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, UsersModel::Id).data().toString();
    return ids;
}

} // namespace

class TstUsersModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void behavesAsAModelShould()
    {
        UsersModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setUsers(fourUsers());
        model.sort(UsersModel::Rank);
        model.setFilter(QStringLiteral("1"));
        QCOMPARE(model.rowCount(), 3);
    }

    void showsLengthRankAndHit()
    {
        UsersModel model;
        model.setUsers(fourUsers());
        QCOMPARE(model.index(0, UsersModel::Length).data().toString(), QStringLiteral("30"));
        QCOMPARE(model.index(0, UsersModel::Rank).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(0, UsersModel::Hit).data().toString(), QStringLiteral("✓"));
        const int notEvaluated = model.rowOfId(QStringLiteral("12"));
        QCOMPARE(model.index(notEvaluated, UsersModel::Rank).data().toString(), QStringLiteral("–"));
        QVERIFY(model.index(model.rowOfId(QStringLiteral("120")), UsersModel::Hit).data().toString().isEmpty());
    }

    void sorts_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("id, by number") << int(UsersModel::Id) << Qt::AscendingOrder << QStringList{"1", "2", "12", "120"};
        QTest::newRow("length, longest first") << int(UsersModel::Length) << Qt::DescendingOrder << QStringList{"2", "1", "120", "12"};
        QTest::newRow("rank, unranked last") << int(UsersModel::Rank) << Qt::AscendingOrder << QStringList{"1", "2", "120", "12"};
        QTest::newRow("hits first, then by id") << int(UsersModel::Hit) << Qt::AscendingOrder << QStringList{"1", "2", "12", "120"};
    }
    void sorts()
    {
        QFETCH(int, column);
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, ids);
        UsersModel model;
        model.setUsers(fourUsers());
        model.sort(column, order);
        QCOMPARE(idsOf(model), ids);
    }

    void filtersByTheBeginningOfTheId_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("empty") << "" << QStringList{"1", "2", "12", "120"};
        QTest::newRow("prefix") << "12" << QStringList{"12", "120"};
        QTest::newRow("spaces") << " 2 " << QStringList{"2"};
        QTest::newRow("nobody") << "9" << QStringList{};
    }
    void filtersByTheBeginningOfTheId()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, ids);
        UsersModel model;
        model.setUsers(fourUsers());
        model.setFilter(text);
        QCOMPARE(idsOf(model), ids);
    }

    void idsThatAreTextsAreFoundByAnyPart()
    {
        auto users = fourUsers();
        users->ids = {"Anna", "bert", "JOANNA", "zoe"};
        users->textIds = true;
        QCOMPARE(matchingUsers(*users, "anna"), (std::vector<std::uint32_t>{0, 2}));
    }

    void aSelectedUserStaysSelectedWhenSorted()
    {
        UsersModel model;
        model.setUsers(fourUsers());
        const QPersistentModelIndex user = model.index(model.rowOfId(QStringLiteral("120")), 0);
        model.sort(UsersModel::Length, Qt::DescendingOrder);
        QCOMPARE(user.data().toString(), QStringLiteral("120"));
    }

    void manyUsersSortAndFilterInAnInstant()
    {
        UsersModel model;
        model.setUsers(manyUsers(138'493));
        QElapsedTimer watch;
        watch.start();
        model.sort(UsersModel::Rank, Qt::AscendingOrder);
        model.setFilter(QStringLiteral("13"));
        QVERIFY2(watch.elapsed() < 150, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(model.rowCount(), 1 + 10 + 100 + 1000 + 8494); // 13, 130 …, 1300 …, 13000 …, 130000 … 138493
    }

    void thePanelChoosesTheFirstUserAndTellsAboutOthers()
    {
        UsersPanel panel;
        QSignalSpy chosen(&panel, &UsersPanel::userChosen);
        panel.setUsers(fourUsers());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(panel.user(), std::optional<std::uint32_t>(0));

        auto *find = panel.findChild<QLineEdit *>(QStringLiteral("inspectorUserFind"));
        QTest::keyClicks(find, QStringLiteral("12"));
        QCOMPARE(chosen.size(), 1); // looking isn't choosing
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.back().front().toUInt(), 1U);
    }

    void thePanelKeepsTheUserWhenTheRunChanges()
    {
        UsersPanel panel;
        panel.setUsers(fourUsers());
        auto *find = panel.findChild<QLineEdit *>(QStringLiteral("inspectorUserFind"));
        QTest::keyClicks(find, QStringLiteral("120"));
        QTest::keyClick(find, Qt::Key_Return);
        QSignalSpy chosen(&panel, &UsersPanel::userChosen);
        panel.setUsers(fourUsers());
        QCOMPARE(panel.user(), std::optional<std::uint32_t>(2));
        QCOMPARE(chosen.size(), 0);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstUsersModel)
#include "tst_usersmodel.moc"
