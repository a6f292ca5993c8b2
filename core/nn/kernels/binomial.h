#pragma once

#include <cstdint>

namespace hstudio::nn::kernels
{

/// The number of drops among n independent ones of probability p, by inversion of the uniform number u in [0, 1).
std::int64_t binomialQuantile(std::int64_t n, double p, double u);

} // namespace hstudio::nn::kernels
