#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/experiment/weightsexchange.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string folder;
    std::string dataset;
    std::string name;
};

Outcome importWeights(const Context &context, const Options &options)
{
    const auto dataset = openDatasetOf(context, options.dataset);
    if (!dataset)
        return dataset.error();
    const auto run = experiment::importWeights(*dataset->store, dataset->record.id, options.folder, options.name);
    if (!run)
        return run.error();
    if (context.json)
        printJson({{"run", run->id.value}});
    else
        std::cout << "Run " << run->id.value << " (" << run->name << ") has these weights: \"hstudio-cli evaluate " << run->id.value
                  << "\" tests them.\n";
    return {};
}

} // namespace

void addImportWeights(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("import-weights", "Make a run of weights that were trained elsewhere, such as in RecTools",
                                     [options](const Context &context) { return importWeights(context, *options); });
    verb->add_option("folder", options->folder, "Folder with weights.safetensors, config.json and items.json, as \"export\" writes it")
        ->type_name("DIR")
        ->required();
    verb->add_option("--dataset", options->dataset, "Id or name of the data set that the weights were trained on")
        ->type_name("D")
        ->required();
    verb->add_option("--name", options->name, "Name of the run (default: the folder's)")->type_name("N");
}

} // namespace hstudio::cli
