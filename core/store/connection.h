#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace hstudio::store
{

/// Opens the database for writing, created when missing: foreign keys on, WAL, synchronous=FULL. Throws SQLite::Exception.
std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path &file);

/// Read-only connections, one for each thread that reads at the same time; kept for the next reader. Thread-safe.
class ReaderPool final
{
public:
    explicit ReaderPool(std::filesystem::path file) : m_file(std::move(file)) {}

    /// A connection on loan; goes back at destruction.
    class Lease final
    {
    public:
        Lease(ReaderPool &pool, std::unique_ptr<SQLite::Database> database) : m_pool(pool), m_database(std::move(database)) {}
        ~Lease() { m_pool.giveBack(std::move(m_database)); }
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        [[nodiscard]] SQLite::Database &database() { return *m_database; }

    private:
        ReaderPool &m_pool;
        std::unique_ptr<SQLite::Database> m_database;
    };

    /// Throws SQLite::Exception when a new connection can't be opened.
    Lease take();

private:
    void giveBack(std::unique_ptr<SQLite::Database> database);

    std::filesystem::path m_file;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<SQLite::Database>> m_idle;
};

} // namespace hstudio::store
