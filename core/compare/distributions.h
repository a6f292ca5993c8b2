#pragma once

#include <cstdint>
#include <vector>

namespace hstudio::compare
{

/// Regularised incomplete beta function I_x(a, b), a and b > 0, 0 <= x <= 1 (NIST DLMF 8.17; continued fraction 8.17.22).
/// `oneMinusX` is 1 - x, given apart so that neither end loses digits.
double incompleteBeta(double a, double b, double x, double oneMinusX);

/// P(|T| >= |t|) for Student's t with `degrees` > 0 degrees of freedom.
double studentTwoSided(double t, double degrees);

/// P(|Z| >= |z|) for the standard normal distribution.
double normalTwoSided(double z);

/// Wilcoxon's signed-rank sum of positive ranks under the null hypothesis, each rank with either sign alike, for these doubled ranks (whole
/// numbers even when ties halve them): element s is the probability of a doubled sum of s. Exact up to 50 ranks.
std::vector<double> signedRankDistribution(const std::vector<std::int64_t> &doubledRanks);

} // namespace hstudio::compare
