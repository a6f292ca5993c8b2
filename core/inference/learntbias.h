#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <filesystem>
#include <vector>

namespace hstudio::inference
{

/// What one HSTU block adds to every attention score before its silu. All heads of a block share it.
struct BlockBias
{
    std::vector<float> time; ///< [129] by bucket of data::timeBucket(); empty without relative_time_attention
    std::vector<float>
        position; ///< [session_max_len] by distance between query and key, 0 = the item itself; empty without relative_pos_attention
};

/// The relative attention bias of every block from a weights file (best.safetensors); empty for models that have none (SASRec).
/// Errors: NotFound; BadData when a table is missing or of another length than the settings say.
base::Result<std::vector<BlockBias>> readLearntBias(const config::ModelConfig &model, const std::filesystem::path &weights);

} // namespace hstudio::inference
