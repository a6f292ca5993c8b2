#pragma once

#include "core/nn/kernels/fusedcommon.h"
#include "core/nn/kernels/queryblock.h"

/// Memory of the fused SASRec step: packed weights that all shards read, and each shard's activations and gradient sums.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// The six square layers of a block, packed for the forward and for the backward products.
enum SasrecLayer
{
    kQuery,
    kKey,
    kValue,
    kOut,
    kFeed1,
    kFeed2,
    kSasrecLayers,
};

struct SasrecPackedBlock
{
    float *forward[kSasrecLayers];
    float *back[kSasrecLayers];
    FusedSasrecBlock<const float> plain;
};

/// The weights of a block's layers in RecTools' layout: y = W x.
template<typename Value>
inline Value *layerWeight(const FusedSasrecBlock<Value> &block, int layer, long d)
{
    switch (layer) {
    case kQuery: return block.inWeight;
    case kKey: return block.inWeight + d * d;
    case kValue: return block.inWeight + 2 * d * d;
    case kOut: return block.outWeight;
    case kFeed1: return block.feed1Weight;
    default: return block.feed2Weight;
    }
}

template<typename Value>
inline Value *layerBias(const FusedSasrecBlock<Value> &block, int layer, long d)
{
    switch (layer) {
    case kQuery: return block.inBias;
    case kKey: return block.inBias + d;
    case kValue: return block.inBias + 2 * d;
    case kOut: return block.outBias;
    case kFeed1: return block.feed1Bias;
    default: return block.feed2Bias;
    }
}

class SasrecWeights final
{
public:
    void prepare(const FusedShape &shape, const FusedParameters<const float> &parameters)
    {
        const long d = shape.factors;
        const long size = packedSize(d, d);
        Pieces pieces(m_arena.reserve(shape.blocks * 2 * kSasrecLayers * (size + 16)));
        m_parameters = parameters;
        for (long b = 0; b < shape.blocks; ++b) {
            auto &block = m_blocks[b];
            block.plain = parameters.sasrec[b];
            for (int layer = 0; layer < kSasrecLayers; ++layer) {
                const float *weight = layerWeight(block.plain, layer, d);
                block.forward[layer] = pieces.take(size);
                block.back[layer] = pieces.take(size);
                pack({weight, d, 1}, d, d, block.forward[layer]);
                pack({weight, 1, d}, d, d, block.back[layer]);
            }
        }
        m_items.prepare(shape, parameters.items);
    }
    [[nodiscard]] const SasrecPackedBlock &block(long b) const { return m_blocks[b]; }
    [[nodiscard]] const FusedParameters<const float> &plain() const { return m_parameters; }
    [[nodiscard]] const ItemTable &items() const { return m_items; }

private:
    Arena m_arena;
    SasrecPackedBlock m_blocks[kFusedMaxBlocks];
    FusedParameters<const float> m_parameters{};
    ItemTable m_items;
};

/// One block's gradient sums of a shard.
struct SasrecBlockSums
{
    float *weights[kSasrecLayers]; ///< [D (in), padded(D) (out)]: transposed
    float *biases[kSasrecLayers];
    float *queryNormWeight, *queryNormBias, *feedNormWeight, *feedNormBias;
};

/// Gradient sums of one shard, not yet divided by the number of counted losses.
class SasrecSums final
{
public:
    /// Does nothing but the first time: workers that only encode need no sums.
    void allocate(const FusedShape &shape)
    {
        if (common.units != nullptr)
            return;
        Pieces counting(nullptr);
        layOut(shape, counting);
        Pieces pieces(m_arena.reserve(counting.used()));
        layOut(shape, pieces);
    }
    [[nodiscard]] SasrecBlockSums &block(long b) { return m_blocks[b]; }
    CommonSums common;
    float *lastNormWeight = nullptr;
    float *lastNormBias = nullptr;

    /// Everything but the item tables, which FusedModel::reduceItems() clears row by row.
    void clearOthers()
    {
        std::memset(m_blocks[0].weights[0], 0, static_cast<std::size_t>(common.units - m_blocks[0].weights[0]) * sizeof(float));
        common.loss = 0;
        common.counted = 0;
    }

private:
    void layOut(const FusedShape &shape, Pieces &pieces)
    {
        const long d = shape.factors;
        for (long b = 0; b < shape.blocks; ++b) {
            auto &block = m_blocks[b];
            for (auto &weight : block.weights)
                weight = pieces.take(d * padded(d));
            for (auto &bias : block.biases)
                bias = pieces.take(d);
            for (float **norm : {&block.queryNormWeight, &block.queryNormBias, &block.feedNormWeight, &block.feedNormBias})
                *norm = pieces.take(d);
        }
        lastNormWeight = pieces.take(d);
        lastNormBias = pieces.take(d);
        common.positions = pieces.take(shape.maxLen * padded(d));
        common.units = pieces.take(shape.items * tableStride(d));
        common.rows = pieces.take(shape.items * tableStride(d));
    }

    Arena m_arena;
    SasrecBlockSums m_blocks[kFusedMaxBlocks];
};

/// What a block keeps of its forward pass; feature-major [padded(D), columns] each.
struct SasrecActivations
{
    float *input;
    float *query; ///< normed input
    float *q, *k, *v;
    float *attended;
    float *residual; ///< query + out(attended)
    float *feed;     ///< normed residual
    float *hidden;   ///< after relu and dropout
    float *hiddenFactors, *outputFactors;
    NormStatistics queryStatistics, feedStatistics;
    float *weights;    ///< softmax weights of all heads' pairs before dropout, or null when they are computed again
    float *pads;       ///< [heads, columns] the pads' share before dropout
    float *padFactors; ///< [heads, columns]
};

struct SasrecMemory
{
    SasrecActivations blocks[kFusedMaxBlocks];
    float *last; ///< output of the last block
    float *top;  ///< after the last norm
    NormStatistics lastStatistics;
    float *gradient; ///< dy, then dx
    float *scratch[4];
    float *dq, *dk, *dv;
    float *tokenMajor;
    float *embeddingFactors;
    AttentionScratch attention;
    float *dropped;  ///< [columns, kQueryBlock] dropout factors of a block
    float *padShare; ///< [kQueryBlock]
    float *padGradient;
};

inline long layOut(const FusedShape &shape, long tokens, bool keepWeights, float *base, SasrecMemory &memory)
{
    Pieces pieces(base);
    const long columns = paddedTokens(tokens);
    const long matrix = padded(shape.factors) * columns;
    for (long b = 0; b < shape.blocks; ++b) {
        auto &block = memory.blocks[b];
        for (float **one :
             {&block.input, &block.query, &block.q, &block.k, &block.v, &block.attended, &block.residual, &block.feed, &block.hidden})
            *one = pieces.take(matrix);
        block.hiddenFactors = pieces.take(siteSize(shape, columns));
        block.outputFactors = pieces.take(siteSize(shape, columns));
        block.queryStatistics = {pieces.take(columns), pieces.take(columns)};
        block.feedStatistics = {pieces.take(columns), pieces.take(columns)};
        block.weights = keepWeights ? pieces.take(pairCount(tokens, columns) * shape.heads) : nullptr;
        block.pads = pieces.take(shape.heads * columns);
        block.padFactors = pieces.take(shape.heads * columns);
    }
    memory.last = pieces.take(matrix);
    memory.top = pieces.take(matrix);
    memory.lastStatistics = {pieces.take(columns), pieces.take(columns)};
    memory.gradient = pieces.take(matrix);
    for (auto &one : memory.scratch)
        one = pieces.take(matrix);
    for (float **one : {&memory.dq, &memory.dk, &memory.dv})
        *one = pieces.take(matrix);
    memory.tokenMajor = pieces.take(scatteredStride(padded(shape.factors)) * columns);
    memory.embeddingFactors = pieces.take(siteSize(shape, columns));
    memory.attention = {pieces.take(columns * kQueryBlock), pieces.take(columns * kQueryBlock), pieces.take(columns * kQueryBlock),
                        pieces.take(columns * kQueryBlock)};
    memory.dropped = pieces.take(columns * kQueryBlock);
    memory.padShare = pieces.take(kQueryBlock);
    memory.padGradient = pieces.take(kQueryBlock);
    return pieces.used();
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
