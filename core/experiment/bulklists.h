#pragma once

#include "core/experiment/runcontext.h"
#include "core/store/store.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace hstudio::experiment
{

/// What everybody is asked.
struct ListRule
{
    QueryTime when;
    std::int64_t k = 10;
    bool filterSeen = true;
};

/// The name of a rule in the store's tables: "test", "last", "at", "after_last" (seconds in query_time); "ignored" for a run whose model ignores time.
store::RecommendationRequestRecord storedRequest(const OpenRun &run, const ListRule &rule);

/// User codes with something in their history, ascending: those that can get a list.
std::vector<std::uint32_t> usersWithHistory(const OpenRun &run);

/// Answers as rows of the store, ids as the files have them. `history` of an answer is the user's code.
std::vector<store::RecommendationRow> rowsOf(const OpenRun &run, std::span<const inference::UserRecommendation> answers);

/// A source of rows for Store::addRecommendations from answers that are there, in batches; Cancelled once stopped. `run` and `answers` must outlive it.
store::Store::RowSource rowsInBatches(const OpenRun &run, std::span<const inference::UserRecommendation> answers,
                                      std::stop_token stop = {});

/// Computes the lists of these users by one rule and stores them in one piece, some hundred users at a time, so that other writers get their turn and memory stays
/// small. Blocking. When stopped (Cancelled) or on an error nothing is kept, and an earlier list of the same rule stays. `progress` gets (done, total) users.
base::Result<store::RecommendationRequestRecord> storeLists(store::Store &store, const OpenRun &run, std::span<const std::uint32_t> users,
                                                            const ListRule &rule, std::stop_token stop = {},
                                                            const std::function<void(std::int64_t, std::int64_t)> &progress = {});

} // namespace hstudio::experiment
