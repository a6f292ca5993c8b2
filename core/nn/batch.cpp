#include "core/nn/batch.h"

namespace hstudio::nn
{
namespace
{

template<typename T>
torch::Tensor copyOf(const std::vector<T> &values, torch::Dtype dtype, const torch::Device &device)
{
    const auto host = torch::from_blob(const_cast<T *>(values.data()), {static_cast<std::int64_t>(values.size())}, torch::TensorOptions(dtype));
    return device.is_cpu() ? host.clone() : host.to(device);
}

} // namespace

Batch makeBatch(const data::PackedBatch &batch, const torch::Device &device, torch::Dtype dtype)
{
    Batch out;
    out.items = copyOf(batch.items, torch::kInt32, device);
    out.offsets = copyOf(batch.offsets, torch::kInt32, device);
    out.times = copyOf(batch.times, torch::kInt64, device);
    if (!batch.targets.empty()) {
        const auto targets = static_cast<std::int64_t>(batch.targets.size());
        out.targets = copyOf(batch.targets, torch::kInt32, device);
        out.weights = copyOf(batch.weights, torch::kFloat32, device).to(dtype);
        if (!batch.negatives.empty())
            out.negatives = copyOf(batch.negatives, torch::kInt32, device).view({targets, -1});
    }
    out.hostOffsets = batch.offsets;
    out.keys = batch.keys;
    return out;
}

} // namespace hstudio::nn
