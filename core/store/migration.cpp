#include "core/store/migration.h"

#include "core/store/sql.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

namespace hstudio::store
{
namespace
{

/// PRAGMA application_id of a workspace: "HSTU". Tells our files from other programs' databases.
constexpr int kApplicationId = 0x48535455;

int pragma(SQLite::Database &database, const char *name) { return static_cast<int>(sql::integer(database, std::string("PRAGMA ") + name)); }

void setPragma(SQLite::Database &database, const char *name, int value)
{
    database.exec(std::string("PRAGMA ") + name + " = " + std::to_string(value));
}

base::Result<void> checkOrigin(SQLite::Database &database, const std::filesystem::path &file, int newest)
{
    const bool empty = sql::integer(database, "SELECT count(*) FROM sqlite_master") == 0;
    if (!empty && pragma(database, "application_id") != kApplicationId)
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "\"%1\" is a database of another program. Choose another folder as the workspace."),
                           {file.string()}};
    if (const int version = pragma(database, "user_version"); version > newest)
        return base::Error{base::ErrorCode::Unsupported,
                           HSTUDIO_TEXT("Error",
                                        "\"%1\" was made by a newer HSTUdio (database version %2, this program knows up to %3). Update the "
                                        "program, or choose another workspace."),
                           {file.string(), std::to_string(version), std::to_string(newest)}};
    return {};
}

/// Written under another name first, so that a copy that is there is a whole one.
void backUp(SQLite::Database &database, const std::filesystem::path &file, int version)
{
    auto target = file;
    target += ".backup-v" + std::to_string(version);
    auto part = target;
    part += ".part";
    std::filesystem::remove(part);
    {
        SQLite::Database copy(part.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup backup(copy, database);
        backup.executeStep();
    }
    std::filesystem::rename(part, target);
}

void apply(SQLite::Database &database, const Migration &migration)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (pragma(database, "user_version") >= migration.version)
        return; // another program was faster
    database.exec(std::string(migration.sql));
    setPragma(database, "application_id", kApplicationId);
    setPragma(database, "user_version", migration.version);
    transaction.commit();
}

} // namespace

base::Result<void> migrate(SQLite::Database &database, const std::filesystem::path &file, std::span<const Migration> migrations)
{
    if (auto fits = checkOrigin(database, file, migrations.back().version); !fits)
        return fits.error();
    const bool existing = pragma(database, "user_version") > 0;
    try {
        for (const auto &migration : migrations) {
            const int version = pragma(database, "user_version");
            if (version >= migration.version)
                continue;
            if (existing)
                backUp(database, file, version);
            apply(database, migration);
        }
    } catch (const std::filesystem::filesystem_error &failure) {
        return base::Error{
            base::ErrorCode::Io,
            HSTUDIO_TEXT("Error",
                         "A backup copy of \"%1\" can't be written, so it stays as it is: %2. Check the folder's rights and free space."),
            {file.string(), failure.code().message()}};
    }
    return {};
}

} // namespace hstudio::store
