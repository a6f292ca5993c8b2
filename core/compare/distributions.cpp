#include "core/compare/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hstudio::compare
{
namespace
{

/// The continued fraction of I_x(a, b), by Lentz's method (as modified by Thompson and Barnett). Converges fast for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr double kTiny = 1e-300;
    constexpr int kMostTerms = 20'000;
    const auto awayFromZero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m <= kMostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1) < std::numeric_limits<double>::epsilon())
            break;
    }
    return fraction;
}

/// log x, from whichever of x and 1 - x is the exacter.
double logOf(double x, double oneMinusX) { return x > 0.5 ? std::log1p(-oneMinusX) : std::log(x); }

} // namespace

double incompleteBeta(double a, double b, double x, double oneMinusX)
{
    if (x <= 0)
        return 0;
    if (oneMinusX <= 0)
        return 1;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * logOf(x, oneMinusX) + b * logOf(oneMinusX, x));
    if (x < (a + 1) / (a + b + 2))
        return front * betaFraction(a, b, x) / a;
    return 1 - front * betaFraction(b, a, oneMinusX) / b;
}

double studentTwoSided(double t, double degrees)
{
    if (std::isinf(t))
        return 0;
    const double sum = degrees + t * t;
    return incompleteBeta(degrees / 2, 0.5, degrees / sum, t * t / sum);
}

double normalTwoSided(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

std::vector<double> signedRankDistribution(const std::vector<std::int64_t> &doubledRanks)
{
    const auto largest = static_cast<std::size_t>(std::accumulate(doubledRanks.begin(), doubledRanks.end(), std::int64_t{0}));
    std::vector<double> probability(largest + 1);
    probability[0] = 1;
    std::size_t reached = 0;
    for (const std::int64_t rank : doubledRanks) {
        const auto step = static_cast<std::size_t>(rank);
        reached += step;
        for (std::size_t sum = reached + 1; sum-- > 0;)
            probability[sum] = (probability[sum] + (sum >= step ? probability[sum - step] : 0)) / 2;
    }
    return probability;
}

} // namespace hstudio::compare
