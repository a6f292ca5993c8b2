#include "core/store/recovery.h"

#include "core/base/clock.h"
#include "core/store/owner.h"
#include "core/store/sql.h"

#include <vector>

namespace hstudio::store
{
namespace
{

/// Ids whose owner (columns 1 and 2 of the query) is gone.
std::vector<std::int64_t> orphans(SQLite::Database &database, const char *query)
{
    std::vector<std::int64_t> ids;
    SQLite::Statement row(database, query);
    while (row.executeStep()) {
        if (!isAlive({row.getColumn(1).getInt64(), row.getColumn(2).getInt64()}))
            ids.push_back(row.getColumn(0).getInt64());
    }
    return ids;
}

constexpr auto kWorkingRuns = "SELECT id, owner_pid, owner_start FROM runs WHERE state IN ('running', 'paused')";

} // namespace

bool hasOrphanedRuns(SQLite::Database &database) { return !orphans(database, kWorkingRuns).empty(); }

void recoverOrphans(SQLite::Database &database)
{
    const auto now = base::unixNow();
    for (const auto run : orphans(database, kWorkingRuns))
        sql::execute(database,
                     "UPDATE runs SET state = 'interrupted', reason = '', ended_at = ?, owner_pid = 0, owner_start = 0 WHERE id = ?", now,
                     run);
    for (const auto list : orphans(database, "SELECT id, owner_pid, owner_start FROM recommendation_requests WHERE completed_at = 0"))
        sql::execute(database, "DELETE FROM recommendation_requests WHERE id = ?", list);
    for (const auto program : orphans(database, "SELECT id, pid, start FROM programs"))
        sql::execute(database, "DELETE FROM programs WHERE id = ?", program);
}

} // namespace hstudio::store
