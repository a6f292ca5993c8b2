#pragma once

#include "core/base/result.h"
#include "core/store/store.h"

#include <cstdint>

namespace hstudio::experiment
{

/// Gives a finished run `moreEpochs` (at least 1) epochs more; resuming it then goes on from where it ended, and its numbers are those of a run that had
/// that many from the start. Of a run that early stopping ended the patience grows by as many. Until it is resumed it counts as stopped.
/// Errors: InvalidArgument (it hasn't finished, or diverged), NotFound (its checkpoint is gone).
base::Result<void> addEpochs(store::Store &store, base::RunId run, std::int64_t moreEpochs);

} // namespace hstudio::experiment
