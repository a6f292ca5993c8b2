#include <QTest>

#include "ui/common/runlists.h"

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

store::RunRecord record(std::int64_t id, const std::string &name, store::RunState state, std::int64_t epochs = 0)
{
    store::RunRecord run;
    run.id = {id};
    run.name = name;
    run.state = state;
    run.epochs = epochs;
    return run;
}

} // namespace

class TstRunLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutEventsTheDatabaseIsRight()
    {
        const auto merged =
            mergeRuns({record(1, "new", store::RunState::Finished, 9)}, {record(1, "old", store::RunState::Running, 3)}, {});
        QCOMPARE(merged.size(), std::size_t{1});
        QCOMPARE(merged[0].name, std::string("new"));
        QCOMPARE(merged[0].epochs, std::int64_t{9});
    }

    void whatAnEventToldSinceTheReadingStays()
    {
        const auto merged = mergeRuns({record(1, "a", store::RunState::Running, 3)}, {record(1, "a", store::RunState::Finished, 4)}, {{1}});
        QVERIFY(merged[0].state == store::RunState::Finished);
        QCOMPARE(merged[0].epochs, std::int64_t{4});
    }

    void whatAPersonSetComesFromTheDatabaseAllTheSame()
    {
        store::RunRecord loaded = record(1, "renamed", store::RunState::Running, 3);
        loaded.notes = "a note";
        loaded.tags = "a tag";
        loaded.group = "a group";
        loaded.trashedAt = 7;
        const auto merged = mergeRuns({loaded}, {record(1, "before", store::RunState::Finished, 4)}, {{1}});
        QCOMPARE(merged[0].name, std::string("renamed"));
        QCOMPARE(merged[0].notes, std::string("a note"));
        QCOMPARE(merged[0].tags, std::string("a tag"));
        QCOMPARE(merged[0].group, std::string("a group"));
        QCOMPARE(merged[0].trashedAt, std::int64_t{7});
        QVERIFY(merged[0].state == store::RunState::Finished);
    }

    void aRunTooNewForTheReadingStaysAndAnOtherOneGoes()
    {
        const std::vector known = {record(1, "gone", store::RunState::Finished), record(2, "new", store::RunState::Queued)};
        const auto merged = mergeRuns({}, known, {{2}});
        QCOMPARE(merged.size(), std::size_t{1});
        QCOMPARE(merged[0].name, std::string("new"));
    }
};

QTEST_APPLESS_MAIN(TstRunLists)
#include "tst_runlists.moc"
