#pragma once

#include <QApplication>
#include <QEvent>
#include <QString>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace hstudio::tests
{

/// An application that measures how long the handling of each event kept its thread from the next one.
///
/// What counts is what the program does: the processor time of the thread, and the time that it slept (in a lock, for a disk). The time in which it
/// was ready to run and other programs had the processor doesn't (Linux: /proc/thread-self/schedstat), so that a busy machine tells the same as an
/// idle one.
class WatchedApplication final : public QApplication
{
public:
    WatchedApplication(int &argc, char **argv)
        : QApplication(argc, argv), m_schedule(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
    {}
    ~WatchedApplication() override
    {
        if (m_schedule >= 0)
            ::close(m_schedule);
    }

    /// The longest that one event took since the last call, in milliseconds.
    struct Blocked
    {
        double computing = 0;
        double sleeping = 0;
        QString by; ///< the event, and who handled it
        [[nodiscard]] double longer() const { return std::max(computing, sleeping); }
        [[nodiscard]] QString text() const
        {
            return QStringLiteral("%1: %2 ms computing, %3 ms asleep").arg(by).arg(computing, 0, 'f', 1).arg(sleeping, 0, 'f', 1);
        }
    };
    Blocked takeWorst() { return std::exchange(m_worst, {}); }
    /// False where the system doesn't say how long a thread waited for a processor: then sleeping is not measured.
    [[nodiscard]] bool seesWaiting() const { return m_schedule >= 0; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const auto type = event->type();
        const QString by = QLatin1String(receiver->metaObject()->className()) + QLatin1Char(' ') + receiver->objectName();
        const Clocks before = now();
        const bool handled = QApplication::notify(receiver, event);
        const Clocks after = now();
        --m_depth;
        Blocked blocked;
        blocked.computing = after.processor - before.processor;
        if (seesWaiting())
            blocked.sleeping = std::max(0.0, after.wall - before.wall - (after.waited - before.waited) - blocked.computing);
        if (blocked.longer() > m_worst.longer()) {
            blocked.by = QStringLiteral("event %1 of %2").arg(static_cast<int>(type)).arg(by);
            m_worst = blocked;
        }
        return handled;
    }

private:
    struct Clocks // milliseconds
    {
        double wall = 0;
        double processor = 0;
        double waited = 0; ///< ready to run, without a processor
    };

    static double read(clockid_t clock)
    {
        timespec time{};
        ::clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
    }

    /// The second number of schedstat: nanoseconds on a run queue.
    [[nodiscard]] double waited() const
    {
        std::array<char, 80> text{};
        const auto size = m_schedule < 0 ? 0 : ::pread(m_schedule, text.data(), text.size(), 0);
        if (size <= 0)
            return 0;
        const std::string_view all(text.data(), static_cast<std::size_t>(size));
        const auto begin = all.find(' ') + 1;
        long long nanoseconds = 0;
        std::from_chars(all.data() + begin, all.data() + all.size(), nanoseconds);
        return static_cast<double>(nanoseconds) * 1e-6;
    }

    [[nodiscard]] Clocks now() const { return {read(CLOCK_MONOTONIC), read(CLOCK_THREAD_CPUTIME_ID), waited()}; }

    int m_schedule;
    int m_depth = 0;
    Blocked m_worst;
};

} // namespace hstudio::tests
