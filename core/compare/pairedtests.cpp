#include "core/compare/pairedtests.h"

#include "core/base/random.h"
#include "core/compare/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace hstudio::compare
{
namespace
{

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The differences that aren't 0, by size, with ranks; equal sizes share the mean of their ranks.
struct SignedRanks
{
    double positive = 0; ///< sum of the ranks of positive differences
    double negative = 0;
    double tieCorrection = 0;          ///< sum of t³ - t over groups of t equal sizes
    std::vector<std::int64_t> doubled; ///< twice each rank
};

SignedRanks signedRanks(std::span<const double> differences)
{
    std::vector<double> sorted;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(sorted), [](double value) { return value != 0; });
    std::sort(sorted.begin(), sorted.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    SignedRanks ranks;
    ranks.doubled.reserve(sorted.size());
    for (std::size_t begin = 0; begin < sorted.size();) {
        std::size_t end = begin + 1;
        while (end < sorted.size() && std::abs(sorted[end]) == std::abs(sorted[begin]))
            ++end;
        const auto doubled = static_cast<std::int64_t>(begin + 1 + end);
        const auto ties = static_cast<double>(end - begin);
        ranks.tieCorrection += ties * ties * ties - ties;
        for (std::size_t i = begin; i < end; ++i) {
            ranks.doubled.push_back(doubled);
            (sorted[i] > 0 ? ranks.positive : ranks.negative) += static_cast<double>(doubled) / 2;
        }
        begin = end;
    }
    return ranks;
}

double exactP(const SignedRanks &ranks)
{
    const std::vector<double> probability = signedRankDistribution(ranks.doubled);
    const auto observed = static_cast<std::ptrdiff_t>(std::llround(2 * ranks.positive));
    const double below = std::accumulate(probability.begin(), probability.begin() + observed + 1, 0.0);
    const double above = std::accumulate(probability.begin() + observed, probability.end(), 0.0);
    return std::min(1.0, 2 * std::min(below, above));
}

double normalP(const SignedRanks &ranks)
{
    const auto count = static_cast<double>(ranks.doubled.size());
    const double mean = count * (count + 1) / 4;
    const double variance = (count * (count + 1) * (2 * count + 1) - ranks.tieCorrection / 2) / 24;
    return normalTwoSided((ranks.positive - mean) / std::sqrt(variance));
}

} // namespace

TTest pairedTTest(std::span<const double> differences)
{
    if (differences.size() < 2)
        return {};
    const auto count = static_cast<double>(differences.size());
    const double mean = meanOf(differences);
    double squares = 0;
    for (const double difference : differences)
        squares += (difference - mean) * (difference - mean);
    TTest test{.statistic = 0, .degrees = count - 1, .p = 1};
    if (mean == 0)
        return test;
    test.statistic =
        squares == 0 ? std::copysign(std::numeric_limits<double>::infinity(), mean) : mean / std::sqrt(squares / (count - 1) / count);
    test.p = studentTwoSided(test.statistic, test.degrees);
    return test;
}

Wilcoxon signedRankTest(std::span<const double> differences)
{
    constexpr std::size_t kMostExact = 50; // SciPy: "auto"
    constexpr std::size_t kMostExactWithTies = 13;
    const SignedRanks ranks = signedRanks(differences);
    if (ranks.doubled.empty())
        return {};
    const bool plain = ranks.tieCorrection == 0 && ranks.doubled.size() == differences.size();
    const bool exact = differences.size() <= (plain ? kMostExact : kMostExactWithTies);
    return {.statistic = std::min(ranks.positive, ranks.negative),
            .p = exact ? exactP(ranks) : normalP(ranks),
            .method = exact ? WilcoxonMethod::Exact : WilcoxonMethod::Normal};
}

std::vector<double> bootstrapMeans(std::span<const double> values, std::int64_t resamples, std::uint64_t seed)
{
    constexpr std::size_t kWords = 4096;
    std::vector<double> means;
    if (values.empty())
        return means;
    means.reserve(static_cast<std::size_t>(resamples));
    std::array<std::uint32_t, kWords> words{};
    for (std::int64_t resample = 0; resample < resamples; ++resample) {
        const base::CounterRandom random(seed, base::RandomPurpose::Bootstrap, 0, static_cast<std::uint32_t>(resample));
        double sum = 0;
        for (std::size_t done = 0; done < values.size(); done += kWords) {
            const auto drawn = std::span(words).first(std::min(kWords, (values.size() - done + 3) / 4 * 4));
            random.words(done / 4, drawn);
            for (std::size_t i = 0; i < std::min(drawn.size(), values.size() - done); ++i)
                sum += values[std::uint64_t{drawn[i]} * values.size() >> 32];
        }
        means.push_back(sum / static_cast<double>(values.size()));
    }
    return means;
}

Interval percentileInterval(std::vector<double> distribution, double confidence)
{
    if (distribution.empty())
        return {};
    std::sort(distribution.begin(), distribution.end());
    const auto at = [&distribution](double share) {
        const double place = share * static_cast<double>(distribution.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, distribution.size() - 1);
        return distribution[below] + (place - static_cast<double>(below)) * (distribution[above] - distribution[below]);
    };
    const double tail = (1 - confidence) / 2;
    return {at(tail), at(1 - tail)};
}

Interval bootstrapInterval(std::span<const double> values, const BootstrapOptions &options)
{
    return percentileInterval(bootstrapMeans(values, options.resamples, options.seed), options.confidence);
}

std::vector<double> holm(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> adjusted(p.size());
    double largest = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(p.size() - place) * p[order[place]]));
        adjusted[order[place]] = largest;
    }
    return adjusted;
}

} // namespace hstudio::compare
