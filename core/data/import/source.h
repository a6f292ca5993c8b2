#pragma once

#include "core/base/result.h"
#include "core/data/import/dialect.h"

#include <filesystem>

namespace hstudio::data
{

/// The files of one data set on the disk.
struct Source
{
    Format format = Format::Ml1m;
    std::filesystem::path ratings;
    std::filesystem::path items; ///< empty if there is none
};

/// Finds the ratings at `path`: a folder or the ratings file itself, known by their names. The titles' file lies beside it.
/// Errors: NotFound (nothing there, or nothing that is recognised: says what would be), Io.
base::Result<Source> findSource(const std::filesystem::path &path);

} // namespace hstudio::data
