#pragma once

#include "core/base/clock.h"

namespace hstudio::training
{

/// Seconds worked: goes on from earlier sittings of a run and leaves pauses out.
class WorkClock final
{
public:
    explicit WorkClock(double before = 0) : m_before(before) {}

    [[nodiscard]] double seconds() const { return m_before + m_watch.seconds() - m_idle; }
    /// Takes out time that was spent waiting.
    void leaveOut(double seconds) { m_idle += seconds; }

private:
    base::Stopwatch m_watch;
    double m_before;
    double m_idle = 0;
};

} // namespace hstudio::training
