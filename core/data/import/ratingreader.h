#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/import/dialect.h"
#include "core/data/mappedfile.h"
#include "core/data/tablefile.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace hstudio::data
{

struct RatingReaderOptions
{
    double refusedLimit = 0.001;        ///< see ImportOptions
    std::size_t chunkBytes = 8U << 20U; ///< the file is parsed in parallel pieces of about this size
    std::stop_token stop;
    std::function<void(std::int64_t)> progress; ///< bytes parsed, from the calling thread
};

/// A ratings file as a table, in file order whatever the number of threads, and the lines that were not taken.
struct RatingsRead
{
    Table table;
    std::int64_t lines = 0; ///< without the header and blank lines
    std::int64_t refused = 0;
    std::vector<RefusedLine> refusedLines; ///< the first 1,000
    std::map<std::string, std::int64_t> refusedByReason;
};

/// Reads the ratings of `file`, mapped from `path`. Errors: BadData (no line could be read, or more refused than the limit allows: says
/// where and why), Unsupported (over 2^32 rows), Cancelled.
base::Result<RatingsRead> readRatings(const MappedFile &file, const std::filesystem::path &path, const OpenedDialect &opened,
                                      const RatingReaderOptions &options);

} // namespace hstudio::data
