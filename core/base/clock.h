#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace hstudio::base
{

/// Seconds since 1970-01-01 UTC, now.
std::int64_t unixNow();

/// Reads unix seconds ("978300760") or ISO 8601 in UTC ("2001-01-01", "2001-01-01T10:30", "…:15Z", a space for the T).
Result<std::int64_t> parseTime(std::string_view text);

/// ISO 8601 in UTC, "2001-01-01T10:30:15Z"; any int64 second is printable.
std::string formatTime(std::int64_t unixSeconds);

/// Wall time since construction or the last restart, from a steady clock.
class Stopwatch
{
public:
    void restart() { m_start = std::chrono::steady_clock::now(); }
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count(); }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace hstudio::base
