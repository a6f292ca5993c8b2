#pragma once

#include <cstdint>

namespace hstudio::store
{

/// The process that works on something in the database. The start time tells it from a later process with the same pid.
struct Owner
{
    std::int64_t pid = 0;
    std::int64_t start = 0; ///< clock ticks since boot, field 22 of /proc/<pid>/stat

    bool operator==(const Owner &) const = default;
};

Owner thisProcess();

/// False for no owner, a process that has ended (a zombie too), and a pid that another process has taken over.
bool isAlive(const Owner &owner);

} // namespace hstudio::store
