#include "comparedruns.h"
#include "core/compare/ablation.h"

#include <QTest>

#include <cmath>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

/// Two seeds each of the four bias settings and SASRec.
std::vector<Run> ablationRuns()
{
    std::vector<Run> runs;
    std::size_t hits = 40;
    for (const char *preset : {"hstu", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec"})
        for (std::int64_t seed = 1; seed <= 2; ++seed)
            runs.push_back(testedRun(std::string(preset) + " " + std::to_string(seed), preset, seed, hitsOf(hits--, 100)));
    return runs;
}

const TutorialRow *rowOf(const std::vector<TutorialRow> &rows, const std::string &label, const std::string &source)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const TutorialRow &row) {
        return row.label == label && row.source.find(source) != std::string::npos;
    });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

/// The pivot table over runs, and the tutorial's table with published rows.
class TstCompareAblation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pivotHasACellForEveryPair();
    void numbersStandAscending();
    void aggregations();
    void severalDimensionsMakeOneLabel();
    void runsOfAnotherProtocolStayOut();
    void dataSetsAsADimensionMayDiffer();
    void dimensionsThatDifferComeFirst();
    void publishedResultsAreAllThere();
    void dataSetsAreKnownByTheirNumbers();
    void tutorialTableFoldsSeedsAndComparesWithThePublished();
    void publishedRowsSayWhatDiffers();
    void unlikeRunsGetNoDeltaToThePublished();
    void changedSettingsHaveNoPublishedCounterpart();
    void otherDataHasNoPublishedRows();
};

void TstCompareAblation::pivotHasACellForEveryPair()
{
    const auto runs = ablationRuns();
    const Pivot table = pivot(runs, {.rows = {"bias"}, .columns = {"seed"}, .metric = "recall@10", .aggregation = Aggregation::Mean});
    QCOMPARE(table.rowLabels, (std::vector<std::string>{"time and position", "time only", "position only", "neither", "-"}));
    QCOMPARE(table.columnLabels, (std::vector<std::string>{"1", "2"}));
    QCOMPARE(table.cells[1][1].value.mean, 0.37);
    QCOMPARE(table.cells[1][1].runs, (std::vector<std::size_t>{3}));
    QVERIFY(table.cells[1][1].unlike.empty());
}

void TstCompareAblation::numbersStandAscending()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "hstu", 1, {1}), testedRun("c", "hstu", 1, {1})};
    runs[0].config->model.nFactors = 128;
    runs[1].config->model.nFactors = 64;
    QCOMPARE(pivot(runs, {.rows = {"n_factors"}, .columns = {}}).rowLabels, (std::vector<std::string>{"50", "64", "128"}));
}

void TstCompareAblation::aggregations()
{
    const auto runs = ablationRuns();
    const auto valueWith = [&runs](Aggregation aggregation) {
        return pivot(runs, {.rows = {"bias"}, .columns = {}, .metric = "recall@10", .aggregation = aggregation}).cells[0][0].value;
    };
    QCOMPARE(valueWith(Aggregation::Mean).mean, 0.395);
    QVERIFY(std::abs(valueWith(Aggregation::Mean).std - 0.01 / std::sqrt(2.0)) < 1e-12);
    QCOMPARE(valueWith(Aggregation::Best).mean, 0.40);
    QCOMPARE(valueWith(Aggregation::Worst).mean, 0.39);
    QCOMPARE(valueWith(Aggregation::Count).mean, 2.0);
}

void TstCompareAblation::severalDimensionsMakeOneLabel()
{
    const auto runs = ablationRuns();
    const PivotRequest request{.rows = {"model", "bias"}, .columns = {}};
    const Pivot table = pivot(runs, request);
    QCOMPARE(table.rowLabels.front(), std::string("HSTU · time and position"));
    const Table text = toTable(table, request);
    QCOMPARE(text.columns[0].title, std::string("model · bias"));
    QCOMPARE(text.columns[1].title, std::string("recall@10"));
    QCOMPARE(text.rows.front().cells[1].text, std::string("0.3950 ± 0.0071"));
    QVERIFY(text.notes.front().starts_with("Protocol: leave-one-out"));
}

void TstCompareAblation::runsOfAnotherProtocolStayOut()
{
    std::vector<Run> runs = ablationRuns();
    runs[1].evaluation->protocol.filterSeen = false; // of "time and position"
    runs[8].evaluation->protocol.filterSeen = false; // both of SASRec
    runs[9].evaluation->protocol.filterSeen = false;
    const Pivot table = pivot(runs, {.rows = {"bias"}, .columns = {}});
    QCOMPARE(table.cells[0][0].value.mean, 0.40);
    QCOMPARE(table.cells[0][0].value.count, std::int64_t{1});
    QVERIFY(!table.cells[0][0].unlike.empty());
    QCOMPARE(table.cells[4][0].value.count, std::int64_t{2}); // nothing else to show, so shown with the remark
    QCOMPARE(textOf(table.cells[4][0].unlike), std::string("Seen films are kept here and left out there."));
    QVERIFY(table.cells[1][0].unlike.empty());
}

void TstCompareAblation::dataSetsAsADimensionMayDiffer()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "hstu", 1, {1})};
    runs[1].dataset.name = "late";
    runs[1].dataset.hash = "cccc";
    QVERIFY(pivot(runs, {.rows = {"model"}, .columns = {"dataset"}}).cells[0][1].unlike.empty());
    QVERIFY(!pivot(runs, {.rows = {"name"}, .columns = {}}).cells[1][0].unlike.empty());
}

void TstCompareAblation::dimensionsThatDifferComeFirst()
{
    const auto dimensions = pivotDimensions(ablationRuns());
    const auto placeOf = [&dimensions](const char *name) {
        return std::find(dimensions.begin(), dimensions.end(), name) - dimensions.begin();
    };
    QVERIFY(placeOf("seed") < placeOf("dataset"));
    QVERIFY(placeOf("model") < placeOf("bias") && placeOf("bias") < placeOf("n_factors"));
    QCOMPARE(std::count(dimensions.begin(), dimensions.end(), "model"), std::ptrdiff_t{1});
}

void TstCompareAblation::publishedResultsAreAllThere()
{
    QCOMPARE(referencesFor("ml-1m").size(), std::size_t{5 + 5 + 5 + 2});
    const auto rows = referencesFor("ml-1m");
    const auto large = std::find_if(rows.begin(), rows.end(), [](const Reference &row) { return row.method == "HSTU-large"; });
    QVERIFY(large != rows.end());
    QCOMPARE(large->metrics.at("recall@10"), 0.3294); // printed as hr@10
    QCOMPARE(large->protocol.tieRule, std::string("arbitrary"));
    QVERIFY(!large->citation.empty() && !large->url.empty() && large->protocolNotes.find("order of equal times: ") != std::string::npos);
    for (const Reference &row : references())
        QVERIFY2(!row.protocol.split.empty() && !row.protocol.ranking.empty(), row.method.c_str());
}

void TstCompareAblation::dataSetsAreKnownByTheirNumbers()
{
    QCOMPARE(referenceDataset(ml1m()), std::string("ml-1m"));
    store::DatasetRecord filtered = ml1m();
    --filtered.interactions;
    QCOMPARE(referenceDataset(filtered), std::string());
}

void TstCompareAblation::tutorialTableFoldsSeedsAndComparesWithThePublished()
{
    const auto runs = ablationRuns();
    const auto rows = tutorialRows(runs);
    QCOMPARE(rows.size(), std::size_t{5 + 17});
    const TutorialRow *hstu = rowOf(rows, "hstu", "2 runs");
    QVERIFY(hstu != nullptr && hstu->published == nullptr && hstu->unlike.empty());
    QCOMPARE(hstu->values[0].mean, 0.395);
    QCOMPARE(hstu->values[2].count, std::int64_t{0}); // recall@50 wasn't measured
    // Of the published rows with this preset the one with file order, as here.
    QCOMPARE(hstu->comparedWith->title, std::string("RecTools HSTU tutorial, ablation of the relative attention bias"));
    QCOMPARE(hstu->deltas[0].value(), 0.395 - 0.325936);
    QVERIFY(!hstu->deltas[2]);
    const Table table = tutorialTable(runs);
    QCOMPARE(table.columns.size(), std::size_t{10});
    QCOMPARE(table.rows[0].cells[2].delta, std::string("+0.0691"));
    QVERIFY(table.rows[0].cells[2].better && !table.rows[0].published && table.rows[5].published);
}

void TstCompareAblation::publishedRowsSayWhatDiffers()
{
    const auto rows = tutorialRows(ablationRuns());
    const TutorialRow *paper = rowOf(rows, "HSTU-large", "HSTU paper");
    QVERIFY(paper != nullptr && paper->published != nullptr);
    QCOMPARE(paper->values[0].mean, 0.3294);
    QVERIFY(textOf(paper->unlike).find("Different order of equal timestamps: file order and arbitrary.") != std::string::npos);
    QVERIFY(textOf(paper->unlike).find("Different split: leave-one-out and leave-one-out without validation part.") != std::string::npos);
    const TutorialRow *tutorial = rowOf(rows, "HSTU, time only", "ablation");
    QVERIFY(tutorial != nullptr && tutorial->unlike.empty());
}

void TstCompareAblation::unlikeRunsGetNoDeltaToThePublished()
{
    std::vector<Run> runs = {testedRun("large", "hstu-large", 1, hitsOf(1, 2))};
    const TutorialRow row = tutorialRows(runs).front(); // published for another order of equal timestamps only
    QVERIFY(row.comparedWith != nullptr && !row.unlike.empty());
    QVERIFY(!row.deltas[0]);
}

void TstCompareAblation::changedSettingsHaveNoPublishedCounterpart()
{
    std::vector<Run> runs = {testedRun("wider", "hstu", 1, hitsOf(1, 2))};
    runs[0].config->model.nFactors = 64;
    QVERIFY(tutorialRows(runs).front().comparedWith == nullptr);
}

void TstCompareAblation::otherDataHasNoPublishedRows()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(1, 2))};
    runs[0].dataset.users = 100;
    QCOMPARE(tutorialRows(runs).size(), std::size_t{1});
    QVERIFY(tutorialRows(runs).front().comparedWith == nullptr);
}

QTEST_GUILESS_MAIN(TstCompareAblation)
#include "tst_compare_ablation.moc"
