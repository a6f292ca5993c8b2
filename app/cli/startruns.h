#pragma once

#include "app/cli/program.h"
#include "core/experiment/runqueue.h"
#include "core/store/store.h"

#include <memory>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// "1, 2, 3"
std::string seedList(const std::vector<std::int64_t> &seeds);

/// Puts the runs into the queue and trains them one after the other in this process (RunWatch).
Outcome trainAll(const Context &context, std::shared_ptr<store::Store> store, const std::vector<experiment::RunSpec> &specs,
                 const experiment::CheckpointPolicy &checkpoints);

/// Leaves the runs to whoever works off the workspace's queue.
Outcome queueForLater(const Context &context, const std::shared_ptr<store::Store> &store, const std::vector<experiment::RunSpec> &specs);

} // namespace hstudio::cli
