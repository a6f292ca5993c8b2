#include "core/nn/kernels/attention.h"

#include "core/nn/kernels/reference.h"

namespace hstudio::nn::kernels
{

torch::Tensor hstuAttention(const HstuAttention &input, const Batch &batch) { return reference::hstuAttention(input, batch); }

torch::Tensor sasrecAttention(const SasrecAttention &input, const Batch &batch) { return reference::sasrecAttention(input, batch); }

} // namespace hstudio::nn::kernels
