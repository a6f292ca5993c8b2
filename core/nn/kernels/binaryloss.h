#pragma once

#include "core/nn/kernels/simd.h"

#include <cmath>

/// Binary cross entropy of one token over its target (c = 0) and n negatives, from their logits l_c:
///   x_0 = −f(l_0), x_c = l_c,   loss = mean over c of softplus(x_c),   softplus(x) = log(1 + e^x)
///   g_0 = −sigmoid(x_0) f'(l_0) / (1 + n),   g_c = sigmoid(x_c) / (1 + n)
/// f is the identity for BCE, and gBCE's transformation of the positive logit for gBCE (Petrov and Macdonald 2023; golden part C, Losses).
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// f(l) and f'(l).
struct PositiveLogit
{
    double value;
    double slope;
};

/// beta = alpha (t (1 − 1 / alpha) + 1 / alpha) with the sampled share alpha of a catalogue of `items`, PAD included.
inline double generalisedExponent(long negatives, long items, double t)
{
    const double alpha = static_cast<double>(negatives) / static_cast<double>(items > 3 ? items - 2 : 1);
    return alpha * (t * (1.0 - 1.0 / alpha) + 1.0 / alpha);
}

/// gBCE's f, in double precision as RecTools: p = sigmoid(l), a = p^−beta, f = log(1 / (a − 1)), each clamped; a clamp that holds has no slope.
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

/// Similarities in, gradients g_c · weight / T out (`scale` = 1 / T is applied here); returns the weighted loss. `beta` 0: BCE.
inline float binaryGradient(float *logits, long count, float scale, float weight, double beta)
{
    const float share = weight / static_cast<float>(count);
    Float total{};
    for (long c = 0; c < count; c += kLanes) {
        Float x = load(logits + c) * scale;
        Float slopes = broadcast(1.0F);
        if (c == 0) {
            const auto logit = static_cast<double>(x[0]);
            const auto positive = beta == 0.0 ? PositiveLogit{logit, 1.0} : generalisedPositive(logit, beta);
            x[0] = static_cast<float>(-positive.value);
            slopes[0] = static_cast<float>(-positive.slope);
        }
        const Float above = x > Float{} ? x : Float{};
        const Float e = exponential(x - 2.0F * above); // e^−|x|
        const Float inverse = 1.0F / (1.0F + e);
        const Float sigmoids = x > Float{} ? inverse : e * inverse;
        const Int real = (laneNumbers() + static_cast<std::int32_t>(c)) < static_cast<std::int32_t>(count);
        total += bitsToFloat(real & floatToBits(above + logOfOnePlus(e)));
        store(logits + c, bitsToFloat(real & floatToBits(sigmoids * slopes * (scale * share))));
    }
    return sum(total) * share;
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
