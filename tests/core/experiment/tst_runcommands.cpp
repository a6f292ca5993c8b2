#include "core/base/paths.h"
#include "core/config/configjson.h"
#include "core/experiment/runfiles.h"
#include "core/experiment/runmarks.h"
#include "core/experiment/trainlonger.h"
#include "tests/core/experiment/queuefixture.h"

#include <latch>

using namespace hstudio;
using namespace hstudio::experiment;
using store::RunState;
using training::EndReason;

namespace
{

using Train = base::Result<training::TrainingOutcome>;

} // namespace

/// What a person can ask of runs at work, waiting or ended, and what happens when the program or the workspace goes away.
class TstRunCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_queue = std::make_unique<samples::Queue>(); }
    void cleanup() { m_queue.reset(); }

    void pausedRunGoesOnWhereItWas()
    {
        const auto run = startEndless();
        VERIFY_OK(queue().pause(run));
        QCOMPARE(m_queue->waitForState(run, RunState::Paused).ownerPid > 0, true);
        QVERIFY(m_queue->run(run).state == RunState::Paused);
        QVERIFY(queue().current() == run);
        VERIFY_ERROR(queue().pause(run), Busy);
        VERIFY_OK(queue().resumePaused(run));
        m_queue->waitForState(run, RunState::Running);
        VERIFY_ERROR(queue().resumePaused(run), Busy);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        QCOMPARE(m_queue->run(run).epochs, std::int64_t{1});
    }

    void pausesResumesAndFailuresLeaveAMark()
    {
        using Kind = RunMark::Kind;
        m_queue->executor->scripts["a"] = [](const RunJob &job, training::Observer &observer) -> Train {
            training::StepProgress progress;
            progress.epoch = job.resume ? 4 : 3;
            progress.step = 5;
            progress.stepsPerEpoch = 10;
            progress.globalStep = job.resume ? 35 : 25;
            observer.onProgress(progress);
            if (!job.resume)
                return samples::trainsUntilStopped()(job, observer);
            return base::Error{base::ErrorCode::OutOfMemory, "no memory"};
        };
        const auto run = m_queue->enqueue("a");
        queue().start();
        m_queue->waitForEpoch(run, 1);
        VERIFY_OK(queue().pause(run));
        m_queue->waitForState(run, RunState::Paused);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        m_queue->executor->checkpointFound = std::optional(training::CheckpointInfo{.epoch = 1, .globalStep = 14, .bestEpoch = 1});
        VERIFY_OK(queue().resumeEnded(run));
        m_queue->finishAll();
        const auto marks = readMarks(m_queue->store().runFolder(run));
        QCOMPARE(marks.size(), std::size_t{3});
        QVERIFY(marks[0].kind == Kind::Paused && marks[0].epoch == 2.5 && marks[0].globalStep == 25);
        const double perEpoch = static_cast<double>(samples::epoch(1, 0.1).globalStep);
        QVERIFY(marks[1].kind == Kind::Resumed && marks[1].globalStep == 14);
        QCOMPARE(marks[1].epoch, 1 + (14 - perEpoch) / perEpoch);
        QVERIFY(marks[2].kind == Kind::Failed && marks[2].epoch == 3.5 && marks[2].at > 0);
    }

    void onlyAFinishedRunWithACheckpointTrainsLonger()
    {
        auto &store = m_queue->store();
        const auto run = m_queue->enqueue("short");
        VERIFY_ERROR(addEpochs(store, run, 5), InvalidArgument);
        VERIFY_ERROR(addEpochs(store, {99}, 5), NotFound);
        m_queue->finishAll();
        VERIFY_ERROR(addEpochs(store, run, 5), NotFound); // no checkpoint
        VERIFY_OK(base::writeFileAtomically(store.runFolder(run) / "checkpoint.safetensors", "x"));
        VERIFY_OK(addEpochs(store, run, 150));
        VERIFY_OK(queue().resumeEnded(run));
        m_queue->finishAll();
        QCOMPARE(config::fromJsonText(m_queue->run(run).configJson)->stopping.maxEpochs, std::int64_t{152});
        VERIFY_OK(store.setRunState(run, RunState::Finished, "diverged"));
        VERIFY_ERROR(addEpochs(store, run, 5), InvalidArgument);
    }

    void stopAfterEpochFinishesTheEpoch()
    {
        const auto run = startEndless();
        VERIFY_OK(queue().stopAfterEpoch(run));
        const auto stopped = m_queue->waitForState(run, RunState::Stopped);
        QCOMPARE(stopped.epochs, std::int64_t{2});
        QCOMPARE(stopped.reason, std::string("stopped"));
        QVERIFY(!stopped.test.empty());
    }

    void stopNowEndsThePausedRunToo()
    {
        const auto run = startEndless();
        VERIFY_OK(queue().pause(run));
        m_queue->waitForState(run, RunState::Paused);
        VERIFY_OK(queue().stopNow(run));
        QCOMPARE(m_queue->waitForState(run, RunState::Stopped).epochs, std::int64_t{1});
    }

    void nextRunStartsWithAFreshControl()
    {
        const auto first = startEndless();
        const auto second = m_queue->enqueue("second");
        VERIFY_OK(queue().stopNow(first));
        QCOMPARE(m_queue->waitForState(second, RunState::Finished).epochs, std::int64_t{2});
    }

    void waitingRunIsStoppedOrRemoved()
    {
        const auto current = startEndless();
        const auto stopped = m_queue->enqueue("b");
        const auto removed = m_queue->enqueue("c");
        VERIFY_ERROR(queue().pause(stopped), Busy);
        VERIFY_OK(queue().stopNow(stopped));
        m_queue->waitForState(stopped, RunState::Stopped);
        VERIFY_OK(queue().remove(removed));
        VERIFY_ERROR(m_queue->store().run(removed), NotFound);
        VERIFY_ERROR(queue().remove(current), Busy);
        VERIFY_ERROR(queue().remove(removed), NotFound);
        VERIFY_ERROR(queue().pause(removed), NotFound);
        VERIFY_OK(queue().stopNow(current));
        queue().waitUntilIdle();
        VERIFY_ERROR(queue().stopNow(current), Busy);
        QCOMPARE(m_queue->executor->jobs.size(), std::size_t{1});
    }

    void closingTheProgramLeavesTheRunInterrupted_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }
    void closingTheProgramLeavesTheRunInterrupted()
    {
        QFETCH(bool, paused);
        const auto run = startEndless();
        const auto waiting = m_queue->enqueue("b");
        if (paused) {
            VERIFY_OK(queue().pause(run));
            m_queue->waitForState(run, RunState::Paused);
        }
        m_queue->queue.reset();
        const auto left = m_queue->run(run);
        QVERIFY(left.state == RunState::Interrupted);
        QCOMPARE(left.reason, std::string());
        QCOMPARE(left.epochs, std::int64_t{1});
        QCOMPARE(left.ownerPid, std::int64_t{0});
        QVERIFY(m_queue->run(waiting).state == RunState::Queued);
    }

    void closingDuringTheTestLeavesTheTrainingFinished()
    {
        std::latch testing(1);
        m_queue->executor->evaluating = [&](const RunJob &, const std::stop_token &stop) -> base::Result<inference::Evaluation> {
            testing.count_down();
            while (!stop.stop_requested()) {
            }
            return base::Error{base::ErrorCode::Cancelled, "Stopped.", {}};
        };
        const auto run = m_queue->enqueue("a");
        queue().start();
        testing.wait();
        m_queue->queue.reset();
        QVERIFY(m_queue->run(run).state == RunState::Finished);
        QVERIFY(m_queue->run(run).test.empty());
    }

    void resumedRunGoesFirstAndContinuesFromItsCheckpoint()
    {
        const auto run = startEndless(3);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        queue().hold();
        const auto other = m_queue->enqueue("b");
        m_queue->executor->checkpointFound = std::optional(training::CheckpointInfo{.epoch = 2, .globalStep = 14, .bestEpoch = 2});
        m_queue->executor->scripts["a"] = [&](const RunJob &job, training::Observer &observer) -> Train {
            m_epochsAtResume = m_queue->store().epochs(job.record.id)->size();
            observer.onEpoch(samples::epoch(3, 0.5));
            return samples::outcome(EndReason::MaxEpochs, {samples::epoch(1, 0.1), samples::epoch(2, 0.2), samples::epoch(3, 0.5)});
        };
        VERIFY_OK(queue().resumeEnded(run));
        QVERIFY(m_queue->run(run).state == RunState::Queued);
        m_queue->finishAll();
        QVERIFY(m_queue->executor->jobs.at(1).record.id == run);
        QVERIFY(m_queue->executor->jobs.at(1).resume);
        QVERIFY(m_queue->executor->jobs.at(2).record.id == other);
        QCOMPARE(m_epochsAtResume, std::size_t{2}); // the third one is trained again
        QCOMPARE(m_queue->run(run).epochs, std::int64_t{3});
        QCOMPARE(m_queue->run(run).validation.at("recall@10"), 0.5);
        VERIFY_ERROR(queue().resumeEnded(run), InvalidArgument);
    }

    void withoutACheckpointItBeginsAnew()
    {
        const auto run = startEndless(3);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        m_queue->executor->scripts["a"] = samples::trains(1);
        VERIFY_OK(queue().resumeEnded(run));
        m_queue->finishAll();
        QVERIFY(!m_queue->executor->jobs.at(1).resume);
        QCOMPARE(m_queue->run(run).epochs, std::int64_t{1});
    }

    void epochsThatOnlyTheCheckpointKnowsAreWritten()
    {
        m_queue->executor->scripts["a"] = [](const RunJob &, training::Observer &observer) -> Train {
            observer.onEpoch(samples::epoch(3, 0.5));
            return samples::outcome(EndReason::MaxEpochs, {samples::epoch(1, 0.1), samples::epoch(2, 0.2), samples::epoch(3, 0.5)});
        };
        const auto run = m_queue->enqueue("a");
        m_queue->finishAll();
        QCOMPARE(m_queue->store().epochs(run)->size(), std::size_t{3});
    }

    void epochThatCantBeWrittenIsWrittenLater()
    {
        m_queue->executor->scripts["a"] = [&](const RunJob &, training::Observer &observer) -> Train {
            hideWorkspace();
            observer.onEpoch(samples::epoch(1, 0.1));
            m_toldWhileAway = m_queue->all<EpochFinished>().size();
            showWorkspace();
            observer.onEpoch(samples::epoch(2, 0.2));
            return samples::outcome(EndReason::MaxEpochs, {samples::epoch(1, 0.1), samples::epoch(2, 0.2)});
        };
        const auto run = m_queue->enqueue("a");
        m_queue->finishAll();
        QCOMPARE(m_toldWhileAway, std::size_t{0});
        const auto told = m_queue->all<EpochFinished>();
        QCOMPARE(told.size(), std::size_t{2});
        QCOMPARE(told[0].record.epoch, std::int64_t{1});
        QVERIFY(m_queue->run(run).state == RunState::Finished);
        QCOMPARE(m_queue->run(run).epochs, std::int64_t{2});
    }

    void endThatCantBeWrittenIsWrittenLaterAndTheQueueHolds()
    {
        m_queue = std::make_unique<samples::Queue>(false, kAtOnce);
        m_queue->executor->scripts["a"] = [&](const RunJob &job, training::Observer &observer) -> Train {
            auto trained = samples::trains(1)(job, observer);
            hideWorkspace();
            return trained;
        };
        const auto run = m_queue->enqueue("a");
        const auto next = m_queue->enqueue("b");
        m_queue->finishAll();
        QVERIFY(!queue().started());
        QVERIFY(!m_queue->all<QueueWarning>().empty());
        showWorkspace();
        m_queue->waitForState(run, RunState::Finished); // by itself, as soon as it can be written
        QVERIFY(m_queue->run(next).state == RunState::Queued);
        m_queue->finishAll();
        QCOMPARE(m_queue->run(run).test.at("recall@10"), 0.25);
        QVERIFY(m_queue->run(next).state == RunState::Finished);
    }

    void commandLineWorksOffOnlyItsOwnRuns()
    {
        m_queue = std::make_unique<samples::Queue>(/*ownRunsOnly=*/true);
        const auto others = m_queue->store().addRun(samples::run(m_queue->dataset, "of the window"));
        const auto own = m_queue->enqueue("own");
        m_queue->finishAll();
        QVERIFY(m_queue->run(own).state == RunState::Finished);
        QVERIFY(m_queue->run(others->id).state == RunState::Queued);

        VERIFY_OK(m_queue->store().claimRun(others->id));
        VERIFY_OK(m_queue->store().setRunState(others->id, RunState::Interrupted));
        VERIFY_OK(queue().resumeEnded(others->id));
        queue().waitUntilIdle();
        QVERIFY(m_queue->run(others->id).state == RunState::Finished);
    }

    void chosenRunGoesNextAndStartsTheQueue()
    {
        const auto first = m_queue->enqueue("a");
        const auto second = m_queue->enqueue("b");
        const auto third = m_queue->enqueue("c");
        VERIFY_OK(queue().reorder({third, first, second}));
        VERIFY_OK(queue().startNext(second));
        queue().waitUntilIdle();
        std::vector<base::RunId> order;
        for (const auto &job : m_queue->executor->jobs)
            order.push_back(job.record.id);
        QVERIFY((order == std::vector{second, third, first}));
        VERIFY_ERROR(queue().startNext(second), Busy);
    }

    void runsOfAnotherProgramAreTakenUpWhileIdle()
    {
        m_queue = std::make_unique<samples::Queue>(false, kAtOnce);
        m_queue->finishAll();
        const auto other = *store::Store::open(m_queue->workspace.path());
        const auto run = other->addRun(samples::run(m_queue->dataset, "from elsewhere"));
        VERIFY_OK(run);
        m_queue->waitFor<WorkspaceChanged>([](const auto &) { return true; });
        QVERIFY(m_queue->waitForState(run->id, RunState::Finished).epochs == 2);
    }

    void queueIsLeftToTheProgramThatCameFirst()
    {
        auto elder = *store::Store::open(m_queue->workspace.path());
        VERIFY_OK(elder->announce("hstudio", true));
        VERIFY_OK(m_queue->store().announce("hstudio", true));
        const auto waiting = m_queue->store().addRun(samples::run(m_queue->dataset, "waiting"));
        const auto own = m_queue->enqueue("own");
        m_queue->finishAll();
        QVERIFY(m_queue->run(waiting->id).state == RunState::Queued);
        QVERIFY(m_queue->run(own).state == RunState::Finished);
        elder.reset();
        queue().start();
        queue().waitUntilIdle();
        QVERIFY(m_queue->run(waiting->id).state == RunState::Finished);
    }

    void warningOfTheTrainingIsToldOnceAndLogged()
    {
        m_queue->executor->scripts["a"] = [](const RunJob &, training::Observer &observer) -> Train {
            observer.onWarning({base::ErrorCode::Io, "no space for %1", {"a checkpoint"}});
            observer.onWarning({base::ErrorCode::Io, "no space for %1", {"a checkpoint"}});
            observer.onEpoch(samples::epoch(1, 0.1));
            observer.onWarning({base::ErrorCode::Io, "no space for %1", {"a checkpoint"}});
            return samples::outcome(EndReason::MaxEpochs, {samples::epoch(1, 0.1)});
        };
        const auto run = m_queue->enqueue("a");
        m_queue->finishAll();
        QCOMPARE(m_queue->all<QueueWarning>().size(), std::size_t{2}); // again after something worked
        QVERIFY(logOf(run).contains(QStringLiteral(" warning no space for a checkpoint")));
    }

    void everythingIsInTheRunsOwnLog()
    {
        const auto run = startEndless(2);
        VERIFY_OK(queue().pause(run));
        m_queue->waitForState(run, RunState::Paused);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        const auto log = logOf(run);
        for (const auto *line : {" info started: {}", " info epoch 2: train_loss ", " info paused", " info running",
                                 " info training ended: stopped", " info stopped"})
            QVERIFY2(log.contains(QLatin1String(line)), qPrintable(log));
        m_queue->executor->scripts["a"] = [](const RunJob &, training::Observer &) -> Train {
            return base::Error{base::ErrorCode::Internal, "broken", {}, "all the details"};
        };
        VERIFY_OK(queue().resumeEnded(run));
        m_queue->waitForState(run, RunState::Failed);
        QVERIFY(logOf(run).contains(QStringLiteral(" error failed: broken (all the details)")));
        QCOMPARE(readLog(m_queue->store().runFolder(run), 2).size(), std::size_t{2});
    }

    void logThatCantBeWrittenStopsNothing_data()
    {
        QTest::addColumn<bool>("full");
        QTest::newRow("a folder in its place") << false;
        QTest::newRow("a full disk") << true;
    }
    void logThatCantBeWrittenStopsNothing()
    {
        QFETCH(bool, full);
        const auto run = m_queue->enqueue("a");
        const auto log = logFile(m_queue->store().runFolder(run));
        std::filesystem::create_directories(full ? log.parent_path() : log);
        if (full)
            std::filesystem::create_symlink("/dev/full", log);
        m_queue->finishAll();
        QVERIFY(m_queue->run(run).state == RunState::Finished);
        QCOMPARE(m_queue->run(run).epochs, std::int64_t{2});
        QVERIFY(readLog(m_queue->store().runFolder(run)).empty());
    }

    void damagedCheckpointIsToldAndTheKeptOneIsUsed()
    {
        const auto run = startEndless(3);
        VERIFY_OK(queue().stopNow(run));
        m_queue->waitForState(run, RunState::Stopped);
        training::CheckpointInfo kept{.epoch = 2, .globalStep = 14, .bestEpoch = 2};
        kept.damaged.push_back({base::ErrorCode::BadData, "The checkpoint is damaged.", {}});
        m_queue->executor->checkpointFound = std::optional(kept);
        m_queue->executor->scripts["a"] = samples::trains(1);
        VERIFY_OK(queue().resumeEnded(run));
        queue().waitUntilIdle();
        const auto warnings = m_queue->all<QueueWarning>();
        QCOMPARE(warnings.size(), std::size_t{1});
        QCOMPARE(warnings.front().error.text(),
                 std::string("The checkpoint is damaged. The run goes on from the checkpoint of epoch 2 instead."));
        QVERIFY(m_queue->executor->jobs.back().resume);
    }

    void diskUseCountsAFileWithTwoNamesOnceAndFilesBelow()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(diskUse(path / "nowhere").bytes, std::int64_t{0});
        std::filesystem::create_directory(path / "older");
        for (const auto *name : {"checkpoint.safetensors", "best.safetensors", "epoch-3.safetensors", "older/last"})
            VERIFY_OK(base::writeFileAtomically(path / name, std::string(1000, 'x')));
        std::filesystem::create_hard_link(path / "checkpoint.safetensors", path / "epoch-4.safetensors");
        const auto use = diskUse(path);
        QCOMPARE(use.bytes, std::int64_t{4000});
        QCOMPARE(use.checkpoints, std::int64_t{2});
    }

private:
    static constexpr auto kAtOnce = std::chrono::milliseconds(10);

    [[nodiscard]] QString logOf(base::RunId run) const
    {
        QString text;
        for (const auto &line : readLog(m_queue->store().runFolder(run)))
            text += QString::fromStdString(line) + QLatin1Char('\n');
        return text;
    }
    [[nodiscard]] RunQueue &queue() const { return *m_queue->queue; }

    /// A run "a" that is at work after its first epochs and goes on until it is stopped.
    base::RunId startEndless(std::int64_t epochs = 1)
    {
        m_queue->executor->scripts["a"] = samples::trainsUntilStopped(epochs);
        const auto run = m_queue->enqueue("a");
        queue().start();
        m_queue->waitForEpoch(run, epochs);
        return run;
    }

    void hideWorkspace() { std::filesystem::rename(m_queue->workspace.database(), m_queue->workspace.path() / "away"); }
    void showWorkspace() { std::filesystem::rename(m_queue->workspace.path() / "away", m_queue->workspace.database()); }

    std::unique_ptr<samples::Queue> m_queue;
    std::size_t m_epochsAtResume = 0;
    std::size_t m_toldWhileAway = 0;
};

QTEST_GUILESS_MAIN(TstRunCommands)
#include "tst_runcommands.moc"
