#include "core/base/paths.h"
#include "core/data/demo.h"
#include "core/data/import.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"
#include "core/experiment/runmarks.h"
#include "core/experiment/runqueue.h"
#include "core/experiment/trainlonger.h"
#include "core/experiment/verification.h"
#include "tests/core/store/samples.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace hstudio;
using namespace hstudio::experiment;
using store::RunState;

/// The whole way with a real model: demo data, two epochs, test, recommendations.
class TstExperiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto source = m_workspace.path() / "demo";
        VERIFY_OK(data::writeDemoData(source, {.seed = 1, .users = 120, .items = 60, .medianHistory = 24}));
        const auto table = data::importDataset(source, m_workspace.store->datasetsFolder());
        VERIFY_OK(table);
        m_dataset = m_workspace.store->addDataset(recordOf(**table, "demo"))->id;
        m_run = train("two epochs", 2);
    }

    void trainedRunIsFinishedWithItsNumbers()
    {
        const auto run = *m_workspace.store->run(m_run);
        QVERIFY2(run.state == RunState::Finished, run.reason.c_str());
        QCOMPARE(run.reason, std::string("max_epochs"));
        QCOMPARE(run.epochs, std::int64_t{2});
        QVERIFY(run.validation.contains("ndcg@10"));
        const auto evaluation = m_workspace.store->evaluation(m_run);
        VERIFY_OK(evaluation);
        QVERIFY(evaluation->users.size() > 100);
        QVERIFY(run.test.at("recall@10") > 0);
        QCOMPARE(run.test.at("recall@10"), evaluation->metrics.at("recall@10"));
    }

    void fingerprintNamesAllThatTheNumbersDependOn()
    {
        const auto json = nlohmann::json::parse(m_workspace.store->run(m_run)->fingerprint);
        QCOMPARE(json.at("data_hash").get<std::string>(), m_workspace.store->dataset(m_dataset)->hash);
        QCOMPARE(json.at("seed").get<std::int64_t>(), std::int64_t{3});
        QCOMPARE(json.at("device").get<std::string>(), std::string("cpu"));
        for (const auto *key : {"settings_hash", "program_version", "libtorch_version"})
            QVERIFY2(!json.at(key).get<std::string>().empty(), key);
    }

    void checkpointsAreListedWithTheirSizes()
    {
        const auto files = m_workspace.store->checkpoints(m_run);
        VERIFY_OK(files);
        QCOMPARE(files->front().file, std::string("best.safetensors"));
        for (const auto &each : *files)
            QCOMPARE(static_cast<std::uintmax_t>(each.bytes), std::filesystem::file_size(m_workspace.store->runFolder(m_run) / each.file));
    }

    void openedRunRecommendsAndKnowsItsQueryTimes()
    {
        const auto opened = openRun(*m_workspace.store, m_run);
        VERIFY_OK(opened);
        const auto &run = **opened;
        QCOMPARE(run.histories.size(), run.dataset->table->userIds().size());
        const std::uint32_t user = 5;
        const auto last = run.histories.timesOf(user).back();
        QCOMPARE(run.histories.users[user], user);
        QCOMPARE(queryTimeOf(run, user, {QueryTime::Rule::Last, 0}), last + 1);
        QCOMPARE(queryTimeOf(run, user, {QueryTime::Rule::AfterLast, 3600}), last + 3600);
        QCOMPARE(queryTimeOf(run, user, {QueryTime::Rule::At, 99}), std::int64_t{99});
        const auto target = data::testTarget(*run.dataset->table, run.dataset->split, run.items, user);
        QVERIFY(target.found);
        QCOMPARE(queryTimeOf(run, user, {QueryTime::Rule::Test, 0}), target.time);

        const std::vector<std::uint32_t> which = {user};
        const std::vector<std::int64_t> times = {target.time};
        const auto lists = run.recommender->recommend(
            {.histories = &run.histories, .which = which, .queryTimes = times, .targets = {}, .candidates = {}, .k = 10});
        VERIFY_OK(lists);
        QCOMPARE(lists->at(0).items.size(), std::size_t{10});
    }

    void untrainedRunSaysThatItMustBeTrained()
    {
        const auto waiting = m_workspace.store->addRun(samples::run(m_dataset, "waiting"));
        const auto opened = openRun(*m_workspace.store, waiting->id);
        VERIFY_ERROR(opened, NotFound);
        QVERIFY(QString::fromStdString(opened.error().text()).contains(QStringLiteral("no weights yet")));
        VERIFY_OK(m_workspace.store->removeQueued(waiting->id));
    }

    void stoppedAndResumedRunEqualsTheUndisturbedOne()
    {
        const auto stopped = train("stopped", 2, /*stopAfterFirst=*/true);
        QVERIFY(m_workspace.store->run(stopped)->state == RunState::Stopped);
        QCOMPARE(m_workspace.store->run(stopped)->epochs, std::int64_t{1});
        RunQueue queue(m_workspace.store, std::make_shared<Mailbox>());
        VERIFY_OK(queue.resumeEnded(stopped));
        queue.start();
        queue.waitUntilIdle();
        const auto run = *m_workspace.store->run(stopped);
        QVERIFY2(run.state == RunState::Finished, run.reason.c_str());
        const auto curve = *m_workspace.store->epochs(stopped);
        const auto undisturbed = *m_workspace.store->epochs(m_run);
        QCOMPARE(curve.size(), undisturbed.size());
        for (std::size_t i = 0; i < curve.size(); ++i) {
            QCOMPARE(curve[i].trainLoss, undisturbed[i].trainLoss);
            QVERIFY(curve[i].metrics == undisturbed[i].metrics);
        }
        QVERIFY(run.test == m_workspace.store->run(m_run)->test);
    }

    void epochsThenMoreEpochsEqualAllInOneGo_data()
    {
        QTest::addColumn<bool>("early");
        QTest::newRow("all epochs done") << false;
        QTest::newRow("patience used up") << true;
    }
    void epochsThenMoreEpochsEqualAllInOneGo()
    {
        QFETCH(bool, early);
        auto config = settings(early ? 30 : 2);
        config.stopping.earlyStopping = early;
        config.stopping.minEpochs = 1;
        config.stopping.patience = 1;
        config.stopping.minDelta = early ? 1.0 : 0.0; // after the first epoch nothing improves by that much
        const auto run = train("in two parts", config);
        QVERIFY(m_workspace.store->run(run)->state == RunState::Finished);
        QCOMPARE(m_workspace.store->run(run)->epochs, std::int64_t{2});
        RunQueue queue(m_workspace.store, std::make_shared<Mailbox>());
        VERIFY_OK(addEpochs(*m_workspace.store, run, 3));
        VERIFY_OK(queue.resumeEnded(run));
        queue.start();
        queue.waitUntilIdle();

        config.stopping.maxEpochs = 5;
        config.stopping.earlyStopping = false;
        const auto atOnce = train("at once", config);
        const auto curve = *m_workspace.store->epochs(run);
        const auto whole = *m_workspace.store->epochs(atOnce);
        QCOMPARE(curve.size(), std::size_t{5});
        QCOMPARE(whole.size(), std::size_t{5});
        for (std::size_t i = 0; i < curve.size(); ++i) {
            QCOMPARE(curve[i].trainLoss, whole[i].trainLoss);
            QVERIFY(curve[i].metrics == whole[i].metrics);
        }
        for (const auto *file : {"best.safetensors", "last.safetensors"})
            QVERIFY2(*base::readFile(m_workspace.store->runFolder(run) / file) ==
                         *base::readFile(m_workspace.store->runFolder(atOnce) / file),
                     file);
        QVERIFY(m_workspace.store->run(run)->test == m_workspace.store->run(atOnce)->test);
        const auto marks = readMarks(m_workspace.store->runFolder(run));
        QCOMPARE(marks.size(), std::size_t{1});
        QVERIFY(marks.front().kind == RunMark::Kind::Resumed);
        QCOMPARE(marks.front().epoch, 2.0);
    }

    void sameSettingsMakeTheSameRunAndAnotherSeedDoesNot()
    {
        const auto again = train("again", 2);
        const auto same = differences(*m_workspace.store, m_run, again);
        VERIFY_OK(same);
        for (const auto &difference : *same)
            qWarning("%s", difference.what.c_str());
        QVERIFY(same->empty());
        const auto other = train("other seed", 2, false, 4);
        const auto found = differences(*m_workspace.store, m_run, other);
        VERIFY_OK(found);
        const auto names = [&](const std::string &what) {
            return std::ranges::any_of(*found, [&](const auto &each) { return each.what.find(what) != std::string::npos; });
        };
        for (const auto *what : {"seed", "epoch 1 train_loss", "best.safetensors", "last.safetensors", "recommendations"})
            QVERIFY2(names(what), what);
        QVERIFY(!names("data_hash") && !names("epoch 2"));
    }

    void numberOfThreadsChangesNothing()
    {
        auto config = settings(2);
        config.device.threads = 2;
        RunQueue queue(m_workspace.store, std::make_shared<Mailbox>());
        const auto run = queue.enqueue({.dataset = m_dataset, .name = "two threads", .preset = {}, .group = {}, .config = config});
        VERIFY_OK(run);
        queue.start();
        queue.waitUntilIdle();
        const auto found = differences(*m_workspace.store, m_run, run->id);
        VERIFY_OK(found);
        for (const auto &difference : *found)
            qWarning("%s", difference.what.c_str());
        QVERIFY(found->empty());
    }

    void fingerprintsAreComparedByTheirParts()
    {
        const auto found = fingerprintDifferences(R"({"seed": 1, "device": "cpu", "old": "x"})", R"({"seed": 1, "device": "cuda:0"})");
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].what, std::string("device"));
        QCOMPARE(found[0].second, std::string("cuda:0"));
        QCOMPARE(found[1].second, std::string("-"));
        QCOMPARE(fingerprintDifferences("", "{}").size(), std::size_t{1});
        QVERIFY(fingerprintDifferences("", "").empty());
    }

    void checkpointsAreWrittenAsOftenAsTheWorkspaceSays()
    {
        VERIFY_OK(m_workspace.store->setSetting("checkpoints_kept", "3"));
        const auto run = train("kept", 4);
        QCOMPARE(diskUse(m_workspace.store->runFolder(run)).checkpoints, std::int64_t{4}); // the newest and three earlier ones
        VERIFY_OK(m_workspace.store->setSetting("checkpoints_kept", "nonsense"));
        QCOMPARE(diskUse(m_workspace.store->runFolder(train("kept", 4))).checkpoints, std::int64_t{2});
    }

    void datasetWhoseFilesAreGoneFailsTheRun()
    {
        const auto gone = m_workspace.store->addDataset(samples::dataset("gone", "0123"));
        RunQueue queue(m_workspace.store, std::make_shared<Mailbox>());
        const auto run = queue.enqueue({.dataset = gone->id, .name = "x", .preset = {}, .group = {}, .config = settings(1)});
        VERIFY_OK(run);
        queue.start();
        queue.waitUntilIdle();
        QVERIFY(m_workspace.store->run(run->id)->state == RunState::Failed);
        QVERIFY(!m_workspace.store->run(run->id)->reason.empty());
    }

private:
    static config::ExperimentConfig settings(std::int64_t epochs, std::int64_t seed = 3)
    {
        config::ExperimentConfig config;
        config.model.nFactors = 16;
        config.model.sessionMaxLen = 20;
        config.model.nBlocks = 1;
        config.loss.nNegatives = 16;
        config.stopping.maxEpochs = epochs;
        config.stopping.earlyStopping = false;
        config.evaluation.ks = {10};
        config.device.device = "cpu";
        config.device.threads = 1;
        config.device.seed = seed;
        return config;
    }

    base::RunId train(const std::string &name, std::int64_t epochs, bool stopAfterFirst = false, std::int64_t seed = 3)
    {
        return train(name, settings(epochs, seed), stopAfterFirst);
    }

    base::RunId train(const std::string &name, const config::ExperimentConfig &config, bool stopAfterFirst = false)
    {
        const auto mailbox = std::make_shared<Mailbox>();
        RunQueue queue(m_workspace.store, mailbox);
        const auto run = queue.enqueue({.dataset = m_dataset, .name = name, .preset = {}, .group = {}, .config = config});
        if (!run)
            qFatal("%s", run.error().text().c_str());
        queue.start();
        if (stopAfterFirst) {
            while (queue.current() != run->id)
                (void)mailbox->waitAndTake(1);
            (void)queue.stopAfterEpoch(run->id);
        }
        queue.waitUntilIdle();
        return run->id;
    }

    samples::Workspace m_workspace;
    base::DatasetId m_dataset;
    base::RunId m_run;
};

QTEST_GUILESS_MAIN(TstExperiment)
#include "tst_experiment.moc"
