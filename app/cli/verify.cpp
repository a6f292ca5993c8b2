#include "app/cli/verify.h"

#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/runwatch.h"
#include "app/cli/table.h"
#include "core/config/configjson.h"
#include "core/experiment/verification.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

using Differences = std::vector<experiment::Difference>;

base::Result<experiment::RunSpec> specOf(const store::RunRecord &run)
{
    if (run.state != store::RunState::Finished)
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "Run \"%1\" isn't finished (its state is %2), so there is nothing to compare with. "
                                                 "Resume it first."),
                           {run.name, std::string(store::toString(run.state))}};
    auto settings = config::fromJsonText(run.configJson);
    if (!settings)
        return settings.error();
    return experiment::RunSpec{
        .dataset = run.dataset, .name = run.name + ", run again", .preset = run.preset, .group = run.group, .config = *std::move(settings)};
}

void print(const Context &context, base::RunId run, base::RunId again, const Differences &found)
{
    if (context.json) {
        Json list = Json::array();
        for (const auto &each : found)
            list.push_back({{"what", each.what}, {"was", each.first}, {"is", each.second}});
        printJson({{"event", "verified"}, {"run", run.value}, {"again", again.value}, {"equal", found.empty()}, {"differences", list}});
        return;
    }
    if (found.empty()) {
        std::cout << "Equal: the same curve, the same weights bit for bit and the same recommendations.\n" << std::flush;
        return;
    }
    Table table({{"differs", Table::Align::Left}, {"run " + std::to_string(run.value)}, {"run " + std::to_string(again.value)}});
    for (const auto &each : found)
        table.add({each.what, each.first, each.second});
    std::cout << table.text() << std::flush;
}

} // namespace

Outcome verifyRun(const Context &context, const std::shared_ptr<store::Store> &store, base::RunId run,
                  const experiment::CheckpointPolicy &checkpoints)
{
    const auto record = store->run(run);
    if (!record)
        return record.error();
    const auto spec = specOf(*record);
    if (!spec)
        return spec.error();
    RunWatch watch(context, store, checkpoints);
    const auto again = watch.queue().enqueue(*spec);
    if (!again)
        return again.error();
    if (const auto trained = watch.train({*again}); !trained)
        return trained.error();
    const auto found = experiment::differences(*store, run, again->id);
    if (!found)
        return found.error();
    print(context, run, again->id, *found);
    if (found->empty())
        return {};
    return base::Error{
        base::ErrorCode::BadData,
        HSTUDIO_TEXT("Error", "Run \"%1\" came out differently (%2 differences, listed above). Compare versions, device and data."),
        {record->name, std::to_string(found->size())}};
}

} // namespace hstudio::cli
