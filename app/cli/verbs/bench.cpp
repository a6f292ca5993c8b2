#include "core/experiment/bench.h"

#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/settings.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "core/data/demo.h"

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string config = "base";
    std::string data;
    std::int64_t steps = 20;
    bool noEpoch = false;
    bool lists = false;
    std::vector<std::string> sets;
    std::string device;
};

/// Lists that are stored with "--lists".
constexpr std::int64_t kListUsers = 100'000;

/// Names of the settings that are measured, as in docs/performance.md.
const std::map<std::string, std::string> kPresets{{"base", "hstu"}, {"large", "hstu-large"}, {"ml20m", "hstu-ml20m"}, {"sasrec", "sasrec"}};

nlohmann::ordered_json document(const Options &options, const experiment::BenchResult &result)
{
    const auto &training = result.training;
    return {{"config", options.config},
            {"device", result.device},
            {"kernel", training.kernel},
            {"threads", training.threads},
            {"items", result.items},
            {"import_s", result.importSeconds},
            {"steps", training.steps},
            {"tokens_per_step", training.tokensPerStep},
            {"gflop_per_step", training.operationsPerStep * 1e-9},
            {"step_median_s", training.stepSeconds},
            {"step_wall_s", training.wallSeconds},
            {"batch_s", training.batchSeconds},
            {"forward_s", training.forwardSeconds},
            {"backward_s", training.backwardSeconds},
            {"optimizer_s", training.optimizerSeconds},
            {"gradients_in_forward", training.kernel.starts_with("fused")},
            {"last_loss", training.lastLoss},
            {"epoch_s", options.noEpoch ? nlohmann::ordered_json() : nlohmann::ordered_json(result.epochSeconds)},
            {"recommend_users", result.users},
            {"recommend_s", result.recommendSeconds},
            {"rerank_ms", result.rerankSeconds * 1e3},
            {"store_users", options.lists ? nlohmann::ordered_json(kListUsers) : nlohmann::ordered_json()},
            {"store_s", options.lists ? nlohmann::ordered_json(result.storeSeconds) : nlohmann::ordered_json()},
            {"peak_rss_gb", result.peakMemoryBytes * 1e-9}};
}

std::string milliseconds(double seconds) { return decimalText(seconds * 1e3, 1) + " ms"; }

void print(const Options &options, const experiment::BenchResult &result)
{
    const auto &training = result.training;
    const bool fused = training.kernel.starts_with("fused");
    printFacts({{"Settings", options.config + " (preset " + kPresets.at(options.config) + ")"},
                {"Device", result.device + ", " + std::to_string(training.threads) + " threads, kernels: " + training.kernel},
                {"Training step", milliseconds(training.stepSeconds) + " (median of " + std::to_string(training.steps) + ")"},
                {fused ? "  loss and gradients" : "  loss", milliseconds(training.forwardSeconds)},
                {fused ? "  handing them out" : "  gradients", milliseconds(training.backwardSeconds)},
                {"  Adam", milliseconds(training.optimizerSeconds)},
                {"Making a batch", milliseconds(training.batchSeconds)},
                {"Step with batches", milliseconds(training.wallSeconds)},
                {"Epoch", options.noEpoch ? "-" : decimalText(result.epochSeconds, 2) + " s (with validation and checkpoint)"},
                {"Recommend 10", decimalText(result.recommendSeconds, 2) + " s (" + countText(result.users) + " users)"},
                {"Re-rank one user", milliseconds(result.rerankSeconds)},
                {"Store 10 each", options.lists ? decimalText(result.storeSeconds, 2) + " s (" + countText(kListUsers) + " users)" : "-"},
                {"Reading the data", decimalText(result.importSeconds, 2) + " s"},
                {"Peak memory", decimalText(result.peakMemoryBytes * 1e-9, 2) + " GB"}});
}

base::Result<experiment::BenchResult> measure(const Context &context, const Options &options, const std::filesystem::path &source)
{
    auto settings = settingsFrom({.preset = kPresets.at(options.config), .file = {}, .sets = options.sets, .device = options.device});
    if (!settings)
        return settings.error();
    ProgressLine line;
    return experiment::bench({.config = *std::move(settings),
                              .source = source,
                              .steps = options.steps,
                              .epoch = !options.noEpoch,
                              .listUsers = options.lists ? kListUsers : 0},
                             context.interrupt->token(), [&](const std::string &stage) { line.show(stage, 0); });
}

/// Without --data: the demo data, for the time that it takes.
base::Result<experiment::BenchResult> measureDemo(const Context &context, const Options &options)
{
    const auto folder = std::filesystem::temp_directory_path() / ("hstudio-bench-demo." + std::to_string(::getpid()));
    const auto written = data::writeDemoData(folder);
    auto result = written ? measure(context, options, folder) : written.error();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return result;
}

Outcome bench(const Context &context, const Options &options)
{
    const auto result = options.data.empty() ? measureDemo(context, options) : measure(context, options, options.data);
    if (!result)
        return result.error();
    if (context.json)
        printJson(document(options, *result));
    else
        print(options, *result);
    return {};
}

} // namespace

void addBench(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("bench", "Measure what training and recommending cost on this machine",
                                     [options](const Context &context) { return bench(context, *options); });
    verb->add_option("--config", options->config, "base, large, sasrec (the tutorial's settings) or ml20m (256 factors, 4 heads, 4 blocks)")
        ->check(CLI::IsMember(kPresets))
        ->type_name("NAME")
        ->capture_default_str();
    verb->add_option("--data", options->data, "Files to measure on, as for import (default: the built-in demo data, which are small)")
        ->type_name("DIR");
    verb->add_option("--steps", options->steps, "Training steps to measure")
        ->type_name("N")
        ->check(wholeNumberFrom(1))
        ->capture_default_str();
    verb->add_flag("--no-epoch", options->noEpoch, "Leave out the whole epoch");
    verb->add_flag("--lists", options->lists, "Measure storing ten items for each of 100,000 users, too");
    addSetOption(*verb, options->sets);
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE");
}

} // namespace hstudio::cli
