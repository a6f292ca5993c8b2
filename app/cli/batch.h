#pragma once

#include "core/experiment/runcontext.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// Who asks, and when: no times for a model that ignores them, or when none are given.
struct Asked
{
    std::vector<std::uint32_t> users;
    std::vector<std::int64_t> times;
};

/// What a file of "user,time" lines asks, in its order. Each line that can't be used (nor its user be found, without `skipUnknown`) is told on stderr with file and line,
/// the first twenty of them; then the error is BadData and says how many they are.
base::Result<Asked> askedByFile(const experiment::OpenRun &run, const std::string &file, bool skipUnknown);

} // namespace hstudio::cli
