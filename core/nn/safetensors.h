#pragma once

#include "core/base/result.h"

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>

namespace hstudio::nn
{

using TensorMap = std::map<std::string, torch::Tensor>;
using StringMap = std::map<std::string, std::string>;

/// The tensors and the __metadata__ of a safetensors file (https://github.com/huggingface/safetensors, format section).
struct SafetensorsFile
{
    TensorMap tensors; ///< on the CPU, contiguous, owning their memory
    StringMap metadata;
};

/// Reads F64, F32, I64, I32, U8 and BOOL tensors. Errors: NotFound; BadData (truncated, overlapping or out-of-range offsets, broken header),
/// each naming the tensor.
base::Result<SafetensorsFile> readSafetensors(const std::filesystem::path &file);

/// Writes atomically (base::writeFileAtomically). Tensors are copied to the CPU and made contiguous.
base::Result<void> writeSafetensors(const std::filesystem::path &file, const TensorMap &tensors, const StringMap &metadata = {});

} // namespace hstudio::nn
