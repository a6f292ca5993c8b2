#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// A time difference as people say it, rounded: "0 s", "45 s", "3 min", "2 h", "5 d", "1.5 y".
std::string humanTime(std::int64_t seconds);

/// The moments of a human time scale that lie between 1 s and `longest`: 1 s, 1 min, 1 h, 1 d, 1 week, 1 month, 1 y, 10 y, for ticks.
std::vector<std::int64_t> humanTicks(std::int64_t longest);

} // namespace hstudio::compare
