#include "tests/core/experiment/queuefixture.h"

#include <array>
#include <latch>
#include <new>
#include <stdexcept>

using namespace hstudio;
using namespace hstudio::experiment;
using store::RunState;
using training::EndReason;

namespace
{

using Train = base::Result<training::TrainingOutcome>;

QString word(RunState state) { return QString::fromUtf8(toString(state).data(), static_cast<qsizetype>(toString(state).size())); }

} // namespace

class TstRunQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_queue = std::make_unique<samples::Queue>(); }
    void cleanup() { m_queue.reset(); }

    void nothingRunsBeforeTheStart()
    {
        const auto run = m_queue->enqueue("a");
        m_queue->queue->waitUntilIdle();
        QVERIFY(!m_queue->queue->started());
        QVERIFY(m_queue->run(run).state == RunState::Queued);
    }

    void runsGoOneAfterTheOtherInOrder()
    {
        const auto a = m_queue->enqueue("a");
        const auto b = m_queue->enqueue("b");
        const auto c = m_queue->enqueue("c");
        VERIFY_OK(m_queue->store().reorderQueue(std::array{c, a, b}));
        m_queue->finishAll();
        std::vector<base::RunId> order;
        for (const auto &job : m_queue->executor->jobs)
            order.push_back(job.record.id);
        QVERIFY((order == std::vector{c, a, b}));
        QCOMPARE(m_queue->executor->mostAtWork.load(), 1);
        QVERIFY(!m_queue->queue->current().valid());
        for (const auto id : {a, b, c}) {
            const auto run = m_queue->run(id);
            QCOMPARE(word(run.state), QStringLiteral("finished"));
            QCOMPARE(run.reason, std::string("max_epochs"));
            QCOMPARE(run.epochs, std::int64_t{2});
            QCOMPARE(run.bestEpoch, std::int64_t{2});
            QCOMPARE(run.test.at("recall@10"), 0.25);
            QCOMPARE(run.fingerprint, std::string("{}"));
        }
    }

    void statesEpochsAndTestAreToldInOrder()
    {
        const auto run = m_queue->enqueue("a");
        m_queue->finishAll();
        QStringList told;
        for (const auto &event : m_queue->mailbox->take()) {
            if (const auto *state = std::get_if<RunStateChanged>(&event))
                told << word(state->record.state);
            else if (const auto *epoch = std::get_if<EpochFinished>(&event))
                told << QStringLiteral("epoch %1").arg(epoch->record.epoch);
            else if (std::holds_alternative<RunEvaluated>(event))
                told << QStringLiteral("test");
        }
        const QStringList expected = {QStringLiteral("queued"),  QStringLiteral("running"), QStringLiteral("epoch 1"),
                                      QStringLiteral("epoch 2"), QStringLiteral("test"),    QStringLiteral("finished")};
        QCOMPARE(told, expected);
        QVERIFY(std::filesystem::file_size(m_queue->store().runFolder(run) / "run.log") > 0);
    }

    void epochIsCommittedBeforeItIsTold()
    {
        std::vector<std::size_t> stored;
        std::vector<std::size_t> told;
        m_queue->executor->scripts["a"] = [&](const RunJob &job, training::Observer &observer) -> Train {
            for (int i = 1; i <= 3; ++i) {
                observer.onEpoch(samples::epoch(i, 0.1));
                stored.push_back(m_queue->store().epochs(job.record.id)->size());
                told.push_back(m_queue->all<EpochFinished>().size());
            }
            return samples::outcome(EndReason::MaxEpochs, {samples::epoch(1, 0.1), samples::epoch(2, 0.1), samples::epoch(3, 0.1)});
        };
        m_queue->enqueue("a");
        m_queue->finishAll();
        QVERIFY((stored == std::vector<std::size_t>{1, 2, 3}));
        QVERIFY((told == std::vector<std::size_t>{1, 1, 1}));
    }

    void endOfTheTrainingBecomesStateAndReason_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("tested");
        const auto row = [](const char *name, EndReason reason, int epochs, const char *state, const char *text, bool tested) {
            QTest::newRow(name) << static_cast<int>(reason) << epochs << QString::fromUtf8(state) << QString::fromUtf8(text) << tested;
        };
        row("all epochs", EndReason::MaxEpochs, 2, "finished", "max_epochs", true);
        row("early stop", EndReason::EarlyStop, 2, "finished", "early_stop", true);
        row("diverged", EndReason::Diverged, 2, "finished", "diverged", false);
        row("stopped", EndReason::Stopped, 1, "stopped", "stopped", true);
        row("stopped in the first epoch", EndReason::Stopped, 0, "stopped", "stopped", false);
    }
    void endOfTheTrainingBecomesStateAndReason()
    {
        QFETCH(int, reason);
        QFETCH(int, epochs);
        QFETCH(QString, state);
        QFETCH(QString, text);
        QFETCH(bool, tested);
        m_queue->executor->scripts["a"] = samples::trains(epochs, static_cast<EndReason>(reason));
        const auto id = m_queue->enqueue("a");
        m_queue->finishAll();
        const auto run = m_queue->run(id);
        QCOMPARE(word(run.state), state);
        QCOMPARE(QString::fromStdString(run.reason), text);
        QCOMPARE(!run.test.empty(), tested);
        QVERIFY(run.endedAt > 0);
    }

    void failureNeverStopsTheQueue_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("reason");
        QTest::newRow("error") << 0 << QStringLiteral("The loss is no number");
        QTest::newRow("no memory") << 1 << QStringLiteral("Reduce batch_size");
        QTest::newRow("exception") << 2 << QStringLiteral("inside the program: shapes differ.");
        QTest::newRow("data set gone") << 3 << QStringLiteral("no data set here");
        QTest::newRow("damaged checkpoint") << 4 << QStringLiteral("checkpoint is damaged");
    }
    void failureNeverStopsTheQueue()
    {
        QFETCH(int, fault);
        QFETCH(QString, reason);
        auto &executor = *m_queue->executor;
        const auto failing = [fault](const RunJob &job) { return job.record.name == "bad" && fault == 3; };
        executor.preparing = [failing](const RunJob &job) -> base::Result<std::string> {
            return failing(job) ? base::Result<std::string>(base::Error{base::ErrorCode::NotFound, "There is no data set here.", {}})
                                : std::string("{}");
        };
        if (fault == 4)
            executor.checkpointFound = base::Error{base::ErrorCode::BadData, "The checkpoint is damaged.", {}};
        executor.scripts["bad"] = [fault](const RunJob &, training::Observer &observer) -> Train {
            observer.onEpoch(samples::epoch(1, 0.1));
            if (fault == 1)
                throw std::bad_alloc();
            if (fault == 2)
                throw std::runtime_error("shapes differ\nframe #0: somewhere");
            return base::Error{base::ErrorCode::Diverged, "The loss is no number", {}};
        };
        const auto bad = m_queue->enqueue("bad");
        const auto good = m_queue->enqueue("good");
        m_queue->finishAll();
        const auto run = m_queue->run(bad);
        QCOMPARE(word(run.state), QStringLiteral("failed"));
        QVERIFY2(QString::fromStdString(run.reason).contains(reason), run.reason.c_str());
        QVERIFY(run.test.empty());
        QCOMPARE(run.epochs, std::int64_t{fault < 3 ? 1 : 0});
        QCOMPARE(word(m_queue->run(good).state), fault == 4 ? QStringLiteral("failed") : QStringLiteral("finished"));
    }

    void unreadableSettingsFailTheRun()
    {
        auto record = samples::run(m_queue->dataset, "old");
        record.configJson = R"({"n_wheels": 4})";
        const auto bad = m_queue->store().addRun(record);
        const auto good = m_queue->enqueue("good");
        m_queue->finishAll();
        QCOMPARE(word(m_queue->run(bad->id).state), QStringLiteral("failed"));
        QVERIFY(m_queue->run(bad->id).reason.find("n_wheels") != std::string::npos);
        QCOMPARE(word(m_queue->run(good).state), QStringLiteral("finished"));
    }

    void failedTestLeavesATrainedRunAndAWarning()
    {
        m_queue->executor->evaluating = [](const RunJob &, const std::stop_token &) -> base::Result<inference::Evaluation> {
            throw std::runtime_error("no weights");
        };
        const auto id = m_queue->enqueue("a");
        m_queue->finishAll();
        QCOMPARE(word(m_queue->run(id).state), QStringLiteral("finished"));
        QVERIFY(m_queue->run(id).test.empty());
        QCOMPARE(m_queue->all<QueueWarning>().size(), std::size_t{1});
    }

    void invalidSettingsAreNotQueued()
    {
        RunSpec spec;
        spec.dataset = m_queue->dataset;
        spec.config.model.nFactors = 50;
        spec.config.model.nHeads = 3;
        VERIFY_ERROR(m_queue->queue->enqueue(spec), InvalidArgument);
        spec.config.model.nHeads = 1;
        spec.dataset = {99};
        VERIFY_ERROR(m_queue->queue->enqueue(spec), NotFound);
        QVERIFY(m_queue->store().runs()->empty());
    }

    void runWithoutANameIsCalledByPresetOrModel()
    {
        RunSpec spec;
        spec.dataset = m_queue->dataset;
        spec.config.model.model = config::ModelKind::Sasrec;
        spec.config.device.seed = 7;
        QCOMPARE(m_queue->queue->enqueue(spec)->name, std::string("sasrec seed 7"));
        spec.preset = "hstu-large";
        spec.group = "seeds";
        const auto run = m_queue->queue->enqueue(spec);
        QCOMPARE(run->name, std::string("hstu-large seed 7"));
        QCOMPARE(run->preset, std::string("hstu-large"));
        QCOMPARE(run->group, std::string("seeds"));
        QCOMPARE(run->seed, std::int64_t{7});
    }

    void preparedRunGetsItsOwnFolderAndSettings()
    {
        RunSpec spec;
        spec.dataset = m_queue->dataset;
        spec.config.model.nBlocks = 3;
        const auto run = m_queue->queue->enqueue(spec);
        m_queue->finishAll();
        const auto &job = m_queue->executor->jobs.at(0);
        QVERIFY(job.folder == m_queue->store().runFolder(run->id));
        QVERIFY(job.config == spec.config);
        QVERIFY(!job.resume);
    }

    void runAddedWhileIdleIsTakenUp()
    {
        m_queue->finishAll();
        const auto id = m_queue->enqueue("late");
        m_queue->queue->waitUntilIdle();
        QCOMPARE(word(m_queue->run(id).state), QStringLiteral("finished"));
    }

    void heldQueueStartsNoFurtherRun()
    {
        std::latch held(1);
        m_queue->executor->scripts["a"] = [&](const RunJob &job, training::Observer &observer) {
            held.wait();
            return samples::trains(1)(job, observer);
        };
        const auto a = m_queue->enqueue("a");
        const auto b = m_queue->enqueue("b");
        m_queue->queue->start();
        m_queue->waitForState(a, RunState::Running);
        m_queue->queue->hold();
        held.count_down();
        m_queue->queue->waitUntilIdle();
        QCOMPARE(word(m_queue->run(a).state), QStringLiteral("finished"));
        QCOMPARE(word(m_queue->run(b).state), QStringLiteral("queued"));
        m_queue->finishAll();
        QCOMPARE(word(m_queue->run(b).state), QStringLiteral("finished"));
    }

private:
    std::unique_ptr<samples::Queue> m_queue;
};

QTEST_GUILESS_MAIN(TstRunQueue)
#include "tst_runqueue.moc"
