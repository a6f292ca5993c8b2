#pragma once

#include "core/base/result.h"
#include "core/compare/pairedtests.h"
#include "core/compare/usermetrics.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// How far two runs' means differ by nothing but their seeds.
struct SeedNoise
{
    double size = 0;       ///< a smaller difference of the means says nothing
    bool measured = false; ///< from the seeds of both groups (two standard errors of the difference); else the known one of ML-1M
};
/// Of recall@10, single runs: about .01 on ML-1M (.005 is one run's standard deviation over seeds). Empty when it isn't known: another metric, and a
/// group of one run.
std::optional<SeedNoise> seedNoise(std::span<const Run> runs, const RunGroup &a, const RunGroup &b, const std::string &metric);

/// Two groups compared on one metric.
struct PairReport
{
    std::string metric;
    std::size_t a = 0; ///< indexes into the groups
    std::size_t b = 0;
    double meanA = 0; ///< over users (and runs)
    double meanB = 0;
    std::int64_t users = 0;
    std::int64_t aAhead = 0; ///< users for whom A is better
    std::int64_t bAhead = 0;
    TTest t;
    Wilcoxon wilcoxon;
    Interval interval; ///< bootstrap, of the mean difference A - B
    double tHolm = 1;  ///< p-values corrected for the number of pairs compared at once (Holm)
    double wilcoxonHolm = 1;
    std::int64_t comparisons = 1;
    std::optional<SeedNoise> noise;
    std::vector<Words> words;     ///< what all that says, in plain sentences
    bool moreSeedsWanted = false; ///< single runs whose difference the seeds could explain: run both with kWantedSeeds seeds

    [[nodiscard]] double difference() const { return meanA - meanB; }
};
inline constexpr int kWantedSeeds = 5;

/// What could be tested of a comparison, and why the rest could not.
struct TestedPairs
{
    std::vector<PairReport> reports;
    std::vector<base::Error> refused; ///< as comparePairs() would have returned
};
/// As comparePairs(), but groups that can't be compared with the baseline don't keep the others from it.
TestedPairs compareWhatCanBe(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t baseline, const std::string &metric,
                             const BootstrapOptions &bootstrap = {});

/// Compares every other group with the baseline (as B) on each metric's users; Holm's correction goes over the groups of a metric.
/// Errors: InvalidArgument for a metric without user values, for runs without test (says to evaluate), and for protocols that aren't alike (says what
/// differs), since such numbers must not be tested against each other.
base::Result<std::vector<PairReport>> comparePairs(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t baseline,
                                                   const std::string &metric, const BootstrapOptions &bootstrap = {});

} // namespace hstudio::compare
