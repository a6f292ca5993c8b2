#include "tests/support/workbenchfixture.h"

#include "comparedruns.h"

#include "core/config/fields.h"
#include "ui/plots/chart.h"
#include "ui/runs/ablationtab.h"
#include "ui/runs/metricstab.h"
#include "ui/runs/runcurves.h"
#include "ui/runs/scattertab.h"
#include "ui/runs/settingstab.h"
#include "ui/runs/tablemodel.h"
#include "ui/runs/userpairsmodel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace hstudio;
using namespace hstudio::ui;
using namespace hstudio::test;

/// The ways to look at selected runs, each over runs made up here.
class TstRunsTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void aTableShowsDeltasBestCellsAndRemarks()
    {
        TableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        compare::Table table;
        table.columns = {{.title = "Metric", .number = false}, {.title = "a", .number = true}, {.title = "b", .number = true}};
        table.rows = {{.cells = {{.text = "Recall@10"}, {.text = "0.2", .best = true}, {.text = "0.1", .delta = "-0.1", .worse = true}}},
                      {.cells = {{.text = "NDCG@10"}, {.text = "0.3"}, {.text = "0.4", .remark = "Different data."}}, .published = true}};
        model.setTable(table, {TableModel::kNoColour, 0, 1}, {}, {QStringLiteral("a tip")});
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("0.1  -0.1"));
        QCOMPARE(model.index(0, 2).data(Qt::ForegroundRole).value<QColor>(), m_theme->color(Token::Danger));
        QCOMPARE(model.index(0, 1).data(Qt::FontRole).value<QFont>().weight(), QFont::DemiBold);
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("0.4  ≠ Different data."));
        QVERIFY(model.index(1, 1).data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().contains(QLatin1String("a tip")));
        const QImage swatch = model.headerData(2, Qt::Horizontal, Qt::DecorationRole).value<QPixmap>().toImage();
        QCOMPARE(swatch.pixelColor(0, 0), m_theme->series(1)); // a run's colour is the same in every view
    }

    void severalRunsShowOnlySettingsThatDiffer()
    {
        SettingsTab tab;
        tab.setRuns(selection({comparedRun(1, "a", "hstu"), comparedRun(2, "b", "hstu-no-rab")}));
        QCOMPARE(column(tab, "runsSettingsTable", 0), (QStringList{"relative_time_attention", "relative_pos_attention"}));
        QCOMPARE(column(tab, "runsSettingsTable", 1), (QStringList{"true", "true"}));
        tab.setRuns(selection({comparedRun(1, "a")}));
        QCOMPARE(column(tab, "runsSettingsTable", 0).size(), static_cast<qsizetype>(config::fields().size()) + 1); // and the data set
        QCOMPARE(tab.table().rows.size(), config::fields().size() + 1);
    }

    void metricsStandBesideTheBaselineWithTheBetterDirection()
    {
        MetricsTab tab(workbench());
        tab.setRuns(selection({comparedRun(1, "a", "hstu", 42, 0.2), comparedRun(2, "b", "sasrec", 42, 0.25)}));
        QCOMPARE(column(tab, "runsMetricsTable", 0), (QStringList{"Recall@10 ↑", "NDCG@10 ↑"}));
        QCOMPARE(column(tab, "runsMetricsTable", 1), (QStringList{"0.2000", "0.1000"}));
        QCOMPARE(column(tab, "runsMetricsTable", 2), (QStringList{"0.2500  +0.0500", "0.1250  +0.0250"}));
        auto *table = tab.findChild<QTableView *>(QStringLiteral("runsMetricsTable"))->model();
        QCOMPARE(table->index(0, 2).data(Qt::ForegroundRole).value<QColor>(), m_theme->color(Token::Good));

        choose(tab, "runsBaseline", 1);
        QCOMPARE(column(tab, "runsMetricsTable", 1).front(), QStringLiteral("0.2000  -0.0500"));
        QVERIFY(tab.findChild<QLabel *>(QStringLiteral("runsProtocol"))->text().contains(QLatin1String("leave-one-out")));
        QVERIFY(compare::toMarkdown(tab.table()).find("+0.0500") == std::string::npos); // exports know the baseline, too
    }

    void seedsFoldToMeanAndStd()
    {
        MetricsTab tab(workbench());
        tab.setRuns(
            selection({comparedRun(1, "a", "hstu", 1, 0.2), comparedRun(2, "b", "hstu", 2, 0.3), comparedRun(3, "c", "sasrec", 1, 0.1)}));
        QCOMPARE(tab.findChild<QTableView *>(QStringLiteral("runsMetricsTable"))->model()->columnCount(), 4);
        tab.findChild<QCheckBox *>(QStringLiteral("runsMetricsFold"))->setChecked(true);
        QCOMPARE(tab.findChild<QTableView *>(QStringLiteral("runsMetricsTable"))->model()->columnCount(), 3);
        QCOMPARE(column(tab, "runsMetricsTable", 1).front(), QStringLiteral("0.2500 ± 0.0707"));
    }

    void unlikeProtocolsSayInTheCellWhatDiffers_data()
    {
        QTest::addColumn<int>("difference");
        QTest::addColumn<QString>("said");
        QTest::newRow("split") << 0 << "split";
        QTest::newRow("cut-offs") << 1 << "cut-offs";
        QTest::newRow("filter") << 2 << "Seen films";
        QTest::newRow("sampled") << 3 << "ranking";
        QTest::newRow("weights") << 4 << "weights";
        QTest::newRow("data") << 5 << "data";
        QTest::newRow("query time") << 6 << "query times";
    }
    void unlikeProtocolsSayInTheCellWhatDiffers()
    {
        QFETCH(int, difference);
        QFETCH(QString, said);
        compare::Run other = comparedRun(2, "b");
        inference::Protocol &protocol = other.evaluation->protocol;
        switch (difference) {
        case 0: protocol.split = "at one moment"; break;
        case 1: protocol.ks = {20}; break;
        case 2: protocol.filterSeen = false; break;
        case 3: protocol.ranking = "100 sampled"; break;
        case 4: protocol.weights = "last"; break;
        case 5: other.dataset.hash = "bbbb2222"; break;
        default: protocol.queryTime = "last"; break;
        }
        MetricsTab tab(workbench());
        tab.setRuns(selection({comparedRun(1, "a"), other}));
        const QString cell = column(tab, "runsMetricsTable", 2).front();
        QVERIFY2(cell.contains(QStringLiteral("≠")) && cell.contains(said), qPrintable(cell));
        QVERIFY(tab.findChild<QLabel *>(QStringLiteral("runsProtocol"))->text().contains(QStringLiteral("≠")));
        QTRY_VERIFY(!tab.findChild<QLabel *>(QStringLiteral("runsPairWords"))->text().isEmpty()); // and aren't tested against each other
        QVERIFY(tab.findChild<QTableView *>(QStringLiteral("runsPairUsers"))->isHidden());
    }

    void pairedTestsSpeakInSentencesAndNameTheUsers()
    {
        MetricsTab tab(workbench());
        const auto good = [](std::uint32_t user) { return user < 60 ? 1 : 15; };
        const auto bad = [](std::uint32_t user) { return user >= 90 ? 2 : 15; };
        tab.setRuns(selection({comparedRun(1, "bad", "sasrec", 42, 0.1, bad), comparedRun(2, "good", "hstu", 42, 0.6, good)}));
        auto *words = tab.findChild<QLabel *>(QStringLiteral("runsPairWords"));
        auto *users = tab.findChild<QTableView *>(QStringLiteral("runsPairUsers"));
        QTRY_COMPARE(users->model()->rowCount(), 100);
        QVERIFY2(words->text().contains(QLatin1String("good")), qPrintable(words->text()));
        QCOMPARE(users->model()->index(0, UserPairsModel::RankA).data().toString(), QStringLiteral("1"));
        QCOMPARE(users->model()->index(0, UserPairsModel::Difference).data().toString(), QStringLiteral("+1.0000"));
        QCOMPARE(users->model()->index(99, UserPairsModel::Difference).data().toString(), QStringLiteral("-1.0000"));

        QSignalSpy opened(&tab, &MetricsTab::openUser);
        Q_EMIT users->activated(users->model()->index(0, 0));
        QCOMPARE(opened.size(), 1);
        QVERIFY(opened.front().at(0).value<base::RunId>() == base::RunId{2});
        QVERIFY(opened.front().at(1).value<base::RunId>() == base::RunId{1});
        QCOMPARE(opened.front().at(2).toUInt(), 0U);
    }

    void aDifferenceWithinSeedNoiseAsksForMoreSeedsWithOneClick()
    {
        tests::WorkbenchFixture fixture;
        const auto dataset = fixture.addTiny();
        fixture.reload();
        compare::Run a = comparedRun(1, "a", "hstu", 42, 0.2, [](std::uint32_t user) { return user == 0 ? 15 : 5; });
        compare::Run b = comparedRun(2, "b", "sasrec", 42, 0.2, [](std::uint32_t user) { return user == 1 ? 15 : 5; });
        a.record.dataset = b.record.dataset = dataset;
        MetricsTab tab(fixture.workbench());
        tab.setRuns(selection({a, b}));
        auto *button = tab.findChild<QPushButton *>(QStringLiteral("runsMoreSeeds"));
        QTRY_VERIFY(!button->isHidden());
        QSignalSpy told(&tab, &MetricsTab::told);
        button->click();
        QCOMPARE(told.size(), 1);
        QTRY_COMPARE(fixture.workbench().runs().size(), std::size_t{10}); // none of these runs is in this workspace
    }

    void curvesFoldSeedsIntoABand()
    {
        RunCurves tab;
        tab.setRuns(
            selection({comparedRun(1, "a", "hstu", 1, 0.2), comparedRun(2, "b", "hstu", 2, 0.3), comparedRun(3, "c", "sasrec", 1, 0.1)}));
        auto *chart = tab.findChild<Chart *>(QStringLiteral("runsRecallChart"));
        QCOMPARE(chart->seriesKeys().size(), 3);
        QCOMPARE(chart->markerKeys().size(), 3);
        tab.findChild<QCheckBox *>(QStringLiteral("runsCurvesFold"))->setChecked(true);
        QCOMPARE(chart->seriesKeys().size(), 2);
        chart->setCrosshair(2);
        const QString tip = chart->tipLines().join(QLatin1Char('\n'));
        QVERIFY2(tip.contains(QStringLiteral("(0.3586 … 0.6414)")), qPrintable(tip)); // 0.5 ± the deviation of 0.4 and 0.6
        choose(tab, "runsCurveMetric", 1);
        QCOMPARE(tab.findChild<QComboBox *>(QStringLiteral("runsCurveMetric"))->currentText(), QStringLiteral("NDCG@10"));
    }

    void epochsThatArriveAreDrawn()
    {
        RunCurves tab;
        tab.setRuns(selection({comparedRun(1, "a")}));
        QCOMPARE(tab.epochCount({1}), 2);
        tab.addEpoch({1}, tests::WorkbenchFixture::epoch(3, 0.4));
        tab.addEpoch({9}, tests::WorkbenchFixture::epoch(3, 0.4)); // of a run that isn't shown
        QCOMPARE(tab.epochCount({1}), 3);
    }

    void thePivotTableFollowsItsChoices()
    {
        AblationTab tab;
        tab.setRuns(
            selection({comparedRun(1, "a", "hstu", 1, 0.2), comparedRun(2, "b", "hstu", 2, 0.4), comparedRun(3, "c", "sasrec", 1, 0.1)}));
        chooseData(tab, "runsPivotRows", "model");
        QCOMPARE(column(tab, "runsPivotTable", 0), (QStringList{"HSTU", "SASRec"}));
        QCOMPARE(column(tab, "runsPivotTable", 1).front(), QStringLiteral("0.3000 ± 0.1414"));
        choose(tab, "runsPivotAggregation", 1);
        QCOMPARE(column(tab, "runsPivotTable", 1), (QStringList{"0.4000", "0.1000"}));
        choose(tab, "runsPivotAggregation", 3);
        QCOMPARE(column(tab, "runsPivotTable", 1), (QStringList{"2", "1"}));
        chooseData(tab, "runsPivotColumns", "seed");
        choose(tab, "runsPivotAggregation", 0);
        QCOMPARE(tab.findChild<QTableView *>(QStringLiteral("runsPivotTable"))->model()->columnCount(), 3);
        QCOMPARE(column(tab, "runsPivotTable", 2), (QStringList{"0.4000", "–"}));
        QCOMPARE(tab.table().columns.size(), std::size_t{3});
    }

    void thePublishedNumbersStandBelowWithTheirSource()
    {
        compare::Run run = comparedRun(1, "a", "hstu", 1, 0.33);
        run.dataset.users = 6040;
        run.dataset.items = 3706;
        run.dataset.interactions = 1'000'209;
        AblationTab tab;
        tab.setRuns(selection({run}));
        chooseData(tab, "runsPivotRows", "model");
        auto *table = tab.findChild<QTableView *>(QStringLiteral("runsPivotTable"))->model();
        QVERIFY(table->rowCount() > 1);
        QVERIFY(table->index(1, 0).data(Qt::FontRole).value<QFont>().italic());
        QVERIFY(table->index(1, 0).data(Qt::ToolTipRole).toString().contains(QLatin1Char('\n'))); // source and protocol

        tab.findChild<QPushButton *>(QStringLiteral("runsTutorialTable"))->click();
        QStringList titles;
        for (int i = 0; i < table->columnCount(); ++i)
            titles << table->headerData(i, Qt::Horizontal).toString();
        for (const char *metric : {"Recall@10", "NDCG@200", "Coverage@10", "Serendipity@10"})
            QVERIFY(titles.contains(QLatin1String(metric)));
        QVERIFY(table->index(0, 2).data().toString().startsWith(QLatin1String("0.3300")));
        QVERIFY(table->rowCount() > 3);
    }

    void theScatterJoinsTheRunsThatNoOtherBeats()
    {
        std::vector<compare::Run> runs;
        const std::vector<std::pair<double, double>> points = {{0.30, 0.2}, {0.25, 0.6}, {0.20, 0.5}};
        for (std::size_t i = 0; i < points.size(); ++i) {
            compare::Run run = comparedRun(static_cast<std::int64_t>(i) + 1, std::string(1, static_cast<char>('a' + i)));
            run.evaluation->metrics = {{"recall@10", points[i].first}, {"coverage@10", points[i].second}};
            runs.push_back(run);
        }
        compare::Run unlike = comparedRun(4, "d");
        unlike.evaluation->protocol.filterSeen = false;
        unlike.evaluation->metrics = {{"recall@10", 0.9}, {"coverage@10", 0.9}};
        runs.push_back(unlike);
        ScatterTab tab;
        tab.setRuns(selection(runs));
        QCOMPARE(tab.findChild<QComboBox *>(QStringLiteral("runsScatterX"))->currentText(), QStringLiteral("Coverage@10"));
        QCOMPARE(tab.front(), (QStringList{"a", "b"}));
        QVERIFY(!tab.findChild<QLabel *>(QStringLiteral("runsScatterNote"))->isHidden());
        QCOMPARE(tab.findChild<Chart *>(QStringLiteral("runsScatterChart"))->seriesKeys().size(), 4); // three runs and the front
    }

private:
    static QStringList column(const QWidget &tab, const char *table, int column)
    {
        const auto *model = tab.findChild<QTableView *>(QLatin1String(table))->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts << model->index(row, column).data().toString();
        return texts;
    }

    static void choose(const QWidget &tab, const char *box, int index)
    {
        auto *combo = tab.findChild<QComboBox *>(QLatin1String(box));
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }

    static void chooseData(const QWidget &tab, const char *box, const char *data)
    {
        choose(tab, box, tab.findChild<QComboBox *>(QLatin1String(box))->findData(QString::fromLatin1(data)));
    }

    [[nodiscard]] Workbench &workbench()
    {
        if (!m_fixture)
            m_fixture = std::make_unique<tests::WorkbenchFixture>();
        return m_fixture->workbench();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
};

QTEST_MAIN(TstRunsTabs)
#include "tst_runstabs.moc"
