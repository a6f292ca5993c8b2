#include "app/cli/checkpointoptions.h"
#include "app/cli/checks.h"
#include "app/cli/settings.h"
#include "app/cli/startruns.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/verify.h"
#include "app/cli/workspace.h"

#include <memory>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string dataset;
    SettingOptions settings;
    std::vector<std::int64_t> seeds;
    std::string name;
    std::string verify;
    bool later = false;
    experiment::CheckpointPolicy checkpoints;
};

/// One run, or one for each seed in a group of their own.
std::vector<experiment::RunSpec> specsOf(const Options &options, const config::ExperimentConfig &settings, base::DatasetId dataset)
{
    experiment::RunSpec spec{.dataset = dataset, .name = options.name, .preset = options.settings.preset, .group = {}, .config = settings};
    if (options.seeds.empty())
        return {spec};
    std::vector<experiment::RunSpec> specs;
    if (options.seeds.size() > 1)
        spec.group = (options.name.empty() ? options.settings.preset : options.name) + ", seeds " + seedList(options.seeds);
    for (const std::int64_t seed : options.seeds) {
        spec.config.device.seed = seed;
        if (options.seeds.size() > 1 && !options.name.empty())
            spec.name = options.name + " seed " + std::to_string(seed);
        specs.push_back(spec);
    }
    return specs;
}

Outcome verify(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.verify);
    return run ? verifyRun(context, *store, run->id, options.checkpoints) : Outcome(run.error());
}

Outcome train(const Context &context, const Options &options)
{
    if (!options.verify.empty())
        return verify(context, options);
    const auto settings = settingsFrom(options.settings);
    if (!settings)
        return settings.error();
    const auto dataset = openDatasetOf(context, options.dataset);
    if (!dataset)
        return dataset.error();
    const auto specs = specsOf(options, *settings, dataset->record.id);
    return options.later ? queueForLater(context, dataset->store, specs) : trainAll(context, dataset->store, specs, options.checkpoints);
}

} // namespace

void addTrain(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("train", "Train a model, or one for each seed, and test it",
                                     [options](const Context &context) { return train(context, *options); });
    auto *dataset = verb->add_option("--dataset", options->dataset, "Id or name of the data set")->type_name("D");
    addSettingOptions(*verb, options->settings);
    verb->add_option("--seeds", options->seeds, "A run for each of these seeds: 1,2,3")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(wholeNumberFrom(0));
    verb->add_option("--name", options->name, "Name of the run (default: from the preset and the seed)")->type_name("N");
    verb->add_flag("--later", options->later, "Only put the run into the queue: the workbench works it off")->needs(dataset);
    addCheckpointOptions(*verb, options->checkpoints);
    verb->add_option("--verify", options->verify, "Train a finished run again and say whether both are equal, or what differs")
        ->type_name("RUN")
        ->excludes(dataset);
    verb->parse_complete_callback([options] {
        if (options->dataset.empty() && options->verify.empty())
            throw CLI::RequiredError("--dataset");
    });
}

} // namespace hstudio::cli
