#pragma once

#include "core/base/result.h"
#include "core/data/import/mapping.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace hstudio::data
{

/// Where the fields of a ratings line stand and what they may hold.
struct Dialect
{
    std::string delimiter; ///< "\t", "::", "," or what a mapping says
    int userColumn = 0;
    int itemColumn = 1;
    int ratingColumn = 2; ///< -1: the file has none, every rating is 1
    int timeColumn = 3;
    bool textIds = false;      ///< ids that are no whole numbers are allowed (RecBole's tokens)
    bool limitedRating = true; ///< MovieLens: 0 … 5
    bool quotes = false;       ///< fields may be quoted and hold the delimiter (RFC 4180)
    TimeUnit timeUnit = TimeUnit::Seconds;
    Encoding encoding = Encoding::Automatic; ///< of text ids
};

/// The families of files that are recognised; keys as in ImportSummary::format.
enum class Format
{
    Ml100k,  ///< u.data, u.item
    Ml1m,    ///< ratings.dat, movies.dat
    MlCsv,   ///< ratings.csv, movies.csv
    Recbole, ///< NAME.inter, NAME.item
    Table,   ///< any other text, with a ColumnMapping
};

std::string_view formatKey(Format format);

/// A ratings file's dialect and where its first line of data begins.
struct OpenedDialect
{
    Dialect dialect;
    std::size_t dataBegin = 0; ///< bytes to skip: byte order mark and header line
    std::size_t headerLines = 0;
};

/// Where a text begins: behind its byte order mark. Errors (BadData): empty, binary.
base::Result<std::size_t> beginOfText(std::string_view content, const std::filesystem::path &file);

/// Looks at the beginning of a ratings file: byte order mark, header, columns.
/// Errors (BadData): empty, binary, a column missing in the header, no header where one belongs.
base::Result<OpenedDialect> openDialect(Format format, std::string_view content, const std::filesystem::path &file);

/// The same for a table with a mapping. Errors (BadData): empty, binary, fewer columns than the mapping names; (InvalidArgument): a mapping
/// that can't be, such as one without a time column.
base::Result<OpenedDialect> openDialect(const ColumnMapping &mapping, std::string_view content, const std::filesystem::path &file);

} // namespace hstudio::data
