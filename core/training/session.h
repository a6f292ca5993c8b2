#pragma once

#include "core/data/batch.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/earlystopping.h"
#include "core/training/progress.h"
#include "core/training/trainer.h"
#include "core/training/trainstep.h"
#include "core/training/validationpass.h"
#include "core/training/workclock.h"

#include <torch/torch.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::training
{

/// One sitting of a training, from the start or a checkpoint to its end or a stop: what Trainer::run is made of. May throw what LibTorch throws.
class Session final
{
public:
    Session(const config::ExperimentConfig &config, const data::TrainingData &data, const TrainerOptions &options, Observer &observer,
            const torch::Device &device);

    base::Result<TrainingOutcome> run();

private:
    enum class Flow
    {
        GoOn,
        Stop,
    };

    [[nodiscard]] bool writes() const { return !m_options.folder.empty(); }
    [[nodiscard]] std::int64_t stepsPerEpoch() const;
    [[nodiscard]] TrainingOutcome outcome(EndReason reason) const;

    base::Result<void> restore();
    base::Result<Flow> trainEpoch();
    void trainOn(data::PackedBatch packed);
    base::Result<Flow> finishEpoch();
    EpochRecord recordOf(const ValidationResult &validation, double trainedSeconds) const;

    Request ask();
    base::Result<Flow> atStepBoundary();
    base::Result<void> collectLosses();
    /// What is said when a number of the step `stepsAgo` isn't finite any more.
    [[nodiscard]] base::Error diverged(const std::string &number, std::int64_t stepsAgo = 0) const;
    [[nodiscard]] std::string gradientText(std::int64_t stepsAgo) const;
    /// Losses and weights are finite: what is written after this is good.
    base::Result<void> checkHealth();
    void report(bool validating);

    base::Result<void> saveCheckpoint();
    base::Result<void> saveBest();
    void saveOrWarn();
    base::Result<void> saveAtEnd();
    base::Result<void> insist(const std::function<base::Result<void>()> &write);
    void warn(const base::Error &error);

    const config::ExperimentConfig &m_config;
    const data::TrainingData &m_data;
    const TrainerOptions &m_options;
    Observer &m_observer;
    torch::Device m_device;
    std::shared_ptr<nn::SequenceModel> m_model;
    Adam m_adam;
    EarlyStopping m_stopping;
    std::optional<EndReason> m_end;
    TrainingProgress m_progress;
    LossLedger m_losses;
    std::vector<torch::Tensor> m_gradients; ///< the largest one of each step since losses were collected, and of the step before
    WorkClock m_clock;
    base::Stopwatch m_sinceCheckpoint;
    base::Stopwatch m_sinceCollection;
    std::optional<nn::TensorMap> m_unsavedBest; ///< best weights that are not on disk yet
    std::string m_warned;                       ///< the last warning; told once while it stays the same

    /// What the last second or so of training did.
    struct Rate
    {
        double since = 0; ///< m_clock
        std::int64_t tokens = 0;
        std::int64_t sequences = 0;
        double tokensPerSecond = 0;
        double sequencesPerSecond = 0;
    };
    Rate m_rate;
};

} // namespace hstudio::training
