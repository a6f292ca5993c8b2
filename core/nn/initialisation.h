#pragma once

#include "core/nn/parameterspec.h"

#include <torch/torch.h>

namespace hstudio::nn
{

/// The starting values of a parameter on the CPU: value i depends on (seed, `stream`, i) only. `stream` = the parameter's place in parameterSpecs().
torch::Tensor initialValues(const ParameterSpec &spec, std::int64_t nFactors, std::uint64_t seed, std::uint32_t stream);

} // namespace hstudio::nn
