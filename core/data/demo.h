#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace hstudio::data
{

/// Shape of the built-in demo data.
struct DemoOptions
{
    std::uint64_t seed = 20240229;
    int users = 600;
    int items = 400;
    int medianHistory = 60; ///< interactions per user, log-normal, at least 20
};

/// Writes ratings.dat, movies.dat and users.dat in MovieLens-1M format into `folder`. Same options, same bytes, on every machine.
///
/// What a person watches next depends on the time since the last film: within a sitting they go on in the same series or genre, after a day
/// they take up another one, after a long break they come back to their favourite genre. Positions say nothing about that, times do:
/// HSTU with time bias beats the one without. Titles are invented.
base::Result<void> writeDemoData(const std::filesystem::path &folder, const DemoOptions &options = {});

} // namespace hstudio::data
