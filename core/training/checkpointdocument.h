#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/training/progress.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace hstudio::training
{

/// What a checkpoint holds besides its tensors: the JSON text in its metadata. Free of LibTorch.
struct CheckpointDocument
{
    TrainingProgress progress;
    config::ExperimentConfig config;
    nlohmann::json data;     ///< shape of the training data
    std::string contentHash; ///< of the tensors; empty in checkpoints of early versions
};

std::string toText(const CheckpointDocument &document);

/// Errors name `file`: BadData (damaged: says why, and what to do), Unsupported (written by a newer version).
base::Result<CheckpointDocument> checkpointDocument(const std::filesystem::path &file, std::string_view text);

/// A checkpoint that can't be used: what is wrong, and what to do.
base::Error damagedCheckpoint(const std::filesystem::path &file, const std::string &why);

} // namespace hstudio::training
