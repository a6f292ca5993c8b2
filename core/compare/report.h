#pragma once

#include "core/base/result.h"
#include "core/compare/learnt.h"
#include "core/compare/seeds.h"
#include "core/compare/table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// What a report is made of besides the runs.
struct ReportOptions
{
    std::string title;
    std::string metric = "recall@10"; ///< of the paired tests
    std::size_t baseline = 0;         ///< index into the groups
    std::int64_t madeAt = 0;          ///< unix seconds, printed
};

/// Everything about chosen runs in one self-contained HTML page: what the comparison says, metrics, paired tests, curves, the tutorial's table with
/// published rows, settings, what the models learnt, versions. No script, nothing from outside; light or dark as the reader's system is.
/// `learnt` by run id (may be empty), `more` further tables (slices). English. Not compared is what can't be: the page says why.
std::string htmlReport(std::span<const Run> runs, std::span<const RunGroup> groups, const ReportOptions &options,
                       const std::map<base::RunId, std::vector<LearntBlock>> &learnt = {}, const std::vector<Table> &more = {});

/// Gathers the rest from the workspace (weights, and the data set for slices when all runs share one) and makes the page. Blocking. What can't be
/// read (weights that are gone) is left out. `baseline` chooses the group that deltas are to (none: the first). Errors: those of loadRuns.
base::Result<std::string> makeReport(store::Store &store, std::span<const base::RunId> ids, ReportOptions options, bool foldedSeeds = true,
                                     base::RunId baseline = {});

} // namespace hstudio::compare
