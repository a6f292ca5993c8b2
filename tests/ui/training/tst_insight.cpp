#include "tests/support/workbenchfixture.h"

#include "ui/training/chartmetrics.h"
#include "ui/training/insight.h"
#include "ui/training/queuemodel.h"

#include <cmath>
#include <limits>

using namespace hstudio;
using tests::WorkbenchFixture;

namespace
{
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

std::vector<training::EpochRecord> epochsOf(const std::vector<double> &recalls)
{
    std::vector<training::EpochRecord> epochs;
    double best = -1;
    std::int64_t waited = 0;
    for (const double recall : recalls) {
        waited = recall > best ? 0 : waited + 1;
        best = std::max(best, recall);
        epochs.push_back(WorkbenchFixture::epoch(static_cast<std::int64_t>(epochs.size()) + 1, recall, waited));
    }
    return epochs;
}

store::RunRecord runIn(store::RunState state, const std::string &reason = {}, std::int64_t epochs = 0)
{
    store::RunRecord run;
    run.id = base::RunId{1};
    run.state = state;
    run.reason = reason;
    run.epochs = epochs;
    return run;
}
} // namespace

class TstInsight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smoothingInventsNothingAtGaps_data()
    {
        QTest::addColumn<QVector<double>>("values");
        QTest::addColumn<QVector<double>>("expected");
        QTest::newRow("empty") << QVector<double>{} << QVector<double>{};
        QTest::newRow("a constant stays") << QVector<double>{3, 3, 3} << QVector<double>{3, 3, 3};
        QTest::newRow("a step is followed") << QVector<double>{0, 1} << QVector<double>{0, 2.0 / 3};
        QTest::newRow("a gap stays and starts anew") << QVector<double>{0, notANumber, 1, 1} << QVector<double>{0, notANumber, 1, 1};
    }
    void smoothingInventsNothingAtGaps()
    {
        QFETCH(QVector<double>, values);
        QFETCH(QVector<double>, expected);
        const auto result = ui::smoothed(values, 0.5);
        QCOMPARE(result.size(), expected.size());
        for (qsizetype i = 0; i < result.size(); ++i)
            QVERIFY((std::isnan(result[i]) && std::isnan(expected[i])) || std::abs(result[i] - expected[i]) < 1e-12);
    }

    void bestEpochIsTheFirstOfEquals_data()
    {
        QTest::addColumn<std::vector<double>>("recalls");
        QTest::addColumn<std::string>("metric");
        QTest::addColumn<int>("best");
        QTest::newRow("none") << std::vector<double>{} << std::string("recall@10") << -1;
        QTest::newRow("highest recall") << std::vector<double>{0.1, 0.3, 0.2} << std::string("recall@10") << 1;
        QTest::newRow("first of equals") << std::vector<double>{0.1, 0.3, 0.3} << std::string("recall@10") << 1;
        QTest::newRow("not a number is skipped") << std::vector<double>{notANumber, 0.1} << std::string("recall@10") << 1;
        QTest::newRow("lowest loss") << std::vector<double>{0.1, 0.3, 0.2} << std::string("val_loss") << 1;
        QTest::newRow("unknown metric") << std::vector<double>{0.1} << std::string("recall@77") << -1;
    }
    void bestEpochIsTheFirstOfEquals()
    {
        QFETCH(std::vector<double>, recalls);
        QFETCH(std::string, metric);
        QFETCH(int, best);
        const auto epochs = epochsOf(recalls);
        const auto found = ui::bestEpoch(epochs, metric);
        QCOMPARE(found ? static_cast<int>(*found) : -1, best);
    }

    void timeLeftFromEpochsAndSteps_data()
    {
        QTest::addColumn<int>("epochs"); // 2 s each
        QTest::addColumn<int>("step");   // of 10; -1: no progress yet
        QTest::addColumn<double>("secondsInEpoch");
        QTest::addColumn<double>("epochLeft");
        QTest::addColumn<double>("runLeft");
        QTest::newRow("nothing known") << 0 << -1 << 0.0 << -1.0 << -1.0;
        QTest::newRow("first epoch, from its steps") << 0 << 5 << 3.0 << 3.0 << 3.0 + 6 * 9;
        QTest::newRow("between epochs") << 4 << -1 << 0.0 << 2.0 << 2.0 + 2 * 5;
        QTest::newRow("within the fifth") << 4 << 5 << 1.0 << 1.0 << 1.0 + 2 * 5;
        QTest::newRow("last epoch") << 9 << 5 << 1.0 << 1.0 << 1.0;
        QTest::newRow("all done") << 10 << -1 << 0.0 << 0.0 << 0.0;
    }
    void timeLeftFromEpochsAndSteps()
    {
        QFETCH(int, epochs);
        QFETCH(int, step);
        QFETCH(double, secondsInEpoch);
        QFETCH(double, epochLeft);
        QFETCH(double, runLeft);
        const auto records = epochsOf(std::vector<double>(static_cast<std::size_t>(epochs), 0.1));
        std::optional<training::StepProgress> progress;
        if (step >= 0) {
            progress.emplace();
            progress->epoch = epochs + 1;
            progress->step = step;
            progress->stepsPerEpoch = 10;
        }
        const auto left = ui::timeLeft(records, progress, secondsInEpoch, 10);
        QVERIFY2(std::abs(left.epoch - epochLeft) < 1e-9, qPrintable(QString::number(left.epoch)));
        QVERIFY2(std::abs(left.run - runLeft) < 1e-9, qPrintable(QString::number(left.run)));
    }

    void queueTakesWhatRunsLikeItTookForEachEpoch()
    {
        const auto make = [](std::int64_t id, store::RunState state, const char *preset, std::int64_t epochs, std::int64_t seconds) {
            store::RunRecord run = runIn(state, {}, epochs);
            run.id = base::RunId{id};
            run.preset = preset;
            run.startedAt = seconds > 0 ? 1000 : 0;
            run.endedAt = seconds > 0 ? 1000 + seconds : 0;
            return run;
        };
        const auto tenEpochs = [](const store::RunRecord &) { return std::int64_t{10}; };
        std::vector<store::RunRecord> runs{make(1, store::RunState::Finished, "hstu", 10, 30), // 3 s an epoch
                                           make(2, store::RunState::Queued, "hstu", 0, 0), make(3, store::RunState::Queued, "hstu", 4, 0),
                                           make(4, store::RunState::Running, "sasrec", 1, 0)};
        QCOMPARE(ui::queueSeconds(runs, tenEpochs, -1), 30.0 + 18.0);
        runs.push_back(make(5, store::RunState::Queued, "sasrec", 0, 0)); // nothing like it has ended
        QCOMPARE(ui::queueSeconds(runs, tenEpochs, 2), 48.0 + 20.0);
        QVERIFY(ui::queueSeconds(runs, tenEpochs, -1) < 0);
        runs.back().trashedAt = 1;
        QCOMPARE(ui::queueSeconds(runs, tenEpochs, -1), 48.0);
        QCOMPARE(ui::queueSeconds({}, tenEpochs, -1), 0.0);
    }

    void aMarkLiesBetweenTheEndsOfItsEpochs_data()
    {
        QTest::addColumn<double>("epoch");
        QTest::addColumn<double>("seconds"); // epochs end after 2, 4 and 6 seconds
        QTest::newRow("in the first epoch") << 0.5 << 1.0;
        QTest::newRow("at an end") << 2.0 << 4.0;
        QTest::newRow("between") << 2.25 << 4.5;
        QTest::newRow("in the epoch at work") << 3.5 << 7.0;
    }
    void aMarkLiesBetweenTheEndsOfItsEpochs()
    {
        QFETCH(double, epoch);
        QFETCH(double, seconds);
        QCOMPARE(ui::wallSecondsAt(epochsOf({0.1, 0.2, 0.3}), epoch), seconds);
        QCOMPARE(ui::wallSecondsAt({}, epoch), 0.0);
    }

    void everyValueOfAnEpochHasAName()
    {
        const auto record = WorkbenchFixture::epoch(1, 0.25);
        QCOMPARE(ui::valueOf(record, "throughput"), 1000.0);
        QCOMPARE(ui::valueOf(record, "seconds"), 2.0);
        QCOMPARE(ui::valueOf(record, "learning_rate"), 0.001);
        QVERIFY(std::isnan(ui::valueOf(record, "recall@77")));
    }

    void chartsOfferTheCutOffsOfTheSettings_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("found");
        QTest::newRow("itself") << QStringLiteral("ndcg@50") << QStringLiteral("ndcg@50");
        QTest::newRow("ten where there is one") << QStringLiteral("recall") << QStringLiteral("recall@10");
        QTest::newRow("another cut-off") << QStringLiteral("recall@77") << QStringLiteral("recall@10");
        QTest::newRow("speed") << QStringLiteral("seconds") << QStringLiteral("seconds");
        QTest::newRow("nothing like it") << QStringLiteral("coverage") << QString();
    }
    void chartsOfferTheCutOffsOfTheSettings()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, found);
        config::ExperimentConfig config;
        config.evaluation.ks = {5, 10, 50};
        const auto names = ui::drawableMetrics(config);
        QCOMPARE(names.size(), 1 + 2 * 3 + 3);
        QCOMPARE(names.value(ui::nearestMetric(names, wanted)), found);
        for (const auto &name : names)
            QVERIFY(!ui::metricTitle(name.toStdString()).isEmpty());
    }

    void patienceIsCounted()
    {
        config::StoppingConfig stopping;
        stopping.patience = 5;
        const auto epochs = epochsOf({0.1, 0.3, 0.2, 0.2, 0.1});
        QCOMPARE(ui::patienceText(epochs, stopping), QStringLiteral("3 of 5 epoch(s) without improvement"));
        stopping.earlyStopping = false;
        QVERIFY(ui::patienceText(epochs, stopping).contains(QStringLiteral("off")));
    }

    void theEndOfARunSaysWhatItMeans_data()
    {
        QTest::addColumn<store::RunRecord>("run");
        QTest::addColumn<std::vector<double>>("recalls");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("tone");
        const auto finished = [](const char *reason) { return runIn(store::RunState::Finished, reason, 4); };
        const std::vector<double> rising{0.1, 0.2, 0.3, 0.4};
        const std::vector<double> falling{0.4, 0.3, 0.2, 0.1};
        const std::vector<double> noisy{0.400, 0.300, 0.380, 0.300, 0.398};
        QTest::newRow("running says nothing") << runIn(store::RunState::Running) << rising << QString() << 0;
        QTest::newRow("best at the end") << finished("max_epochs") << rising << QStringLiteral("still improving")
                                         << static_cast<int>(ui::Tone::Warning);
        QTest::newRow("best long ago") << finished("max_epochs") << falling << QStringLiteral("weights of epoch 1")
                                       << static_cast<int>(ui::Tone::Good);
        QTest::newRow("patience ran out") << finished("early_stop") << falling << QStringLiteral("Stopped early")
                                          << static_cast<int>(ui::Tone::Good);
        QTest::newRow("patience while noisy") << finished("early_stop") << noisy << QStringLiteral("longer patience")
                                              << static_cast<int>(ui::Tone::Warning);
        QTest::newRow("diverged") << finished("diverged") << falling << QStringLiteral("smaller learning rate")
                                  << static_cast<int>(ui::Tone::Warning);
        QTest::newRow("failed") << runIn(store::RunState::Failed, "No memory on cuda:0.") << rising
                                << QStringLiteral("No memory on cuda:0.") << static_cast<int>(ui::Tone::Danger);
        QTest::newRow("interrupted") << runIn(store::RunState::Interrupted, {}, 7) << rising << QStringLiteral("after epoch 7")
                                     << static_cast<int>(ui::Tone::Warning);
        QTest::newRow("stopped at once") << runIn(store::RunState::Stopped, "stopped", 0) << std::vector<double>{}
                                         << QStringLiteral("before the first epoch") << static_cast<int>(ui::Tone::Neutral);
    }
    void theEndOfARunSaysWhatItMeans()
    {
        QFETCH(store::RunRecord, run);
        QFETCH(std::vector<double>, recalls);
        QFETCH(QString, says);
        QFETCH(int, tone);
        config::ExperimentConfig config;
        config.stopping.maxEpochs = 4;
        config.stopping.patience = 3;
        const auto verdict = ui::verdictOf(run, config, epochsOf(recalls));
        QCOMPARE(verdict.text.isEmpty(), says.isEmpty());
        QVERIFY2(verdict.text.contains(says), qPrintable(verdict.text));
        QCOMPARE(static_cast<int>(verdict.tone), tone);
    }

    void queueOrderIsWhatRunsNextThenWhatEndedLast()
    {
        const auto make = [](std::int64_t id, store::RunState state, std::int64_t position, std::int64_t ended, std::int64_t trashed = 0) {
            store::RunRecord run;
            run.id = base::RunId{id};
            run.state = state;
            run.queuePosition = position;
            run.endedAt = ended;
            run.trashedAt = trashed;
            return run;
        };
        const std::vector<store::RunRecord> runs{
            make(1, store::RunState::Finished, 0, 100),      make(2, store::RunState::Failed, 0, 200),
            make(3, store::RunState::Queued, 9, 0),          make(4, store::RunState::Queued, 3, 0),
            make(5, store::RunState::Running, 1, 0),         make(6, store::RunState::Paused, 2, 0),
            make(7, store::RunState::Finished, 0, 300, 400),
        };
        std::vector<std::int64_t> order;
        for (const auto id : ui::queueOrder(runs))
            order.push_back(id.value);
        QCOMPARE(order, (std::vector<std::int64_t>{5, 6, 4, 3, 2, 1}));
    }
};

QTEST_MAIN(TstInsight)
#include "tst_insight.moc"
