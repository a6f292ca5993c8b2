#include "core/nn/kernels/losses.h"

#include <algorithm>

namespace hstudio::nn::kernels
{
namespace
{

using config::LossKind;
using config::Similarity;
using torch::indexing::None;
using torch::indexing::Slice;

constexpr double kNormFloor = 1e-8; // RecTools DistanceSimilarityModule

torch::Tensor normalised(const torch::Tensor &x) { return x / x.norm(2, -1, true).clamp_min(kNormFloor); }

/// The table with PAD's row cut out of the graph: it starts random and never learns.
torch::Tensor withFrozenPad(const torch::Tensor &items)
{
    return torch::cat({items.index({Slice(None, 1)}).detach(), items.index({Slice(1, None)})});
}

/// Similarity with the target (column 0) and the negatives: [R, 1 + n].
torch::Tensor candidateSimilarity(const torch::Tensor &rows, const torch::Tensor &items, const Batch &batch, Similarity similarity)
{
    const auto ids = torch::cat({batch.targets.unsqueeze(1), batch.negatives}, 1).to(torch::kInt64);
    const bool cosine = similarity == Similarity::Cosine;
    const auto table = cosine ? normalised(items) : items;
    const auto queries = cosine ? normalised(rows) : rows;
    const auto candidates = table.index_select(0, ids.reshape(-1)).view({ids.size(0), ids.size(1), rows.size(1)});
    return torch::matmul(candidates, queries.unsqueeze(2)).squeeze(2);
}

LossParts crossEntropy(const torch::Tensor &logits, const torch::Tensor &targets, const torch::Tensor &weights)
{
    const auto loss = torch::cross_entropy_loss(logits, targets, {}, at::Reduction::None) * weights;
    return {loss.sum(), (loss.detach() > 0).sum().to(loss.scalar_type())};
}

/// The positive's logit of gBCE (Petrov and Macdonald 2023), in float64 as RecTools computes it.
torch::Tensor generalisedPositive(const torch::Tensor &positive, std::int64_t negatives, std::int64_t nItems, double t)
{
    constexpr double kFloor = 1e-10;
    const double alpha =
        static_cast<double>(negatives) / static_cast<double>(std::max<std::int64_t>(nItems - 2, 1)); // RecTools: without the floor
    const double beta = alpha * (t * (1.0 - 1.0 / alpha) + 1.0 / alpha);
    const auto probability = torch::sigmoid(positive).clamp(kFloor, 1.0 - kFloor);
    const auto odds = (1.0 / (probability.pow(-beta).clamp_min(1.0 + kFloor) - 1.0)).clamp_min(kFloor);
    return torch::log(odds);
}

LossParts binaryCrossEntropy(const torch::Tensor &logits, const torch::Tensor &weights, const config::LossConfig &loss, std::int64_t nItems)
{
    auto positive = logits.index({Slice(), Slice(None, 1)});
    auto negative = logits.index({Slice(), Slice(1, None)});
    if (loss.loss == LossKind::GBce) {
        positive = generalisedPositive(positive.to(torch::kFloat64), negative.size(1), nItems, loss.gbceT);
        negative = negative.to(torch::kFloat64);
    }
    const auto all = torch::cat({-positive, negative}, 1);
    const auto perTarget = torch::nn::functional::softplus(all).mean(1);
    return {(perTarget * weights).sum(), torch::full({}, static_cast<double>(logits.size(0)), perTarget.options())};
}

} // namespace

torch::Tensor similarityWithAll(const torch::Tensor &rows, const torch::Tensor &items, Similarity similarity)
{
    if (similarity == Similarity::Dot)
        return torch::matmul(rows, items.t());
    return torch::matmul(normalised(rows), normalised(items).t());
}

CandidateLossKind candidateLossKind(LossKind loss)
{
    if (loss == LossKind::SampledSoftmax)
        return CandidateLossKind::SampledSoftmax;
    return loss == LossKind::GBce ? CandidateLossKind::GBce : CandidateLossKind::Bce;
}

LossParts lossOfLogits(const torch::Tensor &logits, const torch::Tensor &targets, const torch::Tensor &weights,
                       const config::LossConfig &loss, std::int64_t nItems)
{
    if (loss.loss == LossKind::Softmax)
        return crossEntropy(logits, targets.to(torch::kInt64), weights);
    if (loss.loss == LossKind::SampledSoftmax)
        return crossEntropy(logits, torch::zeros_like(targets, torch::kInt64), weights);
    return binaryCrossEntropy(logits, weights, loss, nItems);
}

LossParts lossParts(const torch::Tensor &rows, const torch::Tensor &items, const Batch &batch, const config::LossConfig &loss,
                    Similarity similarity)
{
    const auto table = withFrozenPad(items);
    const auto logits =
        loss.loss == LossKind::Softmax ? similarityWithAll(rows, table, similarity) : candidateSimilarity(rows, table, batch, similarity);
    return lossOfLogits(logits / loss.logitsT, batch.targets, batch.weights, loss, items.size(0));
}

} // namespace hstudio::nn::kernels
