#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/tableformat.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/compare/tables.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string dataset;
    bool curves = false;
    TableFormat format;
};

base::Result<std::vector<store::RunRecord>> readRuns(store::Store &store, const std::string &dataset)
{
    if (dataset.empty())
        return store.runs();
    const auto record = store.findDataset(dataset);
    if (!record)
        return record.error();
    return store.runs(record->id);
}

std::string runTable(const std::vector<store::RunRecord> &runs)
{
    Table table({{"run"},
                 {"name", Table::Align::Left},
                 {"data set"},
                 {"seed"},
                 {"state", Table::Align::Left},
                 {"epochs"},
                 {"best"},
                 {"val recall@10"},
                 {"test recall@10"},
                 {"test ndcg@10"}});
    for (const store::RunRecord &run : runs)
        table.add({std::to_string(run.id.value), run.name, std::to_string(run.dataset.value), std::to_string(run.seed),
                   std::string(store::toString(run.state)), std::to_string(run.epochs), std::to_string(run.bestEpoch),
                   metricText(run.validation, "recall@10"), metricText(run.test, "recall@10"), metricText(run.test, "ndcg@10")});
    return table.empty() ? "No runs yet. Start one with \"hstudio-cli train --dataset D --preset quick\".\n" : table.text();
}

/// The runs as compare sees them, with everything or with what their records tell.
base::Result<std::vector<compare::Run>> comparedRuns(store::Store &store, const std::vector<store::RunRecord> &records, bool withEpochs)
{
    if (withEpochs) {
        std::vector<base::RunId> ids;
        for (const store::RunRecord &record : records)
            ids.push_back(record.id);
        return compare::loadRuns(store, ids);
    }
    const auto datasets = store.datasets();
    if (!datasets)
        return datasets.error();
    std::vector<compare::Run> runs;
    for (const store::RunRecord &record : records) {
        const auto dataset =
            std::find_if(datasets->begin(), datasets->end(), [&record](const auto &candidate) { return candidate.id == record.dataset; });
        runs.push_back(compare::runFromRecord(record, dataset == datasets->end() ? store::DatasetRecord{} : *dataset));
    }
    return runs;
}

/// For other programs: a table, or all curves of all runs.
Outcome exportRuns(const Context &context, store::Store &store, const std::vector<store::RunRecord> &records, const Options &options)
{
    const auto runs = comparedRuns(store, records, options.curves);
    if (!runs)
        return runs.error();
    if (options.curves)
        return writeCsv(context, compare::curvesCsv(*runs), options.format);
    return writeTables(context, {compare::runsTable(*runs)}, options.format);
}

Outcome listRuns(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto runs = readRuns(**store, options.dataset);
    if (!runs)
        return runs.error();
    std::erase_if(*runs, [](const store::RunRecord &run) { return run.trashedAt != 0; });
    if (options.curves || options.format.chosen())
        return exportRuns(context, **store, *runs, options);
    if (!context.json) {
        std::cout << runTable(*runs);
        return {};
    }
    Json documents = Json::array();
    for (const store::RunRecord &run : *runs)
        documents.push_back(runDocument(run));
    printJson(documents);
    return {};
}

} // namespace

void addRuns(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("runs", "List the runs", [options](const Context &context) { return listRuns(context, *options); });
    verb->add_option("--dataset", options->dataset, "Only runs of this data set (id or name)")->type_name("D");
    verb->add_flag("--curves", options->curves, "All curves of all runs as one CSV");
    addTableFormat(*verb, options->format);
}

} // namespace hstudio::cli
