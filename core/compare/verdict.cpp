#include "core/compare/verdict.h"

#include "core/compare/metricnames.h"

#include <algorithm>
#include <cmath>

namespace hstudio::compare
{
namespace
{

constexpr double kSignificant = 0.05;
/// docs/guide/runs.md: sd over seeds on ML-1M is about .005.
constexpr double kKnownNoise = 0.01;

bool bothFolded(const RunGroup &a, const RunGroup &b) { return a.runs.size() > 1 && b.runs.size() > 1; }

base::Result<void> checkComparable(std::span<const Run> runs, const RunGroup &a, const RunGroup &b, const std::string &metric)
{
    for (const RunGroup *group : {&a, &b})
        for (const std::size_t run : group->runs)
            if (!runs[run].evaluation)
                return base::Error{base::ErrorCode::InvalidArgument,
                                   HSTUDIO_TEXT("Error", "Run \"%1\" has no test evaluation. Evaluate it first."),
                                   {runs[run].record.name}};
    const Protocol ofA = *protocolOf(runs[a.runs.front()]);
    for (const std::size_t run : b.runs)
        if (const auto unlike = differences(ofA, *protocolOf(runs[run]), parseMetric(metric).k); !unlike.empty())
            return base::Error{base::ErrorCode::InvalidArgument,
                               HSTUDIO_TEXT("Error", "\"%1\" and \"%2\" can't be tested against each other. %3"),
                               {a.label, b.label, textOf(unlike)}};
    return {};
}

PairReport testPair(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t a, std::size_t b, const std::string &metric,
                    const BootstrapOptions &bootstrap)
{
    PairReport report;
    report.metric = metric;
    report.a = a;
    report.b = b;
    std::vector<double> differences;
    for (const UserPair &pair : pairUsers(runs, groups[a], groups[b], metric)) {
        report.meanA += pair.a;
        report.meanB += pair.b;
        report.aAhead += pair.difference() > 0 ? 1 : 0;
        report.bAhead += pair.difference() < 0 ? 1 : 0;
        differences.push_back(pair.difference());
    }
    report.users = static_cast<std::int64_t>(differences.size());
    report.meanA /= std::max(1.0, static_cast<double>(report.users));
    report.meanB /= std::max(1.0, static_cast<double>(report.users));
    report.t = pairedTTest(differences);
    report.wilcoxon = signedRankTest(differences);
    report.interval = bootstrapInterval(differences, bootstrap);
    report.noise = seedNoise(runs, groups[a], groups[b], metric);
    return report;
}

void correct(std::vector<PairReport> &reports)
{
    std::vector<double> t;
    std::vector<double> wilcoxon;
    for (const PairReport &report : reports) {
        t.push_back(report.t.p);
        wilcoxon.push_back(report.wilcoxon.p);
    }
    t = holm(t);
    wilcoxon = holm(wilcoxon);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        reports[i].tHolm = t[i];
        reports[i].wilcoxonHolm = wilcoxon[i];
        reports[i].comparisons = static_cast<std::int64_t>(reports.size());
    }
}

Words resultWords(const PairReport &report, const std::string &a, const std::string &b)
{
    const double difference = report.difference();
    if (report.aAhead == 0 && report.bAhead == 0)
        return {HSTUDIO_TEXT("Compare", "%1 and %2 give every user the same %3."), {a, b, report.metric}};
    const bool aWins = difference >= 0;
    return {HSTUDIO_TEXT("Compare", "%1 beats %2 by %3 on %4 (%5 against %6)."),
            {aWins ? a : b, aWins ? b : a, decimals(std::abs(difference)), report.metric, decimals(aWins ? report.meanA : report.meanB),
             decimals(aWins ? report.meanB : report.meanA)}};
}

/// Whether the users alone could explain it.
Words usersWords(const PairReport &report)
{
    const bool significant = report.wilcoxonHolm < kSignificant && report.tHolm < kSignificant;
    const std::vector<std::string> arguments = {std::to_string(report.users), pText(report.wilcoxonHolm), pText(report.tHolm)};
    if (significant)
        return {HSTUDIO_TEXT("Compare", "That is more than chance among the %1 users would give (Wilcoxon p %2, t-test p %3)."), arguments};
    return {HSTUDIO_TEXT("Compare", "Chance among the %1 users could explain it (Wilcoxon p %2, t-test p %3)."), arguments};
}

/// Whether the seeds alone could explain it.
Words seedWords(const PairReport &report, bool folded)
{
    if (!report.noise)
        return {HSTUDIO_TEXT("Compare", "How far %1 varies between seeds isn't known: run both with %2 seeds."),
                {report.metric, std::to_string(kWantedSeeds)}};
    const bool small = std::abs(report.difference()) < report.noise->size;
    const std::string size = decimals(report.noise->size, folded ? 4 : 2);
    if (folded && small)
        return {HSTUDIO_TEXT("Compare", "The difference is smaller than the noise between the seeds (%1)."), {size}};
    if (folded)
        return {HSTUDIO_TEXT("Compare", "The difference is larger than the noise between the seeds (%1)."), {size}};
    if (small)
        return {
            HSTUDIO_TEXT("Compare", "The difference is smaller than the noise between seeds (about %1 on ML-1M): run both with %2 seeds."),
            {size, std::to_string(kWantedSeeds)}};
    return {HSTUDIO_TEXT("Compare", "The difference is larger than the usual noise between seeds (about %1 on ML-1M)."), {size}};
}

void putIntoWords(PairReport &report, std::span<const RunGroup> groups)
{
    const bool folded = report.noise ? report.noise->measured : bothFolded(groups[report.a], groups[report.b]);
    report.words.push_back(resultWords(report, groups[report.a].label, groups[report.b].label));
    if (report.aAhead == 0 && report.bAhead == 0)
        return;
    report.words.push_back(usersWords(report));
    report.words.push_back(seedWords(report, folded));
    report.moreSeedsWanted = !folded && (!report.noise || std::abs(report.difference()) < report.noise->size);
}

} // namespace

std::optional<SeedNoise> seedNoise(std::span<const Run> runs, const RunGroup &a, const RunGroup &b, const std::string &metric)
{
    if (bothFolded(a, b)) {
        const MeanStd ofA = foldMetric(runs, a, metric);
        const MeanStd ofB = foldMetric(runs, b, metric);
        if (ofA.count > 1 && ofB.count > 1)
            return SeedNoise{.size = 2 * std::sqrt(ofA.std * ofA.std / static_cast<double>(ofA.count) +
                                                   ofB.std * ofB.std / static_cast<double>(ofB.count)),
                             .measured = true};
    }
    if (metric == "recall@10")
        return SeedNoise{.size = kKnownNoise, .measured = false};
    return {};
}

TestedPairs compareWhatCanBe(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t baseline, const std::string &metric,
                             const BootstrapOptions &bootstrap)
{
    TestedPairs tested;
    if (!hasUserValues(metric)) {
        tested.refused.push_back(
            {base::ErrorCode::InvalidArgument,
             HSTUDIO_TEXT("Error", "\"%1\" is known as one number only, not for each user. Choose recall@10, ndcg@10 or another "
                                   "metric that is a mean over users."),
             {metric}});
        return tested;
    }
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (group == baseline)
            continue;
        if (const auto comparable = checkComparable(runs, groups[group], groups[baseline], metric); !comparable)
            tested.refused.push_back(comparable.error());
        else
            tested.reports.push_back(testPair(runs, groups, group, baseline, metric, bootstrap));
    }
    correct(tested.reports);
    for (PairReport &report : tested.reports)
        putIntoWords(report, groups);
    return tested;
}

base::Result<std::vector<PairReport>> comparePairs(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t baseline,
                                                   const std::string &metric, const BootstrapOptions &bootstrap)
{
    TestedPairs tested = compareWhatCanBe(runs, groups, baseline, metric, bootstrap);
    if (!tested.refused.empty())
        return tested.refused.front();
    return std::move(tested.reports);
}

} // namespace hstudio::compare
