#include "core/data/stats.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/experiment/runcontext.h"

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

Json statsDocument(const store::DatasetRecord &dataset, const data::DatasetStats &stats)
{
    Json document = datasetDocument(dataset);
    document.update(Json{{"density", stats.density},
                         {"median_history", stats.medianHistory},
                         {"longest_history", stats.longestHistory},
                         {"train", stats.trainRows},
                         {"validation", stats.validationRows},
                         {"test", stats.testRows},
                         {"dropped", stats.droppedRows},
                         {"cold_test_users", stats.coldTestUsers},
                         {"cold_test_items", stats.coldTestItems}});
    return document;
}

void printStats(const store::DatasetRecord &dataset, const data::DatasetStats &stats)
{
    printDataset(dataset);
    std::cout << '\n';
    printFacts({{"Density", decimalText(100 * stats.density, 2) + " %"},
                {"Median history", decimalText(stats.medianHistory, 1) + " interactions"},
                {"Longest history", countText(stats.longestHistory) + " interactions"}});
    std::cout << "\nLeave-one-out split:\n";
    printFacts({{"Training", countText(stats.trainRows)},
                {"Validation", countText(stats.validationRows)},
                {"Test", countText(stats.testRows)},
                {"Dropped (seen before)", countText(stats.droppedRows)},
                {"Cold test users", countText(stats.coldTestUsers)},
                {"Cold test items", countText(stats.coldTestItems)}});
}

Outcome showStats(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto record = (*store)->findDataset(options.dataset);
    if (!record)
        return record.error();
    const auto dataset = experiment::openDataset(**store, record->id);
    if (!dataset)
        return dataset.error();
    const data::DatasetStats stats = data::computeStats(*(*dataset)->table, (*dataset)->split);
    if (context.json)
        printJson(statsDocument(*record, stats));
    else
        printStats(*record, stats);
    return {};
}

} // namespace

void addStats(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("stats", "Show what is in a data set and how it is split",
                                     [options](const Context &context) { return showStats(context, *options); });
    verb->add_option("dataset", options->dataset, "Id or name of the data set")->required();
}

} // namespace hstudio::cli
