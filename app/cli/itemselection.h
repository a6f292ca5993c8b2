#pragma once

#include "core/experiment/runcontext.h"

#include <cstdint>
#include <string>

namespace hstudio::cli
{

/// The code of an item that the run's model knows, by the file's id. Errors: NotFound.
base::Result<std::uint32_t> findItem(const experiment::OpenRun &run, const std::string &id);

} // namespace hstudio::cli
