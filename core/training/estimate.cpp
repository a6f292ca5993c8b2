#include "core/training/estimate.h"

#include "core/base/clock.h"
#include "core/config/ablation.h"
#include "core/data/batch.h"
#include "core/nn/device.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/faults.h"
#include "core/training/prefetcher.h"
#include "core/training/threads.h"
#include "core/training/trainstep.h"
#include "core/training/validationpass.h"

#include <algorithm>
#include <limits>
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

/// What a probe works on.
struct Probe
{
    const config::ExperimentConfig &config;
    const data::TrainingData &data;
    const torch::Device device;
    const std::stop_token stop;
    const SecondsClock &clock;
};

/// Seconds per token of training, from steps on the batches of the first epoch, made ahead as the trainer does. The first step, which also warms up,
/// counts only when it is alone.
base::Result<double> secondsPerToken(const Probe &probe, nn::SequenceModel &model)
{
    const auto &[config, data, device, stop, clock] = probe;
    const auto seed = static_cast<std::uint64_t>(config.device.seed);
    const auto order = data::shuffledOrder(data.train.size(), seed, 1);
    const auto batchSize = static_cast<std::size_t>(config.optimizer.batchSize);
    const auto batches = static_cast<std::int64_t>((order.size() + batchSize - 1) / batchSize);
    Prefetcher<data::PackedBatch> upcoming(0, std::numeric_limits<std::int64_t>::max(), [&](std::int64_t step) {
        const auto begin = static_cast<std::size_t>(step % batches) * batchSize;
        return data::trainingBatch(data, std::span(order).subspan(begin, std::min(batchSize, order.size() - begin)),
                                   {seed, 1, negativesPerTarget(config.loss)});
    });
    Adam adam(model, config.optimizer.lr);
    model.train();
    const double start = clock();
    double warmUp = 0;
    double elapsed = 0;
    std::int64_t tokens = 0;
    for (std::int64_t step = 0; step == 0 || elapsed < kTrainProbeSeconds; ++step) {
        if (stop.stop_requested())
            return cancelled();
        const auto batch = nn::makeBatch(upcoming.next(), device);
        waitFor(watchedStep(model, adam, batch, {seed, 1}).loss);
        elapsed = clock() - start;
        tokens += batch.tokens();
        if (step == 0 && elapsed < kTrainProbeSeconds) {
            warmUp = elapsed;
            tokens = 0;
        }
    }
    return (elapsed - warmUp) / static_cast<double>(std::max<std::int64_t>(tokens, 1));
}

/// Seconds per validation user, from chunks as the trainer makes them.
base::Result<double> secondsPerUser(const Probe &probe, nn::SequenceModel &model)
{
    const auto &[config, data, device, stop, clock] = probe;
    if (data.validation.empty())
        return 0.0;
    const double start = clock();
    std::int64_t chunks = 0;
    (void)validate(model, data, config, device, [&] {
        const auto goOn = !stop.stop_requested() && (chunks == 0 || clock() - start < kValidationProbeSeconds);
        chunks += goOn ? 1 : 0;
        return goOn;
    });
    if (stop.stop_requested())
        return cancelled();
    const auto users = std::min<std::int64_t>(chunks * usersPerChunk(data.items.size()), static_cast<std::int64_t>(data.validation.size()));
    return (clock() - start) / static_cast<double>(users);
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

config::ExperimentConfig costSettings(const config::ExperimentConfig &config)
{
    static const config::ExperimentConfig kDefaults;
    auto settings = config::withoutIdleFields(config);
    settings.optimizer.lr = kDefaults.optimizer.lr;
    settings.model.dropoutRate = config.model.dropoutRate > 0 ? kDefaults.model.dropoutRate : 0; // none is drawn at 0
    settings.loss.logitsT = kDefaults.loss.logitsT;
    settings.loss.gbceT = kDefaults.loss.gbceT;
    settings.stopping = kDefaults.stopping;
    settings.evaluation.ks = kDefaults.evaluation.ks;
    settings.device.seed = kDefaults.device.seed;
    return settings;
}

base::Result<Estimate> estimateRun(const config::ExperimentConfig &config, const data::TrainingData &data, std::stop_token stop,
                                   const SecondsClock &clock)
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
        const base::Stopwatch watch;
        const SecondsClock wall = [&watch] { return watch.seconds(); };
        const Probe probe{config, data, device, stop, clock ? clock : wall};
        const auto model =
            nn::makeModel(config.model, config.loss, data.items.size(), static_cast<std::uint64_t>(config.device.seed), device);
        const auto perToken = secondsPerToken(probe, *model);
        if (!perToken)
            return perToken.error();
        const auto perUser = secondsPerUser(probe, *model);
        if (!perUser)
            return perUser.error();
        estimate.secondsPerEpoch = *perToken * tokens + *perUser * static_cast<double>(data.validation.size());
        return {};
    });
    return done ? base::Result(estimate) : done.error();
}

} // namespace hstudio::training
