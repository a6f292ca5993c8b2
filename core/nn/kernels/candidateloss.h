#pragma once

#include "core/nn/kernels/packedkernel.h"
#include "core/nn/kernels/simd.h"

#include <cmath>

/// Losses of one query over its target (c = 0) and n negatives, without materialising anything over the catalogue. With similarities s_c = q · row_c and logits l_c = s_c / T:
///   sampled softmax: loss = log(sum over c of exp(l_c)) − l_0,   g_c = (softmax(l)_c − [c = 0]) / T
///   BCE kinds:       loss = mean over c of softplus(x_c),   x_0 = −f(l_0), x_c = l_c,   g_0 = −sigmoid(x_0) f'(l_0) / T / (1 + n),   g_c = sigmoid(x_c) / T / (1 + n)
/// where softplus(x) = log(1 + e^x) and f is the identity for BCE, gBCE's transformation of the positive logit for gBCE. Then dq = sum over c of g_c row_c
/// and drow_c += g_c q, all times the query's weight.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// The rows that one query is compared with. All pointers into the table of units.
struct CandidateRows
{
    const float *table;
    long stride;
    long width; ///< whole vectors of floats that count
    std::int32_t target;
    const std::int32_t *negatives;
    long count; ///< target included

    [[nodiscard]] const float *row(long c) const
    {
        return table + static_cast<long>(c == 0 ? target : negatives[(c < count ? c : count - 1) - 1]) * stride;
    }
};

inline constexpr long kRowsAhead = 8;

/// Asks for the row of a later candidate before it is needed.
inline void fetchRow(const CandidateRows &candidates, long c)
{
    if (c > 0 && c < candidates.count)
        for (long line = 0; line < candidates.width; line += 16)
            __builtin_prefetch(candidates.row(c) + line);
}

/// s[c] = q · row_c for c < padded(count); the last candidate is repeated behind the end.
inline void similarities(const float *query, const CandidateRows &candidates, float *s)
{
    float partial[HSTUDIO_LANES * HSTUDIO_LANES];
    float turned[HSTUDIO_LANES * HSTUDIO_LANES];
    for (long c = 0; c < candidates.count; c += kLanes) {
        for (long i = 0; i < kLanes; ++i) {
            fetchRow(candidates, c + i + kRowsAhead);
            const float *row = candidates.row(c + i);
            Float sums{};
            for (long f = 0; f < candidates.width; f += kLanes)
                sums += load(query + f) * load(row + f);
            store(partial + i * kLanes, sums);
        }
        transposeSquare(partial, kLanes, turned, kLanes);
        Float total = load(turned);
        for (long i = 1; i < kLanes; ++i)
            total += load(turned + i * kLanes);
        store(s + c, total);
    }
}

/// to = sum over c of g[c] · row_c.
inline void weightedRows(const CandidateRows &candidates, const float *g, float *to)
{
    constexpr long kBlock = 4; // vectors that stay in registers
    for (long f = 0; f < candidates.width; f += kBlock * kLanes) {
        const long vectors = (candidates.width - f) / kLanes < kBlock ? (candidates.width - f) / kLanes : kBlock;
        Float sums[kBlock] = {};
        for (long c = 0; c < candidates.count; ++c) {
            const float *row = candidates.row(c) + f;
            const Float factor = broadcast(g[c]);
            if (vectors == kBlock) {
#pragma GCC unroll 4
                for (long v = 0; v < kBlock; ++v)
                    sums[v] += factor * load(row + v * kLanes);
            } else {
#pragma GCC unroll 4
                for (long v = 0; v < kBlock; ++v)
                    if (v < vectors)
                        sums[v] += factor * load(row + v * kLanes);
            }
        }
#pragma GCC unroll 4
        for (long v = 0; v < kBlock; ++v)
            if (v < vectors)
                store(to + f + v * kLanes, sums[v]);
    }
}

/// Lanes of vector c that hold real candidates.
inline Int realLanes(long c, long count) { return (laneNumbers() + static_cast<std::int32_t>(c)) < static_cast<std::int32_t>(count); }

inline Float keep(Int lanes, Float v) { return bitsToFloat(lanes & floatToBits(v)); }

/// From similarities to the gradients g_c · weight, in place. Returns the weighted loss.
inline double softmaxOverCandidates(long count, float scale, float weight, float *s)
{
    Float most = broadcast(-INFINITY);
    for (long c = 0; c < count; c += kLanes) {
        const Float logits = load(s + c) * scale;
        most = logits > most ? logits : most;
        store(s + c, logits);
    }
    float peak = most[0];
    for (int i = 1; i < HSTUDIO_LANES; ++i)
        peak = most[i] > peak ? most[i] : peak;
    const float target = s[0];
    Float all{};
    for (long c = 0; c < count; c += kLanes) {
        const Float e = keep(realLanes(c, count), exponential(load(s + c) - peak));
        all += e;
        store(s + c, e);
    }
    const float total = sum(all);
    const float unit = weight * scale;
    for (long c = 0; c < count; c += kLanes)
        store(s + c, load(s + c) * (unit / total));
    s[0] -= unit;
    return static_cast<double>((std::log(total) + (peak - target)) * weight); // in this order: log(total) may be tiny beside the logits
}

/// f(l) and f'(l).
struct PositiveLogit
{
    double value;
    double slope;
};

/// gBCE's, in double precision as RecTools: p = sigmoid(l), a = p^−beta, f = log(1 / (a − 1)), each clamped; a clamp that holds has no slope.
inline PositiveLogit generalisedPositive(double logit, double beta)
{
    constexpr double kFloor = 1e-10;
    const double share = 1.0 / (1.0 + std::exp(-logit));
    const bool free = share >= kFloor && share <= 1.0 - kFloor;
    const double p = share < kFloor ? kFloor : share > 1.0 - kFloor ? 1.0 - kFloor : share;
    const double power = std::pow(p, -beta);
    const double a = power < 1.0 + kFloor ? 1.0 + kFloor : power;
    const double odds = 1.0 / (a - 1.0);
    const double slopeOfPower = free && power >= 1.0 + kFloor ? -beta * power * (1.0 - share) : 0.0; // da/dl, with dp/dl = p (1 − p)
    return {std::log(odds < kFloor ? kFloor : odds), odds < kFloor ? 0.0 : -odds * slopeOfPower};
}

/// log(1 + e) for 0 <= e <= 1 to 2 ulp: 2 artanh(s) with s = e / (2 + e) <= 1/3.
inline Float logOfOnePlus(Float e)
{
    const Float s = e / (2.0F + e);
    const Float square = s * s;
    Float p = broadcast(1.0F / 15.0F);
    p = p * square + 1.0F / 13.0F;
    p = p * square + 1.0F / 11.0F;
    p = p * square + 1.0F / 9.0F;
    p = p * square + 1.0F / 7.0F;
    p = p * square + 1.0F / 5.0F;
    p = p * square + 1.0F / 3.0F;
    return 2.0F * s * (p * square + 1.0F);
}

/// As softmaxOverCandidates(), for BCE and, with `generalised`, gBCE.
inline double binaryOverCandidates(long count, float scale, float weight, bool generalised, double beta, float *s)
{
    const float share = weight / static_cast<float>(count);
    Float total{};
    for (long c = 0; c < count; c += kLanes) {
        Float x = load(s + c) * scale;
        Float slopes = broadcast(1.0F);
        if (c == 0) {
            const auto logit = static_cast<double>(x[0]);
            const auto positive = generalised ? generalisedPositive(logit, beta) : PositiveLogit{logit, 1.0};
            x[0] = static_cast<float>(-positive.value);
            slopes[0] = static_cast<float>(-positive.slope);
        }
        const Float above = x > Float{} ? x : Float{};
        const Float e = exponential(x - 2.0F * above); // e^−|x|
        const Float inverse = 1.0F / (1.0F + e);
        const Float sigmoids = x > Float{} ? inverse : e * inverse;
        const Int real = realLanes(c, count);
        total += keep(real, above + logOfOnePlus(e));
        store(s + c, keep(real, sigmoids * slopes * (scale * share)));
    }
    double loss = 0;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        loss += static_cast<double>(total[i]);
    return loss * static_cast<double>(share);
}

/// Queries [first, last) of a loss; `scratch` [gradientStride(n)] serves where no gradients are wanted.
inline LossSums candidateLossOf(const CandidateLoss &input, long first, long last, float *scratch)
{
    const long stride = unitStride(input.items.factors);
    const long count = 1 + input.nNegatives;
    LossSums sums;
    for (long r = first; r < last; ++r) {
        const float *query = input.queries.units + r * stride;
        float *s = input.gradients != nullptr ? input.gradients + r * gradientStride(input.nNegatives) : scratch;
        const CandidateRows candidates{
            input.items.units, stride, padded(input.items.factors), input.targets[r], input.negatives + r * input.nNegatives, count};
        similarities(query, candidates, s);
        const double loss =
            input.kind == CandidateLossKind::SampledSoftmax
                ? softmaxOverCandidates(count, input.scale, input.weights[r], s)
                : binaryOverCandidates(count, input.scale, input.weights[r], input.kind == CandidateLossKind::GBce, input.beta, s);
        sums.loss += loss;
        sums.positive += loss > 0.0 ? 1 : 0;
        if (input.dQueries != nullptr)
            weightedRows(candidates, s, input.dQueries + r * stride);
    }
    return sums;
}

/// row += g · query over `width` floats.
inline void addRow(const float *query, float g, long width, float *row)
{
    for (long f = 0; f < width; f += kLanes)
        store(row + f, load(row + f) + g * load(query + f));
}

/// drow_c += g_c q for the candidates among items [first, last): those of a query are listed without a branch, then added. Each item's sum has the
/// order of the queries, whatever the ranges are. `list` has room for n.
inline void candidateItemsOf(const CandidateLoss &input, long first, long last, std::int32_t *list, float *dItems)
{
    const long stride = unitStride(input.items.factors);
    const long width = padded(input.items.factors);
    const auto from = static_cast<std::uint32_t>(first);
    const auto span = static_cast<std::uint32_t>(last - first);
    const auto within = [&](std::int32_t item) { return static_cast<std::uint32_t>(item) - from < span; };
    for (long r = 0; r < input.queries.rows; ++r) {
        const float *query = input.queries.units + r * stride;
        const float *g = input.gradients + r * gradientStride(input.nNegatives);
        const std::int32_t *negatives = input.negatives + r * input.nNegatives;
        long listed = 0;
        for (long n = 0; n < input.nNegatives; ++n) {
            list[listed] = static_cast<std::int32_t>(n);
            listed += within(negatives[n]) ? 1 : 0;
        }
        if (within(input.targets[r]))
            addRow(query, g[0], width, dItems + static_cast<long>(input.targets[r]) * stride);
        for (long i = 0; i < listed; ++i) {
            if (i + kRowsAhead < listed)
                for (long line = 0; line < width; line += 16)
                    __builtin_prefetch(dItems + static_cast<long>(negatives[list[i + kRowsAhead]]) * stride + line, 1);
            addRow(query, g[1 + list[i]], width, dItems + static_cast<long>(negatives[list[i]]) * stride);
        }
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
