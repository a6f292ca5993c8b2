#pragma once

#include "ui/common/workbench.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace hstudio::ui
{

/// Answers questions on a worker thread, one at a time: while one is under way it is asked to stop, and only the newest of the following is kept.
/// The answer to an outdated question is dropped. GUI thread.
class NewestOnly final : public QObject
{
    Q_OBJECT

public:
    /// `delay`: how long nothing newer must be asked before the work starts, for work that others have to wait for (one model answers one at a time).
    explicit NewestOnly(Workbench &workbench, QObject *parent = nullptr, std::chrono::milliseconds delay = {})
        : QObject(parent), m_workbench(workbench)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(delay);
        connect(&m_timer, &QTimer::timeout, this, &NewestOnly::start);
    }
    ~NewestOnly() override { m_stop.request_stop(); }

    /// `work(stop_token)` runs on a worker thread, `done(value)` here, unless something newer was asked meanwhile.
    template<typename Work, typename Done>
    void ask(Work work, Done done)
    {
        m_stop.request_stop();
        m_waiting = [this, work = std::move(work), done = std::move(done)](std::stop_token stop) {
            m_workbench.async(
                this, [work, stop] { return work(stop); },
                [this, done, stop](auto value) {
                    finish();
                    if (!stop.stop_requested())
                        done(std::move(value));
                });
        };
        m_timer.start();
    }
    /// Outdates everything that was asked.
    void forget()
    {
        m_stop.request_stop();
        m_timer.stop();
        m_waiting.reset();
    }
    [[nodiscard]] bool busy() const { return m_underWay || m_waiting.has_value(); }

private:
    void start()
    {
        if (m_underWay || !m_waiting)
            return; // finish() comes back here
        m_underWay = true;
        m_stop = {};
        (*std::exchange(m_waiting, std::nullopt))(m_stop.get_token());
    }
    void finish()
    {
        m_underWay = false;
        if (!m_timer.isActive())
            start();
    }

    Workbench &m_workbench;
    QTimer m_timer;
    std::stop_source m_stop;
    bool m_underWay = false;
    std::optional<std::function<void(std::stop_token)>> m_waiting;
};

} // namespace hstudio::ui
