#pragma once

#include "core/store/connection.h"
#include "core/store/dberror.h"
#include "core/store/store.h"
#include "core/store/writer.h"

#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <memory>
#include <type_traits>
#include <utility>

namespace hstudio::store
{

/// What the sources that implement Store share. `work` gets a database and returns a Result; SQLite's exceptions become Errors here.
struct Store::Private
{
    std::filesystem::path workspace;
    std::filesystem::path file;
    ReaderPool readers;
    Writer writer;
    std::int64_t program = 0;     ///< row of this program once it is announced
    std::int64_t dataVersion = 0; ///< of the database when lookAround() last saw it

    Private(std::filesystem::path folder, std::filesystem::path databaseFile, std::unique_ptr<SQLite::Database> database)
        : workspace(std::move(folder)), file(std::move(databaseFile)), readers(file), writer(std::move(database), file)
    {}

    /// One consistent snapshot for all statements of `work`, on the calling thread.
    template<typename Work>
    std::invoke_result_t<Work, SQLite::Database &> read(Work &&work)
    {
        try {
            auto lease = readers.take();
            const SQLite::Transaction snapshot(lease.database());
            return work(lease.database());
        } catch (const SQLite::Exception &failure) {
            return toError(failure, file);
        }
    }

    /// All or nothing, on the writer's thread.
    template<typename Work>
    std::invoke_result_t<Work, SQLite::Database &> write(Work &&work)
    {
        if (!writer.fileInPlace())
            return base::Error{
                base::ErrorCode::Io,
                HSTUDIO_TEXT("Error", "\"%1\" is no longer there. Put the workspace folder back in its place, or open another one."),
                {file.string()}};
        try {
            return writer.run(std::forward<Work>(work));
        } catch (const SQLite::Exception &failure) {
            return toError(failure, file);
        }
    }
};

/// What is said about a run or a data set that isn't there.
base::Error noSuchRun(const std::string &idOrName);
base::Error noSuchDataset(SQLite::Database &database, const std::string &idOrName);

/// The number when the text is one: "3" names a row by id.
std::optional<std::int64_t> asId(const std::string &text);

/// Removes a folder whose row is gone. Error: Io, names the folder that stays.
base::Result<void> removeFolder(const std::filesystem::path &folder);

/// A run with its validation and test metrics.
base::Result<RunRecord> readRun(SQLite::Database &database, base::RunId id);

} // namespace hstudio::store
