#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/store.h"

#include <filesystem>
#include <string>

namespace hstudio::experiment
{

/// Trained weights as a folder that other programs read (docs/rectools.md):
///   weights.safetensors  parameters by RecTools' names, float32
///   config.json          `model` and the settings by RecTools' names; "versions", "source"
///   items.json           the data set's item ids by internal id, "PAD" first

/// Writes the best weights of a run. Errors: NotFound when the run has none; Busy when `folder` holds such files already; Io. Nothing half-written stays.
base::Result<void> exportRun(store::Store &store, base::RunId id, const std::filesystem::path &folder);

/// Makes a finished run (reason "imported") of such a folder, on the data set whose items it names. An empty `name` is the folder's.
/// Errors: NotFound for a missing file; BadData, InvalidArgument or Unsupported naming file and place; then there is no run.
base::Result<store::RunRecord> importWeights(store::Store &store, base::DatasetId dataset, const std::filesystem::path &folder,
                                             const std::string &name = {});

/// RunRecord::reason of runs that came in this way.
inline constexpr auto kImportedReason = "imported";

} // namespace hstudio::experiment
