#include "app/cli/documents.h"
#include "app/cli/metricgrid.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/experiment/runfiles.h"

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
};

Facts settingFacts(const std::string &configJson)
{
    Facts facts;
    const auto settings = config::fromJsonText(configJson);
    if (!settings)
        return {{"settings", settings.error().text()}};
    for (const config::Field &field : config::fields())
        if (field.inapplicable(*settings).empty())
            facts.emplace_back(field.key, config::valueText(field.get(*settings)));
    return facts;
}

std::string epochTable(const std::vector<training::EpochRecord> &epochs)
{
    std::vector<Table::Column> columns = {{"epoch"}, {"train loss"}, {"val loss"}};
    if (!epochs.empty())
        for (const std::string &name : metricNamesInOrder(epochs.front().metrics))
            columns.push_back({name});
    columns.push_back({"seconds"});
    columns.push_back({"", Table::Align::Left});
    Table table(columns);
    for (const training::EpochRecord &epoch : epochs) {
        std::vector<std::string> cells = {std::to_string(epoch.epoch), metricText(epoch.trainLoss), metricText(epoch.valLoss)};
        for (std::size_t column = 3; column + 2 < columns.size(); ++column)
            cells.push_back(metricText(epoch.metrics, columns[column].title));
        cells.push_back(decimalText(epoch.seconds, 1));
        cells.emplace_back(epoch.best ? "best so far" : "");
        table.add(std::move(cells));
    }
    return table.text();
}

std::string diskText(const experiment::DiskUse &use)
{
    constexpr double kMegabyte = 1e6;
    return decimalText(static_cast<double>(use.bytes) / kMegabyte, 1) + " MB, checkpoints: " + std::to_string(use.checkpoints);
}

void printRun(const store::RunRecord &run, const std::vector<training::EpochRecord> &epochs, const experiment::DiskUse &disk)
{
    printFacts({{"Run", std::to_string(run.id.value) + ": " + run.name},
                {"Data set", std::to_string(run.dataset.value)},
                {"State", std::string(store::toString(run.state)) + (run.reason.empty() ? "" : " (" + run.reason + ")")},
                {"Started", timeText(run.startedAt)},
                {"Ended", timeText(run.endedAt)},
                {"Best epoch", std::to_string(run.bestEpoch) + " of " + std::to_string(run.epochs)},
                {"On disk", diskText(disk)}});
    std::cout << "\nSettings:\n";
    printFacts(settingFacts(run.configJson));
    if (!epochs.empty())
        std::cout << "\nValidation:\n" + epochTable(epochs);
    if (!run.test.empty())
        std::cout << "\nTest metrics:\n" + metricGrid(run.test);
}

Outcome show(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.run);
    if (!run)
        return run.error();
    const auto epochs = (*store)->epochs(run->id);
    if (!epochs)
        return epochs.error();
    const auto disk = experiment::diskUse((*store)->runFolder(run->id));
    if (context.json) {
        auto document = runDocument(*run, *epochs);
        document["disk_bytes"] = disk.bytes;
        document["checkpoints"] = disk.checkpoints;
        printJson(document);
    } else {
        printRun(*run, *epochs, disk);
    }
    return {};
}

} // namespace

void addShow(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("show", "Show one run: settings, epochs and test metrics",
                                     [options](const Context &context) { return show(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
}

} // namespace hstudio::cli
