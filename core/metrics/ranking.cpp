#include "core/metrics/ranking.h"

#include "core/metrics/past.h"
#include "core/metrics/usersums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace hstudio::metrics
{
namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Over whom a metric is averaged.
enum class Users
{
    Tested,      ///< users with test items; one without recommendations counts 0
    Recommended, ///< users with recommendations
};

/// One user's sums at one cut-off with what else formulas need.
struct UserView
{
    const UserSums &sums;
    double k;
    double tested;   ///< |T|
    double idealDcg; ///< of k hits
    double achievableDcg;
    double interactions; ///< all previous ones
};

struct Metric
{
    std::string_view name;
    Users users;
    double (*value)(const UserView &);
};

double meanOverList(double sum, const UserView &user) { return user.sums.recommended > 0 ? sum / user.sums.recommended : 0; }

constexpr std::array kMetrics = {
    Metric{"recall", Users::Tested, [](const UserView &u) { return u.sums.hits / u.tested; }},
    Metric{"ndcg", Users::Tested, [](const UserView &u) { return u.sums.dcg / u.idealDcg; }},
    Metric{"ndcg_achievable", Users::Tested, [](const UserView &u) { return u.sums.dcg / u.achievableDcg; }},
    Metric{"hitrate", Users::Tested, [](const UserView &u) { return u.sums.hits > 0 ? 1.0 : 0.0; }},
    Metric{"mrr", Users::Tested, [](const UserView &u) { return u.sums.firstHit > 0 ? 1 / u.sums.firstHit : 0.0; }},
    Metric{"map", Users::Tested, [](const UserView &u) { return u.sums.precisions / u.tested; }},
    Metric{"map_by_k", Users::Tested, [](const UserView &u) { return u.sums.precisions / u.k; }},
    Metric{"precision", Users::Tested, [](const UserView &u) { return u.sums.hits / u.k; }},
    Metric{"r_precision", Users::Tested, [](const UserView &u) { return u.sums.hits / std::min(u.k, u.tested); }},
    Metric{"covered_users", Users::Tested, [](const UserView &u) { return u.sums.recommended > 0 ? 1.0 : 0.0; }},
    Metric{"arp", Users::Recommended, [](const UserView &u) { return meanOverList(u.sums.popularity, u); }},
    Metric{"arp_normalized", Users::Recommended,
           [](const UserView &u) { return u.interactions > 0 ? meanOverList(u.sums.popularity, u) / u.interactions : 0.0; }},
    Metric{"sufficient_reco", Users::Recommended, [](const UserView &u) { return u.sums.recommended >= u.k ? 1.0 : 0.0; }},
    Metric{"sufficient_reco_deep", Users::Recommended, [](const UserView &u) { return u.sums.recommended / u.k; }},
    Metric{"serendipity", Users::Recommended, [](const UserView &u) { return meanOverList(u.sums.serendipity, u); }},
    Metric{"miuf", Users::Recommended, [](const UserView &u) { return meanOverList(u.sums.inverseFrequency, u); }},
};

constexpr std::string_view kCoverage = "coverage";
constexpr std::string_view kCoverageNormalized = "coverage_normalized";

/// What the tutorial's dictionary calls a metric; empty = not in it.
std::string_view tutorialName(std::string_view name)
{
    if (name == "ndcg_achievable")
        return "ndcg";
    if (name == "arp_normalized")
        return "arp";
    if (name == kCoverageNormalized)
        return kCoverage;
    constexpr std::array<std::string_view, 6> kOthers = {"ndcg", "arp", kCoverage, "map_by_k", "r_precision", "sufficient_reco_deep"};
    return std::find(kOthers.begin(), kOthers.end(), name) == kOthers.end() ? name : std::string_view();
}

/// 1 / log2(2) + … + 1 / log2(n + 1) for n = 0 … largest.
std::vector<double> idealDcgs(std::int64_t largest)
{
    std::vector<double> sums = {0.0};
    for (std::int64_t rank = 1; rank <= largest; ++rank)
        sums.push_back(sums.back() + 1 / std::log2(static_cast<double>(rank) + 1));
    return sums;
}

/// Goes through the users once and hands every defined value to `receive(metric index, cut-off index, user index, value)`;
/// then every coverage to `receiveCoverage(cut-off index, distinct items)`.
template<typename Receive, typename ReceiveCoverage>
void evaluate(std::span<const UserResult> results, const Past &past, std::span<const std::int64_t> ks, Receive receive,
              ReceiveCoverage receiveCoverage)
{
    UserWalker walker(past, ks);
    const std::vector<double> ideal = idealDcgs(ks.back());
    for (std::size_t user = 0; user < results.size(); ++user) {
        const std::span<const UserSums> sums = walker.walk(results[user]);
        const std::size_t tested = results[user].relevant.size();
        for (std::size_t cutOff = 0; cutOff < ks.size(); ++cutOff) {
            const auto k = static_cast<std::size_t>(ks[cutOff]);
            const UserView view{sums[cutOff], static_cast<double>(k),     static_cast<double>(tested),
                                ideal[k],     ideal[std::min(k, tested)], past.interactions()};
            for (std::size_t metric = 0; metric < kMetrics.size(); ++metric)
                if (kMetrics[metric].users == Users::Tested ? tested > 0 : !results[user].recommended.empty())
                    receive(metric, cutOff, user, kMetrics[metric].value(view));
        }
    }
    for (std::size_t cutOff = 0; cutOff < ks.size(); ++cutOff)
        receiveCoverage(cutOff, walker.distinctItems(cutOff));
}

std::vector<std::int64_t> ascending(std::span<const std::int64_t> ks)
{
    std::vector<std::int64_t> sorted(ks.begin(), ks.end());
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    return sorted;
}

/// A sum and how many were added.
struct Mean
{
    double sum = 0;
    double count = 0;

    void add(double value)
    {
        sum += value;
        count += 1;
    }
    [[nodiscard]] double value() const { return count > 0 ? sum / count : 0; }
};

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

} // namespace

std::span<const std::string_view> metricNames()
{
    static const auto names = [] {
        std::vector<std::string_view> all;
        for (const Metric &metric : kMetrics)
            all.push_back(metric.name);
        all.insert(all.end(), {kCoverage, kCoverageNormalized});
        return all;
    }();
    return names;
}

MetricTable evaluateAllMetrics(std::span<const UserResult> results, const History &history, std::span<const std::int64_t> ks)
{
    const std::vector<std::int64_t> cutOffs = ascending(ks);
    MetricTable table;
    if (cutOffs.empty())
        return table;
    const auto put = [&](std::string_view name, std::size_t cutOff, double value) {
        table[std::string(name) + '@' + std::to_string(cutOffs[cutOff])] = value;
    };
    const Past past(history);
    std::vector<std::array<Mean, kMetrics.size()>> means(cutOffs.size());
    evaluate(
        results, past, cutOffs,
        [&](std::size_t metric, std::size_t cutOff, std::size_t, double value) { means[cutOff][metric].add(value); },
        [&](std::size_t cutOff, double distinct) {
            put(kCoverage, cutOff, distinct);
            put(kCoverageNormalized, cutOff, share(distinct, past.catalogueSize()));
        });
    for (std::size_t cutOff = 0; cutOff < cutOffs.size(); ++cutOff)
        for (std::size_t metric = 0; metric < kMetrics.size(); ++metric)
            put(kMetrics[metric].name, cutOff, means[cutOff][metric].value());
    return table;
}

MetricTable evaluateRanking(std::span<const UserResult> results, const History &history, std::span<const std::int64_t> ks)
{
    MetricTable table;
    for (const auto &[name, value] : evaluateAllMetrics(results, history, ks)) {
        const std::size_t at = name.find('@');
        if (const std::string_view known = tutorialName(std::string_view(name).substr(0, at)); !known.empty())
            table[std::string(known) + name.substr(at)] = value;
    }
    return table;
}

MetricValue metricPerUser(const std::string &name, std::int64_t k, std::span<const UserResult> results, const History &history)
{
    const std::int64_t cutOffs[] = {k};
    const Past past(history);
    MetricValue answer{kNaN, std::vector<double>(results.size(), kNaN)};
    Mean mean;
    evaluate(
        results, past, cutOffs,
        [&](std::size_t metric, std::size_t, std::size_t user, double value) {
            if (kMetrics[metric].name != name)
                return;
            answer.perUser[user] = value;
            mean.add(value);
        },
        [&](std::size_t, double distinct) {
            if (name == kCoverage || name == kCoverageNormalized)
                answer.mean = name == kCoverage ? distinct : share(distinct, past.catalogueSize());
        });
    const bool perUser = std::any_of(kMetrics.begin(), kMetrics.end(), [&](const Metric &metric) { return metric.name == name; });
    if (perUser)
        answer.mean = mean.value();
    return answer;
}

} // namespace hstudio::metrics
