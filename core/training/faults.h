#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hstudio::training
{

/// Runs `action` and turns what LibTorch and the C++ library throw into errors: OutOfMemory that says how much was needed, how much there is and which
/// settings need less, else Internal. The border between exceptions and results for everything that trains.
base::Result<void> guarded(const config::ExperimentConfig &config, const std::function<base::Result<void>()> &action);

/// The same for the exception in flight: call it in a catch block.
base::Error currentFault(const config::ExperimentConfig &config);

/// What an allocator's message says it was asked for and what the device had left, in bytes; the host's allocator doesn't tell the latter.
struct MemoryFault
{
    std::optional<std::int64_t> needed;
    std::optional<std::int64_t> available;
};
MemoryFault memoryFault(std::string_view message);

/// Memory that this process could still get without swapping: of the machine, or of its control group when that or its own limit has less. 0: unknown.
std::int64_t availableMemory();

} // namespace hstudio::training
