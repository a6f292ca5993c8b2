#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace hstudio::cli
{

/// Turns Ctrl+C (SIGINT) and SIGTERM into a stop request, so that work ends at its next safe point. A second one ends the program at once,
/// which loses nothing that was saved: files are replaced atomically and the database commits whole epochs.
/// Make it before any other thread starts: those inherit the blocked signals.
class Interrupt final
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }
    [[nodiscard]] bool requested() const { return m_source.stop_requested(); }

private:
    void wait();

    std::stop_source m_source;
    std::atomic<bool> m_done = false;
    std::thread m_thread;
};

} // namespace hstudio::cli
