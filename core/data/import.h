#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/import/mapping.h"
#include "core/data/prepare/filters.h"
#include "core/data/splitrule.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace hstudio::data
{

/// The split that a new data set gets.
struct SplitChoice
{
    SplitRule rule;
    std::optional<double> share = {}; ///< global time: where this share of the interactions (after the filters) lies before it, 0 … 1
};

/// What is kept of the interactions, and how they are split.
struct Preparation
{
    Filters filters;
    SplitChoice split;
};

struct ImportOptions
{
    /// The import fails when more than this share of the lines is refused. Ten lines are tolerated in any file,
    /// but not half of it; 0: none.
    double refusedLimit = 0.001;
    Preparation preparation = {};
    std::optional<ColumnMapping> mapping = {}; ///< for a table that isn't known by its name; then its name doesn't matter
    std::filesystem::path titles = {};         ///< a file of titles instead of the one beside the ratings
};

/// Error::detail of an import that failed because of ImportOptions::refusedLimit alone: a higher one would let it pass.
inline constexpr const char *kTooManyRefused = "too_many_refused";

/// Bytes of the ratings read and in all (of an archive, unpacking counts too); called from the importing thread, about every 50 ms and when they
/// are all read.
using ImportProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Reads ratings and leaves a data set in `datasetsFolder/<hash>`; importing the same content again finds it there.
///
/// `source`: a folder or .zip (recognised by its files: u.data; ratings.dat; ratings.csv; *.inter), one of those files, or with a mapping any
/// table. Nothing is left behind on an error or when `stop` is requested (Cancelled). Synchronous and thread-free.
/// Errors name file, line and reason: NotFound (no such path; no ratings in it: lists what would be recognised), InvalidArgument (a mapping, filter
/// or split that can't be; several files to choose from), BadData, Io, OutOfMemory, Cancelled.
base::Result<std::shared_ptr<const Dataset>> importDataset(const std::filesystem::path &source, const std::filesystem::path &datasetsFolder,
                                                           const ImportOptions &options = {}, std::stop_token stop = {},
                                                           const ImportProgress &progress = {});

/// Makes another data set of one that is imported: fewer interactions or another split, with the same guarantees. What had been filtered before
/// stays listed in front of what is filtered now.
base::Result<std::shared_ptr<const Dataset>> deriveDataset(const Dataset &from, const std::filesystem::path &datasetsFolder,
                                                           const Preparation &preparation, std::stop_token stop = {});

/// What a dialog that maps columns needs to see of a table.
struct TableLook
{
    std::string head; ///< the beginning, as bytes
    ColumnMapping guess;
};

/// The first 64 KiB of the table at `path` (a file, or the only one in a .zip) and what they suggest.
/// Errors: as importDataset(), and BadData for one that is empty or binary.
base::Result<TableLook> lookAtTable(const std::filesystem::path &path);

} // namespace hstudio::data
