#include "app/cli/checkpointoptions.h"
#include "app/cli/checks.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/settings.h"
#include "app/cli/startruns.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/config/ablation.h"

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
    SettingOptions settings;
    std::vector<std::string> axes; ///< "key=value,value"
    std::vector<std::int64_t> seeds;
    std::string name;
    bool later = false;
    bool dryRun = false;
    experiment::CheckpointPolicy checkpoints;
};

/// The runs that are asked for. All must be possible: half an ablation compares nothing.
base::Result<std::vector<config::AblationRun>> planOf(const Options &options)
{
    const auto settings = settingsFrom(options.settings);
    if (!settings)
        return settings.error();
    const auto &preset = options.settings.preset;
    const config::AblationBase base{.name = options.name.empty() ? preset : options.name, .preset = preset, .config = *settings};
    config::Ablation ablation{.bases = {base}, .seeds = options.seeds};
    if (options.axes.empty())
        ablation.bases = config::biasAblation(base);
    for (const std::string &text : options.axes) {
        const std::size_t equals = text.find('=');
        auto axis = config::parseAxis(text.substr(0, equals), text.substr(equals + 1));
        if (!axis)
            return axis.error();
        ablation.axes.push_back(*std::move(axis));
    }
    auto runs = config::expand(ablation);
    if (!runs)
        return runs;
    for (const auto &run : *runs)
        if (run.issue)
            return base::Error{run.issue->code, "%1: %2", {run.name, run.issue->text()}};
    return runs;
}

std::vector<experiment::RunSpec> specsOf(const Options &options, const std::vector<config::AblationRun> &runs, base::DatasetId dataset)
{
    const std::string group = options.name.empty() ? "ablation of " + options.settings.preset : options.name;
    std::vector<experiment::RunSpec> specs;
    for (const auto &run : runs)
        specs.push_back({.dataset = dataset, .name = run.name, .preset = run.preset, .group = group, .config = run.config});
    return specs;
}

void printPlan(const Context &context, const std::vector<config::AblationRun> &runs)
{
    Json documents = Json::array();
    Table table({{"run"}, {"name", Table::Align::Left}, {"seed"}, {"epochs"}});
    for (const auto &run : runs) {
        Json settings = Json::object();
        for (const auto &[key, value] : run.settings)
            settings[key] = value;
        documents.push_back({{"name", run.name}, {"preset", run.preset}, {"seed", run.config.device.seed}, {"settings", settings}});
        table.add({std::to_string(documents.size()), run.name, std::to_string(run.config.device.seed),
                   std::to_string(run.config.stopping.maxEpochs)});
    }
    if (context.json)
        printJson(documents);
    else
        std::cout << table.text();
}

/// The runs side by side, as they stand now.
void printResults(store::Store &store, base::DatasetId dataset, const std::string &group, std::size_t count)
{
    auto runs = store.runs(dataset);
    if (!runs)
        return;
    std::erase_if(*runs, [&](const store::RunRecord &run) { return run.group != group; });
    std::ranges::sort(*runs, {}, &store::RunRecord::id);
    if (runs->size() > count)
        runs->erase(runs->begin(), runs->end() - static_cast<std::ptrdiff_t>(count));
    Table table({{"run"}, {"name", Table::Align::Left}, {"state", Table::Align::Left}, {"best"}, {"test recall@10"}, {"test ndcg@10"}});
    for (const auto &run : *runs)
        table.add({std::to_string(run.id.value), run.name, std::string(store::toString(run.state)), std::to_string(run.bestEpoch),
                   metricText(run.test, "recall@10"), metricText(run.test, "ndcg@10")});
    std::cout << table.text();
}

Outcome ablate(const Context &context, const Options &options)
{
    const auto plan = planOf(options);
    if (!plan)
        return plan.error();
    const auto dataset = openDatasetOf(context, options.dataset);
    if (!dataset)
        return dataset.error();
    if (options.dryRun) {
        printPlan(context, *plan);
        return {};
    }
    const auto specs = specsOf(options, *plan, dataset->record.id);
    if (options.later)
        return queueForLater(context, dataset->store, specs);
    auto outcome = trainAll(context, dataset->store, specs, options.checkpoints);
    if (!context.json)
        printResults(*dataset->store, dataset->record.id, specs.front().group, specs.size());
    return outcome;
}

} // namespace

void addAblate(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb(
        "ablate", "Train a series of models that differ in a few settings; without --vary: HSTU with both biases, either, none, and SASRec",
        [options](const Context &context) { return ablate(context, *options); });
    verb->add_option("--dataset", options->dataset, "Id or name of the data set")->type_name("D")->required();
    addSettingOptions(*verb, options->settings);
    verb->add_option("--vary", options->axes,
                     "A setting and the values it takes in turn (may be repeated: every combination is trained); lists are parted by \";\"")
        ->type_name("KEY=V1,V2")
        ->allow_extra_args(false)
        ->check([](const std::string &text) {
            const std::size_t equals = text.find('=');
            return equals == std::string::npos || equals == 0 || equals + 1 == text.size()
                       ? "\"" + text + "\" is not of the form key=value,value"
                       : std::string();
        });
    verb->add_option("--seeds", options->seeds, "Each of them with each of these seeds: 1,2,3")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(wholeNumberFrom(0));
    verb->add_option("--name", options->name, "Name of the group, and beginning of the runs' names (default: the preset's)")
        ->type_name("N");
    auto *later = verb->add_flag("--later", options->later, "Only put the runs into the queue: the workbench works them off");
    verb->add_flag("--dry-run", options->dryRun, "Only list the runs")->excludes(later);
    addCheckpointOptions(*verb, options->checkpoints);
}

} // namespace hstudio::cli
