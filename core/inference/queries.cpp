#include "core/inference/queries.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace hstudio::inference
{

base::Result<void> checkRequest(const RecommendRequest &request, bool requiresContext)
{
    assert(request.histories);
    assert(request.targets.empty() || request.targets.size() == request.which.size());
    if (request.k < 1)
        return base::Error{
            base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "k must be at least 1 (it is %1)."), {std::to_string(request.k)}};
    if (requiresContext && request.queryTimes.empty() && !request.which.empty())
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error",
                         "This model looks at the time that has passed, so it needs a query time. Say for which moment to recommend.")};
    if (!request.queryTimes.empty() && request.queryTimes.size() != request.which.size())
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "There must be one query time for each user (%1 times for %2 users)."),
                           {std::to_string(request.queryTimes.size()), std::to_string(request.which.size())}};
    return {};
}

std::vector<Query> queriesOf(const RecommendRequest &request)
{
    std::vector<Query> queries;
    for (std::size_t i = 0; i < request.which.size(); ++i) {
        const std::size_t history = request.which[i];
        const auto times = request.histories->timesOf(history);
        Query query{.position = i, .history = history, .visible = times.size()};
        if (!request.queryTimes.empty()) {
            query.time = request.queryTimes[i];
            query.visible = static_cast<std::size_t>(std::ranges::upper_bound(times, query.time) - times.begin());
        }
        if (query.visible == 0)
            continue;
        if (request.queryTimes.empty())
            query.time = times.back();
        queries.push_back(query);
    }
    return queries;
}

data::PackedBatch batchOf(const data::Sequences &histories, std::span<const Query> queries, int sessionMaxLen)
{
    data::Sequences windows;
    windows.offsets = {0};
    std::vector<std::int64_t> times;
    for (const auto &query : queries) {
        const auto length = std::min(query.visible, static_cast<std::size_t>(sessionMaxLen));
        const auto begin = query.visible - length;
        windows.add(histories.users[query.history], histories.itemsOf(query.history).subspan(begin, length),
                    histories.timesOf(query.history).subspan(begin, length));
        times.push_back(query.time);
    }
    std::vector<std::uint32_t> all(queries.size());
    std::iota(all.begin(), all.end(), 0U);
    return data::recommendBatch(windows, all, times, sessionMaxLen);
}

std::size_t usersPerChunk(std::size_t nItems)
{
    return std::clamp<std::size_t>(4 * 1024 * 1024 / std::max<std::size_t>(nItems, 1), 16, 512);
}

} // namespace hstudio::inference
