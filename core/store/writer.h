#pragma once

#include "core/base/result.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>

namespace hstudio::store
{

/// The one thread that writes: jobs of all threads go through its queue, each in a transaction of its own. Jobs that were accepted are done
/// before the destructor returns.
class Writer final
{
public:
    Writer(std::unique_ptr<SQLite::Database> database, std::filesystem::path file);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Runs `work(database)`, which returns a Result, in a transaction on the writer's thread, and waits until it is committed. An error rolls it
    /// back. Throws what `work` throws, SQLite::Exception when the commit fails. Never call it from within a job.
    template<typename Work>
    std::invoke_result_t<Work, SQLite::Database &> run(Work &&work)
    {
        std::optional<std::invoke_result_t<Work, SQLite::Database &>> outcome;
        execute([&outcome, &work](SQLite::Database &database) {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            outcome.emplace(work(database));
            if (outcome->ok())
                transaction.commit();
        });
        return *std::move(outcome);
    }

    /// Runs `work` on the writer's thread without a transaction, for what belongs to the connection.
    void execute(std::function<void(SQLite::Database &)> work);

    /// SQLite goes on writing into a file that was deleted or replaced; this says whether the open one is still the one in the workspace.
    [[nodiscard]] bool fileInPlace() const;

private:
    using Job = std::packaged_task<void(SQLite::Database &)>;

    void loop();

    std::unique_ptr<SQLite::Database> m_database;
    std::filesystem::path m_file;
    std::uint64_t m_inode = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_jobs; // guarded by m_mutex
    bool m_closing = false; // guarded by m_mutex
    std::thread m_thread;
};

} // namespace hstudio::store
