#include "app/cli/checks.h"
#include "app/cli/documents.h"
#include "app/cli/itemselection.h"
#include "app/cli/output.h"
#include "app/cli/recommendations.h"
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
    std::string run;
    std::string item;
    std::int64_t k = 10;
    std::string device = "auto";
};

void printSimilarJson(const experiment::OpenRun &run, std::uint32_t target, const std::vector<inference::ScoredItem> &items)
{
    const data::Dataset &table = *run.dataset->table;
    Json rows = Json::array();
    for (const inference::ScoredItem &item : items)
        rows.push_back({{"target_item", idDocument(table.itemIds(), target)},
                        {"item", idDocument(table.itemIds(), item.itemCode)},
                        {"title", table.item(item.itemCode).title},
                        {"score", scoreDocument(item.score)},
                        {"rank", item.rank}});
    printJson({{"run", run.record.id.value}, {"context", contextWord(run)}, {"rows", rows}});
}

void printSimilarText(const experiment::OpenRun &run, std::uint32_t target, const std::vector<inference::ScoredItem> &items)
{
    const data::Dataset &table = *run.dataset->table;
    std::cout << "Similar to " << table.itemIds().text(target) << ": " << table.item(target).title << '\n';
    Table rows({{"rank"}, {"item"}, {"title", Table::Align::Left}, {"cosine"}});
    for (const inference::ScoredItem &item : items)
        rows.add({std::to_string(item.rank), table.itemIds().text(item.itemCode), table.item(item.itemCode).title,
                  metricText(static_cast<double>(item.score))});
    std::cout << rows.text();
}

Outcome similar(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto run = openTrainedRun(**store, options.run, options.device);
    if (!run)
        return run.error();
    const auto target = findItem(**run, options.item);
    if (!target)
        return target.error();
    const auto items = (*run)->recommender->similarItems((*run)->items.internalOf[*target], options.k);
    if (!items)
        return items.error();
    if (context.json)
        printSimilarJson(**run, *target, *items);
    else
        printSimilarText(**run, *target, *items);
    return {};
}

} // namespace

void addSimilar(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("similar", "Items most similar to one, by the model's embeddings",
                                     [options](const Context &context) { return similar(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("--item", options->item, "Id of the item")->type_name("ID")->required();
    verb->add_option("-k,--k", options->k, "Length of the list")->type_name("N")->check(wholeNumberFrom(1))->capture_default_str();
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE")->capture_default_str();
}

} // namespace hstudio::cli
