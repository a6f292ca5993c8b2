#include "core/nn/kernels/binomial.h"

#include <cmath>

namespace hstudio::nn::kernels
{
namespace
{

constexpr double kSmallestStart = 1e-290; ///< below it the first term could underflow: work with logarithms

/// Walks up from 0 drops with `term` = P(drops) by the ratio of neighbouring terms.
template<typename Next>
std::int64_t walk(std::int64_t n, double u, double first, Next next)
{
    double cumulative = first;
    std::int64_t drops = 0;
    while (cumulative < u && drops < n) {
        cumulative += next(static_cast<double>(drops));
        ++drops;
    }
    return drops;
}

} // namespace

std::int64_t binomialQuantile(std::int64_t n, double p, double u)
{
    const auto count = static_cast<double>(n);
    const double odds = p / (1.0 - p);
    double term = std::pow(1.0 - p, count);
    if (term > kSmallestStart)
        return walk(n, u, term, [&](double d) { return term *= (count - d) / (d + 1.0) * odds; });
    double logTerm = count * std::log1p(-p);
    return walk(n, u, 0.0, [&](double d) {
        logTerm += std::log((count - d) / (d + 1.0) * odds);
        return std::exp(logTerm);
    });
}

} // namespace hstudio::nn::kernels
