#include "tests/core/store/samples.h"

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

using namespace hstudio;

class TstStoreResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<samples::Workspace>();
        m_run = m_workspace->addRun().id;
    }

    void epochComesBackWhole()
    {
        const auto wanted = samples::epoch(1, 0.125);
        VERIFY_OK(store().addEpoch(m_run, wanted));
        m_workspace->reopen();
        const auto read = store().epochs(m_run);
        VERIFY_OK(read);
        QCOMPARE(read->size(), std::size_t{1});
        const auto &epoch = read->front();
        QCOMPARE(epoch.epoch, wanted.epoch);
        QCOMPARE(epoch.globalStep, wanted.globalStep);
        QCOMPARE(epoch.trainLoss, wanted.trainLoss);
        QCOMPARE(epoch.valLoss, wanted.valLoss);
        QVERIFY(epoch.metrics == wanted.metrics);
        QCOMPARE(epoch.seconds, wanted.seconds);
        QCOMPARE(epoch.wallSeconds, wanted.wallSeconds);
        QCOMPARE(epoch.tokensPerSecond, wanted.tokensPerSecond);
        QCOMPARE(epoch.learningRate, wanted.learningRate);
        QCOMPARE(epoch.finishedAt, wanted.finishedAt);
        QCOMPARE(epoch.best, wanted.best);
        QCOMPARE(epoch.epochsWithoutImprovement, wanted.epochsWithoutImprovement);
    }

    void runShowsTheMetricsOfItsBestEpoch()
    {
        VERIFY_OK(store().addEpoch(m_run, samples::epoch(1, 0.1)));
        VERIFY_OK(store().addEpoch(m_run, samples::epoch(2, 0.3)));
        VERIFY_OK(store().addEpoch(m_run, samples::epoch(3, 0.2, false)));
        const auto run = store().run(m_run);
        QCOMPARE(run->epochs, std::int64_t{3});
        QCOMPARE(run->bestEpoch, std::int64_t{2});
        QCOMPARE(run->validation.at("recall@10"), 0.3);
        QCOMPARE(run->validation.at("val_loss"), 3.0);
        QVERIFY(store().runs()->front().validation == run->validation);
    }

    void epochWrittenAgainReplacesTheOldOne()
    {
        VERIFY_OK(store().addEpoch(m_run, samples::epoch(1, 0.1)));
        auto again = samples::epoch(1, 0.4);
        again.metrics.erase("ndcg@10");
        VERIFY_OK(store().addEpoch(m_run, again));
        const auto epochs = store().epochs(m_run);
        QCOMPARE(epochs->size(), std::size_t{1});
        QVERIFY(epochs->front().metrics == again.metrics);
    }

    void truncatingGoesBackToTheBestOfWhatIsLeft()
    {
        for (int i = 1; i <= 4; ++i)
            VERIFY_OK(store().addEpoch(m_run, samples::epoch(i, 0.1 * i, i != 2)));
        VERIFY_OK(store().truncateEpochs(m_run, 2));
        QCOMPARE(store().epochs(m_run)->size(), std::size_t{2});
        QCOMPARE(store().run(m_run)->epochs, std::int64_t{2});
        QCOMPARE(store().run(m_run)->bestEpoch, std::int64_t{1});
        VERIFY_OK(store().truncateEpochs(m_run, 0));
        QCOMPARE(store().run(m_run)->bestEpoch, std::int64_t{0});
        QVERIFY(store().run(m_run)->validation.empty());
    }

    void notANumberAndInfinityAreKept()
    {
        auto epoch = samples::epoch(1, 0.1);
        epoch.trainLoss = std::numeric_limits<double>::quiet_NaN();
        epoch.valLoss = std::numeric_limits<double>::infinity();
        epoch.metrics["recall@10"] = std::numeric_limits<double>::quiet_NaN();
        VERIFY_OK(store().addEpoch(m_run, epoch));
        const auto read = store().epochs(m_run)->front();
        QVERIFY(std::isnan(read.trainLoss));
        QVERIFY(std::isinf(read.valLoss));
        QVERIFY(std::isnan(read.metrics.at("recall@10")));
    }

    void epochOfNoRunIsRefused() { VERIFY_ERROR(store().addEpoch({99}, samples::epoch(1, 0.1)), NotFound); }

    void newestEvaluationIsTheOneThatCounts()
    {
        VERIFY_ERROR(store().evaluation(m_run), NotFound);
        VERIFY_OK(store().addEvaluation(m_run, samples::evaluation(0.1)));
        VERIFY_OK(store().addEvaluation(m_run, samples::evaluation(0.2)));
        m_workspace->reopen();
        const auto read = store().evaluation(m_run);
        VERIFY_OK(read);
        const auto wanted = samples::evaluation(0.2);
        QVERIFY(read->metrics == wanted.metrics);
        QVERIFY(read->protocol.ks == wanted.protocol.ks);
        QCOMPARE(read->protocol.split, wanted.protocol.split);
        QCOMPARE(read->protocol.filterSeen, wanted.protocol.filterSeen);
        QCOMPARE(read->protocol.ranking, wanted.protocol.ranking);
        QCOMPARE(read->protocol.weights, wanted.protocol.weights);
        QCOMPARE(read->protocol.queryTime, wanted.protocol.queryTime);
        QCOMPARE(read->users.size(), wanted.users.size());
        QCOMPARE(read->users[1].user, wanted.users[1].user);
        QCOMPARE(read->users[0].rank, wanted.users[0].rank);
        QCOMPARE(store().run(m_run)->test.at("recall@10"), 0.2);
        QVERIFY(store().runs()->front().test == wanted.metrics);
        VERIFY_ERROR(store().addEvaluation({99}, wanted), NotFound);
    }

    void checkpointsSayWhatTheFolderHolds()
    {
        const std::vector<store::CheckpointRecord> wanted = {{"best.safetensors", 3, 21, 1000, 5}, {"last.safetensors", 4, 28, 3000, 6}};
        VERIFY_OK(store().setCheckpoints(m_run, std::vector<store::CheckpointRecord>{{"old.safetensors", 1, 7, 10, 1}}));
        VERIFY_OK(store().setCheckpoints(m_run, wanted));
        QVERIFY(*store().checkpoints(m_run) == wanted);
    }

    void readersAndTheWriterWorkAtTheSameTime()
    {
        constexpr int kEpochs = 50;
        std::atomic<bool> consistent = true;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 3; ++i)
                readers.emplace_back([&](const std::stop_token &stop) {
                    while (!stop.stop_requested()) {
                        const auto run = store().run(m_run);
                        const bool matches =
                            run && (run->epochs == 0 || run->validation.at("recall@10") == static_cast<double>(run->epochs));
                        consistent = consistent && matches;
                    }
                });
            for (int i = 1; i <= kEpochs; ++i)
                VERIFY_OK(store().addEpoch(m_run, samples::epoch(i, i)));
        }
        QVERIFY(consistent);
        QCOMPARE(store().epochs(m_run)->size(), std::size_t{kEpochs});
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_workspace->store; }

    std::unique_ptr<samples::Workspace> m_workspace;
    base::RunId m_run;
};

QTEST_GUILESS_MAIN(TstStoreResults)
#include "tst_storeresults.moc"
