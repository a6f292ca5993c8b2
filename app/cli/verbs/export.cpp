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
    std::string run;
    std::string folder;
};

Outcome exportWeights(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.run);
    if (!run)
        return run.error();
    if (auto exported = experiment::exportRun(**store, run->id, options.folder); !exported)
        return exported;
    if (context.json)
        printJson({{"run", run->id.value}, {"folder", options.folder}});
    else
        std::cout << "The weights of run " << run->id.value << " (" << run->name << ") are in " << options.folder
                  << ", with their settings and item order.\n";
    return {};
}

} // namespace

void addExport(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("export", "Write a run's weights for RecTools and other programs",
                                     [options](const Context &context) { return exportWeights(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("--to", options->folder, "Folder for weights.safetensors, config.json and items.json; created when missing")
        ->type_name("DIR")
        ->required();
}

} // namespace hstudio::cli
