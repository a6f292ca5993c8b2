#pragma once

#include "core/base/error.h"

#include <SQLiteCpp/Exception.h>

#include <filesystem>

namespace hstudio::store
{

/// What an SQLite failure means for the person at the screen, and what to do about it.
base::Error toError(const SQLite::Exception &failure, const std::filesystem::path &file);

} // namespace hstudio::store
