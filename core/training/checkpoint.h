#pragma once

#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/progress.h"

#include <filesystem>

namespace hstudio::training
{

/// The files a training writes into its folder.
std::filesystem::path checkpointFile(const std::filesystem::path &folder);
std::filesystem::path bestFile(const std::filesystem::path &folder);
std::filesystem::path lastFile(const std::filesystem::path &folder);

/// A checkpoint is one safetensors file: tensors "weights.NAME" and "adam.…", the progress, the settings and the shape of the data as JSON in its
/// metadata. Written atomically, so a crash leaves the previous one.
base::Result<void> writeCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                   const data::TrainingData &data, const TrainingProgress &progress, const nn::SequenceModel &model,
                                   const Adam &adam);

/// Puts model and optimizer where the checkpoint left them and returns the progress. The checkpoint must come from the same settings (but device,
/// threads and max_epochs, which don't change the numbers) and the same data.
/// Errors, with what to do, model and optimizer unchanged or useless: NotFound (no checkpoint), BadData (damaged, of other settings or data),
/// Unsupported (written by a newer version).
base::Result<TrainingProgress> readCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                              const data::TrainingData &data, nn::SequenceModel &model, Adam &adam);

/// Weights alone, by RecTools' names, with the epoch they are of.
base::Result<void> writeWeights(const std::filesystem::path &file, const nn::TensorMap &weights, std::int64_t epoch);

} // namespace hstudio::training
