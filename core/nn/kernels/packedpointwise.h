#pragma once

#include "core/nn/kernels/bucketing.h"
#include "core/nn/kernels/packedsequence.h"
#include "core/nn/kernels/pointwiseattention.h"

/// HSTU's attention as an operation of its own, forward and backward; the mathematics is in pointwiseattention.h. Scores are computed again in the backward pass.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// One shard's part of a PointwiseAttention.
class PackedPointwise final
{
public:
    PackedPointwise(const PointwiseAttention &input, const BucketCells &cells, Arena &arena, long shard)
        : m_input(input), m_cells(cells), m_shard(shard), m_factors(input.sizes.factors), m_headSize(m_factors / input.sizes.heads),
          m_scale(1.0F / static_cast<float>(input.sizes.maxLen))
    {
        const long longest = longestOf(input.sequences, shard);
        Pieces counting(nullptr);
        layOut(counting, longest);
        Pieces pieces(arena.reserve(counting.used()));
        layOut(pieces, longest);
        std::memset(m_reversed, 0, static_cast<std::size_t>(tableSize()) * sizeof(float));
        if (input.posWeights != nullptr)
            for (long distance = 0; distance < input.sizes.maxLen; ++distance)
                m_reversed[kMargin + distance] = input.posWeights[input.sizes.maxLen - 1 - distance];
    }

    void forward(float *output)
    {
        eachSequenceOf(m_input.sequences, m_shard, [&](const SequenceRange &range) {
            begin(range);
            eachHeadAndBlock(range, [&](const HeadView &head, long offset, const BiasView &bias, const QueryBlock &block) {
                blockScores(head, bias, block, m_memory.scratch.scores);
                blockWeights(block, m_memory.scratch.scores, m_scale, m_memory.scratch.weights);
                combineKeys(head.v, head, block, m_memory.scratch.weights, m_memory.output + offset);
            });
            turnOut(m_memory.output, range, m_factors, m_memory.tokenMajor, {output, m_factors});
        });
    }

    void backward(const float *dOutput, const AttentionGradients &gradients, float *dTimeWeights, float *dPosWeights)
    {
        std::memset(m_histogram, 0, kHistogramSize * sizeof(float));
        std::memset(m_dReversed, 0, static_cast<std::size_t>(tableSize()) * sizeof(float));
        eachSequenceOf(m_input.sequences, m_shard, [&](const SequenceRange &range) {
            begin(range);
            const auto bytes = static_cast<std::size_t>(padded(m_factors) * range.columns) * sizeof(float);
            std::memset(m_memory.dk, 0, bytes);
            std::memset(m_memory.dv, 0, bytes);
            turnIn({dOutput, m_factors}, range, m_factors, m_memory.tokenMajor, m_memory.dOutput);
            eachHeadAndBlock(range, [&](const HeadView &head, long offset, const BiasView &bias, const QueryBlock &block) {
                blockScores(head, bias, block, m_memory.scratch.scores);
                blockBackward(head, bias, block, range.tokens, m_scale, m_memory.scratch.scores, m_memory.dOutput + offset,
                              m_memory.scratch, {m_memory.dq + offset, m_memory.dk + offset, m_memory.dv + offset}, m_histogram,
                              m_dReversed + kMargin);
            });
            turnOut(m_memory.dq, range, m_factors, m_memory.tokenMajor, gradients.q);
            turnOut(m_memory.dk, range, m_factors, m_memory.tokenMajor, gradients.k);
            turnOut(m_memory.dv, range, m_factors, m_memory.tokenMajor, gradients.v);
        });
        if (m_input.timeWeights != nullptr)
            for (long at = 0; at < kHistogramSize; ++at)
                if (at % kHistogramRow < data::kTimeBuckets)
                    dTimeWeights[at % kHistogramRow] += m_histogram[at];
        if (m_input.posWeights != nullptr)
            for (long distance = 0; distance < m_input.sizes.maxLen; ++distance)
                dPosWeights[m_input.sizes.maxLen - 1 - distance] += m_dReversed[kMargin + distance];
    }

private:
    static constexpr long kMargin = 2 * kQueryBlock; ///< around a reversed table, see BiasView
    static constexpr long kHistogramRow = 256;
    static constexpr long kHistogramSize = kLanes * kHistogramRow; ///< see blockBiasGradients()

    [[nodiscard]] long tableSize() const { return m_input.sizes.maxLen + 2 * kMargin; }

    void layOut(Pieces &pieces, long tokens)
    {
        const long columns = paddedTokens(tokens);
        m_reversed = pieces.take(tableSize());
        m_dReversed = pieces.take(tableSize());
        m_histogram = pieces.take(kHistogramSize);
        m_buckets = reinterpret_cast<std::uint8_t *>(pieces.take(pairCount(tokens, columns) / 4 + 16));
        m_keyTimes = reinterpret_cast<std::int32_t *>(pieces.take(columns));
        m_queryTimes = reinterpret_cast<std::int32_t *>(pieces.take(columns));
        m_memory = layOutAttention(pieces, tokens, m_factors);
    }

    void begin(const SequenceRange &range)
    {
        turnIn(m_input.q, range, m_factors, m_memory.tokenMajor, m_memory.q);
        turnIn(m_input.k, range, m_factors, m_memory.tokenMajor, m_memory.k);
        turnIn(m_input.v, range, m_factors, m_memory.tokenMajor, m_memory.v);
        if (m_input.timeWeights != nullptr)
            bucketSequence(m_cells, m_input.sequences.times + range.first + range.index, range.tokens, range.columns,
                           {m_buckets, m_keyTimes, m_queryTimes});
    }

    template<typename Visit>
    void eachHeadAndBlock(const SequenceRange &range, const Visit &visit) const
    {
        const BiasView bias{m_input.timeWeights, m_input.posWeights != nullptr ? m_reversed + kMargin : nullptr, m_buckets};
        for (long h = 0; h < m_input.sizes.heads; ++h) {
            const long offset = h * m_headSize * range.columns;
            const HeadView head{m_memory.q + offset, m_memory.k + offset, m_memory.v + offset, m_headSize, range.columns};
            eachQueryBlock(range.tokens, range.columns, 0, [&](const QueryBlock &block) { visit(head, offset, bias, block); });
        }
    }

    const PointwiseAttention &m_input;
    const BucketCells &m_cells;
    long m_shard;
    long m_factors;
    long m_headSize;
    float m_scale;
    AttentionMemory m_memory{};
    float *m_reversed = nullptr;  ///< position weights by distance, with margins
    float *m_dReversed = nullptr; ///< their gradient
    float *m_histogram = nullptr;
    std::uint8_t *m_buckets = nullptr;
    std::int32_t *m_keyTimes = nullptr;
    std::int32_t *m_queryTimes = nullptr;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
