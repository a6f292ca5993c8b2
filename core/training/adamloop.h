#pragma once

#include <cstdint>

namespace hstudio::training
{

/// What is the same for all values in a step of Adam.
struct AdamStep
{
    float momentum;        ///< 1 - beta 1: share of the gradient in its average
    float squaredMomentum; ///< 1 - beta 2
    float rate;            ///< lr / (1 - beta 1^step)
    float inverseRootBias; ///< 1 / sqrt(1 - beta 2^step)
    float epsilon;
};

/// One step of `count` values, on the calling thread:
///   m += (g - m) (1 - beta 1),   v += (g² - v) (1 - beta 2),   p -= rate · m / (sqrt(v) · inverseRootBias + epsilon)
/// Each value is computed by itself, so that it doesn't matter how the values are divided among calls.
void adamLoop(const AdamStep &step, const float *gradient, float *average, float *squaredAverage, float *parameter, std::int64_t count);

} // namespace hstudio::training
