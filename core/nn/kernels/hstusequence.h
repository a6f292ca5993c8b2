#pragma once

#include "core/data/timebuckets.h"
#include "core/nn/kernels/bucketing.h"
#include "core/nn/kernels/hstumemory.h"
#include "core/nn/kernels/sequenceworker.h"

/// Forward and backward pass of HSTU for one sequence, depth first: embedding, blocks, loss and back.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr float kHstuEpsilon = 1e-6F;

/// One shard's worker. Not thread-safe; reused for every sequence.
class HstuSequence final : public SequenceWorker
{
public:
    using Weights = HstuWeights;
    using Sums = HstuSums;

    HstuSequence(const FusedShape &shape, const BucketCells &cells, const HstuWeights &weights)
        : SequenceWorker(shape, std::sqrt(static_cast<float>(shape.factors))), m_cells(cells), m_weights(weights),
          m_scale(1.0F / static_cast<float>(shape.maxLen))
    {}

    [[nodiscard]] HstuSums &sums() { return m_sums; }

    /// Gives sums() their memory; before the first train().
    void allocateSums() { m_sums.allocate(m_shape); }

    /// Loss and gradients of one sequence into sums().
    void train(const SequenceInput &input)
    {
        begin(input, drops());
        for (long b = 0; b < m_shape.blocks; ++b)
            forward(b, input, drops(), 0);
        lossAndGradient(input, m_weights.items(), m_memory.top, m_memory.tokenMajor, m_memory.gradient, m_sums.common);
        for (long b = m_shape.blocks; b-- > 0;)
            backward(b);
        embeddingGradient(input, m_memory.gradient, m_memory.embeddingFactors, m_memory.tokenMajor, m_sums.common);
    }

    /// Embedding of the newest token into `newest` [D]; nothing is dropped.
    void encode(const SequenceInput &input, float *newest)
    {
        begin(input, false);
        for (long b = 0; b < m_shape.blocks; ++b) {
            const bool last = b + 1 == m_shape.blocks;
            forward(b, input, false, last ? (input.tokens - 1) / kQueryBlock * kQueryBlock : 0);
        }
        for (long f = 0; f < m_shape.factors; ++f)
            newest[f] = m_memory.top[f * m_columns + input.tokens - 1];
    }

    /// Writes the gradients of the blocks; `total(get)` is the scaled sum of get(sums) over the shards.
    template<typename Total>
    static void reduce(const FusedShape &shape, const FusedParameters<float> &gradients, const Total &total)
    {
        for (long b = 0; b < shape.blocks; ++b)
            reduceBlock(shape, b, gradients.hstu[b], total);
    }

private:
    float *inputOf(long block) { return block < m_shape.blocks ? m_memory.blocks[block].input : m_memory.top; }

    void begin(const SequenceInput &input, bool drop)
    {
        startSequence(input);
        const bool keep = keepsScores(m_shape, m_tokens);
        const long floats = layOut(m_shape, m_tokens, keep, nullptr, m_memory);
        layOut(m_shape, m_tokens, keep, m_arena.reserve(floats), m_memory);
        if (m_shape.timeBias)
            bucketSequence(m_cells, input.times, m_tokens, m_columns, {m_memory.buckets, m_memory.keyTimes, m_memory.queryTimes});
        embed(input, m_weights.plain(), drop, m_memory.tokenMajor, m_memory.embeddingFactors, inputOf(0));
    }

    [[nodiscard]] HeadView head(const float *active, long h) const
    {
        const long part = m_shape.factors * m_columns;
        const long offset = h * m_headSize * m_columns;
        return {active + 2 * part + offset, active + 3 * part + offset, active + part + offset, m_headSize, m_columns};
    }

    [[nodiscard]] BiasView bias(const HstuPackedBlock &weights) const
    {
        return {m_shape.timeBias ? weights.plain.timeWeights : nullptr, m_shape.posBias ? weights.posWeights : nullptr, m_memory.buckets};
    }

    void attend(const HstuPackedBlock &weights, HstuActivations &kept, long fromQuery)
    {
        const auto views = bias(weights);
        const long allPairs = pairCount(m_tokens, m_columns);
        for (long h = 0; h < m_shape.heads; ++h) {
            const auto one = head(kept.active, h);
            float *output = kept.attended + h * m_headSize * m_columns;
            eachQueryBlock(m_tokens, m_columns, fromQuery, [&](const QueryBlock &block) {
                float *scores = kept.scores != nullptr ? kept.scores + h * allPairs + block.pairs : m_memory.attention.scores;
                blockScores(one, views, block, scores);
                blockWeights(block, scores, m_scale, m_memory.attention.weights);
                combineKeys(one.v, one, block, m_memory.attention.weights, output);
            });
        }
    }

    /// u, v, q and k of the normed input, and their gates. u and q, which only asking tokens need, are left out before column `from` in the
    /// panels that hold nothing else.
    void project(const HstuPackedBlock &weights, HstuActivations &kept, long from) const
    {
        const long d = m_shape.factors;
        const auto rows = [&](long first, long last, long column) {
            packedProduct<Into::Replace>(weights.uvqk + first * d, last - first, d, kept.normed + column, m_columns,
                                         kept.linear + first * m_columns + column, m_columns, m_columns - column);
            for (long row = first; row < last; ++row)
                for (long at = row * m_columns + column; at < (row + 1) * m_columns; at += kLanes) {
                    const Float z = load(kept.linear + at);
                    const Float gate = sigmoid(z);
                    store(kept.linear + at, gate);
                    store(kept.active + at, z * gate);
                }
        };
        constexpr long kFewestFactors = 2 * kTileRows; // below, panels span more than two of the four parts
        if (from == 0 || d < kFewestFactors) {
            rows(0, 4 * d, 0);
            return;
        }
        const auto panelBefore = [](long row) { return row / kTileRows * kTileRows; };
        const auto panelAfter = [](long row) { return (row + kTileRows - 1) / kTileRows * kTileRows; };
        rows(0, panelBefore(d), from);
        rows(panelBefore(d), panelAfter(2 * d), 0);
        rows(panelAfter(2 * d), panelBefore(3 * d), from);
        rows(panelBefore(3 * d), 4 * d, 0);
    }

    /// One block; queries before `fromQuery` are left out (their results aren't needed).
    void forward(long b, const SequenceInput &input, bool drop, long fromQuery)
    {
        const auto &weights = m_weights.block(b);
        auto &kept = m_memory.blocks[b];
        const long d = m_shape.factors;
        const long rest = m_columns - fromQuery;
        layerNorm(kept.input, d, m_columns, m_columns, weights.plain.normInputWeight, weights.plain.normInputBias, kHstuEpsilon,
                  kept.inputStatistics, kept.normed);
        project(weights, kept, fromQuery);
        attend(weights, kept, fromQuery);
        layerNorm(kept.attended + fromQuery, d, rest, m_columns, weights.plain.normAttentionWeight, weights.plain.normAttentionBias,
                  kHstuEpsilon, {kept.attentionStatistics.mean + fromQuery, kept.attentionStatistics.inverse + fromQuery},
                  m_memory.features + fromQuery);
        if (drop)
            siteFactors(streamOf(input, base::RandomPurpose::BlockDropout), b, kept.factors);
        float *output = inputOf(b + 1);
        for (long f = 0; f < d; ++f)
            for (long t = fromQuery; t < m_columns; t += kLanes) {
                const long at = f * m_columns + t;
                Float gated = load(kept.active + at) * load(m_memory.features + at);
                if (drop)
                    gated = gated * load(kept.factors + at);
                store(kept.gated + at, gated);
                store(output + at, load(kept.input + at) + weights.plain.outputBias[f]);
            }
        packedProduct<Into::Add>(weights.output, d, d, kept.gated + fromQuery, m_columns, output + fromQuery, m_columns, rest);
    }

    /// dx of block b's output in m_memory.gradient becomes dx of its input; parameter gradients are added to the sums.
    void backward(long b)
    {
        const auto &weights = m_weights.block(b);
        auto &kept = m_memory.blocks[b];
        auto &sums = m_sums.block(b);
        outputBackward(weights, kept, sums);
        attentionBackward(weights, kept, sums);
        linearBackward(weights, kept, sums);
    }

    /// Through output_mlp, dropout, the gate and the attention's norm: du into dLinear, dO into features.
    void outputBackward(const HstuPackedBlock &weights, const HstuActivations &kept, HstuBlockSums &sums)
    {
        const long d = m_shape.factors;
        float *dx = m_memory.gradient;
        float *dGated = m_memory.features2;
        packedProduct<Into::Replace>(weights.outputBack, d, d, dx, m_columns, dGated, m_columns, m_columns);
        weightGradient(kept.gated, dx, d, d, m_memory.tokenMajor, sums.output);
        for (long f = 0; f < d; ++f) {
            Float total{};
            const Float weight = broadcast(weights.plain.normAttentionWeight[f]);
            const Float shift = broadcast(weights.plain.normAttentionBias[f]);
            for (long t = 0; t < m_columns; t += kLanes) {
                const long at = f * m_columns + t;
                total += load(dx + at);
                Float back = load(dGated + at);
                if (drops())
                    back = back * load(kept.factors + at);
                const Float normed = (load(kept.attended + at) - load(kept.attentionStatistics.mean + t)) *
                                         load(kept.attentionStatistics.inverse + t) * weight +
                                     shift;
                store(m_memory.dLinear + at, back * normed);
                store(dGated + at, back * load(kept.active + at));
            }
            sums.outputBias[f] += sum(total);
        }
        layerNormBackward<false>(kept.attended, dGated, d, m_columns, m_columns, weights.plain.normAttentionWeight,
                                 kept.attentionStatistics, m_memory.features, sums.normAttentionWeight, sums.normAttentionBias);
    }

    /// From dO (features) to dv, dq, dk in dLinear, before silu's derivative.
    void attentionBackward(const HstuPackedBlock &weights, const HstuActivations &kept, HstuBlockSums &sums)
    {
        const auto views = bias(weights);
        const long part = m_shape.factors * m_columns;
        const long allPairs = pairCount(m_tokens, m_columns);
        float *dv = m_memory.dLinear + part;
        float *dq = m_memory.dLinear + 2 * part;
        float *dk = m_memory.dLinear + 3 * part;
        std::memset(dv, 0, static_cast<std::size_t>(part) * sizeof(float));
        std::memset(dk, 0, static_cast<std::size_t>(part) * sizeof(float));
        for (long h = 0; h < m_shape.heads; ++h) {
            const long offset = h * m_headSize * m_columns;
            const auto one = head(kept.active, h);
            eachQueryBlock(m_tokens, m_columns, 0, [&](const QueryBlock &block) {
                const float *scores = kept.scores != nullptr ? kept.scores + h * allPairs + block.pairs : m_memory.attention.scores;
                if (kept.scores == nullptr)
                    blockScores(one, views, block, m_memory.attention.scores);
                blockBackward(one, views, block, m_tokens, m_scale, scores, m_memory.features + offset, m_memory.attention,
                              {dq + offset, dk + offset, dv + offset}, sums.timeHistogram, sums.posWeights);
            });
        }
    }

    /// Through silu, uvqk and the input's norm; the residual is already in m_memory.gradient.
    void linearBackward(const HstuPackedBlock &weights, const HstuActivations &kept, HstuBlockSums &sums)
    {
        const long d = m_shape.factors;
        for (long at = 0; at < 4 * d * m_columns; at += kLanes) {
            // silu'(z) = s (1 + z (1 − s)) with s = sigmoid(z), and z s is what silu gave.
            const Float gate = load(kept.linear + at);
            store(m_memory.dLinear + at, load(m_memory.dLinear + at) * (gate + load(kept.active + at) * (1.0F - gate)));
        }
        weightGradient(kept.normed, m_memory.dLinear, d, 4 * d, m_memory.tokenMajor, sums.uvqk);
        packedProduct<Into::Replace>(weights.uvqkBack, d, 4 * d, m_memory.dLinear, m_columns, m_memory.features, m_columns, m_columns);
        layerNormBackward<true>(kept.input, m_memory.features, d, m_columns, m_columns, weights.plain.normInputWeight, kept.inputStatistics,
                                m_memory.gradient, sums.normInputWeight, sums.normInputBias);
    }

    template<typename Total>
    static void reduceBlock(const FusedShape &shape, long b, const FusedHstuBlock<float> &to, const Total &total)
    {
        const long d = shape.factors;
        for (long i = 0; i < d; ++i)
            for (long o = 0; o < 4 * d; ++o)
                to.uvqk[i * 4 * d + o] = total([&](HstuSums &sums) { return sums.block(b).uvqk[i * padded(4 * d) + o]; });
        for (long o = 0; o < d; ++o)
            for (long i = 0; i < d; ++i)
                to.outputWeight[o * d + i] = total([&](HstuSums &sums) { return sums.block(b).output[i * padded(d) + o]; });
        for (long f = 0; f < d; ++f) {
            to.outputBias[f] = total([&](HstuSums &sums) { return sums.block(b).outputBias[f]; });
            to.normInputWeight[f] = total([&](HstuSums &sums) { return sums.block(b).normInputWeight[f]; });
            to.normInputBias[f] = total([&](HstuSums &sums) { return sums.block(b).normInputBias[f]; });
            to.normAttentionWeight[f] = total([&](HstuSums &sums) { return sums.block(b).normAttentionWeight[f]; });
            to.normAttentionBias[f] = total([&](HstuSums &sums) { return sums.block(b).normAttentionBias[f]; });
        }
        if (shape.timeBias)
            for (long bucket = 0; bucket < data::kTimeBuckets; ++bucket)
                to.timeWeights[bucket] = total([&](HstuSums &sums) {
                    float lanes = 0.0F;
                    for (long lane = 0; lane < kLanes; ++lane)
                        lanes += sums.block(b).timeHistogram[lane * 256 + bucket];
                    return lanes;
                });
        if (shape.posBias)
            for (long at = 0; at < 2 * shape.maxLen - 1; ++at)
                to.posWeights[at] =
                    at >= shape.maxLen ? 0.0F : total([&](HstuSums &sums) { return sums.block(b).posWeights[shape.maxLen - 1 - at]; });
    }

    const BucketCells &m_cells;
    const HstuWeights &m_weights;
    HstuSums m_sums;
    float m_scale = 1;
    HstuMemory m_memory{};
    Arena m_arena;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
