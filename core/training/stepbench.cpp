#include "core/training/stepbench.h"

#include "core/base/clock.h"
#include "core/data/batch.h"
#include "core/nn/device.h"
#include "core/nn/kernelchoice.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/checkpoint.h"
#include "core/training/faults.h"
#include "core/training/prefetcher.h"
#include "core/training/threads.h"
#include "core/training/trainstep.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace hstudio::training
{

namespace
{

constexpr std::int64_t kWarmUpSteps = 2;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Waits until the device has done all its work, by reading one value that was computed last.
void waitFor(const torch::Tensor &tensor)
{
    if (tensor.defined() && !tensor.is_cpu())
        (void)tensor.flatten()[0].item<float>();
}

/// The batches of a training, epoch after epoch, but only full ones.
class FullBatches final
{
public:
    FullBatches(const config::ExperimentConfig &config, const data::TrainingData &data)
        : m_data(data), m_seed(static_cast<std::uint64_t>(config.device.seed)), m_negatives(negativesPerTarget(config.loss)),
          m_size(std::min(static_cast<std::size_t>(config.optimizer.batchSize), data.train.size()))
    {}

    data::PackedBatch at(std::int64_t step)
    {
        const auto perEpoch = static_cast<std::int64_t>(m_data.train.size() / m_size);
        const auto epoch = static_cast<std::uint32_t>(step / perEpoch + 1);
        if (m_epoch != epoch) {
            m_order = data::shuffledOrder(m_data.train.size(), m_seed, epoch);
            m_epoch = epoch;
        }
        const auto begin = static_cast<std::size_t>(step % perEpoch) * m_size;
        return data::trainingBatch(m_data, std::span(m_order).subspan(begin, m_size), {m_seed, epoch, m_negatives});
    }

private:
    const data::TrainingData &m_data;
    std::uint64_t m_seed;
    int m_negatives;
    std::size_t m_size;
    std::uint32_t m_epoch = 0;
    std::vector<std::uint32_t> m_order;
};

double causalPairs(const data::PackedBatch &batch)
{
    double pairs = 0;
    for (std::size_t b = 0; b < batch.size(); ++b) {
        const auto length = static_cast<double>(batch.offsets[b + 1] - batch.offsets[b]);
        pairs += length * (length + 1) / 2;
    }
    return pairs;
}

/// The model that is measured, and the times so far.
class Bench final
{
public:
    Bench(const config::ExperimentConfig &config, const data::TrainingData &data, const torch::Device &device, std::stop_token stop)
        : m_config(config), m_device(device), m_stop(std::move(stop)), m_batches(config, data), m_items(data.items.size()),
          m_model(nn::makeModel(config.model, config.loss, m_items, seed(), device)), m_adam(*m_model, config.optimizer.lr)
    {
        m_model->train();
    }

    base::Result<StepBench> run(std::int64_t steps)
    {
        for (std::int64_t step = 0; step < kWarmUpSteps; ++step)
            train(m_batches.at(step));
        if (!timeParts(steps) || !timeWall(steps))
            return base::Error{base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The benchmark was cancelled.")};
        m_result.kernel = nn::kernelName(m_config.model, m_config.loss, m_model->itemEmbeddings());
        m_result.threads = at::get_num_threads();
        m_result.steps = steps;
        return m_result;
    }

    [[nodiscard]] const nn::SequenceModel &model() const { return *m_model; }

private:
    [[nodiscard]] std::uint64_t seed() const { return static_cast<std::uint64_t>(m_config.device.seed); }

    void train(data::PackedBatch packed)
    {
        m_result.lastLoss = trainStep(*m_model, m_adam, nn::makeBatch(std::move(packed), m_device), {seed(), 1}).item<double>();
    }

    /// One step after the other, each part between two looks at the clock. False when stopped.
    bool timeParts(std::int64_t steps)
    {
        std::vector<double> make, whole, forward, backward, optimizer;
        for (std::int64_t step = 0; step < steps; ++step) {
            if (m_stop.stop_requested())
                return false;
            base::Stopwatch watch;
            auto packed = m_batches.at(kWarmUpSteps + step);
            make.push_back(watch.seconds());
            count(packed, static_cast<double>(steps));

            const base::Stopwatch all;
            const auto batch = nn::makeBatch(std::move(packed), m_device);
            watch.restart();
            const auto loss = m_model->trainingLoss(batch, {seed(), 1});
            waitFor(loss);
            forward.push_back(watch.seconds());
            watch.restart();
            loss.backward();
            waitFor(m_model->itemEmbeddings().grad());
            backward.push_back(watch.seconds());
            watch.restart();
            m_adam.step();
            waitFor(m_model->itemEmbeddings());
            optimizer.push_back(watch.seconds());
            whole.push_back(all.seconds());
        }
        m_result.batchSeconds = median(make);
        m_result.stepSeconds = median(whole);
        m_result.forwardSeconds = median(forward);
        m_result.backwardSeconds = median(backward);
        m_result.optimizerSeconds = median(optimizer);
        return true;
    }

    /// As Session::trainEpoch(): the next batch is made while the step runs. False when stopped.
    bool timeWall(std::int64_t steps)
    {
        const auto begin = kWarmUpSteps + steps;
        const base::Stopwatch watch;
        Prefetcher<data::PackedBatch> batches(begin, begin + steps, [this](std::int64_t step) { return m_batches.at(step); });
        for (std::int64_t step = 0; step < steps; ++step) {
            if (m_stop.stop_requested())
                return false;
            train(batches.next());
        }
        m_result.wallSeconds = watch.seconds() / static_cast<double>(steps);
        return true;
    }

    void count(const data::PackedBatch &packed, double steps)
    {
        const auto tokens = static_cast<double>(packed.tokens());
        m_result.tokensPerStep += tokens / steps;
        m_result.operationsPerStep += operationsOf(m_config.model, m_config.loss, m_items, tokens, causalPairs(packed)) / steps;
    }

    const config::ExperimentConfig &m_config;
    torch::Device m_device;
    std::stop_token m_stop;
    FullBatches m_batches;
    std::int64_t m_items;
    std::shared_ptr<nn::SequenceModel> m_model;
    Adam m_adam;
    StepBench m_result;
};

} // namespace

double operationsOf(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems, double tokens,
                    double causalPairs)
{
    constexpr double kMultiplyAdd = 2;
    constexpr double kForwardAndBackward = 3; // a product forward is two of its size backward
    constexpr double kAttentionProducts = 6;  // scores and output, then both factors of each
    constexpr double kPerItemValue = 20;      // norm, reduction over the threads, Adam
    const auto factors = static_cast<double>(model.nFactors);
    const auto blocks = static_cast<double>(model.nBlocks);
    const double matrices =
        model.model == config::ModelKind::Hstu ? 5 : 6; // HSTU: u, v, q, k, output; SASRec: q, k, v, output, feed-forward twice
    const auto candidates = static_cast<double>(loss.loss == config::LossKind::Softmax ? nItems : 1 + loss.nNegatives);
    const double linear = tokens * blocks * matrices * factors * factors * kForwardAndBackward;
    const double attention = causalPairs * blocks * factors * kAttentionProducts;
    const double similarities = tokens * candidates * factors * kForwardAndBackward;
    return kMultiplyAdd * (linear + attention + similarities) + kPerItemValue * static_cast<double>(nItems) * factors;
}

base::Result<StepBench> benchSteps(const config::ExperimentConfig &config, const data::TrainingData &data, std::int64_t steps,
                                   const std::filesystem::path &weights, std::stop_token stop)
{
    if (steps < 1)
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "At least one step has to be measured.")};
    if (data.train.size() == 0)
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "The data set has no user with enough interactions to train on.")};
    const auto resolved = nn::resolveDevice(config.device.device);
    if (!resolved)
        return resolved.error();
    StepBench result;
    const auto done = guarded(config, [&]() -> base::Result<void> {
        useThreads(config.device.threads);
        const torch::AutoGradMode grad(true);
        Bench bench(config, data, torch::Device(*resolved), std::move(stop));
        auto measured = bench.run(steps);
        if (!measured)
            return measured.error();
        result = *std::move(measured);
        return weights.empty() ? base::Result<void>() : writeWeights(weights, nn::parametersOf(bench.model()), /*epoch=*/0);
    });
    return done ? base::Result(std::move(result)) : done.error();
}

} // namespace hstudio::training
