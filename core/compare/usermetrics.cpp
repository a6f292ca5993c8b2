#include "core/compare/usermetrics.h"

#include "core/compare/metricnames.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>

namespace hstudio::compare
{
namespace
{

constexpr std::array<std::string_view, 6> kOfRanks = {"recall", "hitrate", "ndcg", "mrr", "map", "precision"};

/// A user's values over the runs of one group.
struct Gathered
{
    double sum = 0;
    std::int32_t firstRank = 0;
    std::size_t runs = 0;
};

std::map<std::uint32_t, Gathered> gather(std::span<const Run> runs, const RunGroup &group, const std::string &metric)
{
    std::map<std::uint32_t, Gathered> users;
    for (const std::size_t run : group.runs) {
        if (!runs[run].evaluation)
            return {};
        for (const inference::UserEvaluation &user : runs[run].evaluation->users) {
            Gathered &gathered = users[user.user];
            gathered.firstRank = gathered.runs == 0 ? user.rank : gathered.firstRank;
            gathered.sum += userValue(metric, user.rank);
            ++gathered.runs;
        }
    }
    std::erase_if(users, [&group](const auto &user) { return user.second.runs != group.runs.size(); });
    return users;
}

} // namespace

bool hasUserValues(const std::string &metric)
{
    const MetricName name = parseMetric(metric);
    return name.k && std::find(kOfRanks.begin(), kOfRanks.end(), name.base) != kOfRanks.end();
}

double userValue(const std::string &metric, std::int32_t rank)
{
    if (!hasUserValues(metric))
        return std::numeric_limits<double>::quiet_NaN();
    const MetricName name = parseMetric(metric);
    if (rank < 1 || rank > *name.k)
        return 0;
    if (name.base == "ndcg") // of one held-out item the ideal DCG is 1
        return 1 / std::log2(rank + 1.0);
    if (name.base == "mrr" || name.base == "map")
        return 1.0 / rank;
    return name.base == "precision" ? 1 / static_cast<double>(*name.k) : 1;
}

std::vector<UserPair> pairUsers(std::span<const Run> runs, const RunGroup &a, const RunGroup &b, const std::string &metric)
{
    if (!hasUserValues(metric))
        return {};
    const auto ofB = gather(runs, b, metric);
    std::vector<UserPair> pairs;
    for (const auto &[user, inA] : gather(runs, a, metric)) {
        const auto inB = ofB.find(user);
        if (inB == ofB.end())
            continue;
        pairs.push_back({.user = user,
                         .a = inA.sum / static_cast<double>(inA.runs),
                         .b = inB->second.sum / static_cast<double>(inB->second.runs),
                         .rankA = inA.firstRank,
                         .rankB = inB->second.firstRank});
    }
    return pairs;
}

std::vector<UserPair> byDifference(std::vector<UserPair> pairs)
{
    std::stable_sort(pairs.begin(), pairs.end(), [](const UserPair &a, const UserPair &b) { return a.difference() > b.difference(); });
    return pairs;
}

} // namespace hstudio::compare
