#pragma once

#include "core/nn/kernels/attention.h"

/// The oracle: padded, plain LibTorch, on any device and in any float type. Slow, and easy to hold against the formulas.
namespace hstudio::nn::kernels::reference
{

torch::Tensor hstuAttention(const HstuAttention &input, const Batch &batch);
torch::Tensor sasrecAttention(const SasrecAttention &input, const Batch &batch);

} // namespace hstudio::nn::kernels::reference
