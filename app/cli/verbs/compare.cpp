#include "app/cli/comparisondocument.h"
#include "app/cli/output.h"
#include "app/cli/tableformat.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/compare/ablation.h"
#include "core/compare/report.h"
#include "core/compare/tables.h"
#include "core/config/nearest.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::vector<std::string> runs;
    std::string baseline;
    std::vector<std::string> metrics;
    bool separate = false;
    std::string what = "all";
    std::vector<std::string> rows = {"settings"};
    std::vector<std::string> columns;
    bool curves = false;
    std::string html;
    TableFormat format;
};

/// The runs that are compared, and how they are grouped.
struct Chosen
{
    std::vector<base::RunId> ids;
    std::vector<compare::Run> runs;
    std::vector<compare::RunGroup> groups;
    std::size_t baseline = 0;
};

/// Metrics and dimensions by name: a wrong one would give an empty table.
Outcome checkNames(const std::vector<compare::Run> &runs, const Options &options)
{
    for (const std::string &metric : options.metrics)
        if (std::none_of(runs.begin(), runs.end(),
                         [&metric](const compare::Run &run) { return compare::testMetrics(run).contains(metric); }))
            return base::Error{
                base::ErrorCode::InvalidArgument,
                HSTUDIO_TEXT("Error", "None of these runs has a test metric \"%1\". \"hstudio-cli evaluate RUN -k …\" adds cut-offs."),
                {metric}};
    const std::vector<std::string> known = compare::pivotDimensions(runs);
    for (const auto *list : {&options.rows, &options.columns})
        for (const std::string &dimension : *list)
            if (std::find(known.begin(), known.end(), dimension) == known.end())
                return base::Error{
                    base::ErrorCode::InvalidArgument,
                    HSTUDIO_TEXT("Error", "Runs can't be told apart by \"%1\". Did you mean \"%2\"?"),
                    {dimension, std::string(config::nearest(dimension, std::vector<std::string_view>(known.begin(), known.end())))}};
    return {};
}

base::Result<Chosen> choose(store::Store &store, const Options &options)
{
    Chosen chosen;
    for (const std::string &name : options.runs) {
        const auto run = store.findRun(name);
        if (!run)
            return run.error();
        if (std::find(chosen.ids.begin(), chosen.ids.end(), run->id) == chosen.ids.end())
            chosen.ids.push_back(run->id);
    }
    auto runs = compare::loadRuns(store, chosen.ids);
    if (!runs)
        return runs.error();
    chosen.runs = *std::move(runs);
    if (const auto names = checkNames(chosen.runs, options); !names)
        return names.error();
    chosen.groups = options.separate ? compare::eachAlone(chosen.runs) : compare::foldSeeds(chosen.runs);
    if (options.baseline.empty())
        return chosen;
    const auto baseline = store.findRun(options.baseline);
    if (!baseline)
        return baseline.error();
    if (std::find(chosen.ids.begin(), chosen.ids.end(), baseline->id) == chosen.ids.end())
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "The baseline \"%1\" isn't among the runs that are compared. Name it among them, too."),
                           {options.baseline}};
    chosen.baseline = compare::groupOf(chosen.runs, chosen.groups, baseline->id);
    return chosen;
}

/// The metrics that are tested over users; those that can't be are left to the table.
std::vector<std::string> testedMetrics(const Options &options)
{
    std::vector<std::string> metrics = options.metrics;
    std::erase_if(metrics, [](const std::string &metric) { return !compare::hasUserValues(metric); });
    return options.metrics.empty() ? std::vector<std::string>{"recall@10"} : metrics;
}

/// Paired tests of all metrics. What can't be tested is told in `problems` instead.
std::vector<compare::PairReport> testPairs(const Chosen &chosen, const Options &options, std::vector<std::string> &problems)
{
    std::vector<compare::PairReport> all;
    if (chosen.groups.size() < 2)
        return all;
    for (const std::string &metric : testedMetrics(options)) {
        const auto tested = compare::compareWhatCanBe(chosen.runs, chosen.groups, chosen.baseline, metric);
        all.insert(all.end(), tested.reports.begin(), tested.reports.end());
        for (const base::Error &refused : tested.refused)
            problems.push_back(refused.text());
    }
    return all;
}

std::vector<compare::MetricRow> metricRows(const Chosen &chosen, const Options &options)
{
    std::vector<std::string> names = options.metrics;
    // A terminal is not wide: by default the columns of the tutorial, as far as they were measured.
    if (names.empty() && !options.format.csv)
        names.assign(compare::tutorialMetrics().begin(), compare::tutorialMetrics().end());
    auto rows = compare::compareMetrics(chosen.runs, chosen.groups, chosen.baseline, names);
    std::erase_if(rows, [](const compare::MetricRow &row) {
        return std::all_of(row.cells.begin(), row.cells.end(), [](const compare::MetricCell &cell) { return cell.value.count == 0; });
    });
    return rows;
}

/// The users of the first group that isn't the baseline, against it.
base::Result<compare::Table> usersTable(store::Store &store, const Chosen &chosen, const Options &options)
{
    const std::vector<std::string> metrics = testedMetrics(options);
    if (chosen.groups.size() != 2 || metrics.empty())
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "Users are compared between two runs (or two sets of seeds), by a metric that is a mean over users."),
            {}};
    const std::size_t other = 1 - chosen.baseline;
    // The tests check that the two can be compared at all.
    if (const auto reports = compare::comparePairs(chosen.runs, chosen.groups, chosen.baseline, metrics.front()); !reports)
        return reports.error();
    const auto dataset = experiment::openDataset(store, chosen.runs.front().dataset.id);
    if (!dataset)
        return dataset.error();
    return compare::usersTable(chosen.groups[other], chosen.groups[chosen.baseline],
                               compare::pairUsers(chosen.runs, chosen.groups[other], chosen.groups[chosen.baseline], metrics.front()),
                               metrics.front(), (*dataset)->table->userIds());
}

/// The tables that --table chooses; by default all a person wants to see, but the metrics alone for other programs.
std::vector<compare::Table> tablesOf(const Chosen &chosen, const Options &options)
{
    std::vector<std::string> problems;
    std::vector<compare::Table> tables;
    const bool everything = options.what == "all" && !options.format.chosen();
    if (everything || options.what == "all" || options.what == "metrics")
        tables.push_back(compare::metricsTable(chosen.runs, chosen.groups, metricRows(chosen, options)));
    if (everything || options.what == "settings")
        tables.push_back(compare::settingsTable(chosen.runs, compare::compareSettings(chosen.runs)));
    if ((everything && chosen.groups.size() > 1) || options.what == "tests")
        tables.push_back(compare::pairsTable(chosen.groups, testPairs(chosen, options, problems)));
    if (options.what == "runs")
        tables.push_back(compare::runsTable(chosen.runs));
    if (options.what == "tutorial")
        tables.push_back(compare::tutorialTable(chosen.runs));
    if (options.what == "pivot") {
        const compare::PivotRequest request{.rows = options.rows,
                                            .columns = options.columns,
                                            .metric = options.metrics.empty() ? "recall@10" : options.metrics.front(),
                                            .aggregation = compare::Aggregation::Mean};
        tables.push_back(compare::toTable(compare::pivot(chosen.runs, request), request));
    }
    for (const std::string &problem : problems)
        printNote(problem);
    return tables;
}

Outcome compareRuns(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto chosen = choose(**store, options);
    if (!chosen)
        return chosen.error();
    if (!options.html.empty()) {
        const std::vector<std::string> tested = testedMetrics(options);
        const auto page = compare::makeReport(
            **store, chosen->ids, {.title = {}, .metric = tested.empty() ? "recall@10" : tested.front(), .baseline = 0, .madeAt = 0},
            !options.separate, chosen->runs[chosen->groups[chosen->baseline].runs.front()].record.id);
        if (!page)
            return page.error();
        if (const auto written = writeOut(*page, options.html); !written)
            return written.error();
        if (!context.json && !options.format.chosen() && !options.curves)
            return {};
    }
    if (options.curves)
        return writeCsv(context, compare::curvesCsv(chosen->runs), options.format);
    if (context.json && options.what == "all" && !options.format.chosen()) {
        std::vector<std::string> problems;
        auto tests = testPairs(*chosen, options, problems);
        printJson(comparisonDocument({.runs = chosen->runs,
                                      .groups = chosen->groups,
                                      .baseline = chosen->baseline,
                                      .metrics = compare::compareMetrics(chosen->runs, chosen->groups, chosen->baseline, options.metrics),
                                      .tests = std::move(tests),
                                      .problems = std::move(problems)}));
        return {};
    }
    if (options.what == "users") {
        const auto users = usersTable(**store, *chosen, options);
        return users ? writeTables(context, {*users}, options.format) : users.error();
    }
    return writeTables(context, tablesOf(*chosen, options), options.format);
}

} // namespace

void addCompare(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("compare", "Compare runs: metrics, settings, paired tests over users, published results, a report",
                                     [options](const Context &context) { return compareRuns(context, *options); });
    verb->add_option("runs", options->runs, "Ids or names of the runs")->required();
    verb->add_option("--baseline", options->baseline, "The run that deltas and tests are to (default: the first)")->type_name("RUN");
    verb->add_option("--metric", options->metrics, "Metrics of the table and the tests: recall@10,ndcg@10")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb->add_flag("--separate", options->separate, "Don't fold runs that differ in their seed only");
    verb->add_option("--table", options->what, "What to show: metrics, settings, tests, users, runs, tutorial or pivot")
        ->type_name("TABLE")
        ->check(CLI::IsMember({"all", "metrics", "settings", "tests", "users", "runs", "tutorial", "pivot"}));
    verb->add_option("--rows", options->rows, "Rows of the pivot: model, bias, settings, seed, any setting …")
        ->type_name("LIST")
        ->delimiter(',')
        ->allow_extra_args(false);
    verb->add_option("--columns", options->columns, "Columns of the pivot")->type_name("LIST")->delimiter(',')->allow_extra_args(false);
    verb->add_flag("--curves", options->curves, "All curves of all runs as one CSV");
    verb->add_option("--html", options->html, "Write a report, one self-contained page")->type_name("FILE");
    addTableFormat(*verb, options->format);
}

} // namespace hstudio::cli
