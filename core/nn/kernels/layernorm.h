#pragma once

#include "core/nn/kernels/simd.h"

#include <cmath>

/// Layer norm on feature-major data x[f][t] (lanes over tokens): y = (x − mean) / sqrt(variance + epsilon) · weight + bias over the D features of a token.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// mean and 1 / sqrt(variance + epsilon) of each token, kept for the backward pass: [columns] each.
struct NormStatistics
{
    float *mean;
    float *inverse;
};

inline Float reciprocalRoot(Float v)
{
    Float out;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        out[i] = 1.0F / std::sqrt(v[i]);
    return out;
}

inline void layerNorm(const float *x, long features, long columns, long stride, const float *weight, const float *bias, float epsilon, NormStatistics kept,
                      float *y)
{
    const float share = 1.0F / static_cast<float>(features);
    for (long t = 0; t < columns; t += kLanes) {
        Float total{};
        for (long f = 0; f < features; ++f)
            total += load(x + f * stride + t);
        const Float mean = total * share;
        Float squares{};
        for (long f = 0; f < features; ++f) {
            const Float centred = load(x + f * stride + t) - mean;
            squares += centred * centred;
        }
        const Float inverse = reciprocalRoot(squares * share + epsilon);
        for (long f = 0; f < features; ++f)
            store(y + f * stride + t, (load(x + f * stride + t) - mean) * inverse * weight[f] + bias[f]);
        store(kept.mean + t, mean);
        store(kept.inverse + t, inverse);
    }
}

/// Adds the input's gradient to dx (Into::Add) or replaces it, and adds the parameters' to dWeight and dBias. dy must be 0 in the padding columns.
///   dx = inverse · (g − mean(g) − x̂ · mean(g · x̂))   with g = dy · weight, x̂ = (x − mean) · inverse
template<bool AddToInput>
inline void layerNormBackward(const float *x, const float *dy, long features, long columns, long stride, const float *weight, NormStatistics kept, float *dx,
                              float *dWeight, float *dBias)
{
    const float share = 1.0F / static_cast<float>(features);
    for (long t = 0; t < columns; t += kLanes) {
        const Float mean = load(kept.mean + t);
        const Float inverse = load(kept.inverse + t);
        Float sumG{};
        Float sumGx{};
        for (long f = 0; f < features; ++f) {
            const Float g = load(dy + f * stride + t) * weight[f];
            sumG += g;
            sumGx += g * ((load(x + f * stride + t) - mean) * inverse);
        }
        const Float meanG = sumG * share;
        const Float meanGx = sumGx * share;
        for (long f = 0; f < features; ++f) {
            const Float given = load(dy + f * stride + t);
            const Float normed = (load(x + f * stride + t) - mean) * inverse;
            const Float back = inverse * (given * weight[f] - meanG - normed * meanGx);
            float *to = dx + f * stride + t;
            store(to, AddToInput ? load(to) + back : back);
        }
    }
    for (long f = 0; f < features; ++f) {
        Float forWeight{};
        Float forBias{};
        for (long t = 0; t < columns; t += kLanes) {
            const Float given = load(dy + f * stride + t);
            forWeight += given * ((load(x + f * stride + t) - load(kept.mean + t)) * load(kept.inverse + t));
            forBias += given;
        }
        dWeight[f] += sum(forWeight);
        dBias[f] += sum(forBias);
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
