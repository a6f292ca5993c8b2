#include "runrecords.h"

#include "ui/common/theme.h"
#include "ui/runs/runslist.h"
#include "ui/runs/runsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using namespace hstudio::test;

class TstRunsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void init()
    {
        m_model = std::make_unique<RunsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_filter = std::make_unique<RunsList>(*m_model);
        m_filterTester = std::make_unique<QAbstractItemModelTester>(m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_runs = {finishedRun(1, "first", "hstu", 0.25), finishedRun(2, "second", "sasrec", 0.15), finishedRun(3, "third", "quick", 0.35)};
        m_model->setRuns(m_runs, {dataset(1, "ml-1m")});
        describeAll();
    }

    void cleanup()
    {
        m_filterTester.reset();
        m_filter.reset();
        m_tester.reset();
        m_model.reset();
    }

    void showsWhatARunIs_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("name") << int(RunsModel::Name) << "first";
        QTest::newRow("data set") << int(RunsModel::Dataset) << "ml-1m";
        QTest::newRow("model") << int(RunsModel::Model) << "HSTU";
        QTest::newRow("settings") << int(RunsModel::Settings) << "hstu";
        QTest::newRow("seed") << int(RunsModel::Seed) << "42";
        QTest::newRow("epochs") << int(RunsModel::Epochs) << "10 of 100";
        QTest::newRow("best epoch") << int(RunsModel::BestEpoch) << "7";
        QTest::newRow("validation") << int(RunsModel::Validation) << "0.2600";
        QTest::newRow("test recall") << int(RunsModel::TestRecall) << "0.2500";
        QTest::newRow("test ndcg") << int(RunsModel::TestNdcg) << "0.1250";
        QTest::newRow("time") << int(RunsModel::Duration) << "1 min 0 s";
        QTest::newRow("started") << int(RunsModel::Started) << "1970-01-12 14:03";
    }
    void showsWhatARunIs()
    {
        QFETCH(int, column);
        QFETCH(QString, text);
        QCOMPARE(m_model->index(0, column).data().toString(), text);
    }

    void aRunKeepsItsColour()
    {
        const auto icon = m_model->index(1, RunsModel::Name).data(Qt::DecorationRole).value<QIcon>();
        for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected})
            QCOMPARE(icon.pixmap(QSize(4, 4), 1, mode).toImage().pixelColor(1, 1), m_theme->series(1));
    }

    void namesWhatDiffersFromThePreset()
    {
        config::ExperimentConfig settings = config::findPreset("hstu")->config;
        settings.model.nFactors = 64;
        settings.model.nHeads = 2;
        settings.device.seed = 7; // has a column of its own
        m_runs[0].configJson = config::toJsonText(settings);
        QCOMPARE(describeRun(m_runs[0]).settings, QStringLiteral("hstu · n_factors=64, n_heads=2"));
    }

    void aRunWithoutPresetIsComparedWithTheOneOfItsModel()
    {
        m_runs[1].preset.clear();
        QCOMPARE(describeRun(m_runs[1]).settings, QStringLiteral("sasrec"));
    }

    void unreadableSettingsLeaveTheCellsEmpty()
    {
        m_runs[0].configJson = std::string("{");
        QVERIFY(!describeRun(m_runs[0]).config);
        QVERIFY(describeRun(m_runs[0]).settings.isEmpty());
    }

    void sortsByValueNotByText_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QStringList>("ascending");
        QTest::newRow("name") << int(RunsModel::Name) << QStringList{"first", "second", "third"};
        QTest::newRow("epochs") << int(RunsModel::Epochs) << QStringList{"first", "second", "third"};
        QTest::newRow("test recall") << int(RunsModel::TestRecall) << QStringList{"second", "first", "third"};
        QTest::newRow("started") << int(RunsModel::Started) << QStringList{"first", "second", "third"};
        QTest::newRow("seed, the older first among equals") << int(RunsModel::Seed) << QStringList{"first", "second", "third"};
        QTest::newRow("duration") << int(RunsModel::Duration) << QStringList{"first", "second", "third"};
    }
    void sortsByValueNotByText()
    {
        QFETCH(int, column);
        QFETCH(QStringList, ascending);
        m_filter->sort(column, Qt::AscendingOrder);
        QCOMPARE(namesShown(), ascending);
        m_filter->sort(column, Qt::DescendingOrder);
        std::reverse(ascending.begin(), ascending.end());
        QCOMPARE(namesShown(), ascending);
    }

    void runsWithoutResultSortBelowAllOthers()
    {
        m_runs[0].test.clear();
        m_model->setRuns(m_runs, {});
        QCOMPARE(m_model->index(0, RunsModel::TestRecall).data().toString(), QStringLiteral("–"));
        m_filter->sort(RunsModel::TestRecall, Qt::AscendingOrder);
        QCOMPARE(namesShown().front(), QStringLiteral("first"));
    }

    void filtersByEveryWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("nothing") << "" << QStringList{"first", "second", "third"};
        QTest::newRow("part of a name") << "hir" << QStringList{"third"};
        QTest::newRow("model, any case") << "sasREC" << QStringList{"second"};
        QTest::newRow("two words of different columns") << "ml-1m quick" << QStringList{"third"};
        QTest::newRow("no run has both") << "sasrec quick" << QStringList{};
    }
    void filtersByEveryWord()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, left);
        m_filter->setWords(text);
        QCOMPARE(namesShown(), left);
    }

    void theTrashIsApart()
    {
        m_runs[1].trashedAt = 5;
        m_model->setRuns(m_runs, {});
        QCOMPARE(namesShown(), (QStringList{"first", "third"}));
        QCOMPARE(m_model->trashedCount(), 1);
        m_filter->setTrash(true);
        QCOMPARE(namesShown(), QStringList{"second"});
    }

    void rowsStayWhenRecordsChange()
    {
        const QPersistentModelIndex third = m_model->index(2, 0);
        m_runs.erase(m_runs.begin());
        m_runs[1].epochs = 31;
        m_runs.push_back(finishedRun(4, "fourth"));
        m_model->setRuns(m_runs, {});
        QVERIFY(third.isValid());
        QCOMPARE(third.data().toString(), QStringLiteral("third"));
        QCOMPARE(m_model->index(third.row(), RunsModel::Epochs).data().toString().left(2), QStringLiteral("31"));
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->rowOf({4}), 2);
        QCOMPARE(m_model->rowOf({1}), -1);
    }

    void whatAPersonWritesIsEditable()
    {
        QSignalSpy edited(m_model.get(), &RunsModel::editRequested);
        for (const int column : {int(RunsModel::Name), int(RunsModel::Tags), int(RunsModel::Notes), int(RunsModel::Group)})
            QVERIFY(m_model->flags(m_model->index(0, column)).testFlag(Qt::ItemIsEditable));
        QVERIFY(!m_model->flags(m_model->index(0, RunsModel::Seed)).testFlag(Qt::ItemIsEditable));
        QVERIFY(m_model->setData(m_model->index(0, RunsModel::Name), QStringLiteral(" better ")));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.front().at(1).toInt(), int(RunsModel::Name));
        QCOMPARE(edited.front().at(2).toString(), QStringLiteral("better"));
        QVERIFY(!m_model->setData(m_model->index(0, RunsModel::Name), QStringLiteral("  ")));
        QVERIFY(!m_model->setData(m_model->index(0, RunsModel::Seed), 7));
        QVERIFY(m_model->setData(m_model->index(0, RunsModel::Tags), QStringLiteral("good")));
    }

    void everyFurtherTestMetricGetsAColumn()
    {
        QCOMPARE(m_model->columnCount(), int(RunsModel::FixedColumns));
        m_runs[1].test["coverage@10"] = 0.5;
        m_runs[2].test["recall@50"] = 0.75;
        m_model->setRuns(m_runs, {});
        QCOMPARE(m_model->columnCount(), int(RunsModel::FixedColumns) + 2);
        QCOMPARE(m_model->columnKey(RunsModel::FixedColumns), QStringLiteral("recall@50")); // in the order people look for them
        QCOMPARE(m_model->headerData(RunsModel::FixedColumns + 1, Qt::Horizontal).toString(), QStringLiteral("Test Coverage@10"));
        QCOMPARE(m_model->index(1, RunsModel::FixedColumns + 1).data().toString(), QStringLiteral("0.5000"));
        QCOMPARE(m_filter->columnCount(), m_model->columnCount());
        m_filter->sort(RunsModel::FixedColumns, Qt::DescendingOrder);
        QCOMPARE(namesShown().front(), QStringLiteral("third"));
    }

private:
    void describeAll()
    {
        std::unordered_map<base::RunId, RunDescription> descriptions;
        for (const store::RunRecord &run : m_model->undescribed())
            descriptions.emplace(run.id, describeRun(run));
        m_model->setDescriptions(descriptions);
    }

    [[nodiscard]] QStringList namesShown() const
    {
        QStringList names;
        for (int row = 0; row < m_filter->rowCount(); ++row)
            names << m_filter->index(row, RunsModel::Name).data().toString();
        return names;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RunsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<RunsList> m_filter;
    std::unique_ptr<QAbstractItemModelTester> m_filterTester;
    std::vector<store::RunRecord> m_runs;
};

QTEST_MAIN(TstRunsModel)
#include "tst_runsmodel.moc"
