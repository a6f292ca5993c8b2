#include "core/store/sql.h"
#include "core/store/storeprivate.h"

namespace hstudio::store
{
namespace
{

void insert(SQLite::Database &database, base::RunId id, const training::EpochRecord &record)
{
    sql::execute(database, "DELETE FROM epochs WHERE run_id = ? AND epoch = ?", id.value, record.epoch);
    sql::execute(database, "INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", id.value, record.epoch, record.globalStep,
                 record.trainLoss, record.valLoss, record.seconds, record.wallSeconds, record.tokensPerSecond, record.learningRate,
                 record.finishedAt, static_cast<int>(record.best), record.epochsWithoutImprovement);
    for (const auto &[name, value] : record.metrics)
        sql::execute(database, "INSERT INTO epoch_metrics VALUES (?, ?, ?, ?)", id.value, record.epoch, name, value);
}

/// The run's own columns follow its epochs.
void updateRun(SQLite::Database &database, base::RunId id)
{
    sql::execute(database,
                 "UPDATE runs SET epochs = (SELECT coalesce(max(epoch), 0) FROM epochs WHERE run_id = ?1), "
                 "best_epoch = (SELECT coalesce(max(epoch), 0) FROM epochs WHERE run_id = ?1 AND best = 1) WHERE id = ?1",
                 id.value);
}

training::EpochRecord readRow(SQLite::Statement &row)
{
    return {
        .epoch = row.getColumn(0).getInt64(),
        .globalStep = row.getColumn(1).getInt64(),
        .trainLoss = sql::real(row, 2),
        .valLoss = sql::real(row, 3),
        .metrics = {},
        .seconds = sql::real(row, 4),
        .wallSeconds = sql::real(row, 5),
        .tokensPerSecond = sql::real(row, 6),
        .learningRate = sql::real(row, 7),
        .finishedAt = row.getColumn(8).getInt64(),
        .best = row.getColumn(9).getInt() != 0,
        .epochsWithoutImprovement = row.getColumn(10).getInt64(),
    };
}

} // namespace

base::Result<void> Store::addEpoch(base::RunId id, const training::EpochRecord &record)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        if (sql::integer(database, "SELECT count(*) FROM runs WHERE id = ?", id.value) == 0)
            return noSuchRun(std::to_string(id.value));
        insert(database, id, record);
        updateRun(database, id);
        return {};
    });
}

base::Result<std::vector<training::EpochRecord>> Store::epochs(base::RunId id)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<training::EpochRecord>> {
        std::vector<training::EpochRecord> records;
        auto row = sql::prepare(database,
                                "SELECT epoch, global_step, train_loss, val_loss, seconds, wall_seconds, tokens_per_second, learning_rate, "
                                "finished_at, best, epochs_without_improvement FROM epochs WHERE run_id = ? ORDER BY epoch",
                                id.value);
        while (row.executeStep())
            records.push_back(readRow(row));
        auto metric = sql::prepare(database, "SELECT epoch, name, value FROM epoch_metrics WHERE run_id = ? ORDER BY epoch", id.value);
        auto record = records.begin();
        while (metric.executeStep()) {
            while (record->epoch != metric.getColumn(0).getInt64())
                ++record;
            record->metrics[metric.getColumn(1).getString()] = sql::real(metric, 2);
        }
        return records;
    });
}

base::Result<void> Store::truncateEpochs(base::RunId id, std::int64_t epoch)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "DELETE FROM epochs WHERE run_id = ? AND epoch > ?", id.value, epoch);
        updateRun(database, id);
        return {};
    });
}

base::Result<void> Store::setCheckpoints(base::RunId id, std::span<const CheckpointRecord> checkpoints)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "DELETE FROM checkpoints WHERE run_id = ?", id.value);
        for (const auto &each : checkpoints)
            sql::execute(database, "INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?, ?)", id.value, each.file, each.epoch, each.globalStep,
                         each.bytes, each.writtenAt);
        return {};
    });
}

base::Result<std::vector<CheckpointRecord>> Store::checkpoints(base::RunId id)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<CheckpointRecord>> {
        std::vector<CheckpointRecord> records;
        auto row = sql::prepare(
            database, "SELECT file, epoch, global_step, bytes, written_at FROM checkpoints WHERE run_id = ? ORDER BY file", id.value);
        while (row.executeStep())
            records.push_back({row.getColumn(0).getString(), row.getColumn(1).getInt64(), row.getColumn(2).getInt64(),
                               row.getColumn(3).getInt64(), row.getColumn(4).getInt64()});
        return records;
    });
}

} // namespace hstudio::store
