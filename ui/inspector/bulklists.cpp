#include "ui/inspector/bulklists.h"

#include "core/base/clock.h"

#include <atomic>
#include <stop_token>

namespace hstudio::ui
{

namespace
{

constexpr int kReportMilliseconds = 100;
constexpr double kEstimateFromSeconds = 1;

} // namespace

struct BulkJob::State
{
    std::atomic<std::int64_t> done = 0;
    std::atomic<std::int64_t> total = 0;
    std::stop_source stop;
    base::Stopwatch watch;
};

BulkJob::BulkJob(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    m_timer.setInterval(kReportMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &BulkJob::report);
}

BulkJob::~BulkJob() { cancel(); }

void BulkJob::start(const ListRequest &rule)
{
    Q_ASSERT(!running());
    m_state = std::make_shared<State>();
    m_timer.start();
    const auto work = [store = m_workbench.store(), rule, state = m_state]() -> base::Result<std::int64_t> {
        const auto &run = *rule.run->run;
        const auto stored = experiment::storeLists(*store, run, experiment::usersWithHistory(run), ruleOf(rule), state->stop.get_token(),
                                                   [&state](std::int64_t done, std::int64_t total) {
                                                       state->done = done;
                                                       state->total = total;
                                                   });
        if (!stored)
            return stored.error();
        return stored->users;
    };
    m_workbench.async(this, work, [this](const base::Result<std::int64_t> &users) { finish(users); });
}

void BulkJob::cancel()
{
    if (m_state != nullptr)
        m_state->stop.request_stop();
}

void BulkJob::report()
{
    const std::int64_t done = m_state->done;
    const std::int64_t total = m_state->total;
    if (total == 0)
        return;
    const double seconds = m_state->watch.seconds();
    const double share = static_cast<double>(done) / static_cast<double>(total);
    Q_EMIT progressed(done, total, seconds >= kEstimateFromSeconds && share > 0 ? seconds * (1 - share) / share : -1);
}

void BulkJob::finish(const base::Result<std::int64_t> &users)
{
    m_timer.stop();
    m_state.reset();
    if (users)
        Q_EMIT finished(*users);
    else if (users.error().code == base::ErrorCode::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(users.error());
}

} // namespace hstudio::ui
