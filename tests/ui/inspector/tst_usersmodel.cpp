#include "ui/common/theme.h"
#include "ui/inspector/usersmodel.h"
#include "ui/inspector/userspanel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

/// Ids 1, 12, 120, 2; histories of 30, 10, 20, 40 films; ranks 3, none, 57, 10; last seen in 2003, never, 2001, 2002.
std::shared_ptr<UserTable> fourUsers()
{
    auto users = std::make_shared<UserTable>();
    users->ids = {"1", "12", "120", "2"};
    users->idOrder = {0, 2, 3, 1};
    users->facts.historyLengths = {30, 10, 20, 40};
    users->facts.testRanks = {3, inference::UserFacts::kNotEvaluated, 57, 10};
    users->facts.lastActivity = {1'041'379'200, inference::UserFacts::kNever, 978'307'200, 1'009'843'200};
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
        model.setFilter({.id = "1"});
        QCOMPARE(model.rowCount(), 3);
    }

    void showsWhatIsKnownOfAUser()
    {
        UsersModel model;
        model.setUsers(fourUsers());
        QCOMPARE(model.index(0, UsersModel::Length).data().toString(), QStringLiteral("30"));
        QCOMPARE(model.index(0, UsersModel::Rank).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.index(0, UsersModel::Hit).data().toString(), QStringLiteral("✓"));
        const int notEvaluated = model.rowOfId(QStringLiteral("12"));
        QCOMPARE(model.index(notEvaluated, UsersModel::Rank).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.index(0, UsersModel::Ndcg).data().toString(), QStringLiteral("0.5000")); // 1 / log2(4)
        QCOMPARE(model.index(0, UsersModel::LastActivity).data().toString(), QStringLiteral("2003-01-01"));
        QCOMPARE(model.index(notEvaluated, UsersModel::Ndcg).data().toString(), QStringLiteral("–"));
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
        QTest::newRow("ndcg, highest first, then unknown")
            << int(UsersModel::Ndcg) << Qt::DescendingOrder << QStringList{"1", "2", "120", "12"};
        QTest::newRow("last activity, newest first")
            << int(UsersModel::LastActivity) << Qt::DescendingOrder << QStringList{"1", "2", "120", "12"};
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
        model.setFilter({.id = text.trimmed().toStdString()});
        QCOMPARE(idsOf(model), ids);
    }

    void idsThatAreTextsAreFoundByAnyPart()
    {
        auto users = fourUsers();
        users->ids = {"Anna", "bert", "JOANNA", "zoe"};
        users->textIds = true;
        QCOMPARE(matchingUsers(*users, {.id = "anna"}), (std::vector<std::uint32_t>{0, 2}));
    }

    void aSelectedUserStaysSelectedWhenSorted()
    {
        UsersModel model;
        model.setUsers(fourUsers());
        const QPersistentModelIndex user = model.index(model.rowOfId(QStringLiteral("120")), 0);
        model.sort(UsersModel::Length, Qt::DescendingOrder);
        QCOMPARE(user.data().toString(), QStringLiteral("120"));
    }

    void ranksBesideThoseOfAnotherRun()
    {
        UsersModel model;
        model.setUsers(fourUsers());
        // with the other run: 40, 2, 50, 10
        model.setDifferences(std::make_shared<const RankDifferences>(RankDifferences{-37, inference::kNoDifference, 7, 0}));
        model.sort(UsersModel::Difference, Qt::AscendingOrder);
        QCOMPARE(idsOf(model), (QStringList{"1", "2", "120", "12"})); // who gains the most first, unknown last
        QCOMPARE(model.index(0, UsersModel::Difference).data().toString(), QStringLiteral("−37"));
        QVERIFY(model.index(0, UsersModel::Difference).data(Qt::ToolTipRole).toString().contains(QLatin1String("3 with this run and 40")));
        QCOMPARE(model.index(3, UsersModel::Difference).data().toString(), QStringLiteral("–"));
        model.setUsers(fourUsers()); // of another run: the differences were the last one's
        QCOMPARE(model.index(0, UsersModel::Difference).data().toString(), QStringLiteral("–"));
    }

    void groups_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<QStringList>("ids");
        using Group = UserFilter::Group;
        QTest::newRow("hits") << int(Group::Hits) << QStringList{"1", "2"};
        QTest::newRow("misses are tested users only") << int(Group::Misses) << QStringList{"120", "200"};
        QTest::newRow("no rank") << int(Group::Unrankable) << QStringList{"200"};
        QTest::newRow("the time bias helps") << int(Group::Better) << QStringList{"1"};
        QTest::newRow("the time bias harms") << int(Group::Worse) << QStringList{"120"};
    }
    void groups()
    {
        QFETCH(int, group);
        QFETCH(QStringList, ids);
        const auto users = fourUsers();
        users->ids.emplace_back("200");
        users->idOrder.push_back(4);
        users->facts.historyLengths.push_back(1);
        users->facts.lastActivity.push_back(1);
        users->facts.testRanks.push_back(0);
        UsersModel model;
        model.setUsers(users);
        model.setDifferences(
            std::make_shared<const RankDifferences>(RankDifferences{-37, inference::kNoDifference, 7, 0, inference::kNoDifference}));
        model.setFilter({.id = {}, .group = UserFilter::Group(group)});
        QCOMPARE(idsOf(model), ids);
    }

    void thePanelOffersBetterAndWorseOnlyBesideAnotherRun()
    {
        UsersPanel panel;
        auto *group = panel.findChild<QComboBox *>(QStringLiteral("inspectorUserGroup"));
        auto *other = panel.findChild<QComboBox *>(QStringLiteral("inspectorUserOtherRun"));
        store::RunRecord run;
        run.id = base::RunId{5};
        run.name = "position only";
        panel.setOtherRuns({run});
        panel.setUsers(fourUsers());
        QCOMPARE(group->count(), 4);
        QSignalSpy wanted(&panel, &UsersPanel::otherRunWanted);
        other->setCurrentIndex(1);
        Q_EMIT other->activated(1);
        QCOMPARE(wanted.size(), 1);
        panel.setDifferences(std::make_shared<const RankDifferences>(RankDifferences{-37, inference::kNoDifference, 7, 0}));
        QCOMPARE(group->count(), 6);
        group->setCurrentIndex(4);
        const auto *table = panel.findChild<QTableView *>(QStringLiteral("inspectorUsers"));
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(!table->isColumnHidden(UsersModel::Difference));
        other->setCurrentIndex(0);
        Q_EMIT other->activated(0);
        QCOMPARE(group->count(), 4);
        QCOMPARE(table->model()->rowCount(), 4);
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
