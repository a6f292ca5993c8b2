#include "core/nn/batch.h"

#include <utility>

namespace hstudio::nn
{
namespace
{

/// A tensor that owns the vector's memory; only other devices copy it.
template<typename T>
torch::Tensor tensorOf(std::vector<T> values, torch::Dtype dtype, const torch::Device &device)
{
    const auto size = static_cast<std::int64_t>(values.size());
    if (size == 0)
        return torch::empty({0}, torch::TensorOptions(dtype).device(device));
    auto *owned = new std::vector<T>(std::move(values));
    const auto release = [owned](void *) { delete owned; };
    return torch::from_blob(owned->data(), {size}, release, torch::TensorOptions(dtype)).to(device);
}

} // namespace

Batch makeBatch(data::PackedBatch batch, const torch::Device &device, torch::Dtype dtype)
{
    Batch out;
    out.hostOffsets = batch.offsets;
    out.keys = std::move(batch.keys);
    out.items = tensorOf(std::move(batch.items), torch::kInt32, device);
    out.offsets = tensorOf(std::move(batch.offsets), torch::kInt32, device);
    out.times = tensorOf(std::move(batch.times), torch::kInt64, device);
    if (batch.targets.empty())
        return out;
    const auto targets = static_cast<std::int64_t>(batch.targets.size());
    out.targets = tensorOf(std::move(batch.targets), torch::kInt32, device);
    out.weights = tensorOf(std::move(batch.weights), torch::kFloat32, device).to(dtype);
    if (!batch.negatives.empty())
        out.negatives = tensorOf(std::move(batch.negatives), torch::kInt32, device).view({targets, -1});
    return out;
}

} // namespace hstudio::nn
