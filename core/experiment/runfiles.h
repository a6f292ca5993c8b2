#pragma once

#include "core/store/records.h"
#include "core/training/trainer.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hstudio::experiment
{

/// Where the trainer leaves the weights of the best epoch.
std::filesystem::path bestWeights(const std::filesystem::path &runFolder);

/// Where a run keeps its own item order (itemorder.h): imported weights have one. That of a trained run follows from data set and settings.
std::filesystem::path itemOrderFile(const std::filesystem::path &runFolder);

/// What a run reports while it works, with times.
std::filesystem::path logFile(const std::filesystem::path &runFolder);

/// The last lines of a run's log, in order; empty when there is none.
std::vector<std::string> readLog(const std::filesystem::path &runFolder, std::size_t lines = 1000);

/// What the files in a run's folder and below take on the disk. A file under two names counts once.
struct DiskUse
{
    std::int64_t bytes = 0;
    std::int64_t checkpoints = 0; ///< training states: the current one and those kept of earlier epochs
};
DiskUse diskUse(const std::filesystem::path &runFolder);

/// Weights and checkpoints in a run's folder, by name. `position` is where its checkpoint stands.
std::vector<store::CheckpointRecord> checkpointFiles(const std::filesystem::path &runFolder, const training::CheckpointInfo &position);

} // namespace hstudio::experiment
