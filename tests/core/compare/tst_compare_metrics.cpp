#include "comparedruns.h"
#include "core/compare/metrictable.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

const MetricRow &rowOf(const std::vector<MetricRow> &rows, const std::string &name)
{
    return *std::find_if(rows.begin(), rows.end(), [&name](const MetricRow &row) { return row.name == name; });
}

std::vector<std::string> keysOf(const std::vector<SettingRow> &rows)
{
    std::vector<std::string> keys;
    for (const SettingRow &row : rows)
        keys.push_back(row.key);
    return keys;
}

} // namespace

/// Metrics and settings side by side, and seeds folded into one.
class TstCompareMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesComeInTheOrderPeopleLookForThem();
    void directionsOfMetrics();
    void deltasAreToTheBaselineAndSayWhichIsBetter();
    void lowerLossIsBetter();
    void metricsWithoutDirectionGetNoVerdict();
    void unlikeProtocolsGetNoDelta();
    void missingMetricIsNoNumber();
    void meanAndDeviationOfSeeds();
    void seedsAreFoldedAndOtherSettingsAreNot();
    void foldedValuesCompareByTheirMeans();
    void curvesFoldByEpoch();
    void onlyDifferingSettingsStay();
    void otherDataIsTold();
};

void TstCompareMetrics::namesComeInTheOrderPeopleLookForThem()
{
    QCOMPARE(inOrder({"zeta@1", "coverage@10", "ndcg@10", "recall@50", "recall@10", "recall@10", "val_loss"}),
             (std::vector<std::string>{"recall@10", "recall@50", "ndcg@10", "coverage@10", "val_loss", "zeta@1"}));
    QCOMPARE(parseMetric("recall@10").k.value(), std::int64_t{10});
    QVERIFY(!parseMetric("val_loss").k);
}

void TstCompareMetrics::directionsOfMetrics()
{
    QVERIFY(betterDirection("recall@10") == Direction::Higher);
    QVERIFY(betterDirection("coverage@10") == Direction::Higher);
    QVERIFY(betterDirection("val_loss") == Direction::Lower);
    QVERIFY(betterDirection("arp@10") == Direction::Neither);
}

void TstCompareMetrics::deltasAreToTheBaselineAndSayWhichIsBetter()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(4, 8)), testedRun("b", "sasrec", 1, hitsOf(3, 8)),
                                   testedRun("c", "hstu-large", 1, hitsOf(6, 8)), testedRun("d", "hstu-no-rab", 1, hitsOf(4, 8))};
    const auto rows = compareMetrics(runs, eachAlone(runs), 0);
    const MetricRow &recall = rowOf(rows, "recall@10");
    QCOMPARE(rows.front().name, std::string("recall@10"));
    QVERIFY(!recall.cells[0].delta);
    QCOMPARE(recall.cells[1].delta.value(), -0.125);
    QVERIFY(recall.cells[1].standing == Standing::Worse);
    QCOMPARE(recall.cells[2].delta.value(), 0.25);
    QVERIFY(recall.cells[2].standing == Standing::Better && recall.cells[2].best && !recall.cells[0].best);
    QVERIFY(recall.cells[3].standing == Standing::Same);
    const auto againstC = compareMetrics(runs, eachAlone(runs), 2, {"recall@10"});
    QCOMPARE(againstC.size(), std::size_t{1});
    QCOMPARE(againstC.front().cells[0].delta.value(), -0.25);
    QVERIFY(!compareMetrics(runs, eachAlone(runs), {}, {"recall@10"}).front().cells[1].delta);
}

void TstCompareMetrics::lowerLossIsBetter()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    runs[0].evaluation->metrics["test_loss"] = 4;
    runs[1].evaluation->metrics["test_loss"] = 3;
    const MetricRow loss = compareMetrics(runs, eachAlone(runs), 0, {"test_loss"}).front();
    QVERIFY(loss.cells[1].standing == Standing::Better && loss.cells[1].best && !loss.cells[0].best);
}

void TstCompareMetrics::metricsWithoutDirectionGetNoVerdict()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    runs[1].evaluation->metrics["arp@10"] = 0.002;
    const MetricRow row = compareMetrics(runs, eachAlone(runs), 0, {"arp@10"}).front();
    QCOMPARE(row.cells[1].delta.value(), 0.001);
    QVERIFY(row.cells[1].standing == Standing::None && !row.cells[1].best);
}

void TstCompareMetrics::unlikeProtocolsGetNoDelta()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {2})};
    runs[1].evaluation->protocol.filterSeen = false;
    const MetricRow row = compareMetrics(runs, eachAlone(runs), 0, {"ndcg@10"}).front();
    QVERIFY(!row.cells[1].delta && row.cells[1].standing == Standing::None && !row.cells[1].best);
    QCOMPARE(QByteArray::fromStdString(textOf(row.cells[1].unlike)), QByteArray("Seen films are kept here and left out there."));
    QCOMPARE(row.cells[1].value.mean, 1 / std::log2(3.0)); // it is shown all the same
}

void TstCompareMetrics::missingMetricIsNoNumber()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    runs[1].evaluation.reset();
    runs[1].record.test.clear();
    const MetricRow row = compareMetrics(runs, eachAlone(runs), 0, {"recall@10"}).front();
    QCOMPARE(row.cells[1].value.count, std::int64_t{0});
    QVERIFY(std::isnan(row.cells[1].value.mean) && !row.cells[1].delta && row.cells[1].unlike.empty());
}

void TstCompareMetrics::meanAndDeviationOfSeeds()
{
    const MeanStd folded = meanStd(std::vector<double>{1, 2, 3, 4, std::numeric_limits<double>::quiet_NaN()});
    QCOMPARE(folded.mean, 2.5);
    QCOMPARE(folded.std, std::sqrt(5.0 / 3));
    QCOMPARE(folded.count, std::int64_t{4});
    QCOMPARE(meanStdText(folded, 2), std::string("2.50 ± 1.29"));
    QCOMPARE(meanStdText(meanStd(std::vector<double>{0.5})), std::string("0.5000"));
    QVERIFY(std::isnan(meanStd({}).mean));
}

void TstCompareMetrics::seedsAreFoldedAndOtherSettingsAreNot()
{
    std::vector<Run> runs = {testedRun("a 1", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1}), testedRun("a 2", "hstu", 2, {1}),
                             testedRun("a 3", "hstu", 3, {1}), testedRun("a 4", "hstu", 4, {1})};
    runs[2].config->device.threads = 3;
    runs[3].config->model.nFactors = 64;
    runs[4].evaluation->protocol.filterSeen = false;
    const auto groups = foldSeeds(runs);
    QCOMPARE(groups.size(), std::size_t{4});
    QCOMPARE(groups[0].label, std::string("hstu"));
    QCOMPARE(groups[0].runs, (std::vector<std::size_t>{0, 2}));
    QCOMPARE(groups[1].label, std::string("b"));
    QCOMPARE(settingsText(runs[3]), std::string("hstu · n_factors=64"));
}

void TstCompareMetrics::foldedValuesCompareByTheirMeans()
{
    const std::vector<Run> runs = {testedRun("a 1", "hstu", 1, hitsOf(4, 8)), testedRun("a 2", "hstu", 2, hitsOf(6, 8)),
                                   testedRun("b 1", "sasrec", 1, hitsOf(2, 8)), testedRun("b 2", "sasrec", 2, hitsOf(4, 8))};
    const MetricRow row = compareMetrics(runs, foldSeeds(runs), 0, {"recall@10"}).front();
    QCOMPARE(row.cells.size(), std::size_t{2});
    QCOMPARE(row.cells[0].value.mean, 0.625);
    QCOMPARE(row.cells[0].value.std, std::sqrt(0.03125));
    QCOMPARE(row.cells[1].delta.value(), -0.25);
}

void TstCompareMetrics::curvesFoldByEpoch()
{
    std::vector<Run> runs = {testedRun("a 1", "hstu", 1, {1}), testedRun("a 2", "hstu", 2, {1})};
    runs[0].epochs = {curvePoint(1, 0.1), curvePoint(2, 0.2)};
    runs[1].epochs = {curvePoint(1, 0.3)};
    const auto curve = foldCurve(runs, foldSeeds(runs).front(), "recall@10");
    QCOMPARE(curve.size(), std::size_t{2});
    QCOMPARE(curve[0].value.mean, 0.2);
    QCOMPARE(curve[0].value.count, std::int64_t{2});
    QCOMPARE(curve[1].value.mean, 0.2);
    QCOMPARE(curve[1].value.count, std::int64_t{1});
    QVERIFY(foldCurve(runs, foldSeeds(runs).front(), "ndcg@10").empty());
    QCOMPARE(foldCurve(runs, foldSeeds(runs).front(), "val_loss").front().value.mean, 4.0);
}

void TstCompareMetrics::onlyDifferingSettingsStay()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "hstu", 2, {1})};
    runs[1].config->model.nFactors = 64;
    const auto rows = compareSettings(runs);
    QCOMPARE(keysOf(rows), (std::vector<std::string>{"n_factors", "seed"}));
    QCOMPARE(rows.front().values, (std::vector<std::string>{"50", "64"}));
    const auto all = compareSettings(runs, false);
    QVERIFY(all.size() > rows.size() && all.front().key == "dataset" && !all.front().differs);
    QCOMPARE(compareSettings(std::span(runs).first(1)).size(), all.size());
}

void TstCompareMetrics::otherDataIsTold()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "hstu", 1, {1})};
    runs[1].dataset.name = "late";
    runs[1].dataset.hash = "cccc";
    QCOMPARE(keysOf(compareSettings(runs)), (std::vector<std::string>{"dataset"}));
    QVERIFY(!compareMetrics(runs, eachAlone(runs), 0, {"recall@10"}).front().cells[1].unlike.empty());
    QCOMPARE(foldSeeds(runs).size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TstCompareMetrics)
#include "tst_compare_metrics.moc"
