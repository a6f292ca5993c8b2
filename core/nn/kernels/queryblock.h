#pragma once

#include "core/nn/kernels/product.h"

/// Causal attention works in blocks of queries (lanes) against all keys up to them.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Queries of a block: two vectors, as the product's tiles are wide.
inline constexpr long kQueryBlock = kTileVectors * kLanes;

/// One block of queries [first, first + width) and the keys [0, keys) it can see.
struct QueryBlock
{
    long first;
    long width; ///< whole vectors
    long keys;
    long pairs; ///< where the block's pairs begin in arrays over all pairs
};

inline QueryBlock queryBlock(long first, long tokens, long columns, long pairsBefore)
{
    const long width = columns - first < kQueryBlock ? columns - first : kQueryBlock;
    const long keys = first + width < tokens ? first + width : tokens;
    return {first, width, keys, pairsBefore};
}

/// Visits the blocks of a sequence from query `from` (a block's first) on.
template<typename Visit>
inline void eachQueryBlock(long tokens, long columns, long from, Visit visit)
{
    long pairs = 0;
    for (long first = 0; first < columns; first += kQueryBlock) {
        const auto block = queryBlock(first, tokens, columns, pairs);
        if (first >= from)
            visit(block);
        pairs += block.keys * block.width;
    }
}

/// Pairs of all blocks of a sequence.
inline long pairCount(long tokens, long columns)
{
    long pairs = 0;
    eachQueryBlock(tokens, columns, 0, [&](const QueryBlock &block) { pairs += block.keys * block.width; });
    return pairs;
}

/// A head's share of the sequence, feature-major: head-size rows of stride `stride`.
struct HeadView
{
    const float *q;
    const float *k;
    const float *v;
    long size;   ///< head size
    long stride; ///< columns of the feature-major buffers
};

/// Gradients of one head, same layout as HeadView. dq is replaced, dk and dv are added to.
struct HeadGradients
{
    float *dq;
    float *dk;
    float *dv;
};

/// Buffers of the attention of one block, each with room for (longest sequence padded) × kQueryBlock floats.
struct AttentionScratch
{
    float *scores;
    float *weights;
    float *gradient;
    float *turned; ///< a block with keys in the lanes
};

/// 1 where key j may be seen by the query of each lane, else 0.
inline Float causal(long key, long query)
{
    const Int seen = (laneNumbers() + static_cast<std::int32_t>(query)) >= static_cast<std::int32_t>(key);
    return bitsToFloat(seen & floatToBits(broadcast(1.0F)));
}

/// m[j][i] = k_j · q_i of one block.
inline void keyQueryProducts(const HeadView &head, const QueryBlock &block, float *m)
{
    product<Into::Replace>({head.k, 1, head.stride}, block.keys, head.size, head.q + block.first, head.stride, m, block.width, block.width);
}

/// m[j][i] = v_j · do_i of one block.
inline void valueGradientProducts(const HeadView &head, const QueryBlock &block, const float *dOutput, float *m)
{
    product<Into::Replace>({head.v, 1, head.stride}, block.keys, head.size, dOutput + block.first, head.stride, m, block.width, block.width);
}

/// target_i = sum over j of rows_j · m[j][i] for the block's queries: outputs from v and the weights, dq from k and dz.
inline void combineKeys(const float *rows, const HeadView &head, const QueryBlock &block, const float *m, float *target)
{
    product<Into::Replace>({rows, head.stride, 1}, head.size, block.keys, m, block.width, target + block.first, head.stride, block.width);
}

/// target_j += sum over the block's queries of x_i · m[j][i]: dv from do and the weights, dk from q and dz. Rows of m beyond the keys are overwritten.
inline void addOverQueries(const float *x, const HeadView &head, const QueryBlock &block, long tokens, float *m, float *turned, float *target)
{
    const long queries = tokens - block.first < block.width ? tokens - block.first : block.width;
    const long keyColumns = padded(block.keys);
    std::memset(m + block.keys * block.width, 0, static_cast<std::size_t>((keyColumns - block.keys) * block.width) * sizeof(float));
    transpose(m, block.width, turned, keyColumns, keyColumns, block.width);
    product<Into::Add>({x + block.first, head.stride, 1}, head.size, queries, turned, keyColumns, target, head.stride, keyColumns);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
