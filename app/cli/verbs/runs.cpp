#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

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

Outcome listRuns(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto runs = readRuns(**store, options.dataset);
    if (!runs)
        return runs.error();
    std::erase_if(*runs, [](const store::RunRecord &run) { return run.trashedAt != 0; });
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
}

} // namespace hstudio::cli
