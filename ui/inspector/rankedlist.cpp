#include "ui/inspector/rankedlist.h"

#include "ui/inspector/films.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <unordered_set>

namespace hstudio::ui
{

namespace
{

/// The edited history without films that this run's model has never seen.
data::Sequences knownPart(const EditedHistory &edited, const data::ItemIndex &items)
{
    inference::WhatIfSession session;
    std::copy_if(edited.begin(), edited.end(), std::back_inserter(session.history),
                 [&items](const inference::WhatIfItem &item) { return items.internalOf[item.itemCode] != 0; });
    return inference::historyOf(session, items);
}

/// Everything but the films.
RankedList describe(const ListRequest &request, const AskedHistory &history)
{
    RankedList list;
    list.request = request;
    const std::span<const std::int64_t> times = history.times();
    list.emptyHistory = times.empty();
    list.lastTime = times.empty() ? 0 : times.back();
    list.queryTime = queryTimeOf(request, history);
    if (request.run->needsTime())
        list.unusedFilms = times.end() - std::upper_bound(times.begin(), times.end(), list.queryTime);
    return list;
}

RankedFilm makeFilm(const data::Dataset &dataset, std::uint32_t itemCode, std::int32_t rank, double score)
{
    return {.itemCode = itemCode,
            .rank = rank,
            .score = score,
            .title = filmTitle(dataset, itemCode),
            .genres = filmGenres(dataset, itemCode),
            .heldOut = false};
}

base::Result<std::optional<RankedList>> readStored(store::Store &store, const RankedList &description)
{
    const store::RecommendationRequestRecord wanted = experiment::storedRequest(*description.request.run->run, ruleOf(description.request));
    const auto requests = store.recommendationRequests(wanted.run);
    if (!requests)
        return requests.error();
    const auto same = [&wanted](const store::RecommendationRequestRecord &stored) {
        return stored.queryRule == wanted.queryRule && stored.queryTime == wanted.queryTime && stored.k == wanted.k &&
               stored.filterSeen == wanted.filterSeen;
    };
    const auto found = std::find_if(requests->begin(), requests->end(), same);
    if (found == requests->end())
        return std::optional<RankedList>();
    const auto rows = store.recommendations(found->id, description.request.user);
    if (!rows)
        return rows.error();
    if (rows->empty())
        return std::optional<RankedList>(); // stored before this user had a history
    RankedList list = description;
    list.storedAt = found->createdAt;
    for (const store::RecommendationRow &row : *rows)
        list.films.push_back(makeFilm(description.request.run->dataset(), row.itemCode, row.rank, row.score));
    return std::optional(std::move(list));
}

/// Where the model has the held-out film.
struct TargetPlace
{
    std::int32_t rank = 0;
    double score = std::numeric_limits<double>::quiet_NaN();
};

/// Asks the model; `place` gets the rank of `target` (internal id, 0 = none).
base::Result<RankedList> askModel(const RankedList &description, const AskedHistory &history, std::int32_t target, TargetPlace &place)
{
    const ListRequest &request = description.request;
    const std::array<std::uint32_t, 1> which = {history.which()};
    const std::array<std::int64_t, 1> times = {description.queryTime};
    const std::array<std::int32_t, 1> targets = {target};
    inference::RecommendRequest query;
    query.histories = &history.histories();
    query.which = which;
    if (request.run->needsTime())
        query.queryTimes = times;
    query.targets = targets;
    query.k = request.k;
    query.filterSeen = request.filterSeen;
    const auto answer = request.run->run->recommender->recommend(query);
    if (!answer)
        return answer.error();
    RankedList list = description;
    if (answer->empty())
        return list;
    place.rank = answer->front().targetRank;
    if (answer->front().targetScore)
        place.score = static_cast<double>(*answer->front().targetScore);
    for (const inference::ScoredItem &item : answer->front().items)
        list.films.push_back(makeFilm(request.run->dataset(), item.itemCode, item.rank, static_cast<double>(item.score)));
    return list;
}

/// The rank, when the films or the stored evaluation already tell it.
std::optional<std::int32_t> knownRank(const RankedList &list, std::uint32_t itemCode)
{
    const auto found =
        std::find_if(list.films.begin(), list.films.end(), [itemCode](const auto &film) { return film.itemCode == itemCode; });
    if (found != list.films.end())
        return found->rank;
    const std::int32_t tested = list.request.run->users->rank(list.request.user);
    const bool asTested = list.request.filterSeen && (!list.usesTime() || list.request.when.rule == experiment::QueryTime::Rule::Test);
    return asTested && tested > 0 ? std::optional(tested) : std::nullopt;
}

} // namespace

experiment::ListRule ruleOf(const ListRequest &request) { return {.when = request.when, .k = request.k, .filterSeen = request.filterSeen}; }

AskedHistory::AskedHistory(const ListRequest &request) : m_histories(&request.run->run->histories), m_which(request.user)
{
    if (request.edited == nullptr)
        return;
    m_edited = knownPart(*request.edited, request.run->run->items);
    m_which = 0;
}

std::int64_t queryTimeOf(const ListRequest &request, const AskedHistory &history)
{
    using Rule = experiment::QueryTime::Rule;
    const experiment::QueryTime &when = request.when;
    const bool fromLast = when.rule == Rule::Last || when.rule == Rule::AfterLast;
    if (request.edited == nullptr || !fromLast || history.times().empty())
        return experiment::queryTimeOf(*request.run->run, request.user, when);
    return history.times().back() + (when.rule == Rule::Last ? 1 : when.time);
}

base::Result<std::shared_ptr<const RankedList>> rankList(store::Store &store, const ListRequest &request)
{
    const experiment::OpenRun &run = *request.run->run;
    const data::TestTarget target = data::testTarget(request.run->dataset(), run.dataset->split, run.items, request.user);
    const AskedHistory history(request);
    const RankedList description = describe(request, history);

    RankedList list = description;
    std::optional<std::int32_t> rank;
    TargetPlace place;
    if (request.edited == nullptr) {
        auto stored = readStored(store, description);
        if (!stored)
            return stored.error();
        list = stored->value_or(description);
        if (list.storedAt != 0 && target.found)
            rank = target.internalItem == 0 ? 0 : knownRank(list, target.itemCode);
    }
    if (list.storedAt == 0 || (target.found && !rank)) {
        auto live = askModel(description, history, target.internalItem, place);
        if (!live)
            return live.error();
        rank = place.rank;
        if (list.storedAt == 0)
            list = *std::move(live);
    }
    if (target.found) {
        list.heldOut = HeldOut{.itemCode = target.itemCode,
                               .title = filmTitle(request.run->dataset(), target.itemCode),
                               .genres = filmGenres(request.run->dataset(), target.itemCode),
                               .rank = *rank,
                               .score = place.score,
                               .known = target.internalItem != 0};
        for (RankedFilm &film : list.films)
            film.heldOut = film.itemCode == target.itemCode;
    }
    return std::make_shared<const RankedList>(std::move(list));
}

std::optional<RankedFilm> filmBeyond(const RankedList &list)
{
    if (!list.heldOut || list.heldOut->rank <= static_cast<std::int32_t>(list.films.size()))
        return std::nullopt;
    return RankedFilm{.itemCode = list.heldOut->itemCode,
                      .rank = list.heldOut->rank,
                      .score = list.heldOut->score,
                      .title = list.heldOut->title,
                      .genres = list.heldOut->genres,
                      .heldOut = true};
}

std::optional<std::int32_t> rankIn(const RankedList &list, std::uint32_t itemCode)
{
    const auto found =
        std::find_if(list.films.begin(), list.films.end(), [itemCode](const RankedFilm &film) { return film.itemCode == itemCode; });
    if (found != list.films.end())
        return found->rank;
    const bool heldOut = list.heldOut && list.heldOut->itemCode == itemCode && list.heldOut->rank > 0;
    return heldOut ? std::optional(list.heldOut->rank) : std::nullopt;
}

std::vector<std::optional<int>> rankMoves(const RankedList &list, const RankedList &other)
{
    std::vector<std::optional<int>> moves;
    for (const RankedFilm &film : list.films) {
        const std::optional<std::int32_t> before = rankIn(other, film.itemCode);
        moves.push_back(before ? std::optional(film.rank - *before) : std::nullopt);
    }
    return moves;
}

int commonFilms(const RankedList &a, const RankedList &b)
{
    std::unordered_set<std::uint32_t> films;
    for (const RankedFilm &film : a.films)
        films.insert(film.itemCode);
    return static_cast<int>(
        std::count_if(b.films.begin(), b.films.end(), [&films](const RankedFilm &film) { return films.contains(film.itemCode); }));
}

} // namespace hstudio::ui
