#include "core/store/owner.h"
#include "core/store/reopen.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>

using namespace hstudio;
using store::RunState;

class TstStoreQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_workspace = std::make_unique<samples::Workspace>(); }

    void claimedInOrderUntilNoneWaits()
    {
        const auto first = m_workspace->addRun("a");
        const auto second = m_workspace->addRun("b");
        const auto claimed = store().claimNextQueued();
        VERIFY_OK(claimed);
        QVERIFY((*claimed)->id == first.id);
        QVERIFY((*claimed)->state == RunState::Running);
        QVERIFY((*claimed)->startedAt > 0);
        QCOMPARE((*claimed)->ownerPid, store::thisProcess().pid);
        QCOMPARE((*claimed)->ownerStart, store::thisProcess().start);
        QVERIFY((*store().claimNextQueued())->id == second.id);
        QVERIFY(!store().claimNextQueued()->has_value());
    }

    void noRunIsClaimedTwice()
    {
        constexpr int kRuns = 12;
        for (int i = 0; i < kRuns; ++i)
            (void)m_workspace->addRun("run " + std::to_string(i));
        std::array<std::vector<std::int64_t>, 4> claimed;
        {
            std::vector<std::jthread> threads;
            for (auto &mine : claimed)
                threads.emplace_back([this, &mine] {
                    const auto own = store::Store::open(m_workspace->path()); // as another program would
                    for (;;) {
                        const auto next = (*own)->claimNextQueued();
                        if (!next || !*next)
                            return;
                        mine.push_back((*next)->id.value);
                    }
                });
        }
        std::multiset<std::int64_t> all;
        for (const auto &mine : claimed)
            all.insert(mine.begin(), mine.end());
        QCOMPARE(all.size(), std::size_t{kRuns});
        QCOMPARE((std::set<std::int64_t>(all.begin(), all.end()).size()), std::size_t{kRuns});
    }

    void reorderedRunsComeFirst()
    {
        const auto a = m_workspace->addRun("a");
        const auto b = m_workspace->addRun("b");
        const auto c = m_workspace->addRun("c");
        const auto d = m_workspace->addRun("d");
        VERIFY_OK(store().reorderQueue(std::array{d.id, b.id}));
        for (const auto id : {d.id, b.id, a.id, c.id})
            QVERIFY((*store().claimNextQueued())->id == id);
    }

    void movedRunComesFirst()
    {
        const auto a = m_workspace->addRun("a");
        const auto b = m_workspace->addRun("b");
        const auto c = m_workspace->addRun("c");
        VERIFY_OK(store().moveToFront(c.id));
        VERIFY_OK(store().moveToFront(b.id));
        QVERIFY((*store().claimNextQueued())->id == b.id);
        VERIFY_ERROR(store().moveToFront(b.id), Busy);
        VERIFY_ERROR(store().moveToFront({99}), NotFound);
        QVERIFY((*store().claimNextQueued())->id == c.id);
        QVERIFY((*store().claimNextQueued())->id == a.id);
    }

    void runsInTheTrashWait()
    {
        const auto run = m_workspace->addRun();
        VERIFY_OK(store().changeRun(run.id, {.name = {}, .notes = {}, .tags = {}, .group = {}, .trashedAt = 1}));
        QVERIFY(!store().claimNextQueued()->has_value());
    }

    void reservedRunIsTakenOnlyByItsOwnerWhileThatLives()
    {
        auto record = samples::run(m_workspace->addDataset());
        record.ownerPid = 1; // lives as long as the machine
        record.ownerStart = startOfProcessOne();
        const auto reserved = store().addRun(record);
        VERIFY_OK(reserved);
        QVERIFY(!store().claimNextQueued()->has_value());
        VERIFY_ERROR(store().claimRun(reserved->id), Busy);

        record.ownerStart += 1; // a process that has ended
        const auto left = store().addRun(record);
        QVERIFY((*store().claimNextQueued())->id == left->id);
        record.ownerPid = store::thisProcess().pid;
        record.ownerStart = store::thisProcess().start;
        const auto own = store().addRun(record);
        QVERIFY((*store().claimNextQueued())->id == own->id);
    }

    void onlyEndedRunsCanBeClaimedAgain_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, RunState state, int code) { QTest::newRow(name) << static_cast<int>(state) << code; };
        row("queued", RunState::Queued, -1);
        row("interrupted", RunState::Interrupted, -1);
        row("stopped", RunState::Stopped, -1);
        row("failed", RunState::Failed, -1);
        row("finished", RunState::Finished, static_cast<int>(base::ErrorCode::InvalidArgument));
        row("running", RunState::Running, static_cast<int>(base::ErrorCode::Busy));
        row("paused", RunState::Paused, static_cast<int>(base::ErrorCode::Busy));
    }
    void onlyEndedRunsCanBeClaimedAgain()
    {
        QFETCH(int, state);
        QFETCH(int, code);
        const auto run = m_workspace->addRun();
        if (static_cast<RunState>(state) != RunState::Queued) {
            VERIFY_OK(store().claimRun(run.id));
            VERIFY_OK(store().setRunState(run.id, static_cast<RunState>(state), "why"));
        }
        const auto claimed = store().claimRun(run.id);
        QCOMPARE(claimed ? -1 : static_cast<int>(claimed.error().code), code);
        if (claimed) {
            QVERIFY(claimed->state == RunState::Running);
            QCOMPARE(claimed->reason, std::string());
            QCOMPARE(claimed->endedAt, std::int64_t{0});
        }
    }

    void endedStateHasItsTimeAndReasonAndNoOwner()
    {
        const auto run = m_workspace->addRun();
        (void)store().claimRun(run.id);
        VERIFY_OK(store().setRunState(run.id, RunState::Paused));
        QCOMPARE(store().run(run.id)->ownerPid, store::thisProcess().pid);
        VERIFY_OK(store().setRunState(run.id, RunState::Failed, "n_factors is too large"));
        const auto ended = store().run(run.id);
        QVERIFY(ended->state == RunState::Failed);
        QCOMPARE(ended->reason, std::string("n_factors is too large"));
        QVERIFY(ended->endedAt > 0);
        QCOMPARE(ended->ownerPid, std::int64_t{0});
        VERIFY_ERROR(store().setRunState({99}, RunState::Failed), NotFound);
    }

    void requeuedRunGoesFirst()
    {
        const auto run = m_workspace->addRun("a");
        (void)store().claimRun(run.id);
        (void)m_workspace->addRun("b");
        VERIFY_ERROR(store().requeue(run.id), InvalidArgument);
        VERIFY_OK(store().setRunState(run.id, RunState::Interrupted));
        VERIFY_OK(store().requeue(run.id));
        QVERIFY(store().run(run.id)->state == RunState::Queued);
        QVERIFY((*store().claimNextQueued())->id == run.id);
    }

    void finishedRunIsReopenedForLonger()
    {
        const auto run = m_workspace->addRun("a");
        (void)store().claimRun(run.id);
        VERIFY_ERROR(store::reopenFinished(store(), run.id, "{}"), InvalidArgument);
        (void)store().addEpoch(run.id, samples::epoch(1, 0.1));
        (void)store().setRunState(run.id, RunState::Finished, "max_epochs");
        VERIFY_ERROR(store().requeue(run.id), InvalidArgument);
        VERIFY_OK(store::reopenFinished(store(), run.id, R"({"max_epochs": 9})"));
        QCOMPARE(store().run(run.id)->configJson, std::string(R"({"max_epochs": 9})"));
        VERIFY_OK(store().requeue(run.id));
        VERIFY_OK(store().removeQueued(run.id)); // not all of its epochs are done now
        QVERIFY(store().run(run.id)->state == RunState::Stopped);
        VERIFY_ERROR(store::reopenFinished(store(), {99}, "{}"), NotFound);
    }

    void removingFromTheQueueKeepsWhatWasTrained_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("interrupted") << static_cast<int>(RunState::Interrupted) << QString();
        QTest::newRow("stopped") << static_cast<int>(RunState::Stopped) << QStringLiteral("stopped");
        QTest::newRow("failed") << static_cast<int>(RunState::Failed) << QStringLiteral("no memory");
    }
    void removingFromTheQueueKeepsWhatWasTrained()
    {
        QFETCH(int, state);
        QFETCH(QString, reason);
        const auto run = m_workspace->addRun();
        (void)store().claimRun(run.id);
        (void)store().addEpoch(run.id, samples::epoch(1, 0.1));
        (void)store().setRunState(run.id, static_cast<RunState>(state), reason.toStdString());
        VERIFY_OK(store().requeue(run.id));
        VERIFY_OK(store().removeQueued(run.id));
        const auto kept = store().run(run.id);
        VERIFY_OK(kept);
        QCOMPARE(static_cast<int>(kept->state), state);
        QCOMPARE(kept->epochs, std::int64_t{1});
    }

    void freshRunIsRemovedOrStoppedOnlyWhileItWaits()
    {
        const auto a = m_workspace->addRun("a");
        const auto b = m_workspace->addRun("b");
        const auto c = m_workspace->addRun("c");
        VERIFY_OK(store().removeQueued(a.id));
        VERIFY_ERROR(store().run(a.id), NotFound);
        VERIFY_OK(store().stopQueued(b.id));
        QVERIFY(store().run(b.id)->state == RunState::Stopped);
        (void)store().claimRun(c.id);
        VERIFY_ERROR(store().removeQueued(c.id), Busy);
        VERIFY_ERROR(store().stopQueued(c.id), Busy);
        VERIFY_ERROR(store().removeQueued(a.id), NotFound);
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_workspace->store; }

    /// Found as the store would find it: the one start time with which process 1 counts as alive.
    static std::int64_t startOfProcessOne()
    {
        std::ifstream in("/proc/1/stat");
        const std::string line(std::istreambuf_iterator<char>(in), {});
        std::istringstream rest(line.substr(line.rfind(')') + 2));
        std::string field;
        for (int i = 0; i < 20; ++i)
            rest >> field;
        return std::stoll(field);
    }

    std::unique_ptr<samples::Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TstStoreQueue)
#include "tst_storequeue.moc"
