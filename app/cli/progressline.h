#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>

namespace hstudio::cli
{

/// A line on a terminal's stderr that is overwritten as work goes on: "hstu · epoch 7 of 100 · 43 % · about 3 min left". Silent when stderr isn't
/// a terminal. Redrawn at most ten times a second. Not thread-safe.
class ProgressLine final
{
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    /// `share` of the whole work that is done, 0 … 1; the time left follows from how fast it has grown since the first call.
    void show(const std::string &what, double share);
    /// Takes the line away, so that something else can be printed.
    void clear();

private:
    struct Start
    {
        double share;
        double seconds;
    };

    bool m_visible;
    bool m_drawn = false;
    base::Stopwatch m_watch;
    double m_lastDrawn = -1;
    std::optional<Start> m_start;
};

} // namespace hstudio::cli
