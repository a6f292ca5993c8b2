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
/// The checkpoint after an epoch, while it is kept.
std::filesystem::path keptFile(const std::filesystem::path &folder, std::int64_t epoch);

/// A checkpoint is one safetensors file: tensors "weights.NAME" and "adam.…"; the progress, the settings, the shape of the data and a hash of the
/// tensors as JSON in its metadata. Written atomically, so a crash leaves the previous one.
base::Result<void> writeCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                   const data::TrainingData &data, const TrainingProgress &progress, const nn::SequenceModel &model,
                                   const Adam &adam);

/// Keeps the current checkpoint as that of `epoch`, and of earlier epochs the newest `earlier` ones. It is the same file under a second name, so
/// keeping it costs nothing until the next one is written.
base::Result<void> keepCheckpoint(const std::filesystem::path &folder, std::int64_t epoch, std::int64_t earlier);

/// Removes what a killed process left half-written in the folder. Only for the process that works on the run.
void removeUnfinished(const std::filesystem::path &folder);

/// Puts model and optimizer where the newest usable checkpoint left them and returns the progress. It must come from the same settings (but device,
/// threads and what says when to end, which don't change the numbers) and the same data.
/// Errors, with what to do, model and optimizer unchanged or useless: NotFound (no checkpoint), BadData (damaged, of other settings or data),
/// Unsupported (written by a newer version).
base::Result<TrainingProgress> readCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                              const data::TrainingData &data, nn::SequenceModel &model, Adam &adam);

/// Weights alone, by RecTools' names, with the epoch they are of.
base::Result<void> writeWeights(const std::filesystem::path &file, const nn::TensorMap &weights, std::int64_t epoch);

} // namespace hstudio::training
