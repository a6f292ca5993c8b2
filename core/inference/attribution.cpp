#include "core/inference/attribution.h"

#include "core/data/timebuckets.h"
#include "core/nn/blocks.h"

#include <cmath>

namespace hstudio::inference
{

namespace
{

using torch::Tensor;

/// A layer norm at one row x [D] with its scale held: y = weight ⊙ (x − mean(x)) / scale + bias is affine in x.
struct HeldNorm
{
    Tensor direction; ///< weight / scale, [D]
    Tensor bias;
    Tensor value; ///< y

    HeldNorm(const Tensor &x, const nn::NormParameters &norm, double epsilon)
        : direction(norm.weight / torch::sqrt(x.var(0, /*unbiased=*/false) + epsilon)), bias(norm.bias),
          value((x - x.mean()) * direction + bias)
    {}

    /// What a change of x does to g · y, per unit.
    [[nodiscard]] Tensor back(const Tensor &g) const
    {
        const auto scaled = g * direction;
        return scaled - scaled.mean();
    }
    [[nodiscard]] double constant(const Tensor &g) const { return g.dot(bias).item<double>(); }
};

Tensor linear(const Tensor &x, const nn::LinearParameters &layer) { return torch::matmul(x, layer.weight.t()) + layer.bias; }

/// What a change of the layer's input does to g · output, per unit.
Tensor back(const Tensor &g, const nn::LinearParameters &layer) { return torch::matmul(layer.weight.t(), g); }

double product(const Tensor &a, const Tensor &b) { return a.dot(b).item<double>(); }

/// [n, D] → [heads, n, D / heads].
Tensor byHead(const Tensor &rows, std::int64_t heads) { return rows.view({rows.size(0), heads, -1}).transpose(0, 1); }

/// rows · vector per head: [heads, n].
Tensor perHead(const Tensor &rows, const Tensor &vector, std::int64_t heads)
{
    return torch::matmul(byHead(rows, heads), vector.view({heads, -1, 1})).squeeze(2);
}

/// The newest row's direction before and after a block, and what else the block adds to the score.
struct Walk
{
    Tensor g; ///< [D]: what a change of the newest row does to the score, per unit
    Attribution &into;
};

Tensor timeBias(const Tensor &weights, const nn::Batch &batch, std::int64_t heads)
{
    const auto n = batch.tokens();
    const auto *times = batch.times.data_ptr<std::int64_t>();
    auto bias = torch::empty({n}, weights.options());
    for (std::int64_t j = 0; j < n; ++j)
        bias[j] = weights[data::timeBucket(times[n] - times[j])];
    return bias.unsqueeze(0).expand({heads, n});
}

Tensor positionBias(const Tensor &weights, const nn::Batch &batch, std::int64_t heads, std::int64_t maxLen)
{
    const auto n = batch.tokens();
    return weights.slice(0, maxLen - n, maxLen).unsqueeze(0).expand({heads, n}); // L − 1 + j − i at i = n − 1
}

BlockAttribution hstuBack(const Tensor &x, const nn::HstuBlockParameters &parameters, const nn::BlockContext &context, Walk &walk)
{
    const auto heads = context.config.nHeads;
    const auto normed = torch::layer_norm(x, {x.size(1)}, parameters.normInput.weight, parameters.normInput.bias, nn::kHstuEpsilon);
    const auto uvqk = torch::silu(torch::matmul(normed, parameters.uvqk)).split(x.size(1), 1);
    BlockAttribution block;
    block.content = perHead(uvqk[3], uvqk[2][-1].contiguous(), heads);
    block.preActivation = block.content;
    if (parameters.timeWeights.defined())
        block.preActivation = block.preActivation + (block.time = timeBias(parameters.timeWeights, context.batch, heads));
    if (parameters.posWeights.defined())
        block.preActivation = block.preActivation +
                              (block.position = positionBias(parameters.posWeights, context.batch, heads, context.config.sessionMaxLen));
    block.weight = torch::silu(block.preActivation) / static_cast<double>(context.config.sessionMaxLen);

    const auto v = byHead(uvqk[1], heads);
    const auto attended = torch::matmul(block.weight.unsqueeze(1), v).reshape({-1});
    const HeldNorm norm(attended, parameters.normAttention, nn::kHstuEpsilon);
    const auto gated = back(walk.g, parameters.output) * uvqk[0][-1];
    block.contribution = block.weight * perHead(uvqk[1], norm.back(gated), heads);
    walk.into.constant += product(walk.g, parameters.output.bias) + norm.constant(gated);
    return block; // the residual passes walk.g on as it is
}

BlockAttribution sasrecBack(const Tensor &x, const nn::SasrecBlockParameters &parameters, const nn::BlockContext &context, Walk &walk)
{
    const auto d = x.size(1);
    const auto heads = context.config.nHeads;
    const auto weight = parameters.inProjection.weight.split(d, 0);
    const auto bias = parameters.inProjection.bias.split(d, 0);
    const HeldNorm queryNorm(x[-1], parameters.queryNorm, nn::kSasrecEpsilon);
    const auto q = torch::matmul(weight[0], queryNorm.value) + bias[0];
    const auto v = linear(x, {weight[2], bias[2]});
    BlockAttribution block;
    block.content = perHead(torch::matmul(x, weight[1].t()), q, heads) / std::sqrt(static_cast<double>(d / heads));
    block.preActivation = block.content;
    // A padded column has the logit 0: the keys' bias is common to all and left out.
    const auto pads = static_cast<double>(context.config.sessionMaxLen - context.batch.tokens());
    const auto all = torch::softmax(torch::cat({torch::full({heads, 1}, std::log(pads), x.options()), block.content}, 1), 1);
    const auto padWeight = all.slice(1, 0, 1);
    block.weight = all.slice(1, 1);

    const auto attended =
        torch::matmul(block.weight.unsqueeze(1), byHead(v, heads)).reshape({-1}) + (padWeight * bias[2].view({heads, -1})).reshape({-1});
    const HeldNorm forward(queryNorm.value + linear(attended, parameters.outProjection), parameters.feedForwardNorm, nn::kSasrecEpsilon);
    const auto open = (linear(forward.value, parameters.feedForward1) > 0).to(x.scalar_type());
    const auto hidden = back(walk.g, parameters.feedForward2) * open;
    const auto beforeNorm = walk.g + back(hidden, parameters.feedForward1);
    const auto sum = forward.back(beforeNorm);
    const auto direction = back(sum, parameters.outProjection);
    block.contribution = block.weight * perHead(v, direction, heads);
    walk.into.padding += (padWeight.squeeze(1) * (bias[2] * direction).view({heads, -1}).sum(1)).sum().item<double>();
    walk.into.constant += product(walk.g, parameters.feedForward2.bias) + product(hidden, parameters.feedForward1.bias) +
                          forward.constant(beforeNorm) + product(sum, parameters.outProjection.bias) + queryNorm.constant(sum);
    walk.g = queryNorm.back(sum);
    return block;
}

/// Direction of the score at the embedding e: the film, divided by both norms for the cosine.
Tensor scoreDirection(const Tensor &e, const Tensor &film, config::Similarity similarity)
{
    constexpr double kSmallestNorm = 1e-8;
    return similarity == config::Similarity::Dot ? film : film / (e.norm().clamp_min(kSmallestNorm) * film.norm().clamp_min(kSmallestNorm));
}

} // namespace

Attribution attribute(const nn::ModelParameters &parameters, const config::ModelConfig &config, const nn::Batch &batch, const Tensor &film)
{
    const bool hstu = config.model == config::ModelKind::Hstu;
    const auto newest = (batch.offsets.slice(0, 1) - 1).to(torch::kInt64);
    const nn::BlockContext context{batch, config, {}, false, newest, nullptr};
    std::vector<Tensor> inputs{nn::embed(parameters, context)};
    for (std::int64_t i = 0; i < config.nBlocks; ++i) {
        const auto at = static_cast<std::size_t>(i);
        inputs.push_back(hstu ? nn::hstuBlock(inputs.back(), parameters.hstu[at], i, nn::kernels::Queries::All, context)
                              : nn::sasrecBlock(inputs.back(), parameters.sasrec[at], i, nn::kernels::Queries::All, context));
    }
    Attribution out;
    auto e = inputs.back()[-1];
    Walk walk{{}, out};
    if (hstu) {
        walk.g = scoreDirection(e, film, config.similarity);
        out.score = product(walk.g, e);
    } else {
        const HeldNorm last(e, parameters.lastNorm, nn::kLastEpsilon);
        const auto g = scoreDirection(last.value, film, config.similarity);
        out.score = product(g, last.value);
        out.constant += last.constant(g);
        walk.g = last.back(g);
    }
    out.blocks.resize(static_cast<std::size_t>(config.nBlocks));
    for (auto i = out.blocks.size(); i-- > 0;)
        out.blocks[i] =
            hstu ? hstuBack(inputs[i], parameters.hstu[i], context, walk) : sasrecBack(inputs[i], parameters.sasrec[i], context, walk);
    out.ownPosition = parameters.positions.defined() ? product(walk.g, parameters.positions[0]) : 0;
    out.ownEmbedding = product(walk.g, inputs.front()[-1]) - out.ownPosition;
    return out;
}

} // namespace hstudio::inference
