#include "core/store/store.h"

#include "core/base/paths.h"
#include "core/store/migration.h"
#include "core/store/recovery.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <algorithm>
#include <cctype>

namespace hstudio::store
{
namespace
{

base::Result<void> prepareFolders(const std::filesystem::path &workspace)
{
    for (const auto &folder : {workspace, workspace / "datasets", workspace / "runs"}) {
        if (auto writable = base::ensureWritableFolder(folder); !writable)
            return writable;
    }
    return {};
}

} // namespace

std::optional<std::int64_t> asId(const std::string &text)
{
    constexpr std::size_t kMostDigits = 18;
    const bool number =
        !text.empty() && text.size() <= kMostDigits && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
    return number ? std::optional<std::int64_t>(std::stoll(text)) : std::nullopt;
}

base::Result<void> removeFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    std::filesystem::remove_all(folder, code);
    if (!code)
        return {};
    return base::Error{base::ErrorCode::Io,
                       HSTUDIO_TEXT("Error", "The folder \"%1\" can't be removed: %2. It is no longer needed, delete it by hand."),
                       {folder.string(), code.message()}};
}

base::Result<std::shared_ptr<Store>> Store::open(const std::filesystem::path &workspace)
{
    if (auto prepared = prepareFolders(workspace); !prepared)
        return prepared.error();
    const auto file = workspace / "workspace.db";
    try {
        auto database = openForWriting(file);
        if (auto migrated = migrate(*database, file, schemaMigrations()); !migrated)
            return migrated.error();
        SQLite::Transaction recovery(*database, SQLite::TransactionBehavior::IMMEDIATE);
        recoverOrphans(*database);
        recovery.commit();
        const auto version = sql::integer(*database, "PRAGMA data_version");
        auto state = std::make_unique<Private>(workspace, file, std::move(database));
        state->dataVersion = version;
        return std::shared_ptr<Store>(new Store(std::move(state)));
    } catch (const SQLite::Exception &failure) {
        return toError(failure, file);
    }
}

Store::Store(std::unique_ptr<Private> state) : m_private(std::move(state)) {}
Store::~Store() { withdraw(); }

const std::filesystem::path &Store::workspace() const { return m_private->workspace; }
std::filesystem::path Store::datasetsFolder() const { return m_private->workspace / "datasets"; }
std::filesystem::path Store::datasetFolder(const DatasetRecord &dataset) const { return datasetsFolder() / dataset.hash; }
std::filesystem::path Store::runFolder(base::RunId run) const { return m_private->workspace / "runs" / std::to_string(run.value); }

base::Result<std::optional<std::string>> Store::setting(const std::string &key)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::optional<std::string>> {
        auto row = sql::prepare(database, "SELECT value FROM settings WHERE key = ?", key);
        if (!row.executeStep())
            return std::optional<std::string>();
        return std::optional(row.getColumn(0).getString());
    });
}

base::Result<void> Store::setSetting(const std::string &key, const std::string &value)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value);
        return {};
    });
}

base::Result<void> Store::checkIntegrity()
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<void> {
        auto finding = sql::prepare(database, "PRAGMA integrity_check(1)");
        std::string text = finding.executeStep() ? finding.getColumn(0).getString() : std::string();
        if (text == "ok") {
            auto orphan = sql::prepare(database, "PRAGMA foreign_key_check");
            if (!orphan.executeStep())
                return {};
            text = "foreign key of " + orphan.getColumn(0).getString();
        }
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "\"%1\" is damaged: %2. Put a backup copy (workspace.db.backup-v…) in its place, or move it away to begin "
                         "a new one."),
            {m_private->file.string(), text}};
    });
}

} // namespace hstudio::store
