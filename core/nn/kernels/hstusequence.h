#pragma once

#include "core/nn/kernels/bucketing.h"
#include "core/nn/kernels/fusedmemory.h"
#include "core/nn/kernels/layernorm.h"

#include <cmath>

/// Forward and backward pass of HSTU for one sequence, depth first: embedding, blocks, sampled softmax and back.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr float kHstuEpsilon = 1e-6F;

/// What a sequence reads of the batch.
struct SequenceInput
{
    long tokens;
    const std::int32_t *items;   ///< [tokens]
    const std::int64_t *times;   ///< [tokens + 1]
    const std::int32_t *targets; ///< [tokens]
    const float *weights;        ///< [tokens]
    const std::int32_t *negatives; ///< [tokens, nNegatives]
    long nNegatives;
    PhiloxKey embeddingDropout;
    PhiloxKey blockDropout;
};

/// One shard's worker. Not thread-safe; reused for every sequence.
class HstuSequence final
{
public:
    HstuSequence(const FusedShape &shape, const BucketCells &cells, const PackedWeights &weights) : m_shape(shape), m_cells(cells), m_weights(weights)
    {
        m_sums.allocate(shape);
        m_rule.threshold = static_cast<std::uint32_t>(shape.dropout * 0x1.0p32);
        m_rule.keep = static_cast<float>(1.0 / (1.0 - shape.dropout));
        m_headSize = shape.factors / shape.heads;
        m_rows = padded(shape.factors);
        m_scale = 1.0F / static_cast<float>(shape.maxLen);
    }

    [[nodiscard]] ShardSums &sums() { return m_sums; }

    /// Loss and gradients of one sequence into sums().
    void train(const SequenceInput &input)
    {
        begin(input, shouldDrop());
        for (long b = 0; b < m_shape.blocks; ++b)
            forward(b, input, shouldDrop(), 0);
        lossAndGradient(input);
        for (long b = m_shape.blocks; b-- > 0;)
            backward(b);
        embeddingGradient(input);
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

private:
    [[nodiscard]] bool shouldDrop() const { return m_shape.dropout > 0.0; }
    float *inputOf(long block) { return block < m_shape.blocks ? m_memory.blocks[block].input : m_memory.top; }

    void begin(const SequenceInput &input, bool drop)
    {
        m_tokens = input.tokens;
        m_columns = padded(m_tokens);
        const bool keep = keepsScores(m_shape, m_tokens);
        const long floats = layOut(m_shape, m_tokens, keep, nullptr, m_memory);
        layOut(m_shape, m_tokens, keep, m_arena.reserve(floats), m_memory);
        m_idArena.reserve(1 + input.nNegatives + kLanes);
        m_logitArena.reserve(padded(1 + input.nNegatives));
        if (m_shape.timeBias)
            bucketTimes(input);
        embed(input, drop);
    }

    /// Buckets of all causal pairs. Times within 34 years of the first one take the fast way, others the search.
    void bucketTimes(const SequenceInput &input)
    {
        constexpr std::int64_t kFastSpan = INT32_MAX / 2;
        const std::int64_t start = input.times[0];
        bool fast = true;
        for (long i = 0; i <= m_tokens; ++i)
            fast = fast && input.times[i] - start <= kFastSpan && start - input.times[i] <= kFastSpan;
        for (long i = 0; fast && i < m_columns; ++i) {
            m_memory.keyTimes[i] = static_cast<std::int32_t>(input.times[i < m_tokens ? i : m_tokens] - start);
            m_memory.queryTimes[i] = static_cast<std::int32_t>(input.times[i < m_tokens ? i + 1 : m_tokens] - start);
        }
        eachQueryBlock(0, [&](const QueryBlock &block) {
            if (fast)
                bucketPairs(m_cells, m_memory.queryTimes + block.first, block.width, m_memory.keyTimes, block.keys, m_memory.buckets + block.pairs);
            else
                searchBuckets(input, block);
        });
    }

    void searchBuckets(const SequenceInput &input, const QueryBlock &block)
    {
        for (long j = 0; j < block.keys; ++j)
            for (long i = 0; i < block.width; ++i) {
                const long query = block.first + i < m_tokens ? block.first + i : m_tokens - 1;
                m_memory.buckets[block.pairs + j * block.width + i] = searchBucket(m_cells, input.times[query + 1] - input.times[j]);
            }
    }

    /// x = (items · sqrt(D) + positions from the end) · dropout, feature-major.
    void embed(const SequenceInput &input, bool drop)
    {
        const auto &plain = m_weights.plain();
        const long d = m_shape.factors;
        const float root = std::sqrt(static_cast<float>(d));
        if (drop)
            dropoutFactors(input.embeddingDropout, 0, m_rule, m_tokens, d, m_memory.words, m_memory.rowFactors, m_rows);
        for (long t = 0; t < m_columns; ++t) {
            float *row = m_memory.tokenMajor + t * m_rows;
            std::memset(row, 0, static_cast<std::size_t>(m_rows) * sizeof(float));
            if (t >= m_tokens)
                continue;
            const float *item = plain.items + static_cast<long>(input.items[t]) * d;
            for (long f = 0; f < d; ++f)
                row[f] = item[f] * root;
            if (m_shape.posEmbedding) {
                const float *position = plain.positions + (m_tokens - 1 - t) * d;
                for (long f = 0; f < d; ++f)
                    row[f] += position[f];
            }
            if (drop)
                for (long f = 0; f < d; ++f)
                    row[f] *= m_memory.rowFactors[t * m_rows + f];
        }
        transpose(m_memory.tokenMajor, m_rows, inputOf(0), m_columns, m_columns, m_rows);
    }

    [[nodiscard]] HeadView head(const float *active, long h) const
    {
        const long part = m_shape.factors * m_columns;
        const long offset = h * m_headSize * m_columns;
        return {active + 2 * part + offset, active + 3 * part + offset, active + part + offset, m_headSize, m_columns};
    }

    [[nodiscard]] BiasView bias(const PackedBlock &weights) const
    {
        return {m_shape.timeBias ? weights.plain.timeWeights : nullptr, m_shape.posBias ? weights.posWeights : nullptr, m_memory.buckets};
    }

    template<typename Visit>
    void eachQueryBlock(long from, Visit visit) const
    {
        long pairs = 0;
        for (long first = 0; first < m_columns; first += kQueryBlock) {
            const auto block = queryBlock(first, m_tokens, m_columns, pairs);
            if (first >= from)
                visit(block);
            pairs += block.keys * block.width;
        }
    }

    void attend(const PackedBlock &weights, BlockActivations &kept, long fromQuery)
    {
        const auto views = bias(weights);
        const long allPairs = pairCount(m_tokens, m_columns);
        for (long h = 0; h < m_shape.heads; ++h) {
            const auto one = head(kept.active, h);
            float *output = kept.attended + h * m_headSize * m_columns;
            eachQueryBlock(fromQuery, [&](const QueryBlock &block) {
                float *scores = kept.scores != nullptr ? kept.scores + h * allPairs + block.pairs : m_memory.attention.scores;
                blockScores(one, views, block, scores);
                blockWeights(block, scores, m_scale, m_memory.attention.weights);
                blockOutput(one, block, m_memory.attention.weights, output);
            });
        }
    }

    /// One block; queries before `fromQuery` are left out (their results aren't needed).
    void forward(long b, const SequenceInput &input, bool drop, long fromQuery)
    {
        const auto &weights = m_weights.block(b);
        auto &kept = m_memory.blocks[b];
        const long d = m_shape.factors;
        const long rest = m_columns - fromQuery;
        layerNorm(kept.input, d, m_columns, m_columns, weights.plain.normInputWeight, weights.plain.normInputBias, kHstuEpsilon, kept.inputStatistics, kept.normed);
        packedProduct<Into::Replace>(weights.uvqk, 4 * d, d, kept.normed, m_columns, kept.linear, m_columns, m_columns);
        for (long at = 0; at < 4 * d * m_columns; at += kLanes) {
            const Float z = load(kept.linear + at);
            store(kept.active + at, z * sigmoid(z));
        }
        attend(weights, kept, fromQuery);
        layerNorm(kept.attended + fromQuery, d, rest, m_columns, weights.plain.normAttentionWeight, weights.plain.normAttentionBias, kHstuEpsilon,
                  {kept.attentionStatistics.mean + fromQuery, kept.attentionStatistics.inverse + fromQuery}, m_memory.features + fromQuery);
        if (drop) {
            std::memset(m_memory.tokenMajor + m_tokens * m_rows, 0, static_cast<std::size_t>((m_columns - m_tokens) * m_rows) * sizeof(float));
            dropoutFactors(input.blockDropout, static_cast<std::uint32_t>(b), m_rule, m_tokens, d, m_memory.words, m_memory.tokenMajor, m_rows);
            transpose(m_memory.tokenMajor, m_rows, kept.factors, m_columns, m_columns, m_rows);
        }
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

    /// Sampled softmax of every token; leaves the gradient of the last block's output in m_memory.gradient.
    void lossAndGradient(const SequenceInput &input)
    {
        const long stride = tableStride(m_shape.factors);
        float *unit = m_unitArena.reserve(stride);
        float *dUnit = m_dUnitArena.reserve(stride);
        std::memset(unit, 0, static_cast<std::size_t>(stride) * sizeof(float));
        auto *ids = reinterpret_cast<std::int32_t *>(m_idArena.data());
        float *logits = m_logitArena.data();
        const long count = 1 + input.nNegatives;
        const float scale = 1.0F / m_shape.temperature;
        transpose(m_memory.top, m_columns, m_memory.tokenMajor, m_rows, m_rows, m_columns);
        for (long t = 0; t < m_columns; ++t) {
            float *row = m_memory.tokenMajor + t * m_rows;
            if (t >= m_tokens) {
                std::memset(row, 0, static_cast<std::size_t>(m_rows) * sizeof(float));
                continue;
            }
            for (long f = m_shape.factors; f < m_rows; ++f)
                row[f] = 0.0F;
            const float divisor = m_shape.cosine ? normalise(row, m_rows, unit) : 1.0F;
            const float *query = m_shape.cosine ? unit : row;
            ids[0] = input.targets[t];
            std::memcpy(ids + 1, input.negatives + t * input.nNegatives, static_cast<std::size_t>(input.nNegatives) * sizeof(std::int32_t));
            candidateDots(query, m_weights.table(), stride, m_rows, ids, count, logits);
            const float loss = softmaxGradient(logits, count, scale, input.weights[t]);
            m_sums.loss += static_cast<double>(loss);
            m_sums.counted += loss > 0.0F ? 1 : 0;
            spreadGradient(query, m_weights.table(), m_sums.units, stride, m_rows, ids, logits, count, dUnit);
            if (m_shape.cosine)
                normaliseBackward(unit, divisor, m_rows, dUnit);
            std::memcpy(row, dUnit, static_cast<std::size_t>(m_rows) * sizeof(float));
        }
        transpose(m_memory.tokenMajor, m_rows, m_memory.gradient, m_columns, m_columns, m_rows);
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
    void outputBackward(const PackedBlock &weights, const BlockActivations &kept, BlockSums &sums)
    {
        const long d = m_shape.factors;
        float *dx = m_memory.gradient;
        float *dGated = m_memory.features2;
        packedProduct<Into::Replace>(weights.outputBack, d, d, dx, m_columns, dGated, m_columns, m_columns);
        transpose(dx, m_columns, m_memory.tokenMajor, m_rows, m_rows, m_columns);
        product<Into::Add>({kept.gated, m_columns, 1}, d, m_tokens, m_memory.tokenMajor, m_rows, sums.output, m_rows, m_rows);
        for (long f = 0; f < d; ++f) {
            Float total{};
            const Float weight = broadcast(weights.plain.normAttentionWeight[f]);
            const Float shift = broadcast(weights.plain.normAttentionBias[f]);
            for (long t = 0; t < m_columns; t += kLanes) {
                const long at = f * m_columns + t;
                total += load(dx + at);
                Float back = load(dGated + at);
                if (shouldDrop())
                    back = back * load(kept.factors + at);
                const Float normed = (load(kept.attended + at) - load(kept.attentionStatistics.mean + t)) * load(kept.attentionStatistics.inverse + t) * weight + shift;
                store(m_memory.dLinear + at, back * normed);
                store(dGated + at, back * load(kept.active + at));
            }
            sums.outputBias[f] += sum(total);
        }
        layerNormBackward<false>(kept.attended, dGated, d, m_columns, m_columns, weights.plain.normAttentionWeight, kept.attentionStatistics, m_memory.features,
                                 sums.normAttentionWeight, sums.normAttentionBias);
    }

    /// From dO (features) to dv, dq, dk in dLinear, before silu's derivative.
    void attentionBackward(const PackedBlock &weights, const BlockActivations &kept, BlockSums &sums)
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
            eachQueryBlock(0, [&](const QueryBlock &block) {
                const float *scores = kept.scores != nullptr ? kept.scores + h * allPairs + block.pairs : m_memory.attention.scores;
                if (kept.scores == nullptr)
                    blockScores(one, views, block, m_memory.attention.scores);
                blockBackward(one, views, block, m_tokens, m_scale, scores, m_memory.features + offset, m_memory.attention,
                              {dq + offset, dk + offset, dv + offset}, sums.timeHistogram, sums.posWeights);
            });
        }
    }

    /// Through silu, uvqk and the input's norm; the residual is already in m_memory.gradient.
    void linearBackward(const PackedBlock &weights, const BlockActivations &kept, BlockSums &sums)
    {
        const long d = m_shape.factors;
        const long rows4 = padded(4 * d);
        for (long at = 0; at < 4 * d * m_columns; at += kLanes) {
            const Float z = load(kept.linear + at);
            const Float s = sigmoid(z);
            store(m_memory.dLinear + at, load(m_memory.dLinear + at) * (s * (1.0F + z * (1.0F - s))));
        }
        transpose(m_memory.dLinear, m_columns, m_memory.tokenMajor, rows4, rows4, m_columns);
        product<Into::Add>({kept.normed, m_columns, 1}, d, m_tokens, m_memory.tokenMajor, rows4, sums.uvqk, rows4, rows4);
        packedProduct<Into::Replace>(weights.uvqkBack, d, 4 * d, m_memory.dLinear, m_columns, m_memory.features, m_columns, m_columns);
        layerNormBackward<true>(kept.input, m_memory.features, d, m_columns, m_columns, weights.plain.normInputWeight, kept.inputStatistics, m_memory.gradient,
                                sums.normInputWeight, sums.normInputBias);
    }

    void embeddingGradient(const SequenceInput &input)
    {
        const long d = m_shape.factors;
        const long stride = tableStride(d);
        const float root = std::sqrt(static_cast<float>(d));
        transpose(m_memory.gradient, m_columns, m_memory.tokenMajor, m_rows, m_rows, m_columns);
        for (long t = 0; t < m_tokens; ++t) {
            float *row = m_memory.tokenMajor + t * m_rows;
            if (shouldDrop())
                for (long f = 0; f < d; ++f)
                    row[f] *= m_memory.rowFactors[t * m_rows + f];
            if (m_shape.posEmbedding) {
                float *position = m_sums.positions + (m_tokens - 1 - t) * m_rows;
                for (long f = 0; f < d; ++f)
                    position[f] += row[f];
            }
            float *item = m_sums.rows + static_cast<long>(input.items[t]) * stride;
            for (long f = 0; f < d; ++f)
                item[f] += row[f] * root;
        }
    }

    FusedShape m_shape;
    const BucketCells &m_cells;
    const PackedWeights &m_weights;
    ShardSums m_sums;
    DropoutRule m_rule;
    long m_headSize = 0;
    long m_rows = 0;    ///< padded(D)
    float m_scale = 1;
    long m_tokens = 0;
    long m_columns = 0; ///< padded(tokens)
    SequenceMemory m_memory{};
    Arena m_arena, m_idArena, m_logitArena, m_unitArena, m_dUnitArena;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
