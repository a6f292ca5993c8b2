#pragma once

#include "core/nn/sequencemodel.h"

#include <string>

namespace hstudio::nn
{

/// Which kernels a model's training step runs on: "fused avx512", "fused avx2" or "fused portable" where the fused pass applies, else "reference" on the
/// CPU and "torch" on other devices. HSTUDIO_KERNEL counts.
std::string kernelName(const SequenceModel &model, const config::LossConfig &loss);

} // namespace hstudio::nn
