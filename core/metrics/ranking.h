#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace hstudio::metrics
{

/// One user's recommendations and test items, as codes. Definitions and edge cases: RecTools 0.19 metrics, golden part E.
struct UserResult
{
    std::uint32_t user = 0;
    std::vector<std::uint32_t> recommended; ///< by rank, best first; empty = no recommendations
    std::vector<std::uint32_t> relevant;    ///< test rows (a repeated row counts twice); empty = not a test user
};

/// What beyond-accuracy metrics need to know about the past.
struct History
{
    std::vector<std::uint32_t> users;     ///< of each previous interaction
    std::vector<std::uint32_t> items;
    std::vector<std::uint32_t> catalogue; ///< distinct items that count as the catalogue
};

/// Sum-free description of a metric's value: the mean over the users it is defined for.
struct MetricValue
{
    double mean = 0;
    std::vector<double> perUser; ///< aligned with the results; NaN where the user doesn't count for this metric
};

/// All metrics of the tutorial's dictionary at each k, by name:
/// "recall@10", "ndcg@10" (divided by the achievable DCG), "hitrate@10", "mrr@10", "map@10", "precision@10", "arp@10", "coverage@10" (share of the
/// catalogue), "covered_users@10", "sufficient_reco@10", "serendipity@10", "miuf@10".
using MetricTable = std::map<std::string, double>;
MetricTable evaluateRanking(std::span<const UserResult> results, const History &history, std::span<const std::int64_t> ks);

/// Per-user values of one metric by its base name ("recall", "ndcg", …) at k.
MetricValue metricPerUser(const std::string &name, std::int64_t k, std::span<const UserResult> results, const History &history);

} // namespace hstudio::metrics
