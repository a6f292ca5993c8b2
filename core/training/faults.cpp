#include "core/training/faults.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <new>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>

namespace hstudio::training
{

namespace
{

constexpr double kUnitStep = 1024;
constexpr std::array<std::string_view, 5> kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};

/// "1.5 GiB"
std::string sizeText(std::int64_t bytes)
{
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= kUnitStep && unit + 1 < kUnits.size(); ++unit)
        value /= kUnitStep;
    std::array<char, 32> text = {};
    std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", value, kUnits[unit].data());
    return text.data();
}

/// The size behind `before` and in front of `after`, a number and its unit: "1.50 GiB". None when the text holds no such words.
std::optional<std::int64_t> sizeIn(std::string_view text, std::string_view before, std::string_view after)
{
    const auto found = text.find(before);
    if (found == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(found + before.size());
    double number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    for (std::size_t exponent = 0; exponent < kUnits.size(); ++exponent)
        if (text.starts_with(" " + std::string(kUnits[exponent]).append(after)))
            return static_cast<std::int64_t>(number * std::pow(kUnitStep, static_cast<double>(exponent)));
    return std::nullopt;
}

base::Error outOfMemory(const config::ExperimentConfig &config, const std::string &detail)
{
    const auto fault = memoryFault(detail);
    const auto available = fault.available.value_or(availableMemory());
    const auto *message =
        fault.needed
            ? HSTUDIO_TEXT("Error", "Not enough memory to train with these settings: %5 more were needed, %4 are available. Reduce "
                                    "batch_size (now %1), session_max_len (now %2) or n_factors (now %3).")
            : HSTUDIO_TEXT("Error", "Not enough memory to train with these settings: more was needed than the %4 that are available. "
                                    "Reduce batch_size (now %1), session_max_len (now %2) or n_factors (now %3).");
    return {base::ErrorCode::OutOfMemory,
            message,
            {std::to_string(config.optimizer.batchSize), std::to_string(config.model.sessionMaxLen), std::to_string(config.model.nFactors),
             sizeText(available), sizeText(fault.needed.value_or(0))},
            detail};
}

base::Error internalFault(const std::string &summary, const std::string &detail)
{
    return {base::ErrorCode::Internal,
            HSTUDIO_TEXT("Error", "The training failed inside the program: %1. The log has the details."),
            {summary.substr(0, summary.find('\n'))},
            detail};
}

/// The CPU allocator reports a failed allocation as a plain c10::Error.
bool isAllocationFailure(std::string_view text)
{
    return text.find("DefaultCPUAllocator") != std::string_view::npos || text.find("out of memory") != std::string_view::npos;
}

/// The number in a file that holds one; none for "max" and where there is no such file.
std::optional<std::int64_t> numberIn(const char *file)
{
    std::ifstream in(file);
    std::int64_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt;
}

} // namespace

MemoryFault memoryFault(std::string_view message)
{
    return {.needed = sizeIn(message, "ried to allocate ", ""), .available = sizeIn(message, "of which ", " is free")};
}

std::int64_t availableMemory()
{
    std::int64_t available = 0;
    std::ifstream in("/proc/meminfo");
    for (std::string name, unit; in >> name;) {
        std::int64_t kibibytes = 0;
        in >> kibibytes;
        std::getline(in, unit);
        if (name == "MemAvailable:")
            available = kibibytes * 1024;
    }
    rlimit space = {};
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY)
        available =
            std::min(available, std::max<std::int64_t>(0, static_cast<std::int64_t>(space.rlim_cur) - pages * ::sysconf(_SC_PAGESIZE)));
    const auto limit = numberIn("/sys/fs/cgroup/memory.max");
    const auto used = numberIn("/sys/fs/cgroup/memory.current");
    return limit && used ? std::min(available, std::max<std::int64_t>(0, *limit - *used)) : available;
}

base::Error currentFault(const config::ExperimentConfig &config)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError &error) {
        return outOfMemory(config, error.what());
    } catch (const std::bad_alloc &error) {
        return outOfMemory(config, error.what());
    } catch (const c10::Error &error) {
        const std::string summary = error.what_without_backtrace();
        return isAllocationFailure(summary) ? outOfMemory(config, summary) : internalFault(summary, error.what());
    } catch (const std::exception &error) {
        return internalFault(error.what(), error.what());
    }
}

base::Result<void> guarded(const config::ExperimentConfig &config, const std::function<base::Result<void>()> &action)
{
    try {
        return action();
    } catch (const std::exception &) {
        return currentFault(config);
    }
}

} // namespace hstudio::training
