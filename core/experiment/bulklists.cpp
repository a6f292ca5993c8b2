#include "core/experiment/bulklists.h"

#include <algorithm>

namespace hstudio::experiment
{
namespace
{

constexpr std::size_t kUsersAtOnce = 512;
constexpr std::size_t kRowsPerBatch = 10'000;

using Rows = base::Result<std::vector<store::RecommendationRow>>;

base::Error stopped() { return {base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "Stopped: no lists were stored.")}; }

std::string ruleName(QueryTime::Rule rule)
{
    switch (rule) {
    case QueryTime::Rule::Test: return "test";
    case QueryTime::Rule::Last: return "last";
    case QueryTime::Rule::At: return "at";
    case QueryTime::Rule::AfterLast: return "after_last";
    }
    return {};
}

base::Result<std::vector<inference::UserRecommendation>> ask(const OpenRun &run, std::span<const std::uint32_t> users, const ListRule &rule,
                                                             const std::stop_token &stop)
{
    std::vector<std::int64_t> times;
    if (run.recommender->requiresContext())
        std::ranges::transform(users, std::back_inserter(times), [&](std::uint32_t user) { return queryTimeOf(run, user, rule.when); });
    return run.recommender->recommend({.histories = &run.histories,
                                       .which = users,
                                       .queryTimes = times,
                                       .targets = {},
                                       .candidates = {},
                                       .k = rule.k,
                                       .filterSeen = rule.filterSeen},
                                      stop);
}

} // namespace

store::RecommendationRequestRecord storedRequest(const OpenRun &run, const ListRule &rule)
{
    store::RecommendationRequestRecord record;
    record.run = run.record.id;
    record.k = rule.k;
    record.filterSeen = rule.filterSeen;
    record.queryRule = run.recommender->requiresContext() ? ruleName(rule.when.rule) : "ignored";
    if (record.queryRule == "at" || record.queryRule == "after_last")
        record.queryTime = rule.when.time;
    return record;
}

std::vector<std::uint32_t> usersWithHistory(const OpenRun &run)
{
    std::vector<std::uint32_t> users;
    for (std::uint32_t user = 0; user < run.histories.size(); ++user)
        if (!run.histories.itemsOf(user).empty())
            users.push_back(user);
    return users;
}

std::vector<store::RecommendationRow> rowsOf(const OpenRun &run, std::span<const inference::UserRecommendation> answers)
{
    const auto &table = *run.dataset->table;
    std::vector<store::RecommendationRow> rows;
    for (const auto &answer : answers) {
        const auto code = static_cast<std::uint32_t>(answer.history);
        const auto user = table.userIds().text(code);
        for (const auto &item : answer.items)
            rows.push_back({.userCode = code,
                            .queryTime = answer.queryTime.value_or(0),
                            .rank = item.rank,
                            .itemCode = item.itemCode,
                            .score = static_cast<double>(item.score),
                            .user = user,
                            .item = table.itemIds().text(item.itemCode)});
    }
    return rows;
}

store::Store::RowSource rowsInBatches(const OpenRun &run, std::span<const inference::UserRecommendation> answers, std::stop_token stop)
{
    return [&run, answers, stop = std::move(stop), next = std::size_t{0}]() mutable -> Rows {
        if (stop.stop_requested())
            return stopped();
        const auto first = next;
        for (std::size_t rows = 0; next < answers.size() && rows < kRowsPerBatch; ++next)
            rows += answers[next].items.size();
        return rowsOf(run, answers.subspan(first, next - first));
    };
}

base::Result<store::RecommendationRequestRecord> storeLists(store::Store &store, const OpenRun &run, std::span<const std::uint32_t> users,
                                                            const ListRule &rule, std::stop_token stop,
                                                            const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    std::size_t done = 0;
    const auto source = [&]() -> Rows {
        // Users who can't be asked at their moment leave an empty batch, which would be the end.
        std::vector<store::RecommendationRow> rows;
        while (rows.empty() && done < users.size()) {
            if (stop.stop_requested())
                return stopped();
            if (progress)
                progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(users.size()));
            const auto chunk = users.subspan(done, std::min(kUsersAtOnce, users.size() - done));
            const auto answers = ask(run, chunk, rule, stop);
            if (!answers)
                return answers.error();
            done += chunk.size();
            rows = rowsOf(run, *answers);
        }
        if (rows.empty() && stop.stop_requested())
            return stopped();
        return rows;
    };
    auto stored = store.addRecommendations(storedRequest(run, rule), source);
    if (stored && progress)
        progress(static_cast<std::int64_t>(users.size()), static_cast<std::int64_t>(users.size()));
    return stored;
}

} // namespace hstudio::experiment
