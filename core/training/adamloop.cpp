// Free of LibTorch, and compiled with -O3 -fno-math-errno, so that the loop becomes vectors.
#include "core/training/adamloop.h"

#include <cmath>

namespace hstudio::training
{

void adamLoop(const AdamStep &step, const float *__restrict gradient, float *__restrict average, float *__restrict squaredAverage,
              float *__restrict parameter, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        const float m = average[i] + (g - average[i]) * step.momentum;
        const float v = squaredAverage[i] + (g * g - squaredAverage[i]) * step.squaredMomentum;
        average[i] = m;
        squaredAverage[i] = v;
        parameter[i] -= step.rate * m / (std::sqrt(v) * step.inverseRootBias + step.epsilon);
    }
}

} // namespace hstudio::training
