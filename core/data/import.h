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
    /// The import fails when more than this share of the lines is refused. Ten lines are tolerated in any file,
    /// but not half of it; 0: none.
    double refusedLimit = 0.001;
};

/// Bytes of the ratings read and in all; called from the importing thread, about every 50 ms and when they are all read.
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
