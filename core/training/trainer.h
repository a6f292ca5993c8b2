#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"
#include "core/training/events.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace hstudio::training
{

/// What the trainer tells and asks while it runs. Called from the training thread; must return quickly (but for request() while pausing).
class Observer
{
public:
    virtual ~Observer() = default;
    virtual void onProgress(const StepProgress &progress) = 0;
    /// Called before anything else happens after the epoch: the receiver commits it. A run that dies between this and its checkpoint tells the same
    /// epoch again, with the same numbers, when it is resumed: the receiver replaces the record.
    virtual void onEpoch(const EpochRecord &record) = 0;
    /// Polled at every step boundary; blocks while the run is paused.
    virtual Request request() = 0;
    /// Something that the training goes on without, such as a checkpoint that can't be written.
    virtual void onWarning(const base::Error &) {}
};

struct TrainerOptions
{
    /// Where best.safetensors, last.safetensors and the checkpoint go; created. Empty: nothing is written (tests, probes).
    std::filesystem::path folder;
    /// Continue from the checkpoint in `folder`: the same weights bit for bit, on the CPU, as a run that was never interrupted.
    bool resume = false;
    /// Write a checkpoint in mid-epoch at least this often (seconds), besides the one after each epoch. One that can't be written is a warning and the
    /// training goes on; best weights wait in memory for the next try, and at the end until they are written or the run is stopped.
    double checkpointSeconds = 60;
    /// How many checkpoints of earlier epochs stay beside the newest: what a resume goes back to when that one is damaged.
    std::int64_t keepCheckpoints = 1;
};

/// Trains one model. Synchronous and thread-free (experiment/ puts it on a thread): sets grad mode and LibTorch's thread count for its caller's thread.
class Trainer final
{
public:
    /// `data` must outlive the trainer. The configuration must be valid (config::validate).
    Trainer(const config::ExperimentConfig &config, const data::TrainingData &data, TrainerOptions options);
    ~Trainer();
    Trainer(const Trainer &) = delete;
    Trainer &operator=(const Trainer &) = delete;

    /// Trains to the end; the best weights by the monitored metric are then in best.safetensors (first of equals).
    /// Errors: Diverged (NaN or infinite loss: step, batch and largest gradient; the last good checkpoint stays), OutOfMemory (needed, available, and which
    /// fields reduce it), Io, BadData (checkpoint).
    base::Result<TrainingOutcome> run(Observer &observer);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// Where a training would go on, as a list or a resume dialogue shows it.
struct CheckpointInfo
{
    std::int64_t epoch = 0; ///< finished epochs
    std::int64_t globalStep = 0;
    std::int64_t bestEpoch = 0;
    std::filesystem::path file = {};       ///< the checkpoint that this is of
    std::vector<base::Error> damaged = {}; ///< newer ones that can't be used, and why
};
/// The newest usable checkpoint in `folder`: the current one, or a kept one of an earlier epoch when that is damaged.
/// Errors: NotFound (none at all), BadData (all damaged), Unsupported (written by a newer version).
base::Result<CheckpointInfo> readCheckpointInfo(const std::filesystem::path &folder);

} // namespace hstudio::training
