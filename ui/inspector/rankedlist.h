#pragma once

#include "core/experiment/bulklists.h"
#include "core/inference/whatif.h"
#include "ui/inspector/inspectedrun.h"

#include <QString>

#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace hstudio::ui
{

/// A history as a person edited it, oldest first.
using EditedHistory = std::vector<inference::WhatIfItem>;

/// A question to a model: what would this user be shown, then?
struct ListRequest
{
    std::shared_ptr<const InspectedRun> run;
    std::uint32_t user = 0;
    experiment::QueryTime when;
    std::int64_t k = 10;
    bool filterSeen = true;
    std::shared_ptr<const EditedHistory> edited; ///< instead of the user's own; null: that one
};

/// What a request shows the model: the user's own history among everybody's, or an edited one made for it.
class AskedHistory final
{
public:
    explicit AskedHistory(const ListRequest &request);
    [[nodiscard]] const data::Sequences &histories() const { return m_edited ? *m_edited : *m_histories; }
    [[nodiscard]] std::uint32_t which() const { return m_which; }
    [[nodiscard]] std::span<const std::int32_t> items() const { return histories().itemsOf(m_which); } ///< internal ids, oldest first
    [[nodiscard]] std::span<const std::int64_t> times() const { return histories().timesOf(m_which); }

private:
    std::optional<data::Sequences> m_edited;
    const data::Sequences *m_histories;
    std::uint32_t m_which;
};

/// The moment of a request, by its rule: "after the last" counts from the newest film of what the model is shown.
std::int64_t queryTimeOf(const ListRequest &request, const AskedHistory &history);

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
    std::uint32_t itemCode = 0;
    QString title;
    QString genres;
    std::int32_t rank = 0;                                   ///< among all candidates; 0 = not a candidate
    double score = std::numeric_limits<double>::quiet_NaN(); ///< NaN where only the rank is known
    bool known = true;                                       ///< false: the model has never seen the film
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

/// The request without its user: what everybody can be asked.
experiment::ListRule ruleOf(const ListRequest &request);

/// The held-out film where it ranks below the films of the list; empty when it is among them or can't be ranked.
std::optional<RankedFilm> filmBeyond(const RankedList &list);

/// Rank of a film: among the list's films, or of the held-out one wherever it is. Empty when that isn't known.
std::optional<std::int32_t> rankIn(const RankedList &list, std::uint32_t itemCode);

/// Rank of each film of `list` minus its rank in `other`, negative = it has moved up; empty where `other` doesn't have it.
std::vector<std::optional<int>> rankMoves(const RankedList &list, const RankedList &other);
/// Films that both lists have.
int commonFilms(const RankedList &a, const RankedList &b);

} // namespace hstudio::ui
