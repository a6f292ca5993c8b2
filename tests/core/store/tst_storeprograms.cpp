#include "core/store/owner.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace hstudio;
using store::RunState;
using store::Store;

/// Several programs on one workspace: who knows of whom, and what becomes true when one of them ends.
class TstStorePrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<samples::Workspace>();
        m_second = *Store::open(m_workspace->path());
    }
    void cleanup() { m_second.reset(); }

    void announcedProgramsKnowOfEachOther()
    {
        VERIFY_OK(first().announce("hstudio", true));
        QVERIFY(first().otherPrograms()->empty());
        const auto others = m_second->otherPrograms();
        VERIFY_OK(others);
        QCOMPARE(others->size(), std::size_t{1});
        QCOMPARE(others->front().name, std::string("hstudio"));
        QVERIFY(others->front().worksAll);
        QCOMPARE(others->front().pid, std::int64_t{::getpid()});
        VERIFY_OK(m_second->announce("hstudio-cli", false));
        QCOMPARE(first().otherPrograms()->front().name, std::string("hstudio-cli"));
    }

    void closedProgramIsForgotten()
    {
        VERIFY_OK(m_second->announce("hstudio", true));
        m_second.reset();
        QVERIFY(first().otherPrograms()->empty());
    }

    void killedProgramIsForgotten()
    {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(0);
        ::waitpid(child, nullptr, 0);
        SQLite::Database database(m_workspace->database().string(), SQLite::OPEN_READWRITE);
        store::sql::execute(database, "INSERT INTO programs (name, works_all, pid, start, opened_at) VALUES ('hstudio', 1, ?, 5, 7)",
                            std::int64_t{child});
        QVERIFY(first().otherPrograms()->empty());
        QVERIFY(!*first().hasElder());
        m_workspace->reopen();
        QCOMPARE(store::sql::integer(database, "SELECT count(*) FROM programs"), std::int64_t{0});
    }

    void theOneThatCameFirstIsTheElder()
    {
        QVERIFY(!*m_second->hasElder());
        VERIFY_OK(first().announce("hstudio", true));
        VERIFY_OK(m_second->announce("hstudio", true));
        QVERIFY(!*first().hasElder());
        QVERIFY(*m_second->hasElder());
        m_workspace->store.reset();
        QVERIFY(!*m_second->hasElder());
    }

    void programThatWorksOnItsOwnRunsIsNobodysElder()
    {
        VERIFY_OK(first().announce("hstudio-cli", false));
        VERIFY_OK(m_second->announce("hstudio", true));
        QVERIFY(!*m_second->hasElder());
    }

    void changesOfOthersAreNoticedOwnOnesNot()
    {
        QVERIFY(!*first().lookAround());
        const auto run = m_workspace->addRun();
        QVERIFY(!*first().lookAround());
        VERIFY_OK(m_second->changeRun(run.id, {.name = "other", .notes = {}, .tags = {}, .group = {}, .trashedAt = {}}));
        QVERIFY(*first().lookAround());
        QVERIFY(!*first().lookAround());
    }

    void runOfAProcessThatHasEndedIsInterruptedAtTheNextLook()
    {
        const auto run = m_workspace->addRun();
        const pid_t child = ::fork();
        if (child == 0) {
            ::pause();
            ::_exit(0);
        }
        VERIFY_OK(first().claimNextQueued());
        SQLite::Database database(m_workspace->database().string(), SQLite::OPEN_READWRITE);
        store::sql::execute(database, "UPDATE runs SET owner_pid = ? WHERE id = ?", std::int64_t{child}, run.id.value);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(first().run(run.id)->state == RunState::Running);
        QVERIFY(*first().lookAround());
        QVERIFY(first().run(run.id)->state == RunState::Interrupted);
        VERIFY_OK(first().requeue(run.id));
    }

    void workingStateMakesThisProcessTheOwner()
    {
        const auto run = m_workspace->addRun();
        VERIFY_OK(first().setRunState(run.id, RunState::Running));
        QVERIFY((store::Owner{first().run(run.id)->ownerPid, first().run(run.id)->ownerStart} == store::thisProcess()));
        QVERIFY(!*first().lookAround());
        QVERIFY(first().run(run.id)->state == RunState::Running);
    }

    void vanishedWorkspaceIsAnErrorNotACrash()
    {
        VERIFY_OK(first().announce("hstudio", true));
        const auto elsewhere = m_workspace->path().string() + "-moved";
        std::filesystem::rename(m_workspace->path(), elsewhere);
        (void)first().lookAround();
        VERIFY_ERROR(first().announce("hstudio", true), Io);
        m_workspace->store.reset();
        std::filesystem::rename(elsewhere, m_workspace->path());
    }

private:
    [[nodiscard]] Store &first() const { return *m_workspace->store; }

    std::unique_ptr<samples::Workspace> m_workspace;
    std::shared_ptr<Store> m_second;
};

QTEST_GUILESS_MAIN(TstStorePrograms)
#include "tst_storeprograms.moc"
