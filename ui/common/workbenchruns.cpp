// What a person asks of runs. Each goes to the commands' thread, in the order in which it was asked.
#include "core/experiment/runfiles.h"
#include "ui/common/workbench.h"

#include <algorithm>

namespace hstudio::ui
{
namespace
{

void apply(const store::Store::RunChange &change, store::RunRecord &record)
{
    record.name = change.name.value_or(record.name);
    record.notes = change.notes.value_or(record.notes);
    record.tags = change.tags.value_or(record.tags);
    record.group = change.group.value_or(record.group);
    record.trashedAt = change.trashedAt.value_or(record.trashedAt);
}

} // namespace

void Workbench::enqueue(const std::vector<experiment::RunSpec> &specs, bool startAtOnce)
{
    command([queue = m_queue.get(), specs, startAtOnce]() -> base::Result<void> {
        for (const auto &spec : specs) {
            if (auto added = queue->enqueue(spec); !added)
                return added.error();
        }
        if (startAtOnce)
            queue->start();
        return {};
    });
}

void Workbench::startQueue()
{
    command([queue = m_queue.get()]() -> base::Result<void> {
        queue->start();
        return {};
    });
}

void Workbench::pause(base::RunId run)
{
    command([queue = m_queue.get(), run] { return queue->pause(run); });
}

void Workbench::resume(base::RunId run)
{
    const auto *record = this->run(run);
    const bool paused = record != nullptr && record->state == store::RunState::Paused;
    command([queue = m_queue.get(), run, paused]() -> base::Result<void> {
        if (paused)
            return queue->resumePaused(run);
        if (auto queued = queue->resumeEnded(run); !queued)
            return queued;
        queue->start();
        return {};
    });
}

void Workbench::stopAfterEpoch(base::RunId run)
{
    command([queue = m_queue.get(), run] { return queue->stopAfterEpoch(run); });
}

void Workbench::stopNow(base::RunId run)
{
    command([queue = m_queue.get(), run] { return queue->stopNow(run); });
}

void Workbench::removeFromQueue(base::RunId run)
{
    command([queue = m_queue.get(), run] { return queue->remove(run); });
}

void Workbench::startNext(base::RunId run)
{
    command([queue = m_queue.get(), run] { return queue->startNext(run); });
}

void Workbench::reorderQueue(const std::vector<base::RunId> &order)
{
    command([store = m_store, order] { return store->reorderQueue(order); });
}

void Workbench::renameRun(base::RunId run, const QString &name)
{
    store::Store::RunChange change;
    change.name = name.toStdString();
    changeRuns({{run, std::move(change)}});
}

void Workbench::setRunNotes(base::RunId run, const QString &notes)
{
    store::Store::RunChange change;
    change.notes = notes.toStdString();
    changeRuns({{run, std::move(change)}});
}

void Workbench::changeRuns(std::vector<RunEdit> edits)
{
    for (const RunEdit &edit : edits) {
        const auto found = std::ranges::find(m_runs, edit.run, &store::RunRecord::id);
        if (found != m_runs.end())
            apply(edit.change, *found);
    }
    ++m_editStamp;
    ++m_editsUnderWay;
    command(
        [store = m_store, edits = std::move(edits)]() -> base::Result<void> {
            for (const RunEdit &edit : edits) {
                if (auto changed = store->changeRun(edit.run, edit.change); !changed)
                    return changed;
            }
            return {};
        },
        [this] { --m_editsUnderWay; });
    Q_EMIT runsChanged();
}

void Workbench::deleteRuns(const std::vector<base::RunId> &runs)
{
    struct Deleted
    {
        int runs = 0;
        qint64 bytes = 0;
    };
    const auto deleted = std::make_shared<Deleted>();
    command(
        [store = m_store, runs, deleted]() -> base::Result<void> {
            for (const auto run : runs) {
                const std::int64_t bytes = experiment::diskUse(store->runFolder(run)).bytes;
                if (auto done = store->deleteRun(run); !done)
                    return done;
                ++deleted->runs;
                deleted->bytes += bytes;
            }
            return {};
        },
        [this, deleted] { Q_EMIT runsDeleted(deleted->runs, deleted->bytes); });
}

} // namespace hstudio::ui
