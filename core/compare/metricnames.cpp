#include "core/compare/metricnames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

namespace hstudio::compare
{
namespace
{

/// Accuracy first, then what else there is.
constexpr std::array<std::string_view, 12> kOrder = {"recall",   "ndcg", "hitrate",     "mrr",  "map",           "precision",
                                                     "coverage", "arp",  "serendipity", "miuf", "covered_users", "sufficient_reco"};

auto sortKey(const std::string &text)
{
    const MetricName name = parseMetric(text);
    return std::tuple(std::find(kOrder.begin(), kOrder.end(), name.base) - kOrder.begin(), name.base, name.k);
}

} // namespace

MetricName parseMetric(std::string_view name)
{
    const std::size_t at = name.find('@');
    MetricName parsed{.base = std::string(name.substr(0, at)), .k = {}};
    std::int64_t k = 0;
    if (at != std::string_view::npos && std::from_chars(name.data() + at + 1, name.data() + name.size(), k).ec == std::errc())
        parsed.k = k;
    return parsed;
}

Direction betterDirection(std::string_view metric)
{
    const std::string base = parseMetric(metric).base;
    if (base == "arp" || base == "miuf")
        return Direction::Neither;
    return base.ends_with("loss") || base == "seconds" ? Direction::Lower : Direction::Higher;
}

std::vector<std::string> inOrder(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end(), [](const std::string &a, const std::string &b) { return sortKey(a) < sortKey(b); });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string> namesInOrder(const std::map<std::string, double> &metrics)
{
    std::vector<std::string> names;
    for (const auto &[name, value] : metrics)
        names.push_back(name);
    return inOrder(std::move(names));
}

} // namespace hstudio::compare
