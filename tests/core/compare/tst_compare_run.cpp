#include "comparedruns.h"
#include "core/compare/seeds.h"
#include "tests/core/store/samples.h"

#include <QTest>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

/// Runs as the store has them, ready to be compared.
class TstCompareRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsComeInTheOrderAsked();
    void evaluationAndEpochsComeWithARun();
    void runThatIsGoneIsAnError();
    void unreadableSettingsAreNoReasonToStop();
    void settingsAreNamedByPresetAndDifference();
    void biasHasAName_data();
    void biasHasAName();
    void groupOfARunIsFound();
};

void TstCompareRun::runsComeInTheOrderAsked()
{
    const samples::Workspace workspace;
    const auto first = workspace.addRun("first").id;
    const auto second = workspace.addRun("second").id;
    const auto runs = loadRuns(*workspace.store, std::vector{second, first});
    VERIFY_OK(runs);
    QCOMPARE((*runs)[0].record.name, std::string("second"));
    QCOMPARE((*runs)[1].record.name, std::string("first"));
    QCOMPARE((*runs)[1].dataset.name, std::string("tiny"));
    QVERIFY(!(*runs)[0].evaluation && !protocolOf((*runs)[0]));
}

void TstCompareRun::evaluationAndEpochsComeWithARun()
{
    const samples::Workspace workspace;
    const auto id = workspace.addRun().id;
    VERIFY_OK(workspace.store->addEpoch(id, samples::epoch(1, 0.2)));
    VERIFY_OK(workspace.store->addEvaluation(id, samples::evaluation(0.3)));
    const auto runs = loadRuns(*workspace.store, std::vector{id});
    VERIFY_OK(runs);
    const Run &run = runs->front();
    QCOMPARE(run.epochs.size(), std::size_t{1});
    QCOMPARE(testMetrics(run).at("recall@10"), 0.3);
    QCOMPARE(run.evaluation->users.size(), std::size_t{2});
    QCOMPARE(protocolOf(run)->dataHash, samples::dataset().hash);
    QVERIFY(run.config.has_value());
}

void TstCompareRun::runThatIsGoneIsAnError()
{
    const samples::Workspace workspace;
    VERIFY_ERROR(loadRuns(*workspace.store, std::vector{base::RunId{99}}), NotFound);
}

void TstCompareRun::unreadableSettingsAreNoReasonToStop()
{
    store::RunRecord record = testedRun("old", "hstu", 1, {1}).record;
    record.configJson = R"({"model": "of the future"})";
    const Run run = runFromRecord(record, ml1m());
    QVERIFY(!run.config);
    QCOMPARE(settingsText(run), std::string("old"));
    QCOMPARE(testMetrics(run).at("recall@10"), 1.0); // the record's
}

void TstCompareRun::settingsAreNamedByPresetAndDifference()
{
    Run run = testedRun("a", "hstu-rab-t", 1, {1});
    QCOMPARE(settingsText(run), std::string("hstu-rab-t"));
    run.config->model.nBlocks = 4;
    run.config->optimizer.lr = 0.01;
    run.config->device.threads = 7;
    QCOMPARE(settingsText(run), std::string("hstu-rab-t · n_blocks=4, lr=0.01"));
    run.record.preset.clear(); // then the tutorial's of its model
    QCOMPARE(settingsText(run), std::string("hstu · n_blocks=4, relative_pos_attention=false, lr=0.01"));
}

void TstCompareRun::biasHasAName_data()
{
    QTest::addColumn<QByteArray>("preset");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("both") << QByteArray("hstu") << QByteArray("time and position");
    QTest::newRow("time") << QByteArray("hstu-rab-t") << QByteArray("time only");
    QTest::newRow("position") << QByteArray("hstu-rab-p") << QByteArray("position only");
    QTest::newRow("neither") << QByteArray("hstu-no-rab") << QByteArray("neither");
    QTest::newRow("other model") << QByteArray("sasrec") << QByteArray("-");
}

void TstCompareRun::biasHasAName()
{
    QFETCH(QByteArray, preset);
    QFETCH(QByteArray, name);
    QCOMPARE(QByteArray::fromStdString(biasText(config::findPreset(preset.toStdString())->config)), name);
}

void TstCompareRun::groupOfARunIsFound()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1}), testedRun("c", "sasrec", 2, {1})};
    runs[0].record.id = {10};
    runs[1].record.id = {11};
    runs[2].record.id = {12};
    const auto groups = foldSeeds(runs);
    QCOMPARE(groupOf(runs, groups, {12}), std::size_t{1});
    QCOMPARE(groupOf(runs, groups, {99}), std::size_t{0});
}

QTEST_GUILESS_MAIN(TstCompareRun)
#include "tst_compare_run.moc"
