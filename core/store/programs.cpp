#include "core/base/clock.h"
#include "core/store/owner.h"
#include "core/store/recovery.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <algorithm>
#include <utility>

namespace hstudio::store
{
namespace
{

/// Announced programs that are alive, in the order of arrival.
std::vector<ProgramRecord> livePrograms(SQLite::Database &database)
{
    std::vector<ProgramRecord> programs;
    SQLite::Statement row(database, "SELECT id, name, works_all, pid, start, opened_at FROM programs ORDER BY id");
    while (row.executeStep()) {
        if (isAlive({row.getColumn(3).getInt64(), row.getColumn(4).getInt64()}))
            programs.push_back({.id = row.getColumn(0).getInt64(),
                                .name = row.getColumn(1).getString(),
                                .worksAll = row.getColumn(2).getInt() != 0,
                                .pid = row.getColumn(3).getInt64(),
                                .openedAt = row.getColumn(5).getInt64()});
    }
    return programs;
}

} // namespace

base::Result<void> Store::announce(const std::string &name, bool worksAll)
{
    withdraw();
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto self = thisProcess();
        sql::execute(database, "INSERT INTO programs (name, works_all, pid, start, opened_at) VALUES (?, ?, ?, ?, ?)", name,
                     static_cast<int>(worksAll), self.pid, self.start, base::unixNow());
        m_private->program = database.getLastInsertRowid();
        return {};
    });
}

/// One that can't be withdrawn, because the workspace is gone, is found dead by the next program.
void Store::withdraw()
{
    if (m_private->program == 0)
        return;
    (void)m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "DELETE FROM programs WHERE id = ?", m_private->program);
        return {};
    });
    m_private->program = 0;
}

base::Result<std::vector<ProgramRecord>> Store::otherPrograms()
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<ProgramRecord>> {
        auto programs = livePrograms(database);
        std::erase_if(programs, [&](const auto &program) { return program.id == m_private->program; });
        return programs;
    });
}

base::Result<bool> Store::hasElder()
{
    const auto programs = otherPrograms();
    if (!programs)
        return programs.error();
    return std::ranges::any_of(*programs, [this](const auto &program) {
        return program.worksAll && (m_private->program == 0 || program.id < m_private->program);
    });
}

base::Result<bool> Store::lookAround()
{
    const auto orphaned = m_private->read([](SQLite::Database &database) -> base::Result<bool> { return hasOrphanedRuns(database); });
    if (!orphaned)
        return orphaned.error();
    if (*orphaned) {
        const auto recovered = m_private->write([](SQLite::Database &database) -> base::Result<void> {
            recoverOrphans(database);
            return {};
        });
        if (!recovered)
            return recovered.error();
    }
    try {
        std::int64_t version = 0; // changes with what other connections than this one commit
        m_private->writer.execute([&](SQLite::Database &database) { version = sql::integer(database, "PRAGMA data_version"); });
        const bool changed = std::exchange(m_private->dataVersion, version) != version;
        return changed || *orphaned;
    } catch (const SQLite::Exception &failure) {
        return toError(failure, m_private->file);
    }
}

} // namespace hstudio::store
