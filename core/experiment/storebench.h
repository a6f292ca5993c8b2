#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace hstudio::experiment
{

/// Seconds that writing lists of ten items for so many users into a new workspace below `folder` takes, without making the rows. Errors: those of the store; Cancelled.
base::Result<double> benchStore(const std::filesystem::path &folder, std::int64_t users, std::stop_token stop = {});

} // namespace hstudio::experiment
