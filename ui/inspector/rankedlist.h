#pragma once

#include "core/experiment/runcontext.h"
#include "ui/inspector/inspectedrun.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace hstudio::ui
{

/// A question to a model: what would this user be shown, then?
struct ListRequest
{
    std::shared_ptr<const InspectedRun> run;
    std::uint32_t user = 0;
    experiment::QueryTime when;
    std::int64_t k = 10;
    bool filterSeen = true;
};

struct RankedFilm
{
    std::uint32_t itemCode = 0;
    std::int32_t rank = 1;
    double score = 0;
    QString title;
    QString genres;
    bool heldOut = false;
};

/// The user's test interaction, and where the list has it.
struct HeldOut
{
    QString title;
    std::int32_t rank = 0; ///< among all candidates; 0 = not a candidate
    bool known = true;     ///< false: the model has never seen the film
};

/// The answer. Immutable, made on a worker thread.
struct RankedList
{
    ListRequest request;
    std::int64_t queryTime = 0;    ///< as the rule gives it; without meaning when the model ignores time
    std::int64_t lastTime = 0;     ///< of the newest film in the history
    std::int64_t unusedFilms = 0;  ///< films of the history after the query time, which the model isn't shown
    bool emptyHistory = false;     ///< nothing the model knows: no list
    std::vector<RankedFilm> films; ///< by rank
    std::optional<HeldOut> heldOut;
    std::int64_t storedAt = 0; ///< when the list was stored; 0 = computed now

    [[nodiscard]] bool usesTime() const { return request.run->needsTime(); }
};

/// Reads the list that is stored for exactly this question, or asks the model. Blocking.
base::Result<std::shared_ptr<const RankedList>> rankList(store::Store &store, const ListRequest &request);

/// The store's name for a query rule (DESIGN: "test", "last", "at", "ignored"; "after_last" with seconds in queryTime).
store::RecommendationRequestRecord storedRequest(const ListRequest &request);

/// Rank of each film of `list` minus its rank in `other`, negative = it has moved up; empty where `other` doesn't have it.
std::vector<std::optional<int>> rankMoves(const RankedList &list, const RankedList &other);
/// Films that both lists have.
int commonFilms(const RankedList &a, const RankedList &b);

} // namespace hstudio::ui
