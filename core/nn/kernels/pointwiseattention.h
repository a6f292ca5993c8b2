#pragma once

#include "core/nn/kernels/queryblock.h"

#include <cstdint>

/// HSTU's pointwise attention of one sequence and one head on feature-major data, in blocks of queries (lanes) against all earlier keys:
///   z[j][i] = k_j · q_i + timeWeights[bucket[j][i]] + posWeights[L − 1 + j − i],   a = silu(z) / L for j <= i else 0,   o_i = sum over j of a[j][i] v_j
/// and backwards, with da[j][i] = v_j · do_i and dz = da · silu'(z) / L:
///   dq_i = sum over j of dz[j][i] k_j,   dk_j = sum over i of dz[j][i] q_i,   dv_j = sum over i of a[j][i] do_i,
///   dTimeWeights[bucket] += dz,   dPosWeights[L − 1 + j − i] += dz
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Both biases of a block, or null.
struct BiasView
{
    const float *timeWeights; ///< [129]
    const float
        *posWeights; ///< by distance i − j: reversed[x] = posWeights[L − 1 − x], readable for kQueryBlock entries before 0 and behind L
    const std::uint8_t *buckets; ///< of all pairs
};

/// z of one block into scores [keys, width].
inline void blockScores(const HeadView &head, const BiasView &bias, const QueryBlock &block, float *scores)
{
    keyQueryProducts(head, block, scores);
    if (bias.timeWeights != nullptr) {
        const std::uint8_t *buckets = bias.buckets + block.pairs;
        for (long at = 0; at < block.keys * block.width; at += kLanes)
            store(scores + at, load(scores + at) + gather(bias.timeWeights, loadBytes(buckets + at)));
    }
    if (bias.posWeights != nullptr)
        for (long j = 0; j < block.keys; ++j)
            for (long i = 0; i < block.width; i += kLanes) {
                float *z = scores + j * block.width + i;
                store(z, load(z) + load(bias.posWeights + block.first + i - j));
            }
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

/// Backward pass of one block. `scores` holds z; `dOutput` rows like HeadView's.
inline void blockBackward(const HeadView &head, const BiasView &bias, const QueryBlock &block, long tokens, float scale,
                          const float *scores, const float *dOutput, const AttentionScratch &scratch, const HeadGradients &gradients,
                          float *histogram, float *dPosWeights)
{
    valueGradientProducts(head, block, dOutput, scratch.gradient);
    blockGradients(block, scores, scale, scratch.weights, scratch.gradient);
    combineKeys(head.k, head, block, scratch.gradient, gradients.dq);
    blockBiasGradients(bias, block, scratch.gradient, histogram, dPosWeights);
    addOverQueries(dOutput, head, block, tokens, scratch.weights, scratch.turned, gradients.dv);
    addOverQueries(head.q, head, block, tokens, scratch.gradient, scratch.turned, gradients.dk);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
