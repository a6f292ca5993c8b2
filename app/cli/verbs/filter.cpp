#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/preparationoptions.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string dataset;
    std::string name;
    PreparationOptions preparation;
};

Outcome filter(const Context &context, const Options &options)
{
    const auto preparation = preparationFrom(options.preparation);
    if (!preparation)
        return preparation.error();
    const auto dataset = openDatasetOf(context, options.dataset);
    if (!dataset)
        return dataset.error();
    const auto table = data::Dataset::open(dataset->store->datasetFolder(dataset->record));
    if (!table)
        return table.error();
    const auto derived = data::deriveDataset(**table, dataset->store->datasetsFolder(), *preparation, context.interrupt->token());
    if (!derived)
        return derived.error();
    const auto added =
        addToWorkspace(*dataset->store, **derived, options.name.empty() ? dataset->record.name : options.name, dataset->record.source);
    if (!added)
        return added.error();
    if (context.json)
        printJson(datasetDocument(*added));
    else
        printDataset(*added);
    return {};
}

} // namespace

void addFilter(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("filter", "Make another data set of an imported one: fewer interactions, or another split",
                                     [options](const Context &context) { return filter(context, *options); });
    verb->add_option("dataset", options->dataset, "Id or name of the data set")->required();
    verb->add_option("--name", options->name, "Name of the new data set")->type_name("N");
    addPreparationOptions(*verb, options->preparation);
}

} // namespace hstudio::cli
