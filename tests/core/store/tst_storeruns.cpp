#include "core/store/owner.h"
#include "tests/core/store/samples.h"

using namespace hstudio;
using store::RunState;

class TstStoreRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_workspace = std::make_unique<samples::Workspace>(); }

    void statesHaveWords()
    {
        for (const auto state : {RunState::Queued, RunState::Running, RunState::Paused, RunState::Finished, RunState::Stopped,
                                 RunState::Failed, RunState::Interrupted})
            QVERIFY(store::runStateFromString(toString(state)) == state);
        QVERIFY(!store::runStateFromString("sleeping"));
        QVERIFY(isActive(RunState::Paused));
        QVERIFY(!isActive(RunState::Interrupted));
    }

    void newRunIsQueuedWithAllItsFields()
    {
        const auto added = m_workspace->addRun();
        m_workspace->reopen();
        const auto read = store().run(added.id);
        VERIFY_OK(read);
        const auto wanted = samples::run(added.dataset);
        QVERIFY(read->state == RunState::Queued);
        QVERIFY(read->dataset == wanted.dataset);
        QCOMPARE(read->name, wanted.name);
        QCOMPARE(read->preset, wanted.preset);
        QCOMPARE(read->configJson, wanted.configJson);
        QCOMPARE(read->seed, wanted.seed);
        QCOMPARE(read->group, wanted.group);
        QCOMPARE(read->notes, wanted.notes);
        QCOMPARE(read->tags, wanted.tags);
        QVERIFY(read->createdAt > 0);
        QCOMPARE(read->startedAt, std::int64_t{0});
        QVERIFY(read->validation.empty());
        QVERIFY(read->test.empty());
    }

    void eachRunHasAColourOfItsOwnForever()
    {
        const auto first = m_workspace->addRun("a");
        const auto second = m_workspace->addRun("b");
        QVERIFY(first.colour != second.colour);
        VERIFY_OK(store().removeQueued(second.id));
        const auto third = m_workspace->addRun("c");
        QVERIFY(third.id > second.id); // ids name folders and are not used twice
        QVERIFY(third.colour != first.colour);
    }

    void unknownDataSetIsRefused() { VERIFY_ERROR(store().addRun(samples::run({99})), NotFound); }

    void listedForOneDataSetOrAll()
    {
        const auto run = m_workspace->addRun();
        const auto other = store().addDataset(samples::dataset("other", "cd"));
        (void)store().addRun(samples::run(other->id));
        QCOMPARE(store().runs()->size(), std::size_t{2});
        const auto some = store().runs(run.dataset);
        QCOMPARE(some->size(), std::size_t{1});
        QVERIFY(some->front().id == run.id);
    }

    void nameMeansTheNewestThatIsNotInTheTrash()
    {
        const auto first = m_workspace->addRun("hstu");
        const auto second = m_workspace->addRun("hstu");
        QVERIFY(store().findRun("hstu")->id == second.id);
        QVERIFY(store().findRun(std::to_string(first.id.value))->id == first.id);
        VERIFY_OK(store().changeRun(second.id, {.name = {}, .notes = {}, .tags = {}, .group = {}, .trashedAt = 5}));
        QVERIFY(store().findRun("hstu")->id == first.id);
        VERIFY_ERROR(store().findRun("sasrec"), NotFound);
    }

    void changeTouchesOnlyWhatItNames()
    {
        const auto run = m_workspace->addRun();
        VERIFY_OK(store().changeRun(run.id, {.name = "renamed", .notes = "", .tags = {}, .group = {}, .trashedAt = 1234}));
        const auto changed = store().run(run.id);
        QCOMPARE(changed->name, std::string("renamed"));
        QCOMPARE(changed->notes, std::string());
        QCOMPARE(changed->tags, run.tags);
        QCOMPARE(changed->group, run.group);
        QCOMPARE(changed->trashedAt, std::int64_t{1234});
        VERIFY_ERROR(store().changeRun({99}, {}), NotFound);
    }

    void deletedWithItsFolderAndAllThatHangsOnIt()
    {
        const auto run = m_workspace->addRun();
        VERIFY_ERROR(store().deleteRun(run.id), Busy);
        (void)store().claimRun(run.id);
        VERIFY_ERROR(store().deleteRun(run.id), Busy);
        VERIFY_OK(store().addEpoch(run.id, samples::epoch(1, 0.1)));
        VERIFY_OK(store().addEvaluation(run.id, samples::evaluation(0.1)));
        VERIFY_OK(store().setRunState(run.id, RunState::Finished, "max_epochs"));
        std::filesystem::create_directories(store().runFolder(run.id));
        VERIFY_OK(store().deleteRun(run.id));
        QVERIFY(!std::filesystem::exists(store().runFolder(run.id)));
        VERIFY_ERROR(store().run(run.id), NotFound);
        VERIFY_ERROR(store().evaluation(run.id), NotFound);
        QVERIFY(store().epochs(run.id)->empty());
        VERIFY_OK(store().checkIntegrity());
    }

    void fingerprintIsKept()
    {
        const auto run = m_workspace->addRun();
        VERIFY_OK(store().setFingerprint(run.id, R"({"seed": 42})"));
        QCOMPARE(store().run(run.id)->fingerprint, std::string(R"({"seed": 42})"));
        VERIFY_ERROR(store().setFingerprint({99}, "{}"), NotFound);
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_workspace->store; }

    std::unique_ptr<samples::Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TstStoreRuns)
#include "tst_storeruns.moc"
