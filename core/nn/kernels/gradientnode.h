#pragma once

#include <torch/torch.h>

#include <functional>
#include <vector>

namespace hstudio::nn::kernels
{

/// From the gradient of an operation's result to those of its inputs, in their order; undefined: none.
using BackwardFunction = std::function<std::vector<torch::Tensor>(const torch::Tensor &)>;

/// True when a gradient of some input will be wanted: only then has an operation to keep anything.
bool needsGradient(const std::vector<torch::Tensor> &inputs);

/// Enters an operation of our own into the graph: `output`, computed outside of it, gets `backward` as its gradient function towards `inputs`.
/// Does nothing unless needsGradient(inputs). `backward` is let go after its first use.
void attachBackward(torch::Tensor &output, const std::vector<torch::Tensor> &inputs, BackwardFunction backward);

} // namespace hstudio::nn::kernels
