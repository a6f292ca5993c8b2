#include "core/compare/report.h"

#include "core/base/clock.h"
#include "core/compare/slices.h"
#include "core/experiment/runcontext.h"
#include "core/store/store.h"

#include <algorithm>

namespace hstudio::compare
{
namespace
{

/// Slices of runs that share a data set; nothing else can be sliced alike.
std::vector<Table> slicesOf(store::Store &store, std::span<const Run> runs, std::span<const RunGroup> groups, const std::string &metric)
{
    const auto other = [&runs](const Run &run) { return run.dataset.hash != runs.front().dataset.hash || !run.evaluation; };
    if (runs.empty() || std::any_of(runs.begin(), runs.end(), other))
        return {};
    const auto dataset = experiment::openDataset(store, runs.front().dataset.id);
    if (!dataset)
        return {};
    const auto traits = userTraits(*(*dataset)->table, (*dataset)->split);
    std::vector<Table> tables;
    for (const SliceBy by : {SliceBy::HistoryLength, SliceBy::TargetPopularity, SliceBy::SinceLast})
        if (const auto slices = sliceMetric(runs, groups, traits, by, metric); !slices.empty())
            tables.push_back(slicesTable(groups, slices, by, metric));
    return tables;
}

} // namespace

base::Result<std::string> makeReport(store::Store &store, std::span<const base::RunId> ids, ReportOptions options, bool foldedSeeds,
                                     base::RunId baseline)
{
    const auto runs = loadRuns(store, ids);
    if (!runs)
        return runs.error();
    const auto groups = foldedSeeds ? foldSeeds(*runs) : eachAlone(*runs);
    std::map<base::RunId, std::vector<LearntBlock>> learnt;
    for (const Run &run : *runs)
        if (auto blocks = learntBias(store, run))
            learnt[run.record.id] = *std::move(blocks);
    options.madeAt = options.madeAt == 0 ? base::unixNow() : options.madeAt;
    if (options.title.empty())
        options.title = runs->size() == 1 ? runs->front().record.name : std::to_string(runs->size()) + " runs";
    options.baseline = groupOf(*runs, groups, baseline);
    return htmlReport(*runs, groups, options, learnt, slicesOf(store, *runs, groups, options.metric));
}

} // namespace hstudio::compare
