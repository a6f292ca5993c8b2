#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/recommendations.h"
#include "app/cli/userselection.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/base/clock.h"
#include "core/base/paths.h"

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
    std::string users;
    std::string at;
    std::int64_t k = 10;
    bool includeSeen = false;
    std::string file;
    bool store = false;
    std::string device = "auto";
};

using Rule = experiment::QueryTime::Rule;

std::string checkTime(const std::string &text)
{
    if (text == "test" || text == "last")
        return {};
    const auto time = base::parseTime(text);
    return time ? std::string() : time.error().text() + " \"test\" and \"last\" are possible too.";
}

/// Without "--at" the moment of the test interaction.
experiment::QueryTime queryTimeFrom(const std::string &text)
{
    if (text.empty() || text == "test")
        return {.rule = Rule::Test};
    if (text == "last")
        return {.rule = Rule::Last};
    return {.rule = Rule::At, .time = base::parseTime(text).value()};
}

std::string ruleName(const experiment::OpenRun &run, const experiment::QueryTime &query)
{
    if (!run.recommender->requiresContext())
        return "ignored";
    return query.rule == Rule::Test ? "test" : query.rule == Rule::Last ? "last" : "at";
}

base::Result<Lists> recommendTo(experiment::OpenRun &run, const std::vector<std::uint32_t> &users, const Options &options,
                                const Interrupt &interrupt)
{
    std::vector<std::int64_t> times;
    if (run.recommender->requiresContext())
        for (const std::uint32_t user : users)
            times.push_back(experiment::queryTimeOf(run, user, queryTimeFrom(options.at)));
    const inference::RecommendRequest request{.histories = &run.histories,
                                              .which = users,
                                              .queryTimes = times,
                                              .targets = {},
                                              .candidates = {},
                                              .k = options.k,
                                              .filterSeen = !options.includeSeen};
    ProgressLine line;
    auto lists = run.recommender->recommend(request, interrupt.token(), [&](std::int64_t done, std::int64_t total) {
        line.show("Recommending", static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(1, total)));
    });
    if (!lists)
        return lists.error();
    return Lists{&run, std::move(*lists)};
}

void printNotes(const Lists &lists, std::size_t requested, const Options &options)
{
    if (!lists.run->recommender->requiresContext() && !options.at.empty())
        printNote("The model of this run ignores time, so --at has no effect.");
    if (const std::size_t cold = requested - lists.users.size(); cold > 0)
        printNote(std::to_string(cold) + " of " + std::to_string(requested) + " users are left out: the model knows none of their items.");
}

Outcome storeLists(store::Store &store, const Lists &lists, const Options &options)
{
    const experiment::QueryTime query = queryTimeFrom(options.at);
    const auto stored = store.addRecommendations({.id = {},
                                                  .run = lists.run->record.id,
                                                  .queryRule = ruleName(*lists.run, query),
                                                  .queryTime = query.time,
                                                  .k = options.k,
                                                  .filterSeen = !options.includeSeen,
                                                  .createdAt = base::unixNow(),
                                                  .users = static_cast<std::int64_t>(lists.users.size())},
                                                 listsBatches(lists));
    return stored ? Outcome() : stored.error();
}

Outcome recommend(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto run = openTrainedRun(**store, options.run, options.device);
    if (!run)
        return run.error();
    const auto users = selectUsers(options.users, (*run)->dataset->table->userIds());
    if (!users)
        return users.error();
    const auto lists = recommendTo(**run, *users, options, *context.interrupt);
    if (!lists)
        return lists.error();
    printNotes(*lists, users->size(), options);
    if (options.store)
        if (auto stored = storeLists(**store, *lists, options); !stored)
            return stored;
    if (!options.file.empty())
        if (auto written = base::writeFileAtomically(options.file, listsCsv(*lists)); !written)
            return written;
    if (context.json)
        printListsJson(*lists);
    else if (options.file.empty() && !options.store)
        printListsText(*lists);
    else
        std::cout << "Recommendations for " << lists->users.size() << " users "
                  << (options.file.empty() ? "are stored." : "are in " + options.file + ".") << '\n';
    return {};
}

} // namespace

void addRecommend(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("recommend", "Recommend items to users at a moment in time",
                                     [options](const Context &context) { return recommend(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("--users", options->users, "Ids with commas between, \"all\", or a file with an id on each line")
        ->type_name("LIST|all|FILE")
        ->required();
    verb->add_option("--at", options->at,
                     "When they ask: unix seconds, ISO 8601, \"test\" (the moment of the test interaction, the default) or \"last\" (just "
                     "after the last item)")
        ->type_name("TIME|test|last")
        ->check(checkTime);
    verb->add_option("-k,--k", options->k, "Length of each list")->type_name("N")->check(CLI::PositiveNumber)->capture_default_str();
    verb->add_flag("--include-seen", options->includeSeen, "Recommend items that the user has had, too");
    verb->add_option("--out", options->file, "Write the rows to this CSV file")->type_name("F.csv");
    verb->add_flag("--store", options->store, "Store the lists in the workspace, where the inspector and other programs find them");
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE")->capture_default_str();
}

} // namespace hstudio::cli
