#include "app/cli/startruns.h"

#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/runwatch.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{

std::string seedList(const std::vector<std::int64_t> &seeds)
{
    std::string list;
    for (const std::int64_t seed : seeds)
        list += (list.empty() ? "" : ", ") + std::to_string(seed);
    return list;
}

Outcome trainAll(const Context &context, std::shared_ptr<store::Store> store, const std::vector<experiment::RunSpec> &specs,
                 const experiment::CheckpointPolicy &checkpoints)
{
    RunWatch watch(context, std::move(store), checkpoints);
    std::vector<store::RunRecord> runs;
    for (const experiment::RunSpec &spec : specs) {
        const auto run = watch.queue().enqueue(spec);
        if (!run)
            return run.error();
        runs.push_back(*run);
    }
    return watch.train(runs);
}

Outcome queueForLater(const Context &context, const std::shared_ptr<store::Store> &store, const std::vector<experiment::RunSpec> &specs)
{
    experiment::RunQueue queue(store, std::make_shared<experiment::Mailbox>());
    Json documents = Json::array();
    for (const auto &spec : specs) {
        const auto run = queue.enqueue(spec);
        if (!run)
            return run.error();
        documents.push_back(runDocument(*run));
        if (!context.json)
            std::cout << "Run " << run->id.value << " (" << run->name << ") waits in the queue.\n";
    }
    if (context.json)
        printJson(documents);
    return {};
}

} // namespace hstudio::cli
