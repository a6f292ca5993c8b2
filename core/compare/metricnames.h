#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::compare
{

/// "recall@10" as {"recall", 10}; no cut-off for "val_loss".
struct MetricName
{
    std::string base;
    std::optional<std::int64_t> k;
};
MetricName parseMetric(std::string_view name);

/// Which way is better.
enum class Direction
{
    Higher,
    Lower,
    Neither, ///< describes rather than judges: popularity ("arp"), novelty ("miuf")
};
Direction betterDirection(std::string_view metric);

/// Names in the order people look for them, repeated ones once: recall, ndcg, …, each by ascending cut-off.
std::vector<std::string> inOrder(std::vector<std::string> names);
std::vector<std::string> namesInOrder(const std::map<std::string, double> &metrics);

} // namespace hstudio::compare
