#include "core/training/estimate.h"

#include "core/base/clock.h"
#include "core/data/batch.h"
#include "core/nn/device.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/faults.h"
#include "core/training/threads.h"
#include "core/training/trainstep.h"
#include "core/training/validationpass.h"

#include <algorithm>
#include <span>
#include <vector>

namespace hstudio::training
{

namespace
{

constexpr double kTrainProbeSeconds = 0.4;
constexpr double kValidationProbeSeconds = 0.1;

base::Error cancelled() { return {base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The estimate was cancelled.")}; }

/// Reading a value waits until the device has done all before it.
void waitFor(const torch::Tensor &tensor)
{
    if (!tensor.is_cpu())
        (void)tensor.item<float>();
}

/// Seconds per token of training, from steps on the batches of the first epoch. The first step, which also warms up, counts only when it is alone.
base::Result<double> secondsPerToken(const config::ExperimentConfig &config, const data::TrainingData &data, nn::SequenceModel &model,
                                     const torch::Device &device, std::stop_token stop)
{
    const auto seed = static_cast<std::uint64_t>(config.device.seed);
    const auto order = data::shuffledOrder(data.train.size(), seed, 1);
    const auto batchSize = static_cast<std::size_t>(config.optimizer.batchSize);
    Adam adam(model, config.optimizer.lr);
    model.train();
    const base::Stopwatch whole;
    double seconds = 0;
    std::int64_t tokens = 0;
    std::int64_t steps = 0;
    for (std::size_t begin = 0; steps == 0 || whole.seconds() < kTrainProbeSeconds;
         begin = begin + batchSize < order.size() ? begin + batchSize : 0) {
        if (stop.stop_requested())
            return cancelled();
        const base::Stopwatch watch;
        const auto sequences = std::span(order).subspan(begin, std::min(batchSize, order.size() - begin));
        const auto batch = nn::makeBatch(data::trainingBatch(data, sequences, {seed, 1, negativesPerTarget(config.loss)}), device);
        waitFor(trainStep(model, adam, batch, {seed, 1}));
        seconds = steps == 1 ? watch.seconds() : seconds + watch.seconds();
        tokens = steps == 1 ? batch.tokens() : tokens + batch.tokens();
        ++steps;
    }
    return seconds / static_cast<double>(std::max<std::int64_t>(tokens, 1));
}

/// Seconds per validation user, from chunks as the trainer makes them.
base::Result<double> secondsPerUser(const config::ExperimentConfig &config, const data::TrainingData &data, nn::SequenceModel &model,
                                    const torch::Device &device, std::stop_token stop)
{
    if (data.validation.empty())
        return 0.0;
    const base::Stopwatch watch;
    std::int64_t chunks = 0;
    (void)validate(model, data, config, device, [&] {
        const auto goOn = !stop.stop_requested() && (chunks == 0 || watch.seconds() < kValidationProbeSeconds);
        chunks += goOn ? 1 : 0;
        return goOn;
    });
    if (stop.stop_requested())
        return cancelled();
    const auto users = std::min<std::int64_t>(chunks * usersPerChunk(data.items.size()), static_cast<std::int64_t>(data.validation.size()));
    return watch.seconds() / static_cast<double>(users);
}

/// Bytes of weights, gradients and both moments, and of what a step keeps for its backward pass: about ten rows of n_factors per token and block,
/// a logit and its gradient per candidate.
std::int64_t memoryOf(const config::ExperimentConfig &config, std::int64_t parameters, std::int64_t nItems, double tokensPerStep)
{
    const auto candidates = config.loss.loss == config::LossKind::Softmax ? nItems : 1 + config.loss.nNegatives;
    const auto perToken = 10 * config.model.nBlocks * config.model.nFactors + 2 * candidates;
    return 4 * (4 * parameters + static_cast<std::int64_t>(tokensPerStep * static_cast<double>(perToken)));
}

} // namespace

base::Result<Estimate> estimateRun(const config::ExperimentConfig &config, const data::TrainingData &data, std::stop_token stop)
{
    const auto resolved = nn::resolveDevice(config.device.device);
    if (!resolved)
        return resolved.error();
    if (data.train.size() == 0)
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "The data set has no user with enough interactions to train on.")};
    const auto sequences = static_cast<std::int64_t>(data.train.size());
    const auto tokens = static_cast<double>(data.train.items.size()) - static_cast<double>(sequences);
    Estimate estimate;
    estimate.parameters = nn::countParameters(config.model, data.items.size());
    estimate.stepsPerEpoch = (sequences + config.optimizer.batchSize - 1) / config.optimizer.batchSize;
    estimate.memoryBytes = memoryOf(config, estimate.parameters, data.items.size(), tokens / static_cast<double>(estimate.stepsPerEpoch));
    const auto done = guarded(config, [&]() -> base::Result<void> {
        useThreads(config.device.threads);
        const torch::AutoGradMode grad(true);
        const torch::Device device(*resolved);
        const auto model =
            nn::makeModel(config.model, config.loss, data.items.size(), static_cast<std::uint64_t>(config.device.seed), device);
        const auto perToken = secondsPerToken(config, data, *model, device, stop);
        if (!perToken)
            return perToken.error();
        const auto perUser = secondsPerUser(config, data, *model, device, stop);
        if (!perUser)
            return perUser.error();
        estimate.secondsPerEpoch = *perToken * tokens + *perUser * static_cast<double>(data.validation.size());
        return {};
    });
    return done ? base::Result(estimate) : done.error();
}

} // namespace hstudio::training
