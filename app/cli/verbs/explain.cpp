#include "app/cli/explanations.h"
#include "app/cli/itemselection.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/querytime.h"
#include "app/cli/userselection.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <array>
#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string run;
    std::string user;
    std::string item;
    std::string at;
    std::int64_t most = 20;
    std::string device = "auto";
};

base::Result<std::uint32_t> findUser(const experiment::OpenRun &run, const std::string &id)
{
    if (const auto code = run.dataset->table->userIds().find(id))
        return *code;
    return base::Error{
        base::ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no user \"%1\" in data set \"%2\"."), {id, run.dataset->record.name}};
}

/// The moment of asking; empty for a model that ignores time, and for "--at none".
std::optional<std::int64_t> momentOf(const experiment::OpenRun &run, std::uint32_t user, const std::string &at)
{
    if (!run.recommender->requiresContext() || at == "none")
        return {};
    return experiment::queryTimeOf(run, user, queryTimeFrom(at));
}

base::Result<std::int32_t> rankOf(const experiment::OpenRun &run, const inference::ExplainRequest &asked)
{
    const std::array which = {asked.which};
    const std::array targets = {asked.item};
    std::vector<std::int64_t> times;
    if (asked.queryTime)
        times.push_back(*asked.queryTime);
    const auto answer = run.recommender->recommend(
        {.histories = asked.histories, .which = which, .queryTimes = times, .targets = targets, .candidates = {}, .k = 1});
    if (!answer)
        return answer.error();
    return answer->empty() ? 0 : answer->front().targetRank;
}

base::Result<ExplainedItem> explained(const experiment::OpenRun &run, const Options &options, const Interrupt &interrupt)
{
    const auto user = findUser(run, options.user);
    if (!user)
        return user.error();
    const auto item = findItem(run, options.item);
    if (!item)
        return item.error();
    const inference::ExplainRequest asked{
        .histories = &run.histories, .which = *user, .queryTime = momentOf(run, *user, options.at), .item = run.items.internalOf[*item]};
    auto why = run.recommender->explain(asked);
    if (!why)
        return why.error();
    ProgressLine line;
    auto influences = run.recommender->leaveOneOut(asked, interrupt.token(), [&](std::int64_t done, std::int64_t total) {
        line.show("Leaving items out", static_cast<double>(done) / static_cast<double>(total));
    });
    if (!influences)
        return influences.error();
    const auto rank = rankOf(run, asked);
    if (!rank)
        return rank.error();
    return ExplainedItem{&run, *user, *item, *rank, *std::move(why), *std::move(influences)};
}

Outcome explain(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = openTrainedRun(**store, options.run, options.device);
    if (!run)
        return run.error();
    const auto answer = explained(**run, options, *context.interrupt);
    if (!answer)
        return answer.error();
    if (timeHasNoEffect(**run, options.at))
        printNote("The model of this run ignores time, so --at has no effect.");
    if (context.json)
        printJson(explanationDocument(*answer));
    else
        printExplanation(*answer, options.most);
    return {};
}

} // namespace

void addExplain(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb =
        program.addVerb("explain", "Why an item has the score it has for a user: what each item of the history adds, and changes",
                        [options](const Context &context) { return explain(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("--user", options->user, "Id of the user")->type_name("ID")->required();
    verb->add_option("--item", options->item, "Id of the item")->type_name("ID")->required();
    addAtOption(*verb, options->at);
    verb->add_option("-n,--most", options->most, "How many items of the history to print, the strongest first (JSON has all)")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    verb->add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE")->capture_default_str();
}

} // namespace hstudio::cli
