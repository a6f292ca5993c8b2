#include "ui/inspector/bulklists.h"

#include "core/base/clock.h"

#include <algorithm>
#include <atomic>
#include <span>

namespace hstudio::ui
{

namespace
{

constexpr std::size_t kUsersAtOnce = 256;
constexpr int kReportMilliseconds = 100;
constexpr double kEstimateFromSeconds = 1;

std::vector<std::uint32_t> usersWithHistory(const UserTable &users)
{
    std::vector<std::uint32_t> codes;
    for (std::uint32_t user = 0; user < users.size(); ++user) {
        if (users.facts.historyLengths[user] > 0)
            codes.push_back(user);
    }
    return codes;
}

base::Result<std::vector<inference::UserRecommendation>> askModel(const ListRequest &rule, std::span<const std::uint32_t> users,
                                                                  std::stop_token stop)
{
    const experiment::OpenRun &run = *rule.run->run;
    std::vector<std::int64_t> times;
    if (rule.run->needsTime()) {
        for (const std::uint32_t user : users)
            times.push_back(experiment::queryTimeOf(run, user, rule.when));
    }
    inference::RecommendRequest query;
    query.histories = &run.histories;
    query.which = users;
    query.queryTimes = times;
    query.k = rule.k;
    query.filterSeen = rule.filterSeen;
    return run.recommender->recommend(query, stop);
}

std::vector<store::RecommendationRow> makeRows(const InspectedRun &run, const std::vector<inference::UserRecommendation> &answers)
{
    const data::Dataset &dataset = run.dataset();
    std::vector<store::RecommendationRow> rows;
    for (const inference::UserRecommendation &answer : answers) {
        const std::uint32_t user = run.run->histories.users[answer.history];
        for (const inference::ScoredItem &item : answer.items) {
            rows.push_back({.userCode = user,
                            .queryTime = answer.queryTime.value_or(0),
                            .rank = item.rank,
                            .itemCode = item.itemCode,
                            .score = static_cast<double>(item.score),
                            .user = dataset.userIds().text(user),
                            .item = dataset.itemIds().text(item.itemCode)});
        }
    }
    return rows;
}

} // namespace

base::Result<std::int64_t> storeListsOfAll(store::Store &store, const ListRequest &rule, std::stop_token stop,
                                           const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    const std::vector<std::uint32_t> users = usersWithHistory(*rule.run->users);
    std::size_t done = 0;
    const auto source = [&]() -> base::Result<std::vector<store::RecommendationRow>> {
        if (stop.stop_requested())
            return base::Error{base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "Stopped: no lists were stored.")};
        progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(users.size()));
        const std::span chunk = std::span(users).subspan(done, std::min(kUsersAtOnce, users.size() - done));
        if (chunk.empty())
            return std::vector<store::RecommendationRow>();
        const auto answers = askModel(rule, chunk, stop);
        if (!answers)
            return answers.error();
        done += chunk.size();
        return makeRows(*rule.run, *answers);
    };
    const auto added = store.addRecommendations(storedRequest(rule), source);
    if (!added)
        return added.error();
    return added->users;
}

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
    const auto work = [store = m_workbench.store(), rule, state = m_state] {
        return storeListsOfAll(*store, rule, state->stop.get_token(), [&state](std::int64_t done, std::int64_t total) {
            state->done = done;
            state->total = total;
        });
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
