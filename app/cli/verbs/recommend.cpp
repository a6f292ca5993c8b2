#include "app/cli/batch.h"
#include "app/cli/checks.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/querytime.h"
#include "app/cli/recommendations.h"
#include "app/cli/userselection.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/base/paths.h"
#include "core/experiment/bulklists.h"
#include "core/experiment/querycontext.h"

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
    std::string context;
    std::string batch;
    std::int64_t k = 10;
    bool includeSeen = false;
    bool skipUnknown = false;
    std::string file;
    bool store = false;
    std::string device = "auto";
};

base::Result<std::vector<std::int64_t>> timesFromFile(const std::string &file, const UserSelection &selection)
{
    const auto context = experiment::readQueryContext(file);
    if (!context)
        return context.error();
    // Before anything is said of unknown users, as in RecTools: these need a row, too.
    if (const auto complete = context->timesOf(selection.unknown); !complete)
        return complete.error();
    return context->timesOf(selection.ids);
}

base::Result<Asked> whoAndWhen(const experiment::OpenRun &run, const Options &options)
{
    if (!options.batch.empty())
        return askedByFile(run, options.batch, options.skipUnknown);
    const auto selection = selectUsers(options.users, run.dataset->table->userIds());
    if (!selection)
        return selection.error();
    Asked asked{.users = selection->codes, .times = {}};
    if (run.recommender->requiresContext() && !options.context.empty()) {
        auto times = timesFromFile(options.context, *selection);
        if (!times)
            return times.error();
        asked.times = std::move(*times);
    } else if (run.recommender->requiresContext() && options.at != "none") {
        for (const std::uint32_t user : asked.users)
            asked.times.push_back(experiment::queryTimeOf(run, user, queryTimeFrom(options.at)));
    }
    if (!selection->unknown.empty() && !options.skipUnknown)
        return unknownUsers(selection->unknown);
    if (!selection->unknown.empty())
        printNote("Users that the data set doesn't have are left out: " + listText(selection->unknown) + ".");
    return asked;
}

base::Result<Lists> recommendTo(experiment::OpenRun &run, const Asked &asked, const Options &options, const Interrupt &interrupt)
{
    const inference::RecommendRequest request{.histories = &run.histories,
                                              .which = asked.users,
                                              .queryTimes = asked.times,
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
    if (timeHasNoEffect(*lists.run, options.at))
        printNote("The model of this run ignores time, so --at has no effect.");
    if (!lists.run->recommender->requiresContext() && !options.context.empty())
        printNote("The model of this run ignores time, so --context has no effect.");
    if (!lists.run->recommender->requiresContext() && !options.batch.empty())
        printNote("The model of this run ignores time: each of a user's lines gets the same list.");
    if (const std::size_t cold = requested - lists.users.size(); cold > 0)
        printNote(std::to_string(cold) + " of " + std::to_string(requested) +
                  (options.batch.empty() ? " users are left out: the model knows none of their items."
                                         : " lines are left out: the model knows none of the users' items by then."));
}

Outcome storeLists(store::Store &store, const Lists &lists, const Options &options, const Interrupt &interrupt)
{
    auto request = experiment::storedRequest(*lists.run, {queryTimeFrom(options.at), options.k, !options.includeSeen});
    if (!options.context.empty() && lists.run->recommender->requiresContext())
        request.queryRule = "context";
    const auto stored = store.addRecommendations(request, experiment::rowsInBatches(*lists.run, lists.users, interrupt.token()));
    return stored ? Outcome() : stored.error();
}

/// Where the rows go that nobody has asked to see otherwise.
void printLists(const Lists &lists, const Options &options)
{
    if (!options.file.empty() || options.store)
        std::cout << "Recommendations for " << lists.users.size() << (options.batch.empty() ? " users " : " lines ")
                  << (options.file.empty() ? "are stored." : "are in " + options.file + ".") << '\n';
    else if (!options.batch.empty())
        std::cout << listsCsv(lists);
    else
        printListsText(lists);
}

Outcome recommend(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto run = openTrainedRun(**store, options.run, options.device);
    if (!run)
        return run.error();
    const auto asked = whoAndWhen(**run, options);
    if (!asked)
        return asked.error();
    const auto lists = recommendTo(**run, *asked, options, *context.interrupt);
    if (!lists)
        return lists.error();
    printNotes(*lists, asked->users.size(), options);
    if (options.store)
        if (auto stored = storeLists(**store, *lists, options, *context.interrupt); !stored)
            return stored;
    if (!options.file.empty())
        if (auto written = base::writeFileAtomically(options.file, listsCsv(*lists)); !written)
            return written;
    if (context.json)
        printListsJson(*lists);
    else
        printLists(*lists, options);
    return {};
}

} // namespace

void addRecommend(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("recommend", "Recommend items to users at a moment in time",
                                     [options](const Context &context) { return recommend(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    CLI::Option_group *who = verb->add_option_group("Who asks");
    who->require_option(1);
    who->add_option("--users", options->users, "Ids with commas between, \"all\", or a file with an id on each line")
        ->type_name("LIST|all|FILE");
    CLI::Option *batch =
        who->add_option("--batch", options->batch,
                        "A file with \"user,time\" in each line; a user may ask several times. The rows go to stdout as CSV, or to --out")
            ->type_name("F.csv");
    CLI::Option *at = addAtOption(*verb, options->at)->excludes(batch);
    verb->add_option("--context", options->context, "When each user asks: a file with \"user,time\" in each line")
        ->type_name("F.csv")
        ->excludes(at)
        ->excludes(batch);
    verb->add_flag("--skip-unknown", options->skipUnknown, "Leave out users that the data set doesn't have");
    verb->add_option("-k,--k", options->k, "Length of each list")->type_name("N")->check(wholeNumberFrom(1))->capture_default_str();
    verb->add_flag("--include-seen", options->includeSeen, "Recommend items that the user has had, too");
    verb->add_option("--out", options->file, "Write the rows to this CSV file")->type_name("F.csv");
    verb->add_flag("--store", options->store, "Store the lists in the workspace, where the inspector and other programs find them")
        ->excludes(batch);
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE")->capture_default_str();
}

} // namespace hstudio::cli
