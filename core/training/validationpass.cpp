#include "core/training/validationpass.h"

#include "core/data/batch.h"
#include "core/metrics/validation.h"
#include "core/nn/parallel.h"
#include "core/training/trainstep.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hstudio::training
{

namespace
{

/// Appends the rank of each user's target; the scores are brought to the CPU here.
void appendRanks(const torch::Tensor &deviceScores, const data::PackedBatch &batch, std::vector<std::int64_t> &ranks)
{
    const auto scores = deviceScores.to(torch::kCPU, torch::kFloat32).contiguous();
    const auto nItems = static_cast<std::size_t>(scores.size(1));
    const auto *values = scores.const_data_ptr<float>();
    const auto base = ranks.size();
    ranks.resize(base + batch.size());
    constexpr std::size_t kUsersPerTask = 16;
    const auto tasks = (batch.size() + kUsersPerTask - 1) / kUsersPerTask;
    nn::inParallel(static_cast<std::int64_t>(tasks), [&](std::int64_t task) {
        const auto begin = static_cast<std::size_t>(task) * kUsersPerTask;
        for (auto row = begin; row < std::min(batch.size(), begin + kUsersPerTask); ++row) {
            const auto first = static_cast<std::size_t>(batch.offsets[row]);
            const auto last = static_cast<std::size_t>(batch.offsets[row + 1]);
            const auto window = std::span(batch.items).subspan(first, last - first);
            ranks[base + row] = metrics::validationRank({values + row * nItems, nItems}, window, batch.targets[row]);
        }
    });
}

} // namespace

std::int64_t usersPerChunk(std::int64_t nItems)
{
    constexpr std::int64_t kScores = 4 * 1024 * 1024;
    return std::clamp<std::int64_t>(kScores / std::max<std::int64_t>(nItems, 1), 16, 512);
}

std::map<std::string, double> rankMetrics(std::span<const std::int64_t> ranks, std::span<const std::int64_t> ks)
{
    std::map<std::string, double> metrics;
    if (ranks.empty())
        return metrics;
    const auto users = static_cast<double>(ranks.size());
    for (const auto k : ks) {
        double hits = 0;
        double gain = 0;
        for (const auto rank : ranks) {
            if (rank > k)
                continue;
            hits += 1.0;
            gain += 1.0 / std::log2(static_cast<double>(rank) + 1.0);
        }
        metrics["recall@" + std::to_string(k)] = hits / users;
        metrics["ndcg@" + std::to_string(k)] = gain / users;
    }
    return metrics;
}

std::optional<ValidationResult> validate(nn::SequenceModel &model, const data::TrainingData &data, const config::ExperimentConfig &config,
                                         const torch::Device &device, const std::function<bool()> &goOn)
{
    const torch::NoGradGuard noGrad;
    model.eval();
    const data::NegativesKey negatives{static_cast<std::uint64_t>(config.device.seed), 0, negativesPerTarget(config.loss)};
    const auto chunk = static_cast<std::size_t>(usersPerChunk(data.items.size()));
    std::vector<std::uint32_t> users(data.validation.size());
    std::iota(users.begin(), users.end(), 0U);

    ValidationResult result;
    nn::SequenceModel::LossSum loss;
    for (std::size_t begin = 0; begin < users.size(); begin += chunk) {
        if (!goOn())
            return std::nullopt;
        const auto packed = data::validationBatch(data, std::span(users).subspan(begin, std::min(chunk, users.size() - begin)), negatives);
        const auto batch = nn::makeBatch(packed, device);
        const auto embeddings = model.encodeLast(batch);
        const auto part = model.validationLoss(embeddings, batch);
        loss.sum += part.sum;
        loss.count += part.count;
        appendRanks(model.scores(embeddings), packed, result.ranks);
    }
    result.loss = loss.count > 0 ? loss.sum / loss.count : 0.0;
    result.metrics = rankMetrics(result.ranks, config.evaluation.ks);
    return result;
}

} // namespace hstudio::training
