#pragma once

#include "app/cli/documents.h"
#include "core/experiment/runcontext.h"
#include "core/store/records.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// Lists for several users (or one item), and how they came about.
struct Lists
{
    const experiment::OpenRun *run = nullptr;
    std::vector<inference::UserRecommendation> users; ///< `history` is the user's code
};

/// One row as people and programs read it.
struct ListRow
{
    std::uint32_t userCode = 0;
    std::optional<std::int64_t> queryTime; ///< empty when the model ignores time
    const inference::ScoredItem *item = nullptr;
};
void forEachRow(const Lists &lists, const std::function<void(const ListRow &)> &visit);

/// {"run", "context", "rows": […]} on stdout, row by row.
void printListsJson(const Lists &lists);
/// A table for each user, with the query time above it.
void printListsText(const Lists &lists);
/// "user,query_time,item,title,score,rank" and a line for each row (RFC 4180).
std::string listsCsv(const Lists &lists);

/// "required" when the run's model needs a query time, else "ignored".
std::string contextWord(const experiment::OpenRun &run);

} // namespace hstudio::cli
