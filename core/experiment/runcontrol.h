#pragma once

#include "core/training/events.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace hstudio::experiment
{

/// What the run at work is asked to do: set by whoever commands it, polled by the thread that trains. Thread-safe.
class RunControl final
{
public:
    /// For the next run. A shutdown stays.
    void reset();

    /// Both false when the run is about to stop anyway, or isn't in that state.
    bool pause();
    bool resume();
    void stopAfterEpoch();
    void stopNow();
    /// Like stopNow, for every run from now on.
    void shutDown();

    [[nodiscard]] bool shuttingDown() const;
    /// Does not wait.
    [[nodiscard]] training::Request wanted() const;
    /// Waits until something else than Pause is wanted.
    training::Request waitWhilePaused();

    /// The evaluation after a training begins: a stop that was meant for the training is over, a new one ends the evaluation.
    std::stop_token beginEvaluation();

private:
    void want(training::Request request);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    training::Request m_wanted = training::Request::Continue;
    bool m_shuttingDown = false;
    std::stop_source m_stop;
};

} // namespace hstudio::experiment
