#include "app/cli/checkpointoptions.h"
#include "app/cli/runwatch.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/verify.h"
#include "app/cli/workspace.h"
#include "core/experiment/trainlonger.h"

#include <memory>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string run;
    std::int64_t moreEpochs = 0;
    bool verify = false;
    experiment::CheckpointPolicy checkpoints;
};

Outcome resume(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto run = (*store)->findRun(options.run);
    if (!run)
        return run.error();
    if (options.moreEpochs > 0) {
        if (const auto added = experiment::addEpochs(**store, run->id, options.moreEpochs); !added)
            return added.error();
    }
    {
        RunWatch watch(context, *store, options.checkpoints);
        if (const auto queued = watch.queue().resumeEnded(run->id); !queued)
            return queued.error();
        if (const auto trained = watch.train({*run}); !trained)
            return trained;
    }
    return options.verify ? verifyRun(context, *store, run->id, options.checkpoints) : Outcome();
}

} // namespace

void addResume(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb =
        program.addVerb("resume", "Continue an interrupted, stopped or failed run from its checkpoint, or a finished one for longer",
                        [options](const Context &context) { return resume(context, *options); });
    verb->add_option("run", options->run, "Id or name of the run")->required();
    verb->add_option("--more-epochs", options->moreEpochs, "Of a finished run: train so many epochs more, from where it ended")
        ->check(CLI::PositiveNumber);
    verb->add_flag("--verify", options->verify, "Then train it again without interruption and say whether both are equal");
    addCheckpointOptions(*verb, options->checkpoints);
}

} // namespace hstudio::cli
