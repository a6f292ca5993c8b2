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

/// When each user asks, by the user's id as text (RecTools: `context` of recommend). A user has one time.
struct QueryContext
{
    std::map<std::string, std::int64_t, std::less<>> timeOf;

    /// The times of these users, in their order. InvalidArgument naming a user without a row.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> timesOf(std::span<const std::string> users) const;
};

/// Reads a CSV file: "user,time" in each line, the time in unix seconds or ISO 8601. A first line whose first cell is "user" or "user_id" names the columns;
/// the time's is "time", "datetime", "timestamp" or "query_time". Users may be more than are asked for, also ones that no data set has.
/// Errors: NotFound; BadData naming the line: no time, not a time, a user's second row.
base::Result<QueryContext> readQueryContext(const std::filesystem::path &file);

} // namespace hstudio::experiment
