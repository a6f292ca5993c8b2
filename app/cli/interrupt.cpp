#include "app/cli/interrupt.h"

#include "app/cli/exitstatus.h"

#include <csignal>
#include <cstdlib>

namespace hstudio::cli
{
namespace
{

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::thread([this] { wait(); });
}

Interrupt::~Interrupt()
{
    m_done = true;
    pthread_kill(m_thread.native_handle(), SIGTERM); // wakes the thread; nobody else sees a signal sent to it alone
    m_thread.join();
}

void Interrupt::wait()
{
    const sigset_t signals = watchedSignals();
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && !m_done)
        if (!m_source.request_stop())
            std::_Exit(kInterrupted);
}

} // namespace hstudio::cli
