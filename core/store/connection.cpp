#include "core/store/connection.h"

#include <sqlite3.h>

namespace hstudio::store
{
namespace
{

/// How long a statement waits for another program's transaction.
constexpr int kBusyMilliseconds = 10'000;

} // namespace

std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path &file)
{
    auto database = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
                                                       kBusyMilliseconds);
    // A file without write permission is opened for reading in silence, and only the first change would tell.
    if (sqlite3_db_readonly(database->getHandle(), "main") != 0)
        throw SQLite::Exception("opened read-only", SQLITE_READONLY);
    database->exec("PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    return database;
}

ReaderPool::Lease ReaderPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto database = std::move(m_idle.back());
            m_idle.pop_back();
            return {*this, std::move(database)};
        }
    }
    return {*this, std::make_unique<SQLite::Database>(m_file.string(), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX, kBusyMilliseconds)};
}

void ReaderPool::giveBack(std::unique_ptr<SQLite::Database> database)
{
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(database));
}

} // namespace hstudio::store
