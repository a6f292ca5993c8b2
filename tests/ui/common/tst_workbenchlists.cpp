#include "tests/support/workbenchfixture.h"

#include "core/base/paths.h"

#include <QDeadlineTimer>

#include <memory>
#include <thread>

using namespace hstudio;
using namespace hstudio::ui;

/// The lists of runs while events, commands and readings overtake each other. Events wait in the mailbox for a timer, answers of worker threads are
/// posted: sendPostedEvents() lets the second come first, as a busy machine does.
class TstWorkbenchLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        const auto dataset = m_fixture->addTiny();
        m_run = m_fixture->addRun(dataset, "waits");
        m_other = m_fixture->addRun(dataset, "other", store::RunState::Finished, "max_epochs");
        m_fixture->reload();
    }

    void cleanup() { m_fixture.reset(); }

    void anEventOnItsWayDoesntTakeARunOutOfTheTrash()
    {
        sendStateEvent();
        change({.name = {}, .notes = {}, .tags = {}, .group = {}, .trashedAt = 5});
        reloadBeforeEvents();
        QCOMPARE(shown().trashedAt, std::int64_t{5});

        QTRY_VERIFY(shown().state == store::RunState::Stopped); // told with the record of before
        QCOMPARE(shown().trashedAt, std::int64_t{5});
    }

    void anEventOnItsWayDoesntBringAnOldNameBack()
    {
        sendStateEvent();
        workbench().renameRun(m_run, QStringLiteral("renamed"));
        QCOMPARE(shown().name, std::string("renamed")); // at once
        QTRY_VERIFY(shown().state == store::RunState::Stopped);
        QCOMPARE(shown().name, std::string("renamed"));
        QTRY_COMPARE(m_fixture->store().run(m_run)->name, std::string("renamed"));
    }

    void aReadingFromBeforeAChangeIsNotShown()
    {
        workbench().reload(); // reads the old name, as its answer waits until the change was made
        QVERIFY(waitUntil([this] { return m_fixture->store().run(m_run).ok(); }));
        std::vector<std::string> names;
        connect(&workbench(), &Workbench::runsChanged, this, [&] { names.push_back(shown().name); });
        workbench().renameRun(m_run, QStringLiteral("renamed"));
        QTRY_VERIFY(names.size() >= 2); // the change itself, and the reading after it
        for (const std::string &name : names)
            QCOMPARE(name, std::string("renamed"));
    }

    void aChangeThatFailsIsTakenBack()
    {
        QVERIFY(m_fixture->store().deleteRun(m_other).ok());
        QSignalSpy failed(&workbench(), &Workbench::failed);
        workbench().renameRun(m_other, QStringLiteral("gone"));
        QTRY_COMPARE(failed.size(), 1);
        QTRY_VERIFY(workbench().run(m_other) == nullptr);
    }

    void severalRunsAreChangedTogether()
    {
        store::Store::RunChange tagged;
        tagged.tags = "good";
        workbench().changeRuns({{m_run, tagged}, {m_other, tagged}});
        QCOMPARE(shown().tags, std::string("good"));
        QTRY_COMPARE(m_fixture->store().run(m_other)->tags, std::string("good"));
    }

    void deletingSaysWhatItFreed()
    {
        const auto folder = m_fixture->store().runFolder(m_other);
        std::filesystem::create_directories(folder / "older");
        QVERIFY(base::writeFileAtomically(folder / "best.safetensors", std::string(1000, 'x')).ok());
        QVERIFY(base::writeFileAtomically(folder / "older" / "last.safetensors", std::string(234, 'x')).ok());
        QSignalSpy deleted(&workbench(), &Workbench::runsDeleted);
        workbench().deleteRuns({m_other});
        QTRY_COMPARE(deleted.size(), 1);
        QCOMPARE(deleted.front().at(0).toInt(), 1);
        QCOMPARE(deleted.front().at(1).toLongLong(), 1234LL);
    }

    void listsKeepUpWhileReadingsAreAskedForWithoutEnd()
    {
        change({.name = "from outside", .notes = {}, .tags = {}, .group = {}, .trashedAt = {}});
        // Each list that arrives, and each turn of the event loop, asks for the next reading.
        connect(&workbench(), &Workbench::runsChanged, &workbench(), &Workbench::reload);
        QVERIFY(waitUntil([this] {
            workbench().reload();
            return shown().name == "from outside";
        }));
    }

private:
    [[nodiscard]] Workbench &workbench() const { return m_fixture->workbench(); }
    [[nodiscard]] const store::RunRecord &shown() const { return *workbench().run(m_run); }

    void change(const store::Store::RunChange &change) { QVERIFY(m_fixture->store().changeRun(m_run, change).ok()); }

    /// Delivers answers of worker threads, but no timer, until `condition` holds.
    template<typename Condition>
    static bool waitUntil(Condition condition)
    {
        const QDeadlineTimer deadline(20'000);
        while (!condition()) {
            if (deadline.hasExpired())
                return false;
            QCoreApplication::sendPostedEvents();
            std::this_thread::yield();
        }
        return true;
    }

    /// Leaves an event about the run in the mailbox: it has been stopped.
    void sendStateEvent()
    {
        QSignalSpy failed(&workbench(), &Workbench::failed);
        workbench().stopNow(m_run);
        workbench().removeDataset({999}); // commands go one after the other: when this one has failed, the first is done
        QVERIFY(waitUntil([&failed] { return !failed.isEmpty(); }));
    }

    void reloadBeforeEvents()
    {
        workbench().reload();
        QVERIFY(waitUntil([this] { return shown().trashedAt != 0; }));
    }

    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    base::RunId m_run;
    base::RunId m_other;
};

QTEST_MAIN(TstWorkbenchLists)
#include "tst_workbenchlists.moc"
