#pragma once

#include "app/cli/program.h"
#include "core/experiment/runexecutor.h"
#include "core/store/store.h"

#include <memory>

namespace hstudio::cli
{

/// Trains a finished run's settings again, as a run of its own, and says whether both are equal or what differs. What differs is an error.
Outcome verifyRun(const Context &context, const std::shared_ptr<store::Store> &store, base::RunId run,
                  const experiment::CheckpointPolicy &checkpoints);

} // namespace hstudio::cli
