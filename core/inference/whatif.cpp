#include "core/inference/whatif.h"

#include "core/base/clock.h"
#include "core/data/timebuckets.h"

#include <algorithm>
#include <array>

namespace hstudio::inference
{

namespace
{

base::Error invalid(const char *message, std::vector<std::string> arguments)
{
    return {base::ErrorCode::InvalidArgument, message, std::move(arguments)};
}

base::Result<void> checkPlace(const WhatIfSession &session, std::size_t place)
{
    if (place < session.history.size())
        return {};
    return invalid(HSTUDIO_TEXT("Error", "There is no item %1 in this history: it has %2."),
                   {std::to_string(place + 1), std::to_string(session.history.size())});
}

base::Result<void> checkTime(std::int64_t time)
{
    if (time >= kEarliestTime && time <= kLatestTime)
        return {};
    return invalid(HSTUDIO_TEXT("Error", "%1 is not a usable moment. Give one between the years 1 and 9999, in seconds."),
                   {std::to_string(time)});
}

base::Result<void> checkItem(const data::ItemIndex &items, std::uint32_t code)
{
    if (code < items.internalOf.size() && items.internalOf[code] != 0)
        return {};
    return base::Error{base::ErrorCode::NotFound,
                       HSTUDIO_TEXT("Error", "The model doesn't know this item: it has no interaction in the training data.")};
}

std::size_t insertByTime(std::vector<WhatIfItem> &history, WhatIfItem item)
{
    const auto where = std::ranges::upper_bound(history, item.time, {}, &WhatIfItem::time);
    const auto place = static_cast<std::size_t>(where - history.begin());
    history.insert(where, item);
    return place;
}

} // namespace

WhatIfSession sessionOf(const data::Sequences &histories, std::uint32_t which, const data::ItemIndex &items,
                        std::optional<std::int64_t> queryTime)
{
    WhatIfSession session{.history = {}, .queryTime = queryTime};
    const auto internal = histories.itemsOf(which);
    const auto times = histories.timesOf(which);
    for (std::size_t i = 0; i < internal.size(); ++i)
        session.history.push_back({items.codeOf[static_cast<std::size_t>(internal[i])], times[i]});
    return session;
}

base::Result<std::size_t> addItem(WhatIfSession &session, const data::ItemIndex &items, WhatIfItem item)
{
    if (const auto known = checkItem(items, item.itemCode); !known)
        return known.error();
    if (const auto usable = checkTime(item.time); !usable)
        return usable.error();
    return insertByTime(session.history, item);
}

base::Result<void> removeItem(WhatIfSession &session, std::size_t place)
{
    const auto there = checkPlace(session, place);
    if (there)
        session.history.erase(session.history.begin() + static_cast<std::ptrdiff_t>(place));
    return there;
}

base::Result<void> moveItem(WhatIfSession &session, std::size_t from, std::size_t to)
{
    for (const auto place : {from, to})
        if (auto there = checkPlace(session, place); !there)
            return there;
    const auto step = [&](std::size_t a, std::size_t b) { std::swap(session.history[a].itemCode, session.history[b].itemCode); };
    for (; from < to; ++from)
        step(from, from + 1);
    for (; from > to; --from)
        step(from, from - 1);
    return {};
}

base::Result<std::size_t> setTime(WhatIfSession &session, std::size_t place, std::int64_t time)
{
    if (const auto there = checkPlace(session, place); !there)
        return there.error();
    if (const auto usable = checkTime(time); !usable)
        return usable.error();
    const WhatIfItem item{session.history[place].itemCode, time};
    session.history.erase(session.history.begin() + static_cast<std::ptrdiff_t>(place));
    return insertByTime(session.history, item);
}

base::Result<void> checkSession(const WhatIfSession &session, const data::ItemIndex &items, bool requiresContext)
{
    for (std::size_t i = 0; i < session.history.size(); ++i) {
        const auto &item = session.history[i];
        if (auto known = checkItem(items, item.itemCode); !known)
            return known;
        if (auto usable = checkTime(item.time); !usable)
            return usable;
        if (i > 0 && item.time < session.history[i - 1].time)
            return invalid(HSTUDIO_TEXT("Error",
                                        "Item %1 of the history is earlier (%2) than the one before it (%3). Put the items in the order of "
                                        "their times."),
                           {std::to_string(i + 1), base::formatTime(item.time), base::formatTime(session.history[i - 1].time)});
    }
    if (session.queryTime)
        return checkTime(*session.queryTime);
    if (requiresContext)
        return invalid(
            HSTUDIO_TEXT("Error",
                         "This model looks at the time that has passed, so it needs a query time. Say for which moment to recommend."),
            {});
    return {};
}

data::Sequences historyOf(const WhatIfSession &session, const data::ItemIndex &items)
{
    std::vector<std::int32_t> internal;
    std::vector<std::int64_t> times;
    for (const auto &item : session.history) {
        internal.push_back(items.internalOf[item.itemCode]);
        times.push_back(item.time);
    }
    data::Sequences one;
    one.offsets = {0};
    one.add(0, internal, times);
    return one;
}

base::Result<WhatIfAnswer> recommendWhatIf(Recommender &recommender, const data::ItemIndex &items, const WhatIfSession &session,
                                           const WhatIfRequest &request)
{
    if (const auto usable = checkSession(session, items, recommender.requiresContext()); !usable)
        return usable.error();
    const auto history = historyOf(session, items);
    const std::array<std::uint32_t, 1> which = {0};
    std::vector<std::int64_t> times;
    if (session.queryTime && recommender.requiresContext())
        times.push_back(*session.queryTime);
    std::vector<std::int32_t> targets;
    if (request.targetCode)
        targets.push_back(*request.targetCode < items.internalOf.size() ? items.internalOf[*request.targetCode] : 0);
    auto answers = recommender.recommend({.histories = &history,
                                          .which = which,
                                          .queryTimes = times,
                                          .targets = targets,
                                          .candidates = {},
                                          .k = request.k,
                                          .filterSeen = request.filterSeen});
    if (!answers)
        return answers.error();
    WhatIfAnswer out;
    if (answers->empty())
        return out;
    auto &answer = answers->front();
    const auto seenAt = history.timesOf(0);
    out.visible =
        times.empty() ? seenAt.size() : static_cast<std::size_t>(std::ranges::upper_bound(seenAt, times.front()) - seenAt.begin());
    out.items = std::move(answer.items);
    out.targetRank = answer.targetRank;
    out.targetScore = answer.targetScore;
    return out;
}

std::vector<std::int64_t> bucketMoments(std::int64_t start, std::int64_t horizon)
{
    std::vector<std::int64_t> moments{start};
    for (const auto threshold : data::timeBucketThresholds()) {
        if (threshold > horizon)
            break;
        if (start + threshold != moments.back())
            moments.push_back(start + threshold);
    }
    return moments;
}

} // namespace hstudio::inference
