#include "runrecords.h"

#include "ui/common/theme.h"
#include "ui/runs/runcolumns.h"
#include "ui/runs/runslist.h"
#include "ui/runs/runsmodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using namespace hstudio::test;

/// Groups of the runs table, and its columns.
class TstRunsList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void init()
    {
        m_model = std::make_unique<RunsModel>();
        m_list = std::make_unique<RunsList>(*m_model);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_list.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_runs = {finishedRun(1, "a1", "hstu", 0.2), finishedRun(2, "b1", "sasrec", 0.1), finishedRun(3, "a2", "hstu", 0.3)};
        m_runs[0].tags = m_runs[2].tags = std::string("a");
        m_runs[1].tags = std::string("b");
        m_model->setRuns(m_runs, {dataset(1, "ml-1m"), dataset(2, "other")});
        m_list->sort(RunsModel::Name, Qt::AscendingOrder);
    }

    void cleanup()
    {
        m_tester.reset();
        m_list.reset();
        m_model.reset();
    }

    void equalTextsMakeAGroupUnderARowOfItsOwn()
    {
        m_list->setGrouping(RunsModel::Tags);
        QCOMPARE(shown(), (QStringList{"▾ a (2 run(s))", "a1", "a2", "▾ b (1 run(s))", "b1"}));
        QVERIFY(m_list->isGroup(m_list->index(0, 0)));
        QVERIFY(!m_list->isGroup(m_list->index(1, 0)));
        m_list->setGrouping(RunsList::kNoGroups);
        QCOMPARE(shown(), (QStringList{"a1", "a2", "b1"}));
    }

    void anyColumnGroups()
    {
        for (int column = RunsModel::Dataset; column < m_model->columnCount(); ++column) {
            m_list->setGrouping(column);
            QVERIFY(m_list->isGroup(m_list->index(0, 0)));
            QCOMPARE(m_list->matchCount(), 3);
        }
    }

    void theGroupWithTheBestRunComesFirst()
    {
        m_list->setGrouping(RunsModel::Tags);
        m_list->sort(RunsModel::TestRecall, Qt::AscendingOrder);
        QCOMPARE(shown().front().left(3), QStringLiteral("▾ b"));
        m_list->sort(RunsModel::TestRecall, Qt::DescendingOrder);
        QCOMPARE(shown().front().left(3), QStringLiteral("▾ a"));
    }

    void aGroupsRowShowsMeanAndStd()
    {
        m_list->setGrouping(RunsModel::Tags);
        QCOMPARE(m_list->index(0, RunsModel::TestRecall).data().toString(), QStringLiteral("0.2500 ± 0.0707"));
        QCOMPARE(m_list->index(3, RunsModel::TestRecall).data().toString(), QStringLiteral("0.1000"));
    }

    void numbersOfSeveralDataSetsAreNotMixed()
    {
        m_runs[2].dataset = {2};
        m_model->setRuns(m_runs, {dataset(1, "ml-1m"), dataset(2, "other")});
        m_list->setGrouping(RunsModel::Tags);
        QVERIFY(m_list->index(0, RunsModel::TestRecall).data().toString().isEmpty());
    }

    void aGroupFoldsAndStandsForItsRuns()
    {
        m_list->setGrouping(RunsModel::Tags);
        m_list->toggle(m_list->index(0, 0));
        QCOMPARE(shown(), (QStringList{"▸ a (2 run(s))", "▾ b (1 run(s))", "b1"}));
        QCOMPARE(m_list->runsAt(m_list->index(0, 0)), (std::vector<base::RunId>{{1}, {3}}));
        QCOMPARE(m_list->matchCount(), 3);
        m_list->reveal({3});
        QCOMPARE(shown().size(), 5);
    }

    void theSelectionStaysWhileRowsMoveComeAndGo()
    {
        QTableView table;
        table.setModel(m_list.get());
        table.setSelectionBehavior(QAbstractItemView::SelectRows);
        m_list->setGrouping(RunsModel::Tags);
        table.selectRow(1); // a1
        const auto selected = [&table] { return table.selectionModel()->selectedRows().value(0).data().toString(); };
        QCOMPARE(selected(), QStringLiteral("a1"));
        m_list->sort(RunsModel::TestRecall, Qt::DescendingOrder);
        QCOMPARE(selected(), QStringLiteral("a1"));
        m_runs.push_back(finishedRun(4, "a0", "hstu", 0.9));
        m_runs.erase(m_runs.begin() + 1);
        m_model->setRuns(m_runs, {});
        QCOMPARE(selected(), QStringLiteral("a1"));
        m_list->setGrouping(RunsModel::State);
        QCOMPARE(selected(), QStringLiteral("a1"));
        m_list->setWords(QStringLiteral("a1"));
        QCOMPARE(selected(), QStringLiteral("a1"));
    }

    void columnsAreChosenFromAMenu()
    {
        QTableView table;
        table.setModel(m_list.get());
        RunColumns columns(table, *m_model);
        QVERIFY(!table.isColumnHidden(RunsModel::Tags));
        QVERIFY(table.isColumnHidden(RunsModel::Notes));
        QMenu menu;
        columns.fill(menu);
        QCOMPARE(menu.actions().size(), m_model->columnCount());
        QVERIFY(!menu.actions()[RunsModel::Name]->isEnabled());
        menu.actions()[RunsModel::Notes]->trigger();
        menu.actions()[RunsModel::Seed]->trigger();
        QVERIFY(!table.isColumnHidden(RunsModel::Notes));
        QVERIFY(table.columnWidth(RunsModel::Notes) > 0);
        QVERIFY(table.isColumnHidden(RunsModel::Seed));
    }

    void columnsFitWhatTheyHoldUntilSomebodyDrawsThem()
    {
        QTableView table;
        table.setModel(m_list.get());
        RunColumns columns(table, *m_model);
        columns.fit();
        const int before = table.columnWidth(RunsModel::Name);
        m_runs[0].name = "a name that is longer than all before";
        m_model->setRuns(m_runs, {});
        columns.fit();
        const int fitted = table.columnWidth(RunsModel::Name);
        QVERIFY(fitted > before);
        table.setColumnWidth(RunsModel::Name, before);
        columns.fit();
        QCOMPARE(table.columnWidth(RunsModel::Name), before);
    }

    void columnsAreRememberedByNameBeforeAnyRunHasThem()
    {
        m_runs[0].test["coverage@10"] = 0.5;
        m_model->setRuns(m_runs, {});
        QTableView table;
        table.setModel(m_list.get());
        table.setSortingEnabled(true);
        RunColumns columns(table, *m_model);
        columns.fit();
        columns.setShown(RunsModel::FixedColumns, true);
        columns.setShown(RunsModel::Seed, false);
        table.horizontalHeader()->moveSection(RunsModel::State, 1);
        table.setColumnWidth(RunsModel::Model, 123);
        const QByteArray state = columns.save();

        RunsModel empty;
        RunsList list(empty);
        QTableView later;
        later.setModel(&list);
        later.setSortingEnabled(true);
        RunColumns restored(later, empty);
        QVERIFY(restored.restore(state));
        QVERIFY(later.isColumnHidden(RunsModel::Seed));
        QCOMPARE(later.horizontalHeader()->visualIndex(RunsModel::State), 1);
        QCOMPARE(later.columnWidth(RunsModel::Model), 123);
        empty.setRuns(m_runs, {});
        QCOMPARE(empty.columnKey(RunsModel::FixedColumns), QStringLiteral("coverage@10"));
        QVERIFY(!later.isColumnHidden(RunsModel::FixedColumns));
        QVERIFY(!restored.restore(QByteArray("something else")));
    }

private:
    [[nodiscard]] QStringList shown() const
    {
        QStringList texts;
        for (int row = 0; row < m_list->rowCount(); ++row)
            texts << m_list->index(row, RunsModel::Name).data().toString();
        return texts;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RunsModel> m_model;
    std::unique_ptr<RunsList> m_list;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::vector<store::RunRecord> m_runs;
};

QTEST_MAIN(TstRunsList)
#include "tst_runslist.moc"
