#pragma once

#include "core/nn/kernels/binomial.h"
#include "core/nn/kernels/fuseddropout.h"
#include "core/nn/kernels/queryblock.h"

/// SASRec's causal softmax attention of one sequence and one head on feature-major data. The key bias is common to all keys, real ones and the m = L − n
/// padded ones alike, so it cancels: real keys have logit k_j · q_i / sqrt(dh) without it, padded ones 0.
///   a[j][i] = exp(s[j][i]) / Z_i for j <= i,   pads together p_i = m / Z_i,   Z_i = m + sum over j <= i of exp(s[j][i])
///   o_i = sum over j of drop[j][i] a[j][i] v_j + alive_i / (m (1 − rate)) p_i · padValue
/// and backwards, with da = drop · (v_j · do_i), dp = alive / (m (1 − rate)) · (padValue · do_i), delta_i = sum over j of a da + p dp:
///   ds = a (da − delta),   dq_i = sum over j of ds k_j / sqrt(dh),   dk_j = sum over i of ds q_i / sqrt(dh)
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Dropout on the softmax weights of one head; `threshold` 0: none.
struct AttentionDropoutRule
{
    DropoutRule rule;
    PhiloxKey stream;
    std::uint64_t first;    ///< counter of the head's query 0, key 0
    std::uint64_t padFirst; ///< counter of the head's query 0 for the pads
    long quadsPerRow;
    double rate;
    const base::CounterRandom *padRandom;
};

/// Softmax over a block's scores, in place: scores [keys, width] → a; `pads` [width] → p. `pads` receives the padded keys' share.
inline void blockSoftmax(const QueryBlock &block, float scale, float padCount, float *scores, float *pads)
{
    for (long i = 0; i < block.width; i += kLanes) {
        const long query = block.first + i;
        Float largest = broadcast(padCount > 0.0F ? 0.0F : -INFINITY);
        for (long j = 0; j < block.keys; ++j) {
            float *at = scores + j * block.width + i;
            Float s = load(at) * scale;
            if (j > query) {
                const Int seen = (laneNumbers() + static_cast<std::int32_t>(query)) >= static_cast<std::int32_t>(j);
                s = seen ? s : broadcast(-1e30F);
            }
            store(at, s);
            largest = s > largest ? s : largest;
        }
        Float total = padCount * exponential(-largest);
        const Float padPart = total;
        for (long j = 0; j < block.keys; ++j) {
            float *at = scores + j * block.width + i;
            Float e = exponential(load(at) - largest);
            if (j > query)
                e = e * causal(j, query);
            store(at, e);
            total += e;
        }
        const Float inverse = 1.0F / total;
        for (long j = 0; j < block.keys; ++j) {
            float *at = scores + j * block.width + i;
            store(at, load(at) * inverse);
        }
        store(pads + i, padPart * inverse);
    }
}

/// factors [keys, width] of dropout on a block's weights.
inline void blockDropoutFactors(const AttentionDropoutRule &drop, const QueryBlock &block, float *factors)
{
    for (long i = 0; i < block.width; i += kLanes)
        for (long j = 0; j < block.keys; j += 4) {
            const Int queries = laneNumbers() + static_cast<std::int32_t>(block.first + i);
            const Word counters = Word(queries) * static_cast<std::uint32_t>(drop.quadsPerRow) +
                                  static_cast<std::uint32_t>(drop.first + static_cast<std::uint64_t>(j / 4));
            Word words[4];
            philoxLanes(drop.stream, counters, static_cast<std::uint32_t>(drop.first >> 32), words);
            for (long w = 0; w < 4 && j + w < block.keys; ++w)
                store(factors + (j + w) * block.width + i, dropoutFactor(words[w], drop.rule));
        }
}

/// Share of a query's pads that survive, scaled by 1 / (1 − rate).
inline float padFactor(const AttentionDropoutRule &drop, long query, long pads)
{
    if (pads == 0 || drop.rate <= 0.0)
        return pads == 0 ? 0.0F : 1.0F;
    const auto dropped = binomialQuantile(pads, drop.rate, drop.padRandom->uniform(drop.padFirst + static_cast<std::uint64_t>(query)));
    return static_cast<float>(static_cast<double>(pads - dropped) / static_cast<double>(pads) / (1.0 - drop.rate));
}

/// o_i += share[i] · padValue for a block's queries.
inline void addPadValue(const HeadView &head, const QueryBlock &block, const float *share, const float *padValue, float *output)
{
    for (long f = 0; f < head.size; ++f)
        for (long i = 0; i < block.width; i += kLanes) {
            float *at = output + f * head.stride + block.first + i;
            store(at, load(at) + load(share + i) * padValue[f]);
        }
}

/// Into dp [width]: padValue · do_i; and adds to dPadValue: sum over i of share_i do_i.
inline void padGradients(const HeadView &head, const QueryBlock &block, const float *share, const float *padValue, const float *dOutput,
                         float *dp, float *dPadValue)
{
    for (long i = 0; i < block.width; i += kLanes)
        store(dp + i, Float{});
    for (long f = 0; f < head.size; ++f) {
        Float total{};
        for (long i = 0; i < block.width; i += kLanes) {
            const Float given = load(dOutput + f * head.stride + block.first + i);
            store(dp + i, load(dp + i) + given * padValue[f]);
            total += given * load(share + i);
        }
        dPadValue[f] += sum(total);
    }
}

/// ds (times scale) from da: `gradient` [keys, width] holds da after dropout on entry. `weights` holds a, `p` and `dp` the pads' share and its gradient.
inline void blockSoftmaxGradient(const QueryBlock &block, float scale, const float *weights, const float *p, const float *dp,
                                 float *gradient)
{
    for (long i = 0; i < block.width; i += kLanes) {
        Float delta = load(p + i) * load(dp + i);
        for (long j = 0; j < block.keys; ++j)
            delta += load(weights + j * block.width + i) * load(gradient + j * block.width + i);
        for (long j = 0; j < block.keys; ++j) {
            float *at = gradient + j * block.width + i;
            store(at, load(weights + j * block.width + i) * (load(at) - delta) * scale);
        }
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
