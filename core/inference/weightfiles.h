#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <cstdint>
#include <filesystem>

namespace hstudio::inference
{

/// Whether a safetensors file holds the weights of a model with these settings and `nItems` item rows (PAD included), by RecTools' names.
/// Errors: NotFound; BadData naming the tensor that is missing, unknown, misshapen or holds a value that isn't a number.
base::Result<void> checkWeights(const config::ExperimentConfig &config, std::int64_t nItems, const std::filesystem::path &file);

/// Writes the weights of `from` to `to`, in float32 and without whatever else `from` says. Errors as checkWeights, and Io; then nothing is written.
base::Result<void> copyWeights(const config::ExperimentConfig &config, std::int64_t nItems, const std::filesystem::path &from,
                               const std::filesystem::path &to);

} // namespace hstudio::inference
