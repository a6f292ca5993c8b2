#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
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

/// What beyond-accuracy metrics need to know about the past. Codes are dense: memory grows with the largest one.
struct History
{
    std::vector<std::uint32_t> users; ///< of each previous interaction
    std::vector<std::uint32_t> items;
    std::vector<std::uint32_t> catalogue; ///< distinct items that count as the catalogue
};

/// Sum-free description of a metric's value: the mean over the users it is defined for.
struct MetricValue
{
    double mean = 0;             ///< 0 when it is defined for no user; for coverage the value itself
    std::vector<double> perUser; ///< aligned with the results; NaN where the user doesn't count for this metric (everywhere for coverage)
};

/// Values by name and k: "recall@10".
using MetricTable = std::map<std::string, double>;

/// All metrics of the tutorial's dictionary at each k (positive), by name:
/// "recall@10", "ndcg@10" (divided by the achievable DCG), "hitrate@10", "mrr@10", "map@10", "precision@10", "arp@10" (share of all previous
/// interactions), "coverage@10" (share of the catalogue), "covered_users@10", "sufficient_reco@10", "serendipity@10", "miuf@10".
/// Time is linear in the rows, whatever the number of ks.
MetricTable evaluateRanking(std::span<const UserResult> results, const History &history, std::span<const std::int64_t> ks);

/// Every metric RecTools has, under the names of metricNames().
MetricTable evaluateAllMetrics(std::span<const UserResult> results, const History &history, std::span<const std::int64_t> ks);

/// Per-user values of one metric of metricNames() at k. An unknown name gives NaN for everybody.
MetricValue metricPerUser(const std::string &name, std::int64_t k, std::span<const UserResult> results, const History &history);

/// Base names of all metrics. Variants have names of their own, so "ndcg" here is divided by the DCG of k hits, "arp" and "coverage" are counts:
/// "ndcg_achievable", "arp_normalized" and "coverage_normalized" are what evaluateRanking() calls "ndcg", "arp" and "coverage".
std::span<const std::string_view> metricNames();

} // namespace hstudio::metrics
