#include "core/experiment/runqueue.h"

#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/experiment/runcontrol.h"
#include "core/experiment/runsession.h"
#include "core/store/owner.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace hstudio::experiment
{
namespace
{

std::string defaultName(const RunSpec &spec)
{
    const auto *model = config::findField("model");
    return (spec.preset.empty() ? config::valueText(model->get(spec.config)) : spec.preset) + " seed " +
           std::to_string(spec.config.device.seed);
}

/// A question to the database that gets no answer counts as no.
bool told(const base::Result<bool> &answer) { return answer && *answer; }

base::Error aboutToStop()
{
    return {base::ErrorCode::Busy,
            HSTUDIO_TEXT("Error",
                         "The run isn't in a state in which that can be done: it is paused already, goes on already, or is about to stop."),
            {}};
}

} // namespace

struct RunQueue::Private
{
    std::shared_ptr<store::Store> store;
    std::shared_ptr<Mailbox> mailbox;
    std::unique_ptr<RunExecutor> executor;
    bool ownRunsOnly = false;
    std::chrono::milliseconds lookAroundEvery = {};
    RunControl control;
    std::vector<std::unique_ptr<RunSession>> unsettled; ///< ended, but the database refused; worker thread only

    std::mutex claiming; ///< held while a run goes from waiting to current, and by commands that depend on which it is
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool started = false; // guarded by mutex
    bool look = false;    // guarded by mutex: there may be a run to claim
    bool busy = false;    // guarded by mutex: looking, or working off what was found
    bool closing = false; // guarded by mutex
    bool owing = false;   // guarded by mutex: there are unsettled runs
    bool retry = false;   // guarded by mutex: it is time to try them again
    base::RunId current;  // guarded by mutex
    std::thread worker;
    std::thread scout; ///< looks for what other programs do, while the worker is busy too

    void wake();
    void loop();
    bool waitForWork();
    std::optional<store::RunRecord> claim();
    void workOff(store::RunRecord record);
    void settleAll();
    void watchOthers();
    [[nodiscard]] bool leavesToOthers() const { return ownRunsOnly || told(store->hasElder()); }
    void tell(base::RunId run);

    template<typename OnCurrent, typename OnWaiting>
    base::Result<void> command(base::RunId run, OnCurrent onCurrent, OnWaiting onWaiting);
    base::Result<void> notRunning(base::RunId run);
};

RunQueue::RunQueue(std::shared_ptr<store::Store> store, std::shared_ptr<Mailbox> mailbox, RunQueueOptions options)
    : m_private(std::make_unique<Private>())
{
    m_private->executor = options.executor ? std::move(options.executor) : makeTrainingExecutor(store, options.checkpoints);
    m_private->store = std::move(store);
    m_private->mailbox = std::move(mailbox);
    m_private->ownRunsOnly = options.ownRunsOnly;
    m_private->lookAroundEvery = options.lookAround;
    m_private->scout = std::thread([state = m_private.get()] { state->watchOthers(); });
    m_private->worker = std::thread([state = m_private.get()] { state->loop(); });
}

RunQueue::~RunQueue()
{
    m_private->control.shutDown();
    {
        const std::lock_guard lock(m_private->mutex);
        m_private->closing = true;
    }
    m_private->changed.notify_all();
    m_private->scout.join();
    m_private->worker.join();
}

base::Result<store::RunRecord> RunQueue::enqueue(const RunSpec &spec)
{
    if (const auto issues = config::validate(spec.config); !issues.empty())
        return issues.front().error;
    store::RunRecord record;
    record.dataset = spec.dataset;
    record.name = spec.name.empty() ? defaultName(spec) : spec.name;
    record.preset = spec.preset;
    record.group = spec.group;
    record.configJson = config::toJsonText(spec.config);
    record.seed = spec.config.device.seed;
    if (m_private->leavesToOthers()) {
        const auto self = store::thisProcess();
        record.ownerPid = self.pid;
        record.ownerStart = self.start;
    }
    auto added = m_private->store->addRun(std::move(record));
    if (added) {
        m_private->mailbox->push(RunStateChanged{*added});
        m_private->wake();
    }
    return added;
}

void RunQueue::start()
{
    {
        const std::lock_guard lock(m_private->mutex);
        m_private->started = true;
    }
    m_private->wake();
}

void RunQueue::hold()
{
    {
        const std::lock_guard lock(m_private->mutex);
        m_private->started = false;
    }
    m_private->changed.notify_all();
}

bool RunQueue::started() const
{
    const std::lock_guard lock(m_private->mutex);
    return m_private->started;
}

base::RunId RunQueue::current() const
{
    const std::lock_guard lock(m_private->mutex);
    return m_private->current;
}

base::Result<void> RunQueue::pause(base::RunId run)
{
    return m_private->command(
        run, [this]() -> base::Result<void> { return m_private->control.pause() ? base::Result<void>() : aboutToStop(); },
        [&] { return m_private->notRunning(run); });
}

base::Result<void> RunQueue::resumePaused(base::RunId run)
{
    return m_private->command(
        run, [this]() -> base::Result<void> { return m_private->control.resume() ? base::Result<void>() : aboutToStop(); },
        [&] { return m_private->notRunning(run); });
}

base::Result<void> RunQueue::stopAfterEpoch(base::RunId run)
{
    return m_private->command(
        run,
        [this]() -> base::Result<void> {
            m_private->control.stopAfterEpoch();
            return {};
        },
        [&] { return m_private->store->stopQueued(run); });
}

base::Result<void> RunQueue::stopNow(base::RunId run)
{
    return m_private->command(
        run,
        [this]() -> base::Result<void> {
            m_private->control.stopNow();
            return {};
        },
        [&] { return m_private->store->stopQueued(run); });
}

base::Result<void> RunQueue::remove(base::RunId run)
{
    const auto removed = [&] { return m_private->store->removeQueued(run); };
    return m_private->command(run, removed, removed); // of the current run the store says that it no longer waits
}

base::Result<void> RunQueue::resumeEnded(base::RunId run)
{
    auto queued = m_private->store->requeue(run, m_private->leavesToOthers());
    if (queued) {
        m_private->tell(run);
        m_private->wake();
    }
    return queued;
}

base::Result<void> RunQueue::startNext(base::RunId run)
{
    auto moved = m_private->store->moveToFront(run);
    if (moved) {
        m_private->tell(run);
        start();
    }
    return moved;
}

base::Result<void> RunQueue::reorder(const std::vector<base::RunId> &order)
{
    auto ordered = m_private->store->reorderQueue(order);
    for (const auto run : order)
        m_private->tell(run);
    return ordered;
}

void RunQueue::waitUntilIdle()
{
    auto &state = *m_private;
    std::unique_lock lock(state.mutex);
    state.changed.wait(lock, [&] { return !state.busy && (!state.started || !state.look); });
}

/// Which of the two a run is doesn't change while the command works.
template<typename OnCurrent, typename OnWaiting>
base::Result<void> RunQueue::Private::command(base::RunId run, OnCurrent onCurrent, OnWaiting onWaiting)
{
    const std::lock_guard lock(claiming);
    const bool isCurrent = [&] {
        const std::lock_guard stateLock(mutex);
        return run.valid() && current == run;
    }();
    if (isCurrent)
        return onCurrent();
    auto done = onWaiting();
    if (done)
        tell(run);
    return done;
}

base::Result<void> RunQueue::Private::notRunning(base::RunId run)
{
    const auto record = store->run(run);
    if (!record)
        return record.error();
    return base::Error{base::ErrorCode::Busy,
                       HSTUDIO_TEXT("Error", "Run \"%1\" isn't running here: its state is %2."),
                       {record->name, std::string(toString(record->state))}};
}

void RunQueue::Private::tell(base::RunId run)
{
    if (auto record = store->run(run)) // gone when it was removed
        mailbox->push(RunStateChanged{*std::move(record)});
}

void RunQueue::Private::wake()
{
    {
        const std::lock_guard lock(mutex);
        look = true;
    }
    changed.notify_all();
}

void RunQueue::Private::loop()
{
    while (waitForWork()) {
        settleAll();
        if (auto record = claim())
            workOff(*std::move(record));
    }
    settleAll(); // the last chance; what still can't be written is found interrupted at the next start
}

bool RunQueue::Private::waitForWork()
{
    std::unique_lock lock(mutex);
    busy = false;
    changed.notify_all();
    changed.wait(lock, [this] { return closing || retry || (started && look); });
    busy = true;
    retry = false;
    return !closing;
}

std::optional<store::RunRecord> RunQueue::Private::claim()
{
    const std::lock_guard claimLock(claiming);
    {
        const std::lock_guard lock(mutex);
        if (!started || !look)
            return std::nullopt;
        look = false; // a run that is added from here on sets it again
    }
    auto claimed = store->claimNextQueued(leavesToOthers());
    if (!claimed)
        mailbox->push(QueueWarning{claimed.error()});
    {
        const std::lock_guard lock(mutex);
        if (claimed && *claimed) {
            current = (*claimed)->id;
            look = true; // there may be another one behind it
            control.reset();
        }
        started = started && claimed;
    }
    changed.notify_all();
    return claimed ? *std::move(claimed) : std::nullopt;
}

void RunQueue::Private::workOff(store::RunRecord record)
{
    auto session = std::make_unique<RunSession>(*store, *mailbox, *executor, control, std::move(record));
    session->work();
    const bool settled = session->settle();
    if (!settled)
        unsettled.push_back(std::move(session));
    {
        const std::lock_guard lock(mutex);
        owing = owing || !settled;
        current = {};
    }
    changed.notify_all();
}

void RunQueue::Private::settleAll()
{
    std::erase_if(unsettled, [](const auto &session) { return session->settle(); });
    const std::lock_guard lock(mutex);
    owing = !unsettled.empty();
}

void RunQueue::Private::watchOthers()
{
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, lookAroundEvery, [this] { return closing; })) {
        lock.unlock();
        const auto news = store->lookAround();
        if (told(news))
            mailbox->push(WorkspaceChanged{});
        lock.lock();
        retry = owing;
        look = look || told(news);
        if (retry || told(news))
            changed.notify_all();
    }
}

} // namespace hstudio::experiment
