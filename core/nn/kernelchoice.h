#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/kernels/fusedkernel.h"

#include <torch/torch.h>

#include <string>

namespace hstudio::nn
{

/// The three implementations of the models, see docs/performance.md.
enum class KernelPath
{
    Reference, ///< padded, plain LibTorch: any device, any float type
    Packed,    ///< LibTorch over packed tokens, with own operations for attention, dropout and losses: float32 on the CPU
    Fused,     ///< the whole step in one pass per sequence: float32 on the CPU, losses over candidates
};

/// The one place that decides. On the CPU in float32 a training step is fused where the fused pass covers the settings, else packed; everything else is the reference.
/// HSTUDIO_KERNEL=reference or packed forces that path; portable, avx2 and avx512 hold fused and packed kernels to that instruction set.
KernelPath trainingPath(const config::ModelConfig &model, const config::LossConfig &loss, const torch::Tensor &parameters);

/// The same for embeddings, which know no loss.
KernelPath encodingPath(const config::ModelConfig &model, const torch::Tensor &parameters);

/// What the losses of given embeddings run on: packed or reference.
KernelPath lossPath(const torch::Tensor &parameters);

/// The instruction set that the kernels may use: the best of this processor or what HSTUDIO_KERNEL names.
kernels::InstructionSet allowedInstructionSet();

/// What a training step runs on: "fused avx512", "packed avx2" …, "reference" on the CPU and "torch" on other devices.
std::string kernelName(const config::ModelConfig &model, const config::LossConfig &loss, const torch::Tensor &parameters);

} // namespace hstudio::nn
