// What a person asks of runs. Each goes to the commands' thread, in the order in which it was asked.
#include "ui/common/workbench.h"

namespace hstudio::ui
{

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
    command([store = m_store, run,
             change = store::Store::RunChange{.name = name.toStdString(), .notes = {}, .tags = {}, .group = {}, .trashedAt = {}}] {
        return store->changeRun(run, change);
    });
}

void Workbench::setRunNotes(base::RunId run, const QString &notes)
{
    command([store = m_store, run,
             change = store::Store::RunChange{.name = {}, .notes = notes.toStdString(), .tags = {}, .group = {}, .trashedAt = {}}] {
        return store->changeRun(run, change);
    });
}

void Workbench::deleteRuns(const std::vector<base::RunId> &runs)
{
    command([store = m_store, runs]() -> base::Result<void> {
        for (const auto run : runs) {
            if (auto deleted = store->deleteRun(run); !deleted)
                return deleted;
        }
        return {};
    });
}

} // namespace hstudio::ui
