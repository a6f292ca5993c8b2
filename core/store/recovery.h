#pragma once

#include <SQLiteCpp/Database.h>

namespace hstudio::store
{

/// What ended processes left behind: their running and paused runs become interrupted, their unfinished recommendation lists are removed.
/// Throws SQLite::Exception.
void recoverOrphans(SQLite::Database &database);

} // namespace hstudio::store
