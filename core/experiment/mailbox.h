#pragma once

#include "core/experiment/events.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <vector>

namespace hstudio::experiment
{

/// Events on their way from worker threads to whoever shows them. Bounded: of RunProgressed only the newest per run is kept, and log lines beyond the
/// bound replace the oldest ones; state changes, epochs and evaluations are never dropped. Thread-safe; push() never waits for the reader.
class Mailbox final
{
public:
    explicit Mailbox(std::size_t logBound = 1000) : m_logBound(logBound) {}

    void push(Event event);
    /// Everything so far, in order; empties the box.
    std::vector<Event> take();
    /// Waits until there is something or the time is over, then takes.
    std::vector<Event> waitAndTake(double seconds);

private:
    std::vector<Event> takeLocked();

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Event> m_events;
    std::size_t m_logBound;
    std::size_t m_logs = 0;
};

} // namespace hstudio::experiment
