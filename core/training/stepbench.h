#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace hstudio::training
{

/// Where the time of a training step goes, measured on full batches of real data. Seconds; medians over the steps but for wallSeconds.
struct StepBench
{
    std::string kernel;           ///< nn::kernelName()
    std::int64_t threads = 0;     ///< LibTorch's on the CPU
    std::int64_t steps = 0;       ///< as measured, those to warm up left out
    double stepSeconds = 0;       ///< copying the batch, loss, gradients, Adam; nothing else runs
    double forwardSeconds = 0;    ///< computing the loss. The fused kernels compute the gradients in the same pass: theirs is in here, too
    double backwardSeconds = 0;   ///< backward(): for the fused kernels handing out the gradients
    double optimizerSeconds = 0;  ///< Adam
    double batchSeconds = 0;      ///< making a batch with its negatives, alone
    double wallSeconds = 0;       ///< mean of a step as the trainer does it, the next batch made meanwhile on another thread
    double tokensPerStep = 0;     ///< mean
    double operationsPerStep = 0; ///< mean floating-point operations that the model needs: see operationsOf()
    double lastLoss = 0;          ///< of the last step
};

/// Multiplications and additions of a training step on sequences of these lengths, forward and backward: the linear layers, the causal pairs of the
/// attention, the loss's candidates, and what each value of the item table costs (norm, reduction, Adam). What to compare time with when sizes grow.
double operationsOf(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems, double tokens,
                    double causalPairs);

/// Trains a new model: two steps to warm up, `steps` timed by part, and `steps` as the trainer does them. Its weights are written to `weights`
/// afterwards unless that is empty.
/// Errors as Trainer::run; InvalidArgument when steps < 1; Cancelled when stopped.
base::Result<StepBench> benchSteps(const config::ExperimentConfig &config, const data::TrainingData &data, std::int64_t steps,
                                   const std::filesystem::path &weights = {}, std::stop_token stop = {});

} // namespace hstudio::training
