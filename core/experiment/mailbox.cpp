#include "core/experiment/mailbox.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace hstudio::experiment
{
namespace
{

template<typename Kind>
bool isA(const Event &event)
{
    return std::holds_alternative<Kind>(event);
}

} // namespace

void Mailbox::push(Event event)
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto *progress = std::get_if<RunProgressed>(&event)) {
            std::erase_if(m_events, [run = progress->run](const Event &old) {
                const auto *outdated = std::get_if<RunProgressed>(&old);
                return outdated != nullptr && outdated->run == run;
            });
        } else if (isA<RunLogged>(event) && m_logs++ >= m_logBound) {
            m_events.erase(std::ranges::find_if(m_events, isA<RunLogged>));
            --m_logs;
        }
        m_events.push_back(std::move(event));
    }
    m_arrived.notify_one();
}

std::vector<Event> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    return takeLocked();
}

std::vector<Event> Mailbox::waitAndTake(double seconds)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return !m_events.empty(); });
    return takeLocked();
}

std::vector<Event> Mailbox::takeLocked()
{
    std::vector<Event> taken(std::make_move_iterator(m_events.begin()), std::make_move_iterator(m_events.end()));
    m_events.clear();
    m_logs = 0;
    return taken;
}

} // namespace hstudio::experiment
