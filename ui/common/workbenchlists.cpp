// How the lists of data sets and runs are kept up to date: by reading the database, by events, and by what a person changes.
#include "ui/common/runlists.h"
#include "ui/common/workbench.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace hstudio::ui
{
namespace
{

/// What the database holds of a run after an epoch was committed.
void takeEpoch(store::RunRecord &record, const training::EpochRecord &epoch)
{
    record.epochs = epoch.epoch;
    if (!epoch.best)
        return;
    record.bestEpoch = epoch.epoch;
    record.validation = epoch.metrics;
    record.validation["val_loss"] = epoch.valLoss;
}

} // namespace

struct Workbench::Reloaded
{
    base::Result<std::vector<store::DatasetRecord>> datasets;
    base::Result<std::vector<store::RunRecord>> runs;
};

void Workbench::reload() { reloadThen({}); }

void Workbench::reloadThen(std::function<void()> done)
{
    if (done)
        m_afterReload.push_back(std::move(done));
    if (m_reloading)
        m_reloadWanted = true;
    else
        startReload();
}

void Workbench::startReload()
{
    m_reloading = true;
    m_reloadWanted = false;
    async(
        this,
        [store = m_store] {
            return Reloaded{store->datasets(), store->runs()};
        },
        [this, eventStamp = m_eventStamp, editStamp = m_editStamp, calls = std::exchange(m_afterReload, {})](Reloaded loaded) mutable {
            m_reloading = false;
            const bool usable = isUsable(editStamp);
            if (usable)
                take(std::move(loaded), eventStamp);
            else
                m_afterReload.insert(m_afterReload.begin(), std::make_move_iterator(calls.begin()), std::make_move_iterator(calls.end()));
            if (m_reloadWanted)
                startReload();
            if (usable)
                for (const auto &call : calls)
                    call();
        });
}

bool Workbench::isUsable(std::uint64_t editStamp)
{
    if (editStamp != m_editStamp || m_editsUnderWay > 0)
        return false; // the end of that edit reads again
    m_reloadSkipped = m_reloadWanted && !m_reloadSkipped;
    return !m_reloadSkipped;
}

void Workbench::take(Reloaded loaded, std::uint64_t eventStamp)
{
    if (!loaded.datasets.ok() || !loaded.runs.ok()) {
        Q_EMIT failed(loaded.datasets.ok() ? loaded.runs.error() : loaded.datasets.error());
        return;
    }
    std::unordered_set<base::RunId> told;
    for (const auto &[run, stamp] : m_toldAt) {
        if (stamp > eventStamp)
            told.insert(run);
    }
    const std::size_t listed = loaded.runs->size();
    m_datasets = std::move(loaded.datasets).value();
    m_runs = mergeRuns(std::move(loaded.runs).value(), m_runs, told);
    m_reloadWanted = m_reloadWanted || m_runs.size() != listed; // a run too new for that reading, or one that is gone: the next one knows
    Q_EMIT datasetsChanged();
    Q_EMIT runsChanged();
}

void Workbench::command(std::function<base::Result<void>()> call, std::function<void()> done)
{
    auto *watcher = new QFutureWatcher<base::Result<void>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        if (const auto result = watcher->result(); !result)
            Q_EMIT failed(result.error());
        if (done)
            done();
        reload();
    });
    watcher->setFuture(QtConcurrent::run(&m_commands, std::move(call)));
}

void Workbench::drain()
{
    for (const auto &event : m_mailbox->take())
        handle(event);
    if (std::exchange(m_runsTouched, false))
        Q_EMIT runsChanged();
}

void Workbench::changeRecord(base::RunId id, const std::function<void(store::RunRecord &)> &change)
{
    const auto found = std::ranges::find(m_runs, id, &store::RunRecord::id);
    if (found == m_runs.end())
        return;
    change(*found);
    m_runsTouched = true;
    m_toldAt[id] = ++m_eventStamp;
}

void Workbench::handle(const experiment::Event &event)
{
    std::visit(
        [this](const auto &value) {
            using Kind = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Kind, experiment::RunStateChanged>) {
                if (run(value.record.id) == nullptr) {
                    m_runs.push_back(value.record);
                    reload(); // it may have been deleted while this event was on its way
                }
                changeRecord(value.record.id, [&](store::RunRecord &record) {
                    // The event's record was read when it was sent: since then a person may have renamed the run or moved it to the trash.
                    store::RunRecord next = value.record;
                    takePersonal(next, record);
                    record = std::move(next);
                });
                Q_EMIT runStateChanged(value.record.id);
            } else if constexpr (std::is_same_v<Kind, experiment::RunProgressed>) {
                Q_EMIT runProgressed(value.run, value.progress);
            } else if constexpr (std::is_same_v<Kind, experiment::EpochFinished>) {
                changeRecord(value.run, [&](store::RunRecord &record) { takeEpoch(record, value.record); });
                Q_EMIT epochFinished(value.run, value.record);
            } else if constexpr (std::is_same_v<Kind, experiment::RunEvaluated>) {
                changeRecord(value.run, [&](store::RunRecord &record) { record.test = value.metrics; });
                Q_EMIT runEvaluated(value.run);
            } else if constexpr (std::is_same_v<Kind, experiment::RunLogged>) {
                Q_EMIT runLogged(value.run, QString::fromStdString(value.text));
            } else if constexpr (std::is_same_v<Kind, experiment::WorkspaceChanged>) {
                reload();
            } else {
                Q_EMIT failed(value.error);
            }
        },
        event);
}

} // namespace hstudio::ui
