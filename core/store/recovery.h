#pragma once

#include <SQLiteCpp/Database.h>

namespace hstudio::store
{

/// What ended processes left behind: their running and paused runs become interrupted, their unfinished recommendation lists and their announcements
/// are removed. Call it in a transaction. Throws SQLite::Exception.
void recoverOrphans(SQLite::Database &database);

/// Whether there is a running or paused run whose process has ended. Throws SQLite::Exception.
bool hasOrphanedRuns(SQLite::Database &database);

} // namespace hstudio::store
