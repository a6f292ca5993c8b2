#include "app/cli/runwatch.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <memory>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string run;
};

Outcome resume(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.run);
    if (!run)
        return run.error();
    RunWatch watch(context, *store);
    if (const auto queued = watch.queue().resumeEnded(run->id); !queued)
        return queued.error();
    return watch.train({*run});
}

} // namespace

void addResume(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("resume", "Continue an interrupted or stopped run from its checkpoint",
                                     [options](const Context &context) { return resume(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
}

} // namespace hstudio::cli
