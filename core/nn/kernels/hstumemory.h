#pragma once

#include "core/nn/kernels/fusedcommon.h"
#include "core/nn/kernels/pointwiseattention.h"

/// Memory of the fused HSTU step: packed weights that all shards read, and each shard's activations and gradient sums.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr long kBiasMargin = 2 * kQueryBlock; ///< readable floats around a reversed position table
inline constexpr long kHistogram = kLanes * 256;     ///< see blockBiasGradients()

/// One block's weights as the products want them.
struct HstuPackedBlock
{
    const float *uvqk;     ///< packed, rows 4D, depth D
    const float *uvqkBack; ///< packed, rows D, depth 4D
    const float *output;   ///< packed, rows D, depth D
    const float *outputBack;
    const float *posWeights; ///< reversed, entry 0 = distance 0
    FusedHstuBlock<const float> plain;
};

/// One block's gradient sums of a shard.
struct HstuBlockSums
{
    float *uvqk;   ///< [D, padded(4D)]
    float *output; ///< [D (in), padded(D) (out)]: transposed
    float *outputBias;
    float *timeHistogram; ///< [lanes, 256]
    float *posWeights;    ///< reversed, entry 0 = distance 0
    float *normInputWeight, *normInputBias, *normAttentionWeight, *normAttentionBias;
};

/// What a block keeps of its forward pass for the backward one; feature-major, `columns` floats per row.
struct HstuActivations
{
    float *input;    ///< [padded(D)]
    float *normed;   ///< [D]
    float *linear;   ///< [padded(4D)] u | v | q | k before silu, then their sigmoid
    float *active;   ///< [4D] after silu
    float *attended; ///< [D]
    float *gated;    ///< [D] after dropout
    float *factors;  ///< [padded(D)] dropout
    NormStatistics inputStatistics;
    NormStatistics attentionStatistics;
    float *scores; ///< z of all heads' pairs, or null when they are computed again
};

/// Working memory of one sequence, laid out for its length.
struct HstuMemory
{
    HstuActivations blocks[kFusedMaxBlocks];
    float *top;              ///< [padded(D)] output of the last block
    float *gradient;         ///< [padded(D)] dx
    float *features;         ///< [padded(D)] scratch
    float *features2;        ///< [padded(D)] scratch
    float *dLinear;          ///< [padded(4D)]
    float *tokenMajor;       ///< [columns, padded(4D)]
    float *embeddingFactors; ///< [padded(D)] dropout
    AttentionScratch attention;
    std::uint8_t *buckets;
    std::int32_t *keyTimes;
    std::int32_t *queryTimes;
};

/// Lays out the memory of a sequence of `tokens`; `base` null counts only. Returns the floats needed.
inline long layOut(const FusedShape &shape, long tokens, bool keepScores, float *base, HstuMemory &memory)
{
    Pieces pieces(base);
    const long columns = paddedTokens(tokens);
    const long d = padded(shape.factors);
    const long d4 = padded(4 * shape.factors);
    const long pairs = pairCount(tokens, columns);
    for (long b = 0; b < shape.blocks; ++b) {
        auto &block = memory.blocks[b];
        block.input = pieces.take(d * columns);
        block.normed = pieces.take(d * columns);
        block.linear = pieces.take(d4 * columns);
        block.active = pieces.take(d4 * columns);
        block.attended = pieces.take(d * columns);
        block.gated = pieces.take(d * columns);
        block.factors = pieces.take(siteSize(shape, columns));
        block.inputStatistics = {pieces.take(columns), pieces.take(columns)};
        block.attentionStatistics = {pieces.take(columns), pieces.take(columns)};
        block.scores = keepScores ? pieces.take(pairs * shape.heads) : nullptr;
    }
    memory.top = pieces.take(d * columns);
    memory.gradient = pieces.take(d * columns);
    memory.features = pieces.take(d * columns);
    memory.features2 = pieces.take(d * columns);
    memory.dLinear = pieces.take(d4 * columns);
    memory.tokenMajor = pieces.take(scatteredStride(d4) * columns);
    memory.embeddingFactors = pieces.take(siteSize(shape, columns));
    memory.attention = {pieces.take(columns * kQueryBlock), pieces.take(columns * kQueryBlock), pieces.take(columns * kQueryBlock),
                        pieces.take(columns * kQueryBlock)};
    memory.buckets = reinterpret_cast<std::uint8_t *>(pieces.take(pairs / 4 + 1));
    memory.keyTimes = reinterpret_cast<std::int32_t *>(pieces.take(columns));
    memory.queryTimes = reinterpret_cast<std::int32_t *>(pieces.take(columns));
    return pieces.used();
}

/// Scores are kept for the backward pass while a sequence's all fit in this many floats; else they are computed again.
inline constexpr long kKeptScores = 1L << 20;

inline bool keepsScores(const FusedShape &shape, long tokens)
{
    return pairCount(tokens, paddedTokens(tokens)) * shape.heads * shape.blocks <= kKeptScores;
}

/// Weights rearranged for a step.
class HstuWeights final
{
public:
    void prepare(const FusedShape &shape, const FusedParameters<const float> &parameters)
    {
        Pieces counting(nullptr);
        layOutWeights(shape, counting);
        Pieces pieces(m_arena.reserve(counting.used()));
        layOutWeights(shape, pieces);
        m_parameters = parameters;
        const long d = shape.factors;
        for (long b = 0; b < shape.blocks; ++b) {
            const auto &plain = parameters.hstu[b];
            auto &block = m_blocks[b];
            pack({plain.uvqk, 1, 4 * d}, 4 * d, d, const_cast<float *>(block.uvqk));
            pack({plain.uvqk, 4 * d, 1}, d, 4 * d, const_cast<float *>(block.uvqkBack));
            pack({plain.outputWeight, d, 1}, d, d, const_cast<float *>(block.output));
            pack({plain.outputWeight, 1, d}, d, d, const_cast<float *>(block.outputBack));
            if (shape.posBias)
                for (long distance = 0; distance < shape.maxLen; ++distance)
                    const_cast<float *>(block.posWeights)[distance] = plain.posWeights[shape.maxLen - 1 - distance];
            block.plain = plain;
        }
        m_items.prepare(shape, parameters.items);
    }
    [[nodiscard]] const HstuPackedBlock &block(long b) const { return m_blocks[b]; }
    [[nodiscard]] const FusedParameters<const float> &plain() const { return m_parameters; }
    [[nodiscard]] const ItemTable &items() const { return m_items; }

private:
    void layOutWeights(const FusedShape &shape, Pieces &pieces)
    {
        const long d = shape.factors;
        for (long b = 0; b < shape.blocks; ++b) {
            m_blocks[b].uvqk = pieces.take(packedSize(4 * d, d));
            m_blocks[b].uvqkBack = pieces.take(packedSize(d, 4 * d));
            m_blocks[b].output = pieces.take(packedSize(d, d));
            m_blocks[b].outputBack = pieces.take(packedSize(d, d));
            float *reversed = pieces.take(shape.maxLen + 2 * kBiasMargin);
            m_blocks[b].posWeights = shape.posBias && reversed != nullptr ? reversed + kBiasMargin : nullptr;
        }
    }

    Arena m_arena;
    HstuPackedBlock m_blocks[kFusedMaxBlocks];
    FusedParameters<const float> m_parameters{};
    ItemTable m_items;
};

/// Gradient sums of one shard, not yet divided by the number of counted losses.
class HstuSums final
{
public:
    /// Does nothing but the first time: workers that only encode need no sums.
    void allocate(const FusedShape &shape)
    {
        if (common.units != nullptr)
            return;
        Pieces counting(nullptr);
        layOutSums(shape, counting);
        Pieces pieces(m_arena.reserve(counting.used()));
        layOutSums(shape, pieces);
        m_others = counting.used() - 2 * m_tableFloats;
    }
    [[nodiscard]] HstuBlockSums &block(long b) { return m_blocks[b]; }
    CommonSums common;

    /// Everything but the item tables, which reduceItems() clears row by row.
    void clearOthers()
    {
        std::memset(m_blocks[0].uvqk, 0, static_cast<std::size_t>(m_others) * sizeof(float));
        common.loss = 0;
        common.counted = 0;
    }

private:
    void layOutSums(const FusedShape &shape, Pieces &pieces)
    {
        const long d = shape.factors;
        for (long b = 0; b < shape.blocks; ++b) {
            auto &block = m_blocks[b];
            block.uvqk = pieces.take(d * padded(4 * d));
            block.output = pieces.take(d * padded(d));
            block.outputBias = pieces.take(padded(d));
            block.timeHistogram = pieces.take(kHistogram);
            float *reversed = pieces.take(shape.maxLen + 2 * kBiasMargin);
            block.posWeights = reversed == nullptr ? nullptr : reversed + kBiasMargin;
            block.normInputWeight = pieces.take(d);
            block.normInputBias = pieces.take(d);
            block.normAttentionWeight = pieces.take(d);
            block.normAttentionBias = pieces.take(d);
        }
        common.positions = pieces.take(shape.maxLen * padded(d));
        m_tableFloats = shape.items * tableStride(d);
        common.units = pieces.take(m_tableFloats);
        common.rows = pieces.take(m_tableFloats);
    }

    Arena m_arena;
    HstuBlockSums m_blocks[kFusedMaxBlocks];
    long m_others = 0;
    long m_tableFloats = 0;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
