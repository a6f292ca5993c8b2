#include "core/base/clock.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <cassert>

namespace hstudio::store
{
namespace
{

const std::string kSelect = "SELECT id, dataset_id, name, user, query_time, created_at, changed_at FROM what_ifs ";

void readItems(SQLite::Database &database, WhatIfRecord &record)
{
    auto row =
        sql::prepare(database, "SELECT item_code, time, item FROM what_if_items WHERE what_if_id = ? ORDER BY place", record.id.value);
    while (row.executeStep()) {
        record.session.history.push_back({row.getColumn(0).getUInt(), row.getColumn(1).getInt64()});
        record.items.push_back(row.getColumn(2).getString());
    }
}

WhatIfRecord readRow(SQLite::Database &database, SQLite::Statement &row)
{
    WhatIfRecord record;
    record.id = {row.getColumn(0).getInt64()};
    record.dataset = {row.getColumn(1).getInt64()};
    record.name = row.getColumn(2).getString();
    record.user = row.getColumn(3).getString();
    if (!row.isColumnNull(4))
        record.session.queryTime = row.getColumn(4).getInt64();
    record.createdAt = row.getColumn(5).getInt64();
    record.changedAt = row.getColumn(6).getInt64();
    readItems(database, record);
    return record;
}

base::Error noSuchWhatIf(SQLite::Database &database, base::DatasetId dataset, const std::string &idOrName)
{
    std::string names;
    auto row = sql::prepare(database, "SELECT name FROM what_ifs WHERE dataset_id = ? ORDER BY name", dataset.value);
    while (row.executeStep())
        names += (names.empty() ? "" : ", ") + row.getColumn(0).getString();
    if (names.empty())
        return {
            base::ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no what-if \"%1\"; none was saved for this data set."), {idOrName}};
    return {
        base::ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no what-if \"%1\". Saved for this data set: %2."), {idOrName, names}};
}

base::Result<void> checkName(SQLite::Database &database, const WhatIfRecord &record)
{
    if (record.name.empty())
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "A what-if needs a name to be saved.")};
    if (sql::integer(database, "SELECT count(*) FROM datasets WHERE id = ?", record.dataset.value) == 0)
        return noSuchDataset(database, std::to_string(record.dataset.value));
    if (sql::integer(database, "SELECT count(*) FROM what_ifs WHERE dataset_id = ? AND name = ? AND id != ?", record.dataset.value,
                     record.name, record.id.value) > 0)
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "There is a what-if \"%1\" already. Choose another name, or change that one."),
                           {record.name}};
    return {};
}

base::Result<void> writeHead(SQLite::Database &database, WhatIfRecord &record)
{
    record.changedAt = base::unixNow();
    if (!record.id.valid()) {
        record.createdAt = record.changedAt;
        sql::execute(database, "INSERT INTO what_ifs (dataset_id, name, user, created_at, changed_at) VALUES (?, ?, ?, ?, ?)",
                     record.dataset.value, record.name, record.user, record.createdAt, record.changedAt);
        record.id = {database.getLastInsertRowid()};
    } else if (sql::execute(database, "UPDATE what_ifs SET name = ?, user = ?, changed_at = ? WHERE id = ? AND dataset_id = ?", record.name,
                            record.user, record.changedAt, record.id.value, record.dataset.value) == 0) {
        return noSuchWhatIf(database, record.dataset, record.name);
    }
    record.createdAt = sql::integer(database, "SELECT created_at FROM what_ifs WHERE id = ?", record.id.value);
    auto time = sql::prepare(database, "UPDATE what_ifs SET query_time = ?1 WHERE id = ?2");
    if (record.session.queryTime)
        time.bind(1, *record.session.queryTime); // NULL otherwise
    time.bind(2, record.id.value);
    time.exec();
    return {};
}

void writeItems(SQLite::Database &database, const WhatIfRecord &record)
{
    sql::execute(database, "DELETE FROM what_if_items WHERE what_if_id = ?", record.id.value);
    SQLite::Statement insert(database, "INSERT INTO what_if_items VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < record.session.history.size(); ++i) {
        const auto &item = record.session.history[i];
        SQLite::bind(insert, record.id.value, static_cast<std::int64_t>(i) + 1, item.itemCode, record.items[i], item.time);
        insert.exec();
        insert.reset();
    }
}

template<typename... Values>
std::optional<WhatIfRecord> readOne(SQLite::Database &database, const std::string &condition, const Values &...values)
{
    auto row = sql::prepare(database, kSelect + condition, values...);
    if (!row.executeStep())
        return {};
    return readRow(database, row);
}

} // namespace

base::Result<WhatIfRecord> Store::saveWhatIf(WhatIfRecord record)
{
    assert(record.items.size() == record.session.history.size());
    return m_private->write([&](SQLite::Database &database) -> base::Result<WhatIfRecord> {
        if (const auto free = checkName(database, record); !free)
            return free.error();
        if (const auto written = writeHead(database, record); !written)
            return written.error();
        writeItems(database, record);
        return record;
    });
}

base::Result<std::vector<WhatIfRecord>> Store::whatIfs(base::DatasetId dataset)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<WhatIfRecord>> {
        std::vector<WhatIfRecord> records;
        auto row = sql::prepare(database, kSelect + "WHERE dataset_id = ? ORDER BY name", dataset.value);
        while (row.executeStep())
            records.push_back(readRow(database, row));
        return records;
    });
}

base::Result<WhatIfRecord> Store::findWhatIf(base::DatasetId dataset, const std::string &idOrName)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<WhatIfRecord> {
        std::optional<WhatIfRecord> record;
        if (const auto id = asId(idOrName))
            record = readOne(database, "WHERE dataset_id = ? AND id = ?", dataset.value, *id);
        if (!record)
            record = readOne(database, "WHERE dataset_id = ? AND name = ?", dataset.value, idOrName);
        if (record)
            return *record;
        return noSuchWhatIf(database, dataset, idOrName);
    });
}

base::Result<void> Store::removeWhatIf(WhatIfId id)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "DELETE FROM what_ifs WHERE id = ?", id.value);
        return {};
    });
}

} // namespace hstudio::store
