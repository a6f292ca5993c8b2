#include "app/cli/documents.h"
#include "app/cli/metricgrid.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/tableformat.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/compare/learnt.h"
#include "core/compare/metrictable.h"
#include "core/compare/slices.h"
#include "core/compare/tables.h"
#include "core/compare/usermetrics.h"
#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string run;
    bool curves = false;
    bool learnt = false;
    bool slices = false;
    std::string metric = "recall@10";
    TableFormat format;
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

/// Metrics by kinds of users.
base::Result<std::vector<compare::Table>> sliceTables(store::Store &store, const compare::Run &run, const std::string &metric)
{
    if (!run.evaluation)
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "Run \"%1\" has no test evaluation. Evaluate it first."),
                           {run.record.name}};
    if (!compare::hasUserValues(metric))
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error",
                                        "\"%1\" is known as one number only, not for each user. Choose recall@10, ndcg@10 or another "
                                        "metric that is a mean over users."),
                           {metric}};
    const auto dataset = experiment::openDataset(store, run.dataset.id);
    if (!dataset)
        return dataset.error();
    const auto traits = compare::userTraits(*(*dataset)->table, (*dataset)->split);
    const std::span<const compare::Run> runs(&run, 1);
    const auto groups = compare::eachAlone(runs);
    std::vector<compare::Table> tables;
    for (const auto by : {compare::SliceBy::HistoryLength, compare::SliceBy::TargetPopularity, compare::SliceBy::SinceLast})
        tables.push_back(compare::slicesTable(groups, compare::sliceMetric(runs, groups, traits, by, metric), by, metric));
    return tables;
}

/// What the relative attention bias has become.
base::Result<std::vector<compare::Table>> learntTables(store::Store &store, const compare::Run &run)
{
    const auto blocks = compare::learntBias(store, run);
    if (!blocks)
        return blocks.error();
    std::vector<compare::Table> tables;
    if (!blocks->empty() && !blocks->front().time.empty())
        tables.push_back(compare::timeBiasTable(run.record.name, *blocks));
    if (!blocks->empty() && !blocks->front().position.empty())
        tables.push_back(compare::positionBiasTable(run.record.name, *blocks));
    if (tables.empty())
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "Run \"%1\" has no relative attention bias that could be shown: its model has none."),
                           {run.record.name}};
    return tables;
}

/// One view of the run as tables or CSV.
Outcome exportRun(const Context &context, store::Store &store, base::RunId id, const Options &options)
{
    const auto runs = compare::loadRuns(store, std::span(&id, 1));
    if (!runs)
        return runs.error();
    if (options.curves)
        return writeCsv(context, compare::curvesCsv(*runs), options.format);
    if (options.learnt || options.slices) {
        const auto tables = options.learnt ? learntTables(store, runs->front()) : sliceTables(store, runs->front(), options.metric);
        return tables ? writeTables(context, *tables, options.format) : tables.error();
    }
    const auto groups = compare::eachAlone(*runs);
    return writeTables(context, {compare::metricsTable(*runs, groups, compare::compareMetrics(*runs, groups))}, options.format);
}

Outcome show(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.run);
    if (!run)
        return run.error();
    if (options.curves || options.learnt || options.slices || options.format.chosen())
        return exportRun(context, **store, run->id, options);
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
    auto *curves = verb->add_flag("--curves", options->curves, "Its curves as CSV");
    auto *learnt = verb->add_flag("--learnt", options->learnt, "What its time and position bias have become, by block")->excludes(curves);
    verb->add_flag("--slices", options->slices,
                   "A test metric by history length, popularity of the target and time since the last interaction")
        ->excludes(curves)
        ->excludes(learnt);
    verb->add_option("--metric", options->metric, "The metric of --slices")->type_name("METRIC")->capture_default_str();
    addTableFormat(*verb, options->format);
}

} // namespace hstudio::cli
