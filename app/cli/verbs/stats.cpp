#include "core/data/stats.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/data/import/refusal.h"
#include "core/experiment/runcontext.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string dataset;
    bool refused = false;
};

double share(std::int64_t part, std::int64_t whole) { return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0; }

Json statsDocument(const ImportedDataset &dataset, const data::DatasetStats &stats)
{
    Json document = datasetDocument(dataset);
    document.update(Json{{"density", stats.density},
                         {"median_history", stats.medianHistory},
                         {"longest_history", stats.longestHistory},
                         {"train", stats.trainRows},
                         {"validation", stats.validationRows},
                         {"test", stats.testRows},
                         {"dropped", stats.droppedRows},
                         {"cold_test_users", stats.coldTestUsers},
                         {"cold_test_items", stats.coldTestItems},
                         {"tied_interactions", stats.tiedRows},
                         {"unstable_tests", stats.unstableTests},
                         {"unstable_tests_share", share(stats.unstableTests, stats.usersWithTarget)},
                         {"median_test_time", stats.medianTestTime},
                         {"train_after_median_test", stats.trainAfterMedianTest},
                         {"train_after_median_test_share", share(stats.trainAfterMedianTest, stats.trainRows)},
                         {"tests_before_last_train", stats.testUsersWithLaterTrain}});
    return document;
}

Json refusedDocument(const std::vector<data::RefusedLine> &lines)
{
    Json document = Json::array();
    for (const auto &line : lines)
        document.push_back({{"file", line.file}, {"line", line.line}, {"reason", line.reason}, {"text", line.text}});
    return document;
}

void printRefused(const data::ImportSummary &summary)
{
    Table table({{"file", Table::Align::Left}, {"line"}, {"reason", Table::Align::Left}, {"text", Table::Align::Left}});
    for (const auto &line : summary.refusedLines)
        table.add({line.file, countText(line.line), data::refusalText(line.reason), line.text});
    if (static_cast<std::int64_t>(summary.refusedLines.size()) < summary.refused)
        std::cout << "\nThe first " << countText(static_cast<std::int64_t>(summary.refusedLines.size())) << " of "
                  << countText(summary.refused) << " refused lines:";
    std::cout << '\n' << (table.empty() ? "Every line of the files was taken.\n" : table.text());
}

void printStats(const ImportedDataset &dataset, const data::DatasetStats &stats)
{
    const auto withShare = [](std::int64_t part, std::int64_t whole) {
        return countText(part) + " (" + percentText(share(part, whole)) + ")";
    };
    printDataset(dataset);
    std::cout << '\n';
    printFacts({{"Density", decimalText(100 * stats.density, 2) + " %"},
                {"Median history", decimalText(stats.medianHistory, 1) + " interactions"},
                {"Longest history", countText(stats.longestHistory) + " interactions"}});
    std::cout << "\nSplit: " << stats.rule.protocol() << '\n';
    printFacts(
        {{"Training", countText(stats.trainRows)},
         {"Validation", countText(stats.validationRows)},
         {"Test", countText(stats.testRows)},
         {stats.rule.kind == data::SplitRule::Kind::LeaveOneOut ? "Dropped (seen before)" : "Not used", countText(stats.droppedRows)},
         {"Cold test users", countText(stats.coldTestUsers)},
         {"Cold test items", countText(stats.coldTestItems)}});
    std::cout << "\nLeakage: what a model learns from the time after a test\n";
    printFacts({{"Median test moment", timeText(stats.medianTestTime)},
                {"Training after it", withShare(stats.trainAfterMedianTest, stats.trainRows)},
                {"Tests before the last training row", withShare(stats.testUsersWithLaterTrain, stats.testRows)}});
    std::cout << "\nTies: what another order of equal times would change\n";
    printFacts({{"Interactions with an equal time", withShare(stats.tiedRows, dataset.record.interactions)},
                {"Test targets that would change", withShare(stats.unstableTests, stats.usersWithTarget)}});
}

Outcome showStats(const Context &context, const Options &options)
{
    const auto found = openDatasetOf(context, options.dataset);
    if (!found)
        return found.error();
    const auto opened = experiment::openDataset(*found->store, found->record.id);
    if (!opened)
        return opened.error();
    const ImportedDataset dataset{.record = found->record, .summary = (*opened)->table->summary()};
    const data::DatasetStats stats = data::computeStats(*(*opened)->table, (*opened)->split);
    if (context.json) {
        Json document = statsDocument(dataset, stats);
        if (options.refused)
            document["refused_lines"] = refusedDocument(dataset.summary.refusedLines);
        printJson(document);
        return {};
    }
    printStats(dataset, stats);
    if (options.refused)
        printRefused(dataset.summary);
    return {};
}

} // namespace

void addStats(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("stats", "Show what is in a data set and how it is split",
                                     [options](const Context &context) { return showStats(context, *options); });
    verb->add_option("dataset", options->dataset, "Id or name of the data set")->required();
    verb->add_flag("--refused", options->refused, "List the lines that weren't taken: file, line, reason, text");
}

} // namespace hstudio::cli
