#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace hstudio::experiment
{

/// One line of a file of questions.
struct UserQuery
{
    std::int64_t line = 0; ///< 1-based
    std::string user;      ///< id as text
    std::int64_t time = 0;
};

/// Who asks when, in the file's order; a user may ask several times.
struct QueryFile
{
    std::vector<UserQuery> queries;
    std::vector<base::Error> refused; ///< BadData for each line that can't be read, naming file and line
};

/// Reads a CSV file: "user,time" in each line, the time in unix seconds or ISO 8601. A first line whose first cell is "user" or "user_id" names the columns;
/// the time's is "time", "datetime", "timestamp" or "query_time". Errors: NotFound, Io; BadData for a header without a time.
base::Result<QueryFile> readQueries(const std::filesystem::path &file);

/// When each user asks, by the user's id as text (RecTools: `context` of recommend). A user has one time.
struct QueryContext
{
    std::map<std::string, std::int64_t, std::less<>> timeOf;

    /// The times of these users, in their order. InvalidArgument naming a user without a row.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> timesOf(std::span<const std::string> users) const;
};

/// The same with one row for each user; users may be more than are asked for, also ones that no data set has.
/// Errors: NotFound; BadData naming the line: no time, not a time, a user's second row.
base::Result<QueryContext> readQueryContext(const std::filesystem::path &file);

} // namespace hstudio::experiment
