#pragma once

#include "core/nn/kernels/product.h"

#include <cstdint>

/// HSTU's pointwise attention of one sequence and one head on feature-major data, in blocks of queries (lanes) against all earlier keys:
///   z[j][i] = k_j · q_i + timeWeights[bucket[j][i]] + posWeights[L − 1 + j − i],   a = silu(z) / L for j <= i else 0,   o_i = sum over j of a[j][i] v_j
/// and backwards, with da[j][i] = v_j · do_i and dz = da · silu'(z) / L:
///   dq_i = sum over j of dz[j][i] k_j,   dk_j = sum over i of dz[j][i] q_i,   dv_j = sum over i of a[j][i] do_i,
///   dTimeWeights[bucket] += dz,   dPosWeights[L − 1 + j − i] += dz
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

/// Pairs of all blocks of a sequence.
inline long pairCount(long tokens, long columns)
{
    long pairs = 0;
    for (long first = 0; first < columns; first += kQueryBlock) {
        const auto block = queryBlock(first, tokens, columns, 0);
        pairs += block.keys * block.width;
    }
    return pairs;
}

/// A head's share of the sequence: head-size rows of stride `stride`.
struct HeadView
{
    const float *q;
    const float *k;
    const float *v;
    long size;   ///< head size
    long stride; ///< columns of the feature-major buffers
};

/// Both biases of a block, or null.
struct BiasView
{
    const float *timeWeights;     ///< [129]
    const float *posWeights;      ///< by distance i − j: reversed[x] = posWeights[L − 1 − x], readable for kQueryBlock entries before 0 and behind L
    const std::uint8_t *buckets;  ///< of all pairs
};

/// z of one block into scores [keys, width].
inline void blockScores(const HeadView &head, const BiasView &bias, const QueryBlock &block, float *scores)
{
    product<Into::Replace>({head.k, 1, head.stride}, block.keys, head.size, head.q + block.first, head.stride, scores, block.width, block.width);
    if (bias.timeWeights != nullptr) {
        const std::uint8_t *buckets = bias.buckets + block.pairs;
        for (long at = 0; at < block.keys * block.width; ++at)
            scores[at] += bias.timeWeights[buckets[at]];
    }
    if (bias.posWeights != nullptr)
        for (long j = 0; j < block.keys; ++j)
            for (long i = 0; i < block.width; i += kLanes) {
                float *z = scores + j * block.width + i;
                store(z, load(z) + load(bias.posWeights + block.first + i - j));
            }
}

/// 1 where key j may be seen by the query of each lane, else 0.
inline Float causal(long key, long query)
{
    const Int seen = (laneNumbers() + static_cast<std::int32_t>(query)) >= static_cast<std::int32_t>(key);
    return bitsToFloat(seen & floatToBits(broadcast(1.0F)));
}

/// a from z, in place or elsewhere.
inline void blockWeights(const QueryBlock &block, const float *scores, float scale, float *weights)
{
    for (long j = 0; j < block.keys; ++j)
        for (long i = 0; i < block.width; i += kLanes) {
            const Float z = load(scores + j * block.width + i);
            Float a = z * sigmoid(z) * scale;
            if (j > block.first + i)
                a = a * causal(j, block.first + i);
            store(weights + j * block.width + i, a);
        }
}

/// o of one block: output rows of `head.size` at stride head.stride.
inline void blockOutput(const HeadView &head, const QueryBlock &block, const float *weights, float *output)
{
    product<Into::Replace>({head.v, head.stride, 1}, head.size, block.keys, weights, block.width, output + block.first, head.stride, block.width);
}

/// a and dz of one block from z and da: gradient [keys, width] holds da on entry and dz on return.
inline void blockGradients(const QueryBlock &block, const float *scores, float scale, float *weights, float *gradient)
{
    for (long j = 0; j < block.keys; ++j)
        for (long i = 0; i < block.width; i += kLanes) {
            const long at = j * block.width + i;
            const Float z = load(scores + at);
            const Float s = sigmoid(z);
            Float a = z * s * scale;
            Float dz = load(gradient + at) * (s * (1.0F + z * (1.0F - s))) * scale;
            if (j > block.first + i) {
                const Float mask = causal(j, block.first + i);
                a = a * mask;
                dz = dz * mask;
            }
            store(weights + at, a);
            store(gradient + at, dz);
        }
}

/// Adds a block's dz to the bias gradients. `histogram` [lanes, 256]: one row per lane, so that equal buckets in a vector don't wait for each other.
inline void blockBiasGradients(const BiasView &bias, const QueryBlock &block, const float *gradient, float *histogram, float *dPosWeights)
{
    if (bias.timeWeights != nullptr) {
        const std::uint8_t *buckets = bias.buckets + block.pairs;
        for (long at = 0; at < block.keys * block.width; at += kLanes)
            for (long lane = 0; lane < kLanes; ++lane)
                histogram[lane * 256 + buckets[at + lane]] += gradient[at + lane];
    }
    if (bias.posWeights != nullptr)
        for (long j = 0; j < block.keys; ++j)
            for (long i = 0; i < block.width; i += kLanes) {
                float *to = dPosWeights + block.first + i - j;
                store(to, load(to) + load(gradient + j * block.width + i));
            }
}

/// Buffers of the backward pass of one block, each with room for (longest sequence padded) × kQueryBlock floats.
struct AttentionScratch
{
    float *scores;
    float *weights;
    float *gradient;
    float *turned; ///< a or dz with keys in the lanes
};

/// Gradients of one head, same layout as HeadView. dq is replaced, dk and dv are added to.
struct HeadGradients
{
    float *dq;
    float *dk;
    float *dv;
};

/// Adds sum over the block's queries of x_i ⊗ m[j][i] to target rows [size][j]: dv from (do, a), dk from (q, dz).
inline void addOverQueries(const float *x, const HeadView &head, const QueryBlock &block, long queries, const float *m, float *turned, float *target)
{
    const long keyColumns = padded(block.keys);
    transpose(m, block.width, turned, keyColumns, keyColumns, block.width);
    product<Into::Add>({x + block.first, head.stride, 1}, head.size, queries, turned, keyColumns, target, head.stride, keyColumns);
}

/// Backward pass of one block. `scores` holds z; `dOutput` rows like HeadView's.
inline void blockBackward(const HeadView &head, const BiasView &bias, const QueryBlock &block, long tokens, float scale, const float *scores,
                          const float *dOutput, const AttentionScratch &scratch, const HeadGradients &gradients, float *histogram, float *dPosWeights)
{
    const long queries = tokens - block.first < block.width ? tokens - block.first : block.width;
    product<Into::Replace>({head.v, 1, head.stride}, block.keys, head.size, dOutput + block.first, head.stride, scratch.gradient, block.width, block.width);
    blockGradients(block, scores, scale, scratch.weights, scratch.gradient);
    const auto beyond = static_cast<std::size_t>((padded(block.keys) - block.keys) * block.width) * sizeof(float);
    std::memset(scratch.weights + block.keys * block.width, 0, beyond);
    std::memset(scratch.gradient + block.keys * block.width, 0, beyond);
    product<Into::Replace>({head.k, head.stride, 1}, head.size, block.keys, scratch.gradient, block.width, gradients.dq + block.first, head.stride, block.width);
    blockBiasGradients(bias, block, scratch.gradient, histogram, dPosWeights);
    addOverQueries(dOutput, head, block, queries, scratch.weights, scratch.turned, gradients.dv);
    addOverQueries(head.q, head, block, queries, scratch.gradient, scratch.turned, gradients.dk);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
