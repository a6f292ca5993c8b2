#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <algorithm>
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
    std::string next;
    std::vector<std::string> order;
    std::vector<std::string> remove;
};

base::Result<std::vector<base::RunId>> idsOf(store::Store &store, const std::vector<std::string> &names)
{
    std::vector<base::RunId> ids;
    for (const auto &name : names) {
        const auto run = store.findRun(name);
        if (!run)
            return run.error();
        ids.push_back(run->id);
    }
    return ids;
}

Outcome change(store::Store &store, const Options &options)
{
    const auto removed = idsOf(store, options.remove);
    if (!removed)
        return removed.error();
    for (const auto id : *removed)
        if (const auto done = store.removeQueued(id); !done)
            return done;
    const auto order = idsOf(store, options.order);
    if (!order)
        return order.error();
    if (!order->empty())
        if (const auto done = store.reorderQueue(*order); !done)
            return done;
    if (options.next.empty())
        return {};
    const auto next = store.findRun(options.next);
    return next ? store.moveToFront(next->id) : Outcome(next.error());
}

Outcome queue(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    if (const auto changed = change(**store, options); !changed)
        return changed;
    auto runs = (*store)->runs();
    if (!runs)
        return runs.error();
    std::erase_if(*runs, [](const auto &run) { return run.state != store::RunState::Queued || run.trashedAt != 0; });
    std::ranges::stable_sort(*runs, {}, &store::RunRecord::queuePosition);
    if (context.json) {
        Json documents = Json::array();
        for (const auto &run : *runs)
            documents.push_back(runDocument(run));
        printJson(documents);
        return {};
    }
    Table table({{"run"}, {"name", Table::Align::Left}, {"data set"}, {"seed"}, {"epochs"}});
    for (const auto &run : *runs)
        table.add({std::to_string(run.id.value), run.name, std::to_string(run.dataset.value), std::to_string(run.seed),
                   std::to_string(run.epochs)});
    std::cout << (table.empty() ? "No run waits. \"hstudio-cli train --later\" adds one.\n" : table.text());
    return {};
}

} // namespace

void addQueue(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("queue", "List the runs that wait, and change their order",
                                     [options](const Context &context) { return queue(context, *options); });
    verb->add_option("--next", options->next, "Put this run before all others")->type_name("RUN");
    verb->add_option("--order", options->order, "Put these runs first, in this order: 5,3,4")->type_name("LIST")->delimiter(',');
    verb->add_option("--remove", options->remove, "Take these runs out of the queue")->type_name("LIST")->delimiter(',');
}

} // namespace hstudio::cli
