#include "core/base/clock.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <cmath>
#include <unordered_map>

namespace hstudio::store
{
namespace
{

const std::string kSelect =
    "SELECT r.id, r.dataset_id, r.name, r.preset, r.config, r.seed, r.state, r.reason, r.run_group, r.notes, r.tags, r.colour, "
    "r.queue_position, "
    "r.created_at, r.started_at, r.ended_at, r.trashed_at, r.best_epoch, r.epochs, r.owner_pid, r.owner_start, r.fingerprint, e.val_loss "
    "FROM runs r LEFT JOIN epochs e ON e.run_id = r.id AND e.epoch = r.best_epoch ";
const std::string kSelectValidation =
    "SELECT r.id, m.name, m.value FROM runs r JOIN epoch_metrics m ON m.run_id = r.id AND m.epoch = r.best_epoch ";
const std::string kSelectTest = "SELECT r.id, m.name, m.value FROM runs r JOIN evaluation_metrics m "
                                "ON m.evaluation_id = (SELECT max(id) FROM evaluations WHERE run_id = r.id) ";

RunRecord readRow(SQLite::Statement &row)
{
    RunRecord record{
        .id = {row.getColumn(0).getInt64()},
        .dataset = {row.getColumn(1).getInt64()},
        .name = row.getColumn(2).getString(),
        .preset = row.getColumn(3).getString(),
        .configJson = row.getColumn(4).getString(),
        .seed = row.getColumn(5).getInt64(),
        .state = runStateFromString(row.getColumn(6).getString()).value_or(RunState::Failed),
        .reason = row.getColumn(7).getString(),
        .group = row.getColumn(8).getString(),
        .notes = row.getColumn(9).getString(),
        .tags = row.getColumn(10).getString(),
        .colour = row.getColumn(11).getInt64(),
        .queuePosition = row.getColumn(12).getInt64(),
        .createdAt = row.getColumn(13).getInt64(),
        .startedAt = row.getColumn(14).getInt64(),
        .endedAt = row.getColumn(15).getInt64(),
        .trashedAt = row.getColumn(16).getInt64(),
        .bestEpoch = row.getColumn(17).getInt64(),
        .epochs = row.getColumn(18).getInt64(),
        .validation = {},
        .test = {},
        .ownerPid = row.getColumn(19).getInt64(),
        .ownerStart = row.getColumn(20).getInt64(),
        .fingerprint = row.getColumn(21).getString(),
    };
    if (!row.isColumnNull(22))
        record.validation["val_loss"] = row.getColumn(22).getDouble();
    return record;
}

/// The runs that meet a condition on `r`, by id, with their metrics in three queries however many they are.
template<typename... Values>
std::vector<RunRecord> readRuns(SQLite::Database &database, const std::string &condition, const Values &...values)
{
    std::vector<RunRecord> records;
    std::unordered_map<std::int64_t, std::size_t> places;
    auto row = sql::prepare(database, kSelect + condition + " ORDER BY r.id", values...);
    while (row.executeStep()) {
        records.push_back(readRow(row));
        places[records.back().id.value] = records.size() - 1;
    }
    const auto collect = [&](const std::string &select, std::map<std::string, double> RunRecord::*metrics) {
        auto metric = sql::prepare(database, select + condition, values...);
        while (metric.executeStep())
            (records[places.at(metric.getColumn(0).getInt64())].*metrics)[metric.getColumn(1).getString()] = sql::real(metric, 2);
    };
    collect(kSelectValidation, &RunRecord::validation);
    collect(kSelectTest, &RunRecord::test);
    return records;
}

template<typename... Values>
std::optional<RunRecord> readOne(SQLite::Database &database, const std::string &condition, const Values &...values)
{
    auto records = readRuns(database, condition, values...);
    return records.empty() ? std::nullopt : std::optional(std::move(records.front()));
}

void insert(SQLite::Database &database, const RunRecord &record)
{
    sql::execute(
        database,
        "INSERT INTO runs (dataset_id, name, preset, config, seed, state, run_group, notes, tags, created_at, owner_pid, owner_start, "
        "queue_position) VALUES (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, "
        "(SELECT coalesce(max(queue_position), 0) + 1 FROM runs WHERE state = 'queued'))",
        record.dataset.value, record.name, record.preset, record.configJson, record.seed, record.group, record.notes, record.tags,
        base::unixNow(), record.ownerPid, record.ownerStart);
}

} // namespace

base::Error noSuchRun(const std::string &idOrName)
{
    return {base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "There is no run \"%1\" in this workspace. \"hstudio-cli runs\" and the page Runs list those there are."),
            {idOrName}};
}

base::Result<RunRecord> readRun(SQLite::Database &database, base::RunId id)
{
    if (auto record = readOne(database, "WHERE r.id = ?", id.value))
        return *std::move(record);
    return noSuchRun(std::to_string(id.value));
}

base::Result<RunRecord> Store::addRun(RunRecord record)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<RunRecord> {
        if (sql::integer(database, "SELECT count(*) FROM datasets WHERE id = ?", record.dataset.value) == 0)
            return noSuchDataset(database, std::to_string(record.dataset.value));
        insert(database, record);
        const auto id = database.getLastInsertRowid();
        sql::execute(database, "UPDATE runs SET colour = id - 1 WHERE id = ?", id);
        return readRun(database, {id});
    });
}

base::Result<std::vector<RunRecord>> Store::runs(std::optional<base::DatasetId> dataset)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<RunRecord>> {
        return dataset ? readRuns(database, "WHERE r.dataset_id = ?", dataset->value) : readRuns(database, "");
    });
}

base::Result<RunRecord> Store::run(base::RunId id)
{
    return m_private->read([&](SQLite::Database &database) { return readRun(database, id); });
}

base::Result<RunRecord> Store::findRun(const std::string &idOrName)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<RunRecord> {
        std::optional<RunRecord> record;
        if (const auto id = asId(idOrName))
            record = readOne(database, "WHERE r.id = ?", *id);
        if (!record)
            record = readOne(database, "WHERE r.id = (SELECT id FROM runs WHERE name = ? ORDER BY trashed_at = 0 DESC, id DESC LIMIT 1)",
                             idOrName);
        if (record)
            return *std::move(record);
        return noSuchRun(idOrName);
    });
}

base::Result<void> Store::changeRun(base::RunId id, const RunChange &change)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        if (sql::integer(database, "SELECT count(*) FROM runs WHERE id = ?", id.value) == 0)
            return noSuchRun(std::to_string(id.value));
        const auto set = [&](const char *column, const auto &value) {
            if (value)
                sql::execute(database, std::string("UPDATE runs SET ") + column + " = ? WHERE id = ?", *value, id.value);
        };
        set("name", change.name);
        set("notes", change.notes);
        set("tags", change.tags);
        set("run_group", change.group);
        set("trashed_at", change.trashedAt);
        return {};
    });
}

base::Result<void> Store::deleteRun(base::RunId id)
{
    auto deleted = m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readRun(database, id);
        if (!record)
            return record.error();
        if (isActive(record->state))
            return base::Error{base::ErrorCode::Busy,
                               HSTUDIO_TEXT("Error", "Run \"%1\" is queued or running. Stop it or remove it from the queue first."),
                               {record->name}};
        sql::execute(database, "DELETE FROM runs WHERE id = ?", id.value);
        return {};
    });
    return deleted ? removeFolder(runFolder(id)) : deleted;
}

base::Result<void> Store::setFingerprint(base::RunId id, const std::string &json)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        if (sql::execute(database, "UPDATE runs SET fingerprint = ? WHERE id = ?", json, id.value) == 0)
            return noSuchRun(std::to_string(id.value));
        return {};
    });
}

} // namespace hstudio::store
