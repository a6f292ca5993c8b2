#pragma once

#include "core/nn/kernels/simd.h"

#include <cmath>
#include <cstdint>

/// Sampled softmax of one token without materialising anything over the catalogue: l_c = ê · ĉ_c / T over the target (c = 0) and its negatives,
/// loss = logsumexp(l) − l_0, gradient g_c = (softmax(l)_c − [c = 0]) / T into dê = sum g_c ĉ_c and dĉ_c += g_c ê.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Rows of a table are this many floats apart: whole cache lines.
inline long tableStride(long factors) { return (factors + 15) / 16 * 16; }

inline constexpr long kPrefetchAhead = 8;
inline constexpr float kNormFloor = 1e-8F;

/// Sum of each of eight (lanes) vectors, as one vector.
inline Float sumsOf(Float (&rows)[HSTUDIO_LANES])
{
    detail::transposeStage<1>(rows);
    Float total = rows[0];
#pragma GCC unroll 16
    for (int i = 1; i < HSTUDIO_LANES; ++i)
        total += rows[i];
    return total;
}

/// dots[c] = query · table[ids[c]] for `count` candidates; dots has room for whole vectors.
inline void candidateDots(const float *query, const float *table, long stride, long width, const std::int32_t *ids, long count, float *dots)
{
    for (long c = 0; c < count; c += kLanes) {
        const float *rows[HSTUDIO_LANES];
        for (long i = 0; i < kLanes; ++i) {
            rows[i] = table + static_cast<long>(ids[c + i < count ? c + i : count - 1]) * stride;
            const long ahead = c + i + kPrefetchAhead;
            if (ahead < count)
                for (long line = 0; line < width; line += 16)
                    __builtin_prefetch(table + static_cast<long>(ids[ahead]) * stride + line);
        }
        Float sums[HSTUDIO_LANES] = {};
        for (long f = 0; f < width; f += kLanes) {
            const Float q = load(query + f);
#pragma GCC unroll 16
            for (long i = 0; i < kLanes; ++i)
                sums[i] += q * load(rows[i] + f);
        }
        store(dots + c, sumsOf(sums));
    }
}

/// dQuery[f …] = sum over c of g[c] · table[ids[c]] and dTable[ids[c]] += g[c] · query, for `Vectors` vectors of features from f on.
template<int Vectors>
inline void spreadGradient(const float *query, const float *table, float *dTable, long stride, const std::int32_t *ids, const float *g, long count,
                           float *dQuery)
{
    Float total[Vectors] = {};
    Float q[Vectors];
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        q[v] = load(query + v * kLanes);
    for (long c = 0; c < count; ++c) {
        const long at = static_cast<long>(ids[c]) * stride;
        if (c + kPrefetchAhead < count) {
            const float *ahead = dTable + static_cast<long>(ids[c + kPrefetchAhead]) * stride;
            for (long line = 0; line < Vectors * kLanes; line += 16)
                __builtin_prefetch(ahead + line, 1);
        }
        const Float factor = broadcast(g[c]);
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v) {
            total[v] += factor * load(table + at + v * kLanes);
            float *to = dTable + at + v * kLanes;
            store(to, load(to) + factor * q[v]);
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        store(dQuery + v * kLanes, total[v]);
}

inline void spreadGradient(const float *query, const float *table, float *dTable, long stride, long width, const std::int32_t *ids, const float *g, long count,
                           float *dQuery)
{
    for (long f = 0; f < width;) {
        const long vectors = (width - f) / kLanes;
        const auto call = [&](auto apply) { apply(query + f, table + f, dTable + f, stride, ids, g, count, dQuery + f); };
        switch (vectors) {
        case 1: call(spreadGradient<1>); f += kLanes; break;
        case 2: call(spreadGradient<2>); f += 2 * kLanes; break;
        case 3: call(spreadGradient<3>); f += 3 * kLanes; break;
        case 4: call(spreadGradient<4>); f += 4 * kLanes; break;
        case 5: call(spreadGradient<5>); f += 5 * kLanes; break;
        case 6: call(spreadGradient<6>); f += 6 * kLanes; break;
        case 7: call(spreadGradient<7>); f += 7 * kLanes; break;
        default: call(spreadGradient<8>); f += 8 * kLanes; break;
        }
    }
}

/// Logits in, gradients g_c · weight / T out (both without T: `scale` = 1 / T is applied here); returns the weighted loss.
inline float softmaxGradient(float *logits, long count, float scale, float weight)
{
    for (long c = count; c < padded(count); ++c)
        logits[c] = -INFINITY;
    Float largest = load(logits);
    for (long c = kLanes; c < count; c += kLanes) {
        const Float l = load(logits + c);
        largest = l > largest ? l : largest;
    }
    float most = largest[0];
    for (int i = 1; i < HSTUDIO_LANES; ++i)
        most = largest[i] > most ? largest[i] : most;
    const float target = (logits[0] - most) * scale;
    Float total{};
    for (long c = 0; c < count; c += kLanes) {
        const Int real = (laneNumbers() + static_cast<std::int32_t>(c)) < static_cast<std::int32_t>(count);
        const Float e = bitsToFloat(real & floatToBits(exponential((load(logits + c) - most) * scale)));
        store(logits + c, e);
        total += e;
    }
    const float all = sum(total);
    const float factor = weight * scale / all;
    for (long c = 0; c < count; c += kLanes)
        store(logits + c, load(logits + c) * factor);
    logits[0] -= weight * scale;
    return (std::log(all) - target) * weight;
}

/// x̂ = x / max(‖x‖, 1e-8) over `width` floats (zero beyond the features); returns the norm as divided by.
inline float normalise(const float *x, long width, float *to)
{
    Float squares{};
    for (long f = 0; f < width; f += kLanes)
        squares += load(x + f) * load(x + f);
    const float norm = std::sqrt(sum(squares));
    const float divisor = norm > kNormFloor ? norm : kNormFloor;
    for (long f = 0; f < width; f += kLanes)
        store(to + f, load(x + f) / divisor);
    return divisor;
}

/// The gradient through normalise(): (d − (d · x̂) x̂) / ‖x‖, in place; below the floor the norm is a constant.
inline void normaliseBackward(const float *unit, float divisor, long width, float *d)
{
    Float dots{};
    for (long f = 0; f < width; f += kLanes)
        dots += load(d + f) * load(unit + f);
    const float along = divisor > kNormFloor ? sum(dots) : 0.0F;
    for (long f = 0; f < width; f += kLanes)
        store(d + f, (load(d + f) - along * load(unit + f)) / divisor);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
