#pragma once

#include "core/data/demo.h"

#include <cstdint>
#include <vector>

namespace hstudio::data
{

/// One film watched and rated.
struct Viewing
{
    int film = 0; ///< from 0
    std::int64_t time = 0;
    int rating = 0; ///< 1 … 5
};

/// Everything that one invented person watched, in time order; no film twice.
std::vector<Viewing> inventViewings(const DemoOptions &options, std::uint32_t user);

} // namespace hstudio::data
