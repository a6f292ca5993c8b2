#pragma once

#include "core/nn/kernels/simd.h"

#include <cmath>
#include <cstdint>
#include <type_traits>

/// Sampled softmax of one token without materialising anything over the catalogue: l_c = ê · ĉ_c / T over the target (c = 0) and its negatives,
/// loss = logsumexp(l) − l_0, gradient g_c = (softmax(l)_c − [c = 0]) / T into dê = sum g_c ĉ_c and dĉ_c += g_c ê.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Rows of a table are this many floats apart: whole cache lines.
inline long tableStride(long factors) { return (factors + 15) / 16 * 16; }

inline constexpr long kPrefetchAhead = 8;
inline constexpr long kCachedTable = 1L << 19; ///< floats of a table that stays in a core's second cache, or nearly
inline constexpr float kNormFloor = 1e-8F;

/// Lane i of the result is the sum of rows[i]'s lanes: neighbours are added pairwise, which halves the number of vectors each time.
template<int Step = 1>
inline Float sumsOf(Float (&rows)[HSTUDIO_LANES])
{
    if constexpr (Step == HSTUDIO_LANES) {
        return rows[0];
    } else {
#pragma GCC unroll 16
        for (int r = 0; r < HSTUDIO_LANES; r += 2 * Step) {
            detail::swapHalves<Step>(rows[r], rows[r + Step], std::make_integer_sequence<int, HSTUDIO_LANES>{});
            rows[r] += rows[r + Step];
        }
        return sumsOf<2 * Step>(rows);
    }
}

/// The rows of a table that one token is compared with.
struct Candidates
{
    const std::int64_t *offsets; ///< [padded(count)] where their rows begin, in floats; behind the last one it is repeated
    long count;
    long width; ///< floats of a row, whole vectors
    bool large; ///< the table is larger than a core's own cache
};

/// Visits a row in blocks of at most eight vectors: visit(number of vectors as a constant, first float).
template<typename Visit>
inline void eachRowBlock(long width, const Visit &visit)
{
    for (long f = 0; f < width;) {
        const auto block = [&](auto vectors) {
            visit(vectors, f);
            f += vectors() * kLanes;
        };
        switch ((width - f) / kLanes) {
        case 1: block(std::integral_constant<int, 1>{}); break;
        case 2: block(std::integral_constant<int, 2>{}); break;
        case 3: block(std::integral_constant<int, 3>{}); break;
        case 4: block(std::integral_constant<int, 4>{}); break;
        case 5: block(std::integral_constant<int, 5>{}); break;
        case 6: block(std::integral_constant<int, 6>{}); break;
        case 7: block(std::integral_constant<int, 7>{}); break;
        default: block(std::integral_constant<int, 8>{}); break;
        }
    }
}

/// Asks for `width` floats of candidate c's row before they are needed.
template<bool Write>
inline void prefetchRow(const Candidates &candidates, const float *table, long c, long width)
{
    if (c < candidates.count)
        for (long line = 0; line < width; line += 16)
            __builtin_prefetch(table + candidates.offsets[c] + line, Write ? 1 : 0);
}

/// dots[c] (+)= query · row of candidate c over Vectors vectors.
template<int Vectors>
inline void blockDots(const float *query, const float *table, const Candidates &candidates, bool add, float *dots)
{
    Float q[Vectors];
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        q[v] = load(query + v * kLanes);
    for (long c = 0; c < candidates.count; c += kLanes) {
        if (candidates.large) // what lies in the cache comes as fast unasked
            for (long i = 0; i < kLanes; ++i)
                prefetchRow<false>(candidates, table, c + i + kPrefetchAhead, Vectors * kLanes);
        Float sums[HSTUDIO_LANES];
#pragma GCC unroll 16
        for (int i = 0; i < HSTUDIO_LANES; ++i) {
            const float *row = table + candidates.offsets[c + i];
            sums[i] = q[0] * load(row);
#pragma GCC unroll 8
            for (int v = 1; v < Vectors; ++v)
                sums[i] += q[v] * load(row + v * kLanes);
        }
        const Float found = sumsOf(sums);
        store(dots + c, add ? load(dots + c) + found : found);
    }
}

/// dots[c] = query · row of candidate c; dots has room for whole vectors.
inline void candidateDots(const float *query, const float *table, const Candidates &candidates, float *dots)
{
    eachRowBlock(candidates.width, [&](auto vectors, long f) { blockDots<vectors()>(query + f, table + f, candidates, f > 0, dots); });
}

/// dQuery = sum over c of g[c] · row of c, and g[c] · query is added to the same row of dTable, over Vectors vectors.
template<int Vectors>
inline void blockGradient(const float *query, const float *table, const Candidates &candidates, const float *g, float *dTable,
                          float *dQuery)
{
    Float total[Vectors] = {};
    Float q[Vectors];
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        q[v] = load(query + v * kLanes);
    const std::int64_t *offsets = candidates.offsets;
    const long count = candidates.count;
    for (long c = 0; c < count; ++c) {
        prefetchRow<true>(candidates, dTable, c + kPrefetchAhead, Vectors * kLanes);
        const float *row = table + offsets[c];
        float *dRow = dTable + offsets[c];
        const Float factor = broadcast(g[c]);
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v) {
            total[v] += factor * load(row + v * kLanes);
            store(dRow + v * kLanes, load(dRow + v * kLanes) + factor * q[v]);
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        store(dQuery + v * kLanes, total[v]);
}

inline void spreadGradient(const float *query, const float *table, const Candidates &candidates, const float *g, float *dTable,
                           float *dQuery)
{
    eachRowBlock(candidates.width,
                 [&](auto vectors, long f) { blockGradient<vectors()>(query + f, table + f, candidates, g, dTable + f, dQuery + f); });
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
