#pragma once

#include <cstdint>
#include <span>

/// How much two ranked lists agree. Lists hold distinct items, best first; they may have different lengths.
namespace hstudio::metrics
{

/// Share of the first k places that both lists have in common, |A_k ∩ B_k| / min(k, the longer list's length), in any order; 1 for two empty lists. k >= 1.
double overlapAtK(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::int64_t k);

/// p of the rank-biased overlap where nobody chooses another: 86 % of the weight lies on the first ten places.
inline constexpr double kDefaultPersistence = 0.9;

/// Rank-biased overlap, extrapolated (RBO_ext, equation 32 of Webber, Moffat and Zobel, "A similarity measure for indefinite rankings", 2010): the expected overlap for a
/// reader who looks at the next place with probability p (0 < p < 1), with the agreement of what is seen carried on beyond the end. 0 … 1; 1 for two empty lists, 0 for one.
double rankBiasedOverlap(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, double p = kDefaultPersistence);

/// Over which items Kendall's tau looks.
enum class TauItems
{
    Common, ///< items of both lists: has their order changed?
    Union, ///< items of either; one that a list lacks stands behind all that it has, tied with the others it lacks: were other items chosen?
};

/// Kendall's tau-b, −1 … 1 (SciPy's kendalltau). NaN where it isn't defined: fewer than two items, or a list that ties them all. Time grows with the square of the lengths.
double kendallTau(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, TauItems items);

} // namespace hstudio::metrics
