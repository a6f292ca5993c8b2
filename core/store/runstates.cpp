#include "core/base/clock.h"
#include "core/store/owner.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <algorithm>

namespace hstudio::store
{
namespace
{

base::Error hasStarted(const RunRecord &record)
{
    return {base::ErrorCode::Busy,
            HSTUDIO_TEXT("Error", "Run \"%1\" no longer waits in the queue: its state is %2."),
            {record.name, std::string(toString(record.state))}};
}

/// The run, if it waits in the queue.
base::Result<RunRecord> readQueued(SQLite::Database &database, base::RunId id)
{
    auto record = readRun(database, id);
    if (record && record->state != RunState::Queued)
        return hasStarted(*record);
    return record;
}

base::Result<RunRecord> markRunning(SQLite::Database &database, base::RunId id)
{
    const auto self = thisProcess();
    const auto now = base::unixNow();
    sql::execute(database,
                 "UPDATE runs SET state = 'running', reason = '', owner_pid = ?, owner_start = ?, ended_at = 0, trashed_at = 0, "
                 "started_at = CASE started_at WHEN 0 THEN ? ELSE started_at END WHERE id = ?",
                 self.pid, self.start, now, id.value);
    return readRun(database, id);
}

/// Ids of the queue in its order.
std::vector<base::RunId> queuedRuns(SQLite::Database &database)
{
    std::vector<base::RunId> ids;
    SQLite::Statement row(database, "SELECT id FROM runs WHERE state = 'queued' ORDER BY queue_position, id");
    while (row.executeStep())
        ids.push_back({row.getColumn(0).getInt64()});
    return ids;
}

/// A queued run's owner is the process that is going to run it itself.
bool isReservedForOthers(const RunRecord &record)
{
    const Owner owner{record.ownerPid, record.ownerStart};
    return owner != thisProcess() && isAlive(owner);
}

bool isReservedForUs(const RunRecord &record) { return Owner{record.ownerPid, record.ownerStart} == thisProcess(); }

/// A run that waits for its first start is removed; one that waits to go on becomes again what it was.
void takeOutOfQueue(SQLite::Database &database, const RunRecord &record)
{
    if (record.startedAt == 0)
        sql::execute(database, "DELETE FROM runs WHERE id = ?", record.id.value);
    else
        sql::execute(database,
                     "UPDATE runs SET state = CASE reason WHEN '' THEN 'interrupted' WHEN 'stopped' THEN 'stopped' ELSE 'failed' END, "
                     "owner_pid = 0, owner_start = 0 WHERE id = ?",
                     record.id.value);
}

} // namespace

base::Result<std::optional<RunRecord>> Store::claimNextQueued(bool reservedOnly)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<std::optional<RunRecord>> {
        for (const auto id : queuedRuns(database)) {
            const auto record = readRun(database, id);
            if (!record || record->trashedAt != 0 || isReservedForOthers(*record) || (reservedOnly && !isReservedForUs(*record)))
                continue;
            auto claimed = markRunning(database, id);
            return claimed ? base::Result(std::optional(*std::move(claimed))) : claimed.error();
        }
        return std::optional<RunRecord>();
    });
}

base::Result<RunRecord> Store::claimRun(base::RunId id)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<RunRecord> {
        const auto record = readRun(database, id);
        if (!record)
            return record.error();
        const bool working = record->state == RunState::Running || record->state == RunState::Paused;
        const bool ownersAlive = isAlive({record->ownerPid, record->ownerStart});
        if ((working && ownersAlive) || (record->state == RunState::Queued && isReservedForOthers(*record)))
            return base::Error{base::ErrorCode::Busy,
                               HSTUDIO_TEXT("Error", "Run \"%1\" is being worked on by process %2. Wait for it, or stop it there."),
                               {record->name, std::to_string(record->ownerPid)}};
        if (record->state == RunState::Finished)
            return base::Error{
                base::ErrorCode::InvalidArgument,
                HSTUDIO_TEXT("Error", "Run \"%1\" has finished, there is nothing to resume. Queue a new run with the same settings."),
                {record->name}};
        return markRunning(database, id);
    });
}

base::Result<void> Store::setRunState(base::RunId id, RunState state, const std::string &reason)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const bool ended = !isActive(state);
        const int changed = sql::execute(database,
                                         "UPDATE runs SET state = ?1, reason = ?2, ended_at = CASE ?3 WHEN 1 THEN ?4 ELSE 0 END, "
                                         "owner_pid = CASE ?3 WHEN 1 THEN 0 ELSE owner_pid END, "
                                         "owner_start = CASE ?3 WHEN 1 THEN 0 ELSE owner_start END WHERE id = ?5",
                                         std::string(toString(state)), reason, static_cast<int>(ended), base::unixNow(), id.value);
        if (changed == 0)
            return noSuchRun(std::to_string(id.value));
        if (const auto self = thisProcess(); !ended && state != RunState::Queued)
            sql::execute(database, "UPDATE runs SET owner_pid = ?, owner_start = ? WHERE id = ? AND owner_pid = 0", self.pid, self.start,
                         id.value);
        return {};
    });
}

base::Result<void> Store::requeue(base::RunId id, bool reserve)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readRun(database, id);
        if (!record)
            return record.error();
        const bool resumable =
            record->state == RunState::Interrupted || record->state == RunState::Stopped || record->state == RunState::Failed;
        if (!resumable)
            return base::Error{
                base::ErrorCode::InvalidArgument,
                HSTUDIO_TEXT("Error", "Run \"%1\" can't be resumed: its state is %2. Only interrupted, stopped and failed runs can."),
                {record->name, std::string(toString(record->state))}};
        const auto owner = reserve ? thisProcess() : Owner{};
        sql::execute(database,
                     "UPDATE runs SET state = 'queued', ended_at = 0, trashed_at = 0, owner_pid = ?, owner_start = ?, "
                     "queue_position = (SELECT coalesce(min(queue_position), 1) - 1 FROM runs WHERE state = 'queued') WHERE id = ?",
                     owner.pid, owner.start, id.value);
        return {};
    });
}

base::Result<void> Store::moveToFront(base::RunId id)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readQueued(database, id);
        if (!record)
            return record.error();
        sql::execute(database,
                     "UPDATE runs SET queue_position = (SELECT min(queue_position) - 1 FROM runs WHERE state = 'queued') WHERE id = ?",
                     id.value);
        return {};
    });
}

base::Result<void> Store::reorderQueue(std::span<const base::RunId> order)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        auto queue = queuedRuns(database);
        const auto place = [&](base::RunId id) { return std::ranges::find(order, id) - order.begin(); };
        std::ranges::stable_sort(queue, {}, place); // runs that `order` doesn't name stay behind, in their order
        std::int64_t position = 0;
        for (const auto id : queue)
            sql::execute(database, "UPDATE runs SET queue_position = ? WHERE id = ?", ++position, id.value);
        return {};
    });
}

base::Result<void> Store::removeQueued(base::RunId id)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readQueued(database, id);
        if (!record)
            return record.error();
        takeOutOfQueue(database, *record);
        return {};
    });
}

base::Result<void> Store::stopQueued(base::RunId id)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readQueued(database, id);
        if (!record)
            return record.error();
        sql::execute(database,
                     "UPDATE runs SET state = 'stopped', reason = 'stopped', ended_at = ?, owner_pid = 0, owner_start = 0 WHERE id = ?",
                     base::unixNow(), id.value);
        return {};
    });
}

} // namespace hstudio::store
