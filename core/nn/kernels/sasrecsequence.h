#pragma once

#include "core/nn/kernels/bucketing.h"
#include "core/nn/kernels/sasrecmemory.h"
#include "core/nn/kernels/sequenceworker.h"
#include "core/nn/kernels/softmaxattention.h"

/// Forward and backward pass of SASRec for one sequence, depth first.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr float kSasrecEpsilon = 1e-5F;
inline constexpr float kLastNormEpsilon = 1e-8F;
inline constexpr long kKeptWeights = 1L << 20; ///< softmax weights are kept while a sequence's all fit in this many floats

/// One shard's worker. Not thread-safe; reused for every sequence.
class SasrecSequence final : public SequenceWorker
{
public:
    using Weights = SasrecWeights;
    using Sums = SasrecSums;

    SasrecSequence(const FusedShape &shape, const BucketCells &, const SasrecWeights &weights)
        : SequenceWorker(shape, 1.0F), m_weights(weights)
    {
        m_scale = 1.0F / std::sqrt(static_cast<float>(m_headSize));
    }

    [[nodiscard]] SasrecSums &sums() { return m_sums; }

    /// Gives sums() their memory; before the first train().
    void allocateSums() { m_sums.allocate(m_shape); }

    /// Loss and gradients of one sequence into sums().
    void train(const SequenceInput &input)
    {
        begin(input, drops());
        for (long b = 0; b < m_shape.blocks; ++b)
            forward(b, input, drops(), 0);
        lastNorm(0);
        lossAndGradient(input, m_weights.items(), m_memory.top, m_memory.tokenMajor, m_memory.scratch[0], m_sums.common);
        layerNormBackward<false>(m_memory.last, m_memory.scratch[0], m_shape.factors, m_columns, m_columns,
                                 m_weights.plain().lastNormWeight, m_memory.lastStatistics, m_memory.gradient, m_sums.lastNormWeight,
                                 m_sums.lastNormBias);
        for (long b = m_shape.blocks; b-- > 0;)
            backward(b, input);
        embeddingGradient(input, m_memory.gradient, m_memory.embeddingFactors, m_memory.tokenMajor, m_sums.common);
    }

    /// Embedding of the newest token into `newest` [D]; nothing is dropped.
    void encode(const SequenceInput &input, float *newest)
    {
        begin(input, false);
        const long lastBlock = (input.tokens - 1) / kQueryBlock * kQueryBlock;
        for (long b = 0; b < m_shape.blocks; ++b)
            forward(b, input, false, b + 1 == m_shape.blocks ? lastBlock : 0);
        lastNorm(lastBlock);
        for (long f = 0; f < m_shape.factors; ++f)
            newest[f] = m_memory.top[f * m_columns + input.tokens - 1];
    }

    /// Writes the gradients of the blocks; `total(get)` is the scaled sum of get(sums) over the shards.
    template<typename Total>
    static void reduce(const FusedShape &shape, const FusedParameters<float> &gradients, const Total &total)
    {
        const long d = shape.factors;
        for (long b = 0; b < shape.blocks; ++b) {
            const auto &to = gradients.sasrec[b];
            for (int layer = 0; layer < kSasrecLayers; ++layer) {
                for (long o = 0; o < d; ++o)
                    for (long i = 0; i < d; ++i)
                        layerWeight(to, layer, d)[o * d + i] =
                            total([&](SasrecSums &sums) { return sums.block(b).weights[layer][i * padded(d) + o]; });
                for (long f = 0; f < d; ++f)
                    layerBias(to, layer, d)[f] = total([&](SasrecSums &sums) { return sums.block(b).biases[layer][f]; });
            }
            for (long f = 0; f < d; ++f) {
                to.queryNormWeight[f] = total([&](SasrecSums &sums) { return sums.block(b).queryNormWeight[f]; });
                to.queryNormBias[f] = total([&](SasrecSums &sums) { return sums.block(b).queryNormBias[f]; });
                to.feedNormWeight[f] = total([&](SasrecSums &sums) { return sums.block(b).feedNormWeight[f]; });
                to.feedNormBias[f] = total([&](SasrecSums &sums) { return sums.block(b).feedNormBias[f]; });
            }
        }
        for (long f = 0; f < d; ++f) {
            gradients.lastNormWeight[f] = total([&](SasrecSums &sums) { return sums.lastNormWeight[f]; });
            gradients.lastNormBias[f] = total([&](SasrecSums &sums) { return sums.lastNormBias[f]; });
        }
    }

private:
    float *inputOf(long block) { return block < m_shape.blocks ? m_memory.blocks[block].input : m_memory.last; }
    [[nodiscard]] long pads() const { return m_shape.maxLen - m_tokens; }

    void begin(const SequenceInput &input, bool drop)
    {
        startSequence(input);
        const bool keep = pairCount(m_tokens, m_columns) * m_shape.heads * m_shape.blocks <= kKeptWeights;
        const long floats = layOut(m_shape, m_tokens, keep, nullptr, m_memory);
        layOut(m_shape, m_tokens, keep, m_arena.reserve(floats), m_memory);
        embed(input, m_weights.plain(), drop, m_memory.tokenMajor, m_memory.embeddingFactors, inputOf(0));
    }

    void lastNorm(long from)
    {
        const auto &plain = m_weights.plain();
        layerNorm(m_memory.last + from, m_shape.factors, m_columns - from, m_columns, plain.lastNormWeight, plain.lastNormBias,
                  kLastNormEpsilon, {m_memory.lastStatistics.mean + from, m_memory.lastStatistics.inverse + from}, m_memory.top + from);
    }

    /// y = W x + b from column `from` on; `residual` (may be null) is added.
    void linear(const SasrecPackedBlock &weights, SasrecLayer layer, const float *x, long from, const float *residual, bool withBias,
                float *y) const
    {
        const long d = m_shape.factors;
        const float *bias = layerBias(weights.plain, layer, d);
        for (long f = 0; f < d; ++f)
            for (long t = from; t < m_columns; t += kLanes) {
                const long at = f * m_columns + t;
                const Float start = broadcast(withBias ? bias[f] : 0.0F);
                store(y + at, residual != nullptr ? start + load(residual + at) : start);
            }
        packedProduct<Into::Add>(weights.forward[layer], d, d, x + from, m_columns, y + from, m_columns, m_columns - from);
    }

    /// dx (+)= W^T dy, and the layer's own gradients.
    template<Into Mode>
    void linearBackward(const SasrecPackedBlock &weights, SasrecLayer layer, const float *x, const float *dy, bool withBias, float *dx,
                        SasrecBlockSums &sums)
    {
        const long d = m_shape.factors;
        packedProduct<Mode>(weights.back[layer], d, d, dy, m_columns, dx, m_columns, m_columns);
        weightGradient(x, dy, d, d, m_memory.tokenMajor, sums.weights[layer]);
        if (!withBias)
            return;
        for (long f = 0; f < d; ++f) {
            Float total{};
            for (long t = 0; t < m_columns; t += kLanes)
                total += load(dy + f * m_columns + t);
            sums.biases[layer][f] += sum(total);
        }
    }

    [[nodiscard]] HeadView head(const SasrecActivations &kept, long h) const
    {
        const long offset = h * m_headSize * m_columns;
        return {kept.q + offset, kept.k + offset, kept.v + offset, m_headSize, m_columns};
    }

    [[nodiscard]] AttentionDropoutRule dropoutOf(const SequenceInput &input, const base::CounterRandom &random, long b, long h) const
    {
        const long quadsPerRow = (m_shape.maxLen + 3) / 4;
        const auto block = static_cast<std::uint64_t>(b) << kDropoutBlockShift;
        constexpr std::uint64_t kPadCounters = std::uint64_t{1} << (kDropoutBlockShift - 1);
        return {m_rule,
                streamOf(input, base::RandomPurpose::AttentionDropout),
                block + static_cast<std::uint64_t>(h * m_shape.maxLen * quadsPerRow),
                (block | kPadCounters) + static_cast<std::uint64_t>(h * m_shape.maxLen),
                quadsPerRow,
                m_shape.dropout,
                &random};
    }

    /// Softmax weights of a block of queries into `weights`, the pads' share into `pads`.
    void weigh(const HeadView &one, const QueryBlock &block, float *weights, float *pads) const
    {
        keyQueryProducts(one, block, weights);
        blockSoftmax(block, m_scale, static_cast<float>(this->pads()), weights, pads);
    }

    void attend(long b, const SequenceInput &input, bool drop, long from)
    {
        auto &kept = m_memory.blocks[b];
        const long allPairs = pairCount(m_tokens, m_columns);
        const float *padValue = layerBias(m_weights.block(b).plain, kValue, m_shape.factors);
        const base::CounterRandom padRandom(input.seed, base::RandomPurpose::AttentionDropout, input.epoch, input.key);
        for (long h = 0; h < m_shape.heads; ++h) {
            const auto one = head(kept, h);
            const auto rule = dropoutOf(input, padRandom, b, h);
            float *output = kept.attended + h * m_headSize * m_columns;
            eachQueryBlock(m_tokens, m_columns, from, [&](const QueryBlock &block) {
                float *weights = kept.weights != nullptr ? kept.weights + h * allPairs + block.pairs : m_memory.attention.scores;
                float *padShare = kept.pads + h * m_columns + block.first;
                float *padFactors = kept.padFactors + h * m_columns + block.first;
                weigh(one, block, weights, padShare);
                for (long i = 0; i < block.width; ++i) {
                    const bool real = block.first + i < m_tokens;
                    padFactors[i] = drop && real ? padFactor(rule, block.first + i, pads()) : 1.0F;
                    m_memory.padShare[i] = padShare[i] * padFactors[i];
                }
                combineKeys(one.v, one, block, drop ? dropWeights(rule, block, weights) : weights, output);
                addPadValue(one, block, m_memory.padShare, padValue + h * m_headSize, output);
            });
        }
    }

    /// weights · dropout factors, in scratch; the factors stay in m_memory.dropped.
    float *dropWeights(const AttentionDropoutRule &rule, const QueryBlock &block, const float *weights)
    {
        blockDropoutFactors(rule, block, m_memory.dropped);
        for (long at = 0; at < block.keys * block.width; at += kLanes)
            store(m_memory.attention.weights + at, load(weights + at) * load(m_memory.dropped + at));
        return m_memory.attention.weights;
    }

    /// One block; queries before `from` are left out (their results aren't needed).
    void forward(long b, const SequenceInput &input, bool drop, long from)
    {
        const auto &weights = m_weights.block(b);
        auto &kept = m_memory.blocks[b];
        const long d = m_shape.factors;
        const long rest = m_columns - from;
        layerNorm(kept.input + from, d, rest, m_columns, weights.plain.queryNormWeight, weights.plain.queryNormBias, kSasrecEpsilon,
                  {kept.queryStatistics.mean + from, kept.queryStatistics.inverse + from}, kept.query + from);
        linear(weights, kQuery, kept.query, from, nullptr, true, kept.q);
        linear(weights, kKey, kept.input, 0, nullptr, false, kept.k);
        linear(weights, kValue, kept.input, 0, nullptr, true, kept.v);
        attend(b, input, drop, from);
        linear(weights, kOut, kept.attended, from, kept.query, true, kept.residual);
        layerNorm(kept.residual + from, d, rest, m_columns, weights.plain.feedNormWeight, weights.plain.feedNormBias, kSasrecEpsilon,
                  {kept.feedStatistics.mean + from, kept.feedStatistics.inverse + from}, kept.feed + from);
        linear(weights, kFeed1, kept.feed, from, nullptr, true, kept.hidden);
        if (drop) {
            siteFactors(streamOf(input, base::RandomPurpose::BlockDropout), b, kept.hiddenFactors);
            siteFactors(streamOf(input, base::RandomPurpose::OutputDropout), b, kept.outputFactors);
        }
        eachValue(from, [&](long at) {
            const Float h = load(kept.hidden + at);
            const Float active = h > Float{} ? h : Float{};
            store(kept.hidden + at, drop ? active * load(kept.hiddenFactors + at) : active);
        });
        float *output = inputOf(b + 1);
        linear(weights, kFeed2, kept.hidden, from, nullptr, true, output);
        eachValue(from, [&](long at) {
            const Float y = drop ? load(output + at) * load(kept.outputFactors + at) : load(output + at);
            store(output + at, y + load(kept.feed + at));
        });
    }

    /// Visits every vector of a [D, columns] matrix from column `from` on.
    template<typename Visit>
    void eachValue(long from, Visit visit) const
    {
        for (long f = 0; f < m_shape.factors; ++f)
            for (long t = from; t < m_columns; t += kLanes)
                visit(f * m_columns + t);
    }

    /// dy in m_memory.gradient becomes dx; parameter gradients are added to the sums.
    void backward(long b, const SequenceInput &input)
    {
        const auto &weights = m_weights.block(b);
        auto &kept = m_memory.blocks[b];
        auto &sums = m_sums.block(b);
        const long d = m_shape.factors;
        float *dy = m_memory.gradient;
        float *dFeed = dy; // the residual: y = … + feed
        float *given = m_memory.scratch[0];
        float *dHidden = m_memory.scratch[1];
        eachValue(0, [&](long at) { store(given + at, drops() ? load(dy + at) * load(kept.outputFactors + at) : load(dy + at)); });
        linearBackward<Into::Replace>(weights, kFeed2, kept.hidden, given, true, dHidden, sums);
        eachValue(0, [&](long at) {
            const Float back = drops() ? load(dHidden + at) * load(kept.hiddenFactors + at) : load(dHidden + at);
            store(dHidden + at, load(kept.hidden + at) > Float{} ? back : Float{});
        });
        linearBackward<Into::Add>(weights, kFeed1, kept.feed, dHidden, true, dFeed, sums);
        float *dResidual = m_memory.scratch[0];
        layerNormBackward<false>(kept.residual, dFeed, d, m_columns, m_columns, weights.plain.feedNormWeight, kept.feedStatistics,
                                 dResidual, sums.feedNormWeight, sums.feedNormBias);
        float *dAttended = m_memory.scratch[1];
        linearBackward<Into::Replace>(weights, kOut, kept.attended, dResidual, true, dAttended, sums);
        attentionBackward(b, input, dAttended, sums);
        // The query's residual and its projection, then the norm; keys and values come from the input itself.
        linearBackward<Into::Add>(weights, kQuery, kept.query, m_memory.dq, true, dResidual, sums);
        layerNormBackward<false>(kept.input, dResidual, d, m_columns, m_columns, weights.plain.queryNormWeight, kept.queryStatistics,
                                 m_memory.gradient, sums.queryNormWeight, sums.queryNormBias);
        linearBackward<Into::Add>(weights, kKey, kept.input, m_memory.dk, false, m_memory.gradient, sums);
        linearBackward<Into::Add>(weights, kValue, kept.input, m_memory.dv, true, m_memory.gradient, sums);
    }

    void attentionBackward(long b, const SequenceInput &input, const float *dAttended, SasrecBlockSums &sums)
    {
        auto &kept = m_memory.blocks[b];
        const auto bytes = static_cast<std::size_t>(m_rows * m_columns) * sizeof(float);
        std::memset(m_memory.dk, 0, bytes);
        std::memset(m_memory.dv, 0, bytes);
        const base::CounterRandom padRandom(input.seed, base::RandomPurpose::AttentionDropout, input.epoch, input.key);
        for (long h = 0; h < m_shape.heads; ++h) {
            const auto rule = dropoutOf(input, padRandom, b, h);
            eachQueryBlock(m_tokens, m_columns, 0,
                           [&](const QueryBlock &block) { blockBackward(b, h, block, rule, kept, dAttended, sums); });
        }
    }

    void blockBackward(long b, long h, const QueryBlock &block, const AttentionDropoutRule &rule, const SasrecActivations &kept,
                       const float *dAttended, SasrecBlockSums &sums)
    {
        const auto one = head(kept, h);
        const long offset = h * m_headSize * m_columns;
        const float *dOutput = dAttended + offset;
        const float *padValue = layerBias(m_weights.block(b).plain, kValue, m_shape.factors) + h * m_headSize;
        const float *padShare = kept.pads + h * m_columns + block.first;
        const float *padFactors = kept.padFactors + h * m_columns + block.first;
        const auto &scratch = m_memory.attention;
        const float *weights = kept.weights != nullptr ? kept.weights + h * pairCount(m_tokens, m_columns) + block.pairs : scratch.scores;
        if (kept.weights == nullptr)
            weigh(one, block, scratch.scores, m_memory.padGradient);

        valueGradientProducts(one, block, dOutput, scratch.gradient);
        for (long i = 0; i < block.width; ++i)
            m_memory.padShare[i] = padShare[i] * padFactors[i];
        padGradients(one, block, m_memory.padShare, padValue, dOutput, m_memory.padGradient, sums.biases[kValue] + h * m_headSize);
        for (long i = 0; i < block.width; ++i)
            m_memory.padGradient[i] *= padFactors[i];
        float *used = scratch.weights;
        if (drops()) {
            used = dropWeights(rule, block, weights);
            for (long at = 0; at < block.keys * block.width; at += kLanes)
                store(scratch.gradient + at, load(scratch.gradient + at) * load(m_memory.dropped + at));
        } else {
            std::memcpy(used, weights, static_cast<std::size_t>(block.keys * block.width) * sizeof(float));
        }
        blockSoftmaxGradient(block, m_scale, weights, padShare, m_memory.padGradient, scratch.gradient);
        combineKeys(one.k, one, block, scratch.gradient, m_memory.dq + offset);
        addOverQueries(dOutput, one, block, m_tokens, used, scratch.turned, m_memory.dv + offset);
        addOverQueries(one.q, one, block, m_tokens, scratch.gradient, scratch.turned, m_memory.dk + offset);
    }

    const SasrecWeights &m_weights;
    SasrecSums m_sums;
    float m_scale = 1;
    SasrecMemory m_memory{};
    Arena m_arena;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
