#pragma once

#include "core/store/records.h"
#include "core/training/trainer.h"

#include <filesystem>
#include <vector>

namespace hstudio::experiment
{

/// Where the trainer leaves the weights of the best epoch.
std::filesystem::path bestWeights(const std::filesystem::path &runFolder);

/// Where a run keeps its own item order (itemorder.h): imported weights have one. That of a trained run follows from data set and settings.
std::filesystem::path itemOrderFile(const std::filesystem::path &runFolder);

/// Weights and checkpoints in a run's folder, by name. `position` is where its checkpoint stands.
std::vector<store::CheckpointRecord> checkpointFiles(const std::filesystem::path &runFolder, const training::CheckpointInfo &position);

} // namespace hstudio::experiment
