#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace hstudio::data
{

/// The MD5 of a file, 32 lower-case hexadecimal digits: against damage, not against forgery. Errors: NotFound, Io.
base::Result<std::string> md5Of(const std::filesystem::path &file);

} // namespace hstudio::data
