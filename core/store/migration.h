#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <span>
#include <string_view>

namespace hstudio::store
{

/// One step of the schema: brings a database from version - 1 to version.
struct Migration
{
    int version = 0;
    std::string_view sql;
};

/// All steps, ascending from version 1. A published step is never edited: changes are a step of their own.
std::span<const Migration> schemaMigrations();

/// Brings the database to the newest version of `migrations`, each step in a transaction. Before a step of an existing database a copy of it is
/// written beside it, `<file>.backup-v<version before the step>`. A step that fails leaves the version before it.
/// Errors: Unsupported (made by a newer program), BadData (a database of another program), Io. Throws SQLite::Exception.
base::Result<void> migrate(SQLite::Database &database, const std::filesystem::path &file, std::span<const Migration> migrations);

} // namespace hstudio::store
