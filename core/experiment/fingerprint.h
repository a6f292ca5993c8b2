#pragma once

#include "core/config/experimentconfig.h"

#include <string>

namespace hstudio::experiment
{

/// JSON of all that a run's numbers depend on: {"data_hash", "settings_hash", "seed", "device", "program_version", "libtorch_version"}.
/// `settings_hash` covers what changes numbers: neither the seed, which stands beside it, nor device and threads.
std::string fingerprint(const config::ExperimentConfig &config, const std::string &dataHash, const std::string &device);

} // namespace hstudio::experiment
