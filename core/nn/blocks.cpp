#include "core/nn/blocks.h"

#include "core/nn/kernels/dropout.h"
#include "core/nn/kernels/reference.h"

#include <cmath>

namespace hstudio::nn
{
namespace
{

using base::RandomPurpose;
using torch::Tensor;

Tensor layerNorm(const Tensor &x, const NormParameters &norm, double epsilon)
{
    return torch::layer_norm(x, {x.size(1)}, norm.weight, norm.bias, epsilon);
}

Tensor linear(const Tensor &x, const LinearParameters &layer) { return torch::addmm(layer.bias, x, layer.weight.t()); }

Tensor rowsOf(const Tensor &x, kernels::Queries queries, const BlockContext &context)
{
    return queries == kernels::Queries::All ? x : x.index_select(0, context.newest);
}

/// Index from the end of every token: n - 1 - i, [T] int64.
Tensor positionFromEnd(const Batch &batch, const torch::Device &device)
{
    std::vector<std::int64_t> positions;
    positions.reserve(static_cast<std::size_t>(batch.tokens()));
    for (std::size_t b = 0; b + 1 < batch.hostOffsets.size(); ++b)
        for (auto i = batch.hostOffsets[b + 1] - batch.hostOffsets[b]; i > 0; --i)
            positions.push_back(i - 1);
    return torch::tensor(positions, torch::kInt64).to(device);
}

} // namespace

kernels::DropoutSite BlockContext::site(std::int64_t block) const
{
    return {dropout.seed, dropout.epoch, static_cast<std::uint32_t>(block), training ? config.dropoutRate : 0.0};
}

Tensor BlockContext::dropped(const Tensor &x, RandomPurpose purpose, std::int64_t block) const
{
    return packed ? kernels::packed::dropout(x, batch, purpose, site(block), packed) : kernels::dropout(x, batch, purpose, site(block));
}

Tensor embed(const ModelParameters &parameters, const BlockContext &context)
{
    auto x = torch::embedding(parameters.items, context.batch.items.to(torch::kInt64), /*padding_idx=*/0);
    if (context.config.model == config::ModelKind::Hstu)
        x = x * std::sqrt(static_cast<double>(context.config.nFactors));
    if (parameters.positions.defined())
        x = x + parameters.positions.index_select(0, positionFromEnd(context.batch, x.device()));
    return context.dropped(x, RandomPurpose::EmbeddingDropout, 0);
}

Tensor hstuBlock(const Tensor &x, const HstuBlockParameters &parameters, std::int64_t block, kernels::Queries queries,
                 const BlockContext &context)
{
    const auto d = context.config.nFactors;
    const auto uvqk = torch::silu(torch::matmul(layerNorm(x, parameters.normInput, kHstuEpsilon), parameters.uvqk)).split(d, 1);
    const auto u = rowsOf(uvqk[0], queries, context);
    const kernels::HstuAttention asked{.q = rowsOf(uvqk[2], queries, context),
                                       .k = uvqk[3],
                                       .v = uvqk[1],
                                       .timeWeights = parameters.timeWeights,
                                       .posWeights = parameters.posWeights,
                                       .heads = context.config.nHeads,
                                       .maxLen = context.config.sessionMaxLen,
                                       .queries = queries};
    const auto attended = context.packed ? kernels::packed::hstuAttention(asked, context.batch, context.packed)
                                         : kernels::reference::hstuAttention(asked, context.batch);
    const auto gated = u * layerNorm(attended, parameters.normAttention, kHstuEpsilon);
    const auto kept = context.dropped(gated, RandomPurpose::BlockDropout, block);
    return linear(kept, parameters.output) + rowsOf(x, queries, context);
}

Tensor sasrecBlock(const Tensor &x, const SasrecBlockParameters &parameters, std::int64_t block, kernels::Queries queries,
                   const BlockContext &context)
{
    const auto d = context.config.nFactors;
    const auto weight = parameters.inProjection.weight.split(d, 0);
    const auto bias = parameters.inProjection.bias.split(d, 0);
    const auto query = layerNorm(rowsOf(x, queries, context), parameters.queryNorm, kSasrecEpsilon);
    const kernels::SasrecAttention asked{.q = linear(query, {weight[0], bias[0]}),
                                         .k = context.packed ? torch::matmul(x, weight[1].t()) : linear(x, {weight[1], bias[1]}),
                                         .v = linear(x, {weight[2], bias[2]}),
                                         .padKey = bias[1],
                                         .padValue = bias[2],
                                         .heads = context.config.nHeads,
                                         .maxLen = context.config.sessionMaxLen,
                                         .queries = queries,
                                         .dropout = context.site(block)};
    const auto attended = context.packed ? kernels::packed::sasrecAttention(asked, context.batch, context.packed)
                                         : kernels::reference::sasrecAttention(asked, context.batch);
    const auto forward = layerNorm(query + linear(attended, parameters.outProjection), parameters.feedForwardNorm, kSasrecEpsilon);
    const auto hidden = context.dropped(torch::relu(linear(forward, parameters.feedForward1)), RandomPurpose::BlockDropout, block);
    const auto out = context.dropped(linear(hidden, parameters.feedForward2), RandomPurpose::OutputDropout, block);
    return out + forward;
}

Tensor lastNorm(const Tensor &x, const NormParameters &parameters) { return layerNorm(x, parameters, kLastEpsilon); }

} // namespace hstudio::nn
