#include "ui/inspector/rankedlist.h"

#include "ui/inspector/films.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace hstudio::ui
{

namespace
{

/// Everything but the films.
RankedList describe(const ListRequest &request)
{
    const experiment::OpenRun &run = *request.run->run;
    RankedList list;
    list.request = request;
    const std::span<const std::int64_t> times = run.histories.timesOf(request.user);
    list.emptyHistory = times.empty();
    list.lastTime = times.empty() ? 0 : times.back();
    list.queryTime = experiment::queryTimeOf(run, request.user, request.when);
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
    const store::RecommendationRequestRecord wanted = storedRequest(description.request);
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

/// Asks the model; `targetRank` gets the rank of `target` (internal id, 0 = none).
base::Result<RankedList> askModel(const RankedList &description, std::int32_t target, std::int32_t &targetRank)
{
    const ListRequest &request = description.request;
    const experiment::OpenRun &run = *request.run->run;
    const std::array<std::uint32_t, 1> which = {request.user};
    const std::array<std::int64_t, 1> times = {description.queryTime};
    const std::array<std::int32_t, 1> targets = {target};
    inference::RecommendRequest query;
    query.histories = &run.histories;
    query.which = which;
    if (request.run->needsTime())
        query.queryTimes = times;
    query.targets = targets;
    query.k = request.k;
    query.filterSeen = request.filterSeen;
    const auto answer = run.recommender->recommend(query);
    if (!answer)
        return answer.error();
    RankedList list = description;
    if (answer->empty())
        return list;
    targetRank = answer->front().targetRank;
    for (const inference::ScoredItem &item : answer->front().items)
        list.films.push_back(makeFilm(request.run->dataset(), item.itemCode, item.rank, item.score));
    return list;
}

/// The rank, when the films or the stored evaluation already tell it.
std::optional<std::int32_t> knownRank(const RankedList &list, std::uint32_t itemCode)
{
    const auto found =
        std::find_if(list.films.begin(), list.films.end(), [itemCode](const auto &film) { return film.itemCode == itemCode; });
    if (found != list.films.end())
        return found->rank;
    const std::int32_t tested = list.request.run->users->ranks[list.request.user];
    const bool asTested = list.request.filterSeen && (!list.usesTime() || list.request.when.rule == experiment::QueryTime::Rule::Test);
    return asTested && tested > 0 ? std::optional(tested) : std::nullopt;
}

} // namespace

store::RecommendationRequestRecord storedRequest(const ListRequest &request)
{
    store::RecommendationRequestRecord record;
    record.run = request.run->id();
    record.k = request.k;
    record.filterSeen = request.filterSeen;
    using Rule = experiment::QueryTime::Rule;
    const Rule rule = request.when.rule;
    if (!request.run->needsTime())
        record.queryRule = "ignored";
    else if (rule == Rule::Test)
        record.queryRule = "test";
    else if (rule == Rule::Last)
        record.queryRule = "last";
    else
        record.queryRule = rule == Rule::At ? "at" : "after_last";
    if (record.queryRule == "at" || record.queryRule == "after_last")
        record.queryTime = request.when.time;
    return record;
}

base::Result<std::shared_ptr<const RankedList>> rankList(store::Store &store, const ListRequest &request)
{
    const experiment::OpenRun &run = *request.run->run;
    const data::TestTarget target = data::testTarget(request.run->dataset(), run.dataset->split, run.items, request.user);
    const RankedList description = describe(request);

    auto stored = readStored(store, description);
    if (!stored)
        return stored.error();
    std::optional<std::int32_t> rank;
    RankedList list = stored->value_or(description);
    if (list.storedAt != 0 && target.found)
        rank = target.internalItem == 0 ? 0 : knownRank(list, target.itemCode);
    if (list.storedAt == 0 || (target.found && !rank)) {
        std::int32_t targetRank = 0;
        auto live = askModel(description, target.internalItem, targetRank);
        if (!live)
            return live.error();
        rank = targetRank;
        if (list.storedAt == 0)
            list = *std::move(live);
    }
    if (target.found) {
        list.heldOut =
            HeldOut{.title = filmTitle(request.run->dataset(), target.itemCode), .rank = *rank, .known = target.internalItem != 0};
        for (RankedFilm &film : list.films)
            film.heldOut = film.itemCode == target.itemCode;
    }
    return std::make_shared<const RankedList>(std::move(list));
}

std::vector<std::optional<int>> rankMoves(const RankedList &list, const RankedList &other)
{
    std::unordered_map<std::uint32_t, std::int32_t> ranks;
    for (const RankedFilm &film : other.films)
        ranks.emplace(film.itemCode, film.rank);
    std::vector<std::optional<int>> moves;
    for (const RankedFilm &film : list.films) {
        const auto found = ranks.find(film.itemCode);
        moves.push_back(found == ranks.end() ? std::nullopt : std::optional(film.rank - found->second));
    }
    return moves;
}

int commonFilms(const RankedList &a, const RankedList &b)
{
    const std::vector<std::optional<int>> moves = rankMoves(a, b);
    return static_cast<int>(std::count_if(moves.begin(), moves.end(), [](const std::optional<int> &move) { return move.has_value(); }));
}

} // namespace hstudio::ui
