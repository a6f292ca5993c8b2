#pragma once

#include "core/data/batch.h"

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace hstudio::nn
{

/// A packed batch as tensors on a device. T tokens, B sequences, L = sessionMaxLen.
struct Batch
{
    torch::Tensor items;     ///< [T] int32
    torch::Tensor offsets;   ///< [B + 1] int32
    torch::Tensor times;     ///< [T + B] int64, see data::PackedBatch
    torch::Tensor targets;   ///< [T] or [B] int32; undefined when recommending
    torch::Tensor weights;   ///< float, as targets
    torch::Tensor negatives; ///< [targets, n] int32; undefined when the loss needs none
    std::vector<std::int32_t> hostOffsets; ///< offsets on the CPU, for shapes and scheduling
    std::vector<std::uint32_t> keys;       ///< [B] random keys of the sequences

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(hostOffsets.size()) - 1; }
    [[nodiscard]] std::int64_t tokens() const { return hostOffsets.empty() ? 0 : hostOffsets.back(); }
};

/// Moves the batch to `device`; on the CPU the tensors take the vectors' memory over, so hand in what isn't needed any more. Weights take `dtype`.
Batch makeBatch(data::PackedBatch batch, const torch::Device &device, torch::Dtype dtype = torch::kFloat32);

} // namespace hstudio::nn
