#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace hstudio::data
{

/// What a data set made from the demo data names as its source, in place of a folder that is gone.
inline constexpr const char *kDemoSource = "built-in demo data";

/// Shape of the built-in demo data.
struct DemoOptions
{
    std::uint64_t seed = 20240229;
    int users = 3000;
    int items = 320;
    int medianHistory = 50; ///< interactions per user, about log-normal, at least 20 (but at most half of the items)
};

/// Writes ratings.dat, movies.dat and users.dat in MovieLens-1M format into `folder`. Same options, same bytes, on every machine.
///
/// Films stand on shelves of one genre each. What a person watches next depends on the time since the last film: within a sitting they stay
/// on the shelf, often with the next part of the series; the next day they take the other of the season's two shelves, the one of two days
/// ago; after months a new season begins with their favourite shelf. Positions say nothing about that, times do: HSTU with time bias beats
/// the one without. Titles are invented. Errors: InvalidArgument (too small), Io.
base::Result<void> writeDemoData(const std::filesystem::path &folder, const DemoOptions &options = {});

} // namespace hstudio::data
