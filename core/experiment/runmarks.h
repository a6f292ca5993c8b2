#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace hstudio::experiment
{

/// Something that happened to a run while it trained, for the curves.
struct RunMark
{
    enum class Kind
    {
        Paused,
        Resumed, ///< from a checkpoint, after a stop, a failure or an interruption; going on after a pause isn't marked
        Failed,
    };
    Kind kind = Kind::Paused;
    std::int64_t at = 0;         ///< unix seconds
    double epoch = 0;            ///< epochs done, with the share of the one in work: 3.5 is the middle of the fourth
    std::int64_t globalStep = 0; ///< steps done in the run

    bool operator==(const RunMark &) const = default;
};

/// Adds a line to marks.jsonl in the run's folder.
base::Result<void> addMark(const std::filesystem::path &runFolder, const RunMark &mark);

/// The run's marks in the order in which they came; lines that can't be read (cut off by a crash, of a newer program) are passed over.
std::vector<RunMark> readMarks(const std::filesystem::path &runFolder);

} // namespace hstudio::experiment
