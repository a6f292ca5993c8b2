#pragma once

#include <map>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// {"recall@10": …, "recall@50": …, "ndcg@10": …} as a table with a row for each metric and a column for each cut-off.
std::string metricGrid(const std::map<std::string, double> &metrics);

/// The names in the order people look for them: recall, ndcg, …, each by ascending cut-off.
std::vector<std::string> metricNamesInOrder(const std::map<std::string, double> &metrics);

} // namespace hstudio::cli
