#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/experiment/mailbox.h"
#include "core/experiment/runexecutor.h"
#include "core/store/store.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace hstudio::experiment
{

/// A run to be queued.
struct RunSpec
{
    base::DatasetId dataset;
    std::string name;   ///< empty: made from the preset or model and the seed
    std::string preset; ///< key, or empty
    std::string group;
    config::ExperimentConfig config;
};

struct RunQueueOptions
{
    /// Works off only the runs that were queued (or resumed) through this queue, and keeps them for itself: other programs on the workspace leave
    /// them alone while this process lives. For the command line; without it every run that waits in the workspace is worked off.
    bool ownRunsOnly = false;
    CheckpointPolicy checkpoints = {};
    /// What trains; null: makeTrainingExecutor().
    std::unique_ptr<RunExecutor> executor = {};
    /// How often the queue looks for what other programs did: runs that they added, runs whose process has ended.
    std::chrono::milliseconds lookAround = std::chrono::seconds(1);
};

/// The experiment queue of one workspace: runs go one after the other on a worker thread of their own, each ending in a state that the database holds.
/// What GUI and command line both drive. Thread-safe; the functions write to the database, so call them off the GUI thread.
///
/// While another program that came before this one works off the workspace's queue (Store::hasElder), this one works off only its own runs.
///
/// After a training ends with MaxEpochs, EarlyStop or Stopped with at least one epoch, the best weights are evaluated on the test split and stored.
/// A failure of one run never stops the queue.
class RunQueue final
{
public:
    /// Events go to `mailbox`.
    RunQueue(std::shared_ptr<store::Store> store, std::shared_ptr<Mailbox> mailbox, RunQueueOptions options = {});
    /// Asks the running training to stop with a checkpoint, waits for it, and leaves it interrupted (resumable).
    ~RunQueue();
    RunQueue(const RunQueue &) = delete;
    RunQueue &operator=(const RunQueue &) = delete;

    /// Checks the settings and stores the run as queued. It starts only when the queue is started.
    base::Result<store::RunRecord> enqueue(const RunSpec &spec);

    /// Works off queued runs of this workspace until told to hold; wakes up when one is added. Never waits. Holds by itself, with a QueueWarning,
    /// when the workspace can't be written.
    void start();
    /// No further run is started; the current one goes on. Never waits.
    void hold();
    [[nodiscard]] bool started() const;

    /// The run this queue is working on, or an invalid id. Never waits.
    [[nodiscard]] base::RunId current() const;

    // About the current run, or (stop/remove) one that still waits. NotFound when there is no such run, Busy when it is in neither state.
    // They ask: the new state comes as an event, at the next step boundary.
    base::Result<void> pause(base::RunId run);
    base::Result<void> resumePaused(base::RunId run);
    base::Result<void> stopAfterEpoch(base::RunId run);
    base::Result<void> stopNow(base::RunId run);
    base::Result<void> remove(base::RunId run);

    /// Puts a waiting run before all others, and starts the queue.
    base::Result<void> startNext(base::RunId run);
    /// Puts waiting runs in this order.
    base::Result<void> reorder(const std::vector<base::RunId> &order);

    /// Puts an interrupted, stopped or failed run at the front of the queue; it continues from its checkpoint, or from the start when there is none.
    base::Result<void> resumeEnded(base::RunId run);

    /// Blocks until nothing is running and nothing waits that could be started now (headless use). On hold, queued runs aren't waited for.
    void waitUntilIdle();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::experiment
