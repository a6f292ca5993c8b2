#pragma once

#include "core/base/random.h"
#include "core/nn/kernels/attention.h"
#include "core/nn/kernels/losses.h"
#include "core/nn/kernels/packedkernel.h"

#include <memory>

/// The packed path: the reference's operations as autograd functions of their own over packed tokens. float32 on the CPU; all T tokens ask (Queries::All).
namespace hstudio::nn::kernels::packed
{

/// Kernels with their scratch, which outlives the steps. The graph keeps them alive until its backward pass is done.
using Kernel = std::shared_ptr<PackedKernel>;

torch::Tensor hstuAttention(const HstuAttention &input, const Batch &batch, const Kernel &kernel);

/// `input.k` without the key bias, which is common to all keys and cancels; `input.padKey` isn't read.
torch::Tensor sasrecAttention(const SasrecAttention &input, const Batch &batch, const Kernel &kernel);

/// As kernels::dropout().
torch::Tensor dropout(const torch::Tensor &x, const Batch &batch, base::RandomPurpose purpose, const DropoutSite &site,
                      const Kernel &kernel);

/// As kernels::lossParts(): gradients are computed in the forward pass when they are wanted. Neither logits [R, N] nor candidates [R, n, D] exist.
LossParts lossParts(const torch::Tensor &rows, const torch::Tensor &items, const Batch &batch, const config::LossConfig &loss,
                    config::Similarity similarity, const Kernel &kernel);

/// As kernels::similarityWithAll(), without a gradient. Few rows are compared on the calling thread alone.
torch::Tensor similarityWithAll(const torch::Tensor &rows, const torch::Tensor &items, config::Similarity similarity, const Kernel &kernel);

} // namespace hstudio::nn::kernels::packed
