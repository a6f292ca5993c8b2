#pragma once

#include "core/compare/seeds.h"
#include "core/inference/evaluate.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// Whether a metric is a mean over users that follows from the rank of each one's held-out item: recall, hitrate, ndcg, mrr, map and precision at a
/// cut-off. Others (coverage, serendipity …) are known as one number only.
bool hasUserValues(const std::string &metric);

/// The metric of one user whose single held-out item stands at `rank` (1 = best, 0 = nowhere). NaN for a metric without user values.
double userValue(const std::string &metric, std::int32_t rank);

/// One user in both of two groups of runs.
struct UserPair
{
    std::uint32_t user = 0; ///< code
    double a = 0;           ///< mean over the group's runs
    double b = 0;
    std::int32_t rankA = 0; ///< in the group's first run; 0 = nowhere
    std::int32_t rankB = 0;

    [[nodiscard]] double difference() const { return a - b; }
};
/// The users that all runs of both groups were tested on, by code. Empty when a run has no test or the metric no user values.
std::vector<UserPair> pairUsers(std::span<const Run> runs, const RunGroup &a, const RunGroup &b, const std::string &metric);

/// The same users with those first for whom A is the most ahead; equal differences by code.
std::vector<UserPair> byDifference(std::vector<UserPair> pairs);

} // namespace hstudio::compare
