#include "app/cli/checks.h"
#include "app/cli/documents.h"
#include "app/cli/metricgrid.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

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
    std::string run;
    std::vector<std::int64_t> ks;
    std::string device = "auto";
};

/// The cut-offs that are wanted and those of the run's settings, so that what is stored can always be compared.
std::vector<std::int64_t> allCutOffs(const std::vector<std::int64_t> &wanted, const std::vector<std::int64_t> &ofSettings)
{
    std::vector<std::int64_t> all(wanted);
    all.insert(all.end(), ofSettings.begin(), ofSettings.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

metrics::MetricTable onlyAt(const metrics::MetricTable &metrics, const std::vector<std::int64_t> &ks)
{
    metrics::MetricTable chosen;
    for (const auto &[name, value] : metrics)
        if (std::find(ks.begin(), ks.end(), std::stoll(name.substr(name.find('@') + 1))) != ks.end())
            chosen[name] = value;
    return chosen;
}

base::Result<inference::Evaluation> evaluateRun(experiment::OpenRun &run, const std::vector<std::int64_t> &ks, const Interrupt &interrupt)
{
    ProgressLine line;
    return inference::evaluateTest(*run.recommender, *run.dataset->table, run.dataset->split, run.items, ks, interrupt.token(),
                                   [&](std::int64_t done, std::int64_t total) {
                                       line.show("Evaluating " + run.record.name,
                                                 static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(1, total)));
                                   });
}

void printEvaluation(const experiment::OpenRun &run, const inference::Evaluation &evaluation, const inference::Evaluation &popularity)
{
    std::cout << "Run " << run.record.id.value << " (" << run.record.name << "), "
              << countText(static_cast<std::int64_t>(evaluation.users.size())) << " test users\nProtocol: " << protocolText(evaluation.protocol) << "\n\n"
              << metricGrid(evaluation.metrics) << "\nFor comparison, the most popular items for everybody:\n"
              << metricGrid(popularity.metrics);
}

Outcome evaluate(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto run = openTrainedRun(**store, options.run, options.device);
    if (!run)
        return run.error();
    const std::vector<std::int64_t> &settingsKs = (*run)->config.evaluation.ks;
    const std::vector<std::int64_t> ks = options.ks.empty() ? settingsKs : allCutOffs(options.ks, {});
    auto evaluation = evaluateRun(**run, allCutOffs(ks, settingsKs), *context.interrupt);
    if (!evaluation)
        return evaluation.error();
    evaluation->protocol.weights = (*run)->weights;
    if (const auto stored = (*store)->addEvaluation((*run)->record.id, *evaluation); !stored)
        return stored.error();

    evaluation->metrics = onlyAt(evaluation->metrics, ks);
    evaluation->protocol.ks = ks;
    const auto popularity = inference::evaluatePopularity(*(*run)->dataset->table, (*run)->dataset->split, ks);
    if (context.json)
        printJson({{"run", (*run)->record.id.value},
                   {"protocol", protocolDocument(evaluation->protocol)},
                   {"users", evaluation->users.size()},
                   {"metrics", metricsDocument(evaluation->metrics)},
                   {"popularity", metricsDocument(popularity.metrics)}});
    else
        printEvaluation(**run, *evaluation, popularity);
    return {};
}

} // namespace

void addEvaluate(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("evaluate", "Test a run on the held-out last items",
                                     [options](const Context &context) { return evaluate(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("-k,--k", options->ks, "Cut-offs of the metrics: 10,50 (default: the run's)")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(wholeNumberFrom(1));
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE")->capture_default_str();
}

} // namespace hstudio::cli
