#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <functional>
#include <string>

namespace hstudio::training
{

/// Runs `action` and turns what LibTorch and the C++ library throw into errors: OutOfMemory that names the settings which need less, else Internal.
/// The border between exceptions and results for everything that trains.
base::Result<void> guarded(const config::ExperimentConfig &config, const std::function<base::Result<void>()> &action);

} // namespace hstudio::training
