#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// In what a ratings file gives its times.
enum class TimeUnit
{
    Seconds,
    Milliseconds,
    Iso, ///< ISO 8601 in UTC, "2001-01-01" up to "2001-01-01T10:30:15.250Z"
};

/// How the bytes of ids and titles are to be read.
enum class Encoding
{
    Automatic, ///< UTF-8 where it is valid, else Latin-1
    Utf8,      ///< bytes that aren't are shown as U+FFFD
    Latin1,
};

/// Where the fields stand in a table that HSTUdio doesn't know by its name. Columns from 0.
struct ColumnMapping
{
    std::string delimiter = ","; ///< ",", "\t", "::", ";", "|", or any other text
    bool header = true;          ///< the first line names the columns
    int user = 0;
    int item = 1;
    int rating = 2; ///< -1: the file has none; every rating is 1
    int time = 3;
    TimeUnit timeUnit = TimeUnit::Seconds;
    Encoding encoding = Encoding::Automatic;

    bool operator==(const ColumnMapping &) const = default;
};

/// What a look at the beginning of a table suggests; -1 for a column that isn't recognised (rating: there is none). The delimiter is guessed, too,
/// unless it is given.
ColumnMapping guessMapping(std::string_view head, const std::string &delimiter = {});

/// The first records of a table as text in UTF-8, the header among them. Fields may be quoted (RFC 4180).
std::vector<std::vector<std::string>> previewTable(std::string_view head, const std::string &delimiter, Encoding encoding,
                                                   std::size_t records);

/// A column by its name in the header (case doesn't matter) or by its number from 1; nothing if there is no such column.
std::optional<int> findColumn(const std::vector<std::string> &header, std::string_view nameOrNumber);

} // namespace hstudio::data
