#pragma once

#include "app/cli/documents.h"
#include "core/compare/metrictable.h"
#include "core/compare/verdict.h"

#include <cstddef>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// Runs that are compared, and what came out.
struct Comparison
{
    std::vector<compare::Run> runs;
    std::vector<compare::RunGroup> groups;
    std::size_t baseline = 0; ///< group
    std::vector<compare::MetricRow> metrics;
    std::vector<compare::PairReport> tests;
    std::vector<std::string> problems; ///< why something couldn't be tested
};

/// {"runs": [id …], "baseline": group, "groups": [{"label", "runs", "protocol", "metrics": {name: {"mean", "std", "runs", "delta", "standing", "best",
/// "unlike"}}}], "settings": {key: [value …]} (those that differ), "tests": [{"metric", "a", "b", …, "says"}], "not_tested": [why]}
Json comparisonDocument(const Comparison &comparison);

} // namespace hstudio::cli
