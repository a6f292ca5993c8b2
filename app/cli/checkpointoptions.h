#pragma once

#include "app/cli/checks.h"
#include "core/experiment/runexecutor.h"

#include <CLI/App.hpp>

namespace hstudio::cli
{

/// --checkpoint-every and --keep-checkpoints, for verbs that train.
inline void addCheckpointOptions(CLI::App &verb, experiment::CheckpointPolicy &policy)
{
    verb.add_option("--checkpoint-every", policy.seconds, "Write a checkpoint at least this often within an epoch (default: 60)")
        ->type_name("SECONDS")
        ->check(numberFrom(0));
    verb.add_option("--keep-checkpoints", policy.kept, "Checkpoints of earlier epochs to keep beside the newest (default: 1)")
        ->type_name("N")
        ->check(wholeNumberFrom(0));
}

} // namespace hstudio::cli
