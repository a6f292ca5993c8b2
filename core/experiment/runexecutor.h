#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/inference/evaluate.h"
#include "core/store/store.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace hstudio::experiment
{

/// One claimed run, ready for work.
struct RunJob
{
    store::RunRecord record;
    config::ExperimentConfig config;
    std::filesystem::path folder; ///< the run's own, for weights and checkpoints
    bool resume = false;          ///< continue from the checkpoint in `folder`
};

/// The work inside a run, without its states, events and storage. The queue calls one after the other, from its worker thread; what they throw
/// becomes the run's failure.
class RunExecutor
{
public:
    virtual ~RunExecutor() = default;

    /// Where a run with this folder could go on; empty when it has to begin anew. An error when there is a checkpoint that can't be used.
    virtual base::Result<std::optional<training::CheckpointInfo>> checkpoint(const std::filesystem::path &folder) = 0;
    /// Opens what the training needs. Returns the run's fingerprint: a JSON object of all that its numbers depend on.
    virtual base::Result<std::string> prepare(const RunJob &job) = 0;
    virtual base::Result<training::TrainingOutcome> train(const RunJob &job, training::Observer &observer) = 0;
    /// The test of the best weights.
    virtual base::Result<inference::Evaluation> evaluate(const RunJob &job, std::stop_token stop) = 0;
};

/// How often checkpoints are written, and how many of earlier epochs stay. What isn't set follows the workspace's settings "checkpoint_seconds" and
/// "checkpoints_kept", else the trainer's defaults.
struct CheckpointPolicy
{
    std::optional<double> seconds = {};
    std::optional<std::int64_t> kept = {};
};

/// The one that trains: Trainer and evaluateTest. Keeps the last data set and its prepared sequences for the next run.
std::unique_ptr<RunExecutor> makeTrainingExecutor(std::shared_ptr<store::Store> store, const CheckpointPolicy &checkpoints = {});

} // namespace hstudio::experiment
