#include "core/inference/learntbias.h"

#include "core/data/timebuckets.h"
#include "core/nn/parameterspec.h"
#include "core/nn/safetensors.h"

#include <algorithm>

namespace hstudio::inference
{
namespace
{

base::Result<std::vector<float>> readTable(const nn::TensorMap &tensors, const std::string &name, std::int64_t length,
                                           const std::filesystem::path &file)
{
    const auto found = tensors.find(name);
    if (found == tensors.end() || found->second.numel() != length)
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" doesn't fit the run's settings: tensor \"%2\" should hold %3 numbers. Train the run again."),
            {file.string(), name, std::to_string(length)}};
    const torch::Tensor values = found->second.to(torch::kFloat32).contiguous();
    return std::vector<float>(values.data_ptr<float>(), values.data_ptr<float>() + length);
}

} // namespace

base::Result<std::vector<BlockBias>> readLearntBias(const config::ModelConfig &model, const std::filesystem::path &weights)
{
    if (model.model != config::ModelKind::Hstu || (!model.relativeTimeAttention && !model.relativePosAttention))
        return std::vector<BlockBias>();
    const auto file = nn::readSafetensors(weights);
    if (!file)
        return file.error();
    std::vector<BlockBias> blocks(static_cast<std::size_t>(model.nBlocks));
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const std::string prefix = nn::blockPrefix(model.model, static_cast<std::int64_t>(block)) + "rel_attn.";
        if (model.relativeTimeAttention) {
            auto time = readTable(file->tensors, prefix + "time_weights", data::kTimeBuckets, weights);
            if (!time)
                return time.error();
            blocks[block].time = *std::move(time);
        }
        if (model.relativePosAttention) {
            auto position = readTable(file->tensors, prefix + "pos_weights", 2 * model.sessionMaxLen - 1, weights);
            if (!position)
                return position.error();
            // Entry L - 1 + j - i belongs to key j of query i; later keys (entries from L on) are never looked at.
            position->resize(static_cast<std::size_t>(model.sessionMaxLen));
            std::reverse(position->begin(), position->end());
            blocks[block].position = *std::move(position);
        }
    }
    return blocks;
}

} // namespace hstudio::inference
