#pragma once

#include "core/store/store.h"

#include <string>

namespace hstudio::store
{

/// Makes a finished run a stopped one with settings (JSON) that train it for longer: it can then be resumed like any stopped run. Blocking, thread-safe.
/// Errors: NotFound, InvalidArgument (it hasn't finished), and those of the database.
base::Result<void> reopenFinished(Store &store, base::RunId id, const std::string &configJson);

} // namespace hstudio::store
