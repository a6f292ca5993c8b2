#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace hstudio::data
{

struct ImportOptions
{
    double refusedLimit =
        0.001; ///< the import fails when more than this share of the lines is refused (at least 10 lines are tolerated … of 10,000)
};

/// Bytes read of bytes in all; called from the importing thread, at most every 50 ms or so.
using ImportProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Reads MovieLens files and leaves a data set in `datasetsFolder/<hash>`; importing the same content again finds it there.
///
/// `source`: a folder (recognised by its files: u.data; ratings.dat; ratings.csv; *.inter), or one of those files.
/// Nothing is left behind on an error or when `stop` is requested (Cancelled). Synchronous and thread-free.
/// Errors name file, line and reason: NotFound (no such path; no ratings in it: lists what would be recognised), BadData, Io, Cancelled.
base::Result<std::shared_ptr<const Dataset>> importDataset(const std::filesystem::path &source, const std::filesystem::path &datasetsFolder,
                                                           const ImportOptions &options = {}, std::stop_token stop = {},
                                                           const ImportProgress &progress = {});

} // namespace hstudio::data
