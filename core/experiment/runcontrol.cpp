#include "core/experiment/runcontrol.h"

namespace hstudio::experiment
{

using training::Request;

void RunControl::reset()
{
    const std::lock_guard lock(m_mutex);
    m_wanted = m_shuttingDown ? Request::StopNow : Request::Continue;
}

bool RunControl::pause()
{
    const std::lock_guard lock(m_mutex);
    if (m_wanted != Request::Continue)
        return false;
    m_wanted = Request::Pause;
    return true;
}

bool RunControl::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_wanted != Request::Pause)
            return false;
        m_wanted = Request::Continue;
    }
    m_changed.notify_all();
    return true;
}

void RunControl::stopAfterEpoch() { want(Request::StopAfterEpoch); }
void RunControl::stopNow() { want(Request::StopNow); }

void RunControl::shutDown()
{
    {
        const std::lock_guard lock(m_mutex);
        m_shuttingDown = true;
    }
    want(Request::StopNow);
}

void RunControl::want(Request request)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_wanted != Request::StopNow)
            m_wanted = request;
        if (request == Request::StopNow)
            m_stop.request_stop();
    }
    m_changed.notify_all();
}

bool RunControl::shuttingDown() const
{
    const std::lock_guard lock(m_mutex);
    return m_shuttingDown;
}

Request RunControl::wanted() const
{
    const std::lock_guard lock(m_mutex);
    return m_wanted;
}

Request RunControl::waitWhilePaused()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_wanted != Request::Pause; });
    return m_wanted;
}

std::stop_token RunControl::beginEvaluation()
{
    const std::lock_guard lock(m_mutex);
    m_wanted = Request::Continue;
    m_stop = std::stop_source();
    if (m_shuttingDown)
        m_stop.request_stop();
    return m_stop.get_token();
}

} // namespace hstudio::experiment
