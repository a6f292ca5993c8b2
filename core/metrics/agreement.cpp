#include "core/metrics/agreement.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hstudio::metrics
{
namespace
{

using List = std::span<const std::uint32_t>;

/// |A_d ∩ B_d| for d = 1, 2 … up to the longer list's length; the shorter one ends where it ends.
std::vector<double> commonByDepth(List a, List b)
{
    std::unordered_set<std::uint32_t> seen;
    std::vector<double> common;
    double count = 0;
    const auto add = [&](List list, std::size_t place) {
        if (place < list.size() && !seen.insert(list[place]).second)
            ++count;
    };
    for (std::size_t place = 0; place < std::max(a.size(), b.size()); ++place) {
        add(a, place);
        add(b, place);
        common.push_back(count);
    }
    return common;
}

/// Place of each item in both lists, from 0; the length of a list that lacks it.
struct Places
{
    std::int64_t inA = 0;
    std::int64_t inB = 0;
};

std::vector<Places> placesOf(List a, List b, TauItems items)
{
    std::unordered_map<std::uint32_t, Places> places;
    for (std::size_t i = 0; i < a.size(); ++i)
        places[a[i]] = {static_cast<std::int64_t>(i), std::ssize(b)};
    for (std::size_t i = 0; i < b.size(); ++i)
        places.try_emplace(b[i], Places{std::ssize(a), 0}).first->second.inB = static_cast<std::int64_t>(i);
    std::vector<Places> chosen;
    for (const auto &[item, place] : places)
        if (items == TauItems::Union || (place.inA < std::ssize(a) && place.inB < std::ssize(b)))
            chosen.push_back(place);
    return chosen;
}

} // namespace

double overlapAtK(List a, List b, std::int64_t k)
{
    assert(k >= 1);
    const auto cut = [k](List list) { return list.first(std::min(list.size(), static_cast<std::size_t>(k))); };
    const auto common = commonByDepth(cut(a), cut(b));
    return common.empty() ? 1 : common.back() / static_cast<double>(common.size());
}

double rankBiasedOverlap(List a, List b, double p)
{
    assert(p > 0 && p < 1);
    if (a.empty() || b.empty())
        return a.empty() && b.empty() ? 1 : 0;
    const auto common = commonByDepth(a, b);
    const auto shorter = static_cast<double>(std::min(a.size(), b.size())); // s
    const auto longer = static_cast<double>(common.size());                 // l
    const double atShorter = common[static_cast<std::size_t>(shorter) - 1]; // X_s
    double sum = 0;
    double weight = 1; // p^d
    for (std::size_t i = 0; i < common.size(); ++i) {
        const auto depth = static_cast<double>(i + 1);
        weight *= p;
        sum += common[i] / depth * weight;
        if (depth > shorter)
            sum += atShorter * (depth - shorter) / (shorter * depth) * weight;
    }
    return (1 - p) / p * sum + ((common.back() - atShorter) / longer + atShorter / shorter) * weight;
}

double kendallTau(List a, List b, TauItems items)
{
    const auto places = placesOf(a, b, items);
    double agreeing = 0; // concordant minus discordant pairs
    double apartInA = 0; // pairs that the list doesn't tie
    double apartInB = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            const bool tiedA = places[i].inA == places[j].inA;
            const bool tiedB = places[i].inB == places[j].inB;
            apartInA += tiedA ? 0 : 1;
            apartInB += tiedB ? 0 : 1;
            if (!tiedA && !tiedB)
                agreeing += (places[i].inA < places[j].inA) == (places[i].inB < places[j].inB) ? 1 : -1;
        }
    if (apartInA == 0 || apartInB == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return agreeing / std::sqrt(apartInA * apartInB);
}

} // namespace hstudio::metrics
