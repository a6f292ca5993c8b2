#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/experiment/mailbox.h"
#include "core/store/store.h"

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

/// The experiment queue of one workspace: runs go one after the other on a worker thread of their own, each ending in a state that the database holds.
/// What GUI and command line both drive. Thread-safe; the functions write to the database, so call them off the GUI thread.
///
/// After a training ends with MaxEpochs, EarlyStop or Stopped with at least one epoch, the best weights are evaluated on the test split and stored.
/// A failure of one run never stops the queue.
class RunQueue final
{
public:
    /// Events go to `mailbox`, which must outlive the queue.
    RunQueue(std::shared_ptr<store::Store> store, std::shared_ptr<Mailbox> mailbox);
    /// Asks the running training to stop with a checkpoint, waits for it, and leaves it interrupted (resumable).
    ~RunQueue();
    RunQueue(const RunQueue &) = delete;
    RunQueue &operator=(const RunQueue &) = delete;

    /// Checks the settings and stores the run as queued. It starts only when the queue is started.
    base::Result<store::RunRecord> enqueue(const RunSpec &spec);

    /// Works off queued runs of this workspace until told to hold; wakes up when one is added.
    void start();
    /// No further run is started; the current one goes on.
    void hold();
    [[nodiscard]] bool started() const;

    /// The run this queue is working on, or an invalid id.
    [[nodiscard]] base::RunId current() const;

    // About the current run, or (stop/remove) one that still waits. NotFound when it is neither.
    base::Result<void> pause(base::RunId run);
    base::Result<void> resumePaused(base::RunId run);
    base::Result<void> stopAfterEpoch(base::RunId run);
    base::Result<void> stopNow(base::RunId run);
    base::Result<void> remove(base::RunId run);

    /// Puts an interrupted or stopped run at the front of the queue; it continues from its checkpoint, or from the start when there is none.
    base::Result<void> resumeEnded(base::RunId run);

    /// Blocks until nothing is queued or running (headless use).
    void waitUntilIdle();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::experiment
