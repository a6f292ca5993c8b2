#include "core/base/clock.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

namespace hstudio::store
{
namespace
{

const std::string kSelect =
    "SELECT id, name, hash, source, format, users, items, interactions, refused, first_time, last_time, tied_share, imported_at "
    "FROM datasets ";

DatasetRecord readRow(SQLite::Statement &row)
{
    return {
        .id = {row.getColumn(0).getInt64()},
        .name = row.getColumn(1).getString(),
        .hash = row.getColumn(2).getString(),
        .source = row.getColumn(3).getString(),
        .format = row.getColumn(4).getString(),
        .users = row.getColumn(5).getInt64(),
        .items = row.getColumn(6).getInt64(),
        .interactions = row.getColumn(7).getInt64(),
        .refused = row.getColumn(8).getInt64(),
        .firstTime = row.getColumn(9).getInt64(),
        .lastTime = row.getColumn(10).getInt64(),
        .tiedShare = row.getColumn(11).getDouble(),
        .importedAt = row.getColumn(12).getInt64(),
    };
}

template<typename... Values>
std::optional<DatasetRecord> readOne(SQLite::Database &database, const std::string &condition, const Values &...values)
{
    auto row = sql::prepare(database, kSelect + condition, values...);
    if (!row.executeStep())
        return {};
    return readRow(row);
}

/// `wanted`, or with a number behind it while another data set has that name.
std::string freeName(SQLite::Database &database, const std::string &wanted, base::DatasetId self)
{
    const std::string base = wanted.empty() ? "data set" : wanted;
    std::string name = base;
    for (int number = 2; sql::integer(database, "SELECT count(*) FROM datasets WHERE name = ? AND id != ?", name, self.value) > 0; ++number)
        name = base + " " + std::to_string(number);
    return name;
}

void insert(SQLite::Database &database, DatasetRecord &record)
{
    record.name = freeName(database, record.name, {});
    record.importedAt = record.importedAt != 0 ? record.importedAt : base::unixNow();
    sql::execute(database,
                 "INSERT INTO datasets (name, hash, source, format, users, items, interactions, refused, first_time, last_time, "
                 "tied_share, imported_at) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 record.name, record.hash, record.source, record.format, record.users, record.items, record.interactions, record.refused,
                 record.firstTime, record.lastTime, record.tiedShare, record.importedAt);
    record.id = {database.getLastInsertRowid()};
}

} // namespace

base::Error noSuchDataset(SQLite::Database &database, const std::string &idOrName)
{
    std::string names;
    SQLite::Statement row(database, "SELECT name FROM datasets ORDER BY id");
    while (row.executeStep())
        names += (names.empty() ? "" : ", ") + row.getColumn(0).getString();
    if (names.empty())
        return {base::ErrorCode::NotFound,
                HSTUDIO_TEXT("Error", "There is no data set \"%1\"; the workspace has none yet. Import one first."),
                {idOrName}};
    return {base::ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no data set \"%1\". The workspace has: %2."), {idOrName, names}};
}

base::Result<DatasetRecord> Store::addDataset(DatasetRecord record)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<DatasetRecord> {
        auto known = readOne(database, "WHERE hash = ?", record.hash);
        if (!known) {
            insert(database, record);
            return record;
        }
        if (!record.name.empty() && record.name != known->name) {
            known->name = freeName(database, record.name, known->id);
            sql::execute(database, "UPDATE datasets SET name = ? WHERE id = ?", known->name, known->id.value);
        }
        return *known;
    });
}

base::Result<std::vector<DatasetRecord>> Store::datasets()
{
    return m_private->read([](SQLite::Database &database) -> base::Result<std::vector<DatasetRecord>> {
        std::vector<DatasetRecord> records;
        SQLite::Statement row(database, kSelect + "ORDER BY id");
        while (row.executeStep())
            records.push_back(readRow(row));
        return records;
    });
}

base::Result<DatasetRecord> Store::dataset(base::DatasetId id)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<DatasetRecord> {
        if (auto record = readOne(database, "WHERE id = ?", id.value))
            return *record;
        return noSuchDataset(database, std::to_string(id.value));
    });
}

base::Result<DatasetRecord> Store::findDataset(const std::string &idOrName)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<DatasetRecord> {
        std::optional<DatasetRecord> record;
        if (const auto id = asId(idOrName))
            record = readOne(database, "WHERE id = ?", *id);
        if (!record)
            record = readOne(database, "WHERE name = ?", idOrName);
        if (record)
            return *record;
        return noSuchDataset(database, idOrName);
    });
}

base::Result<void> Store::removeDataset(base::DatasetId id)
{
    std::string hash;
    auto removed = m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        const auto record = readOne(database, "WHERE id = ?", id.value);
        if (!record)
            return noSuchDataset(database, std::to_string(id.value));
        if (const auto runs = sql::integer(database, "SELECT count(*) FROM runs WHERE dataset_id = ?", id.value); runs > 0)
            return base::Error{base::ErrorCode::Busy,
                               HSTUDIO_TEXT("Error", "Data set \"%1\" is used by runs (%2). Delete them first, those in the trash too."),
                               {record->name, std::to_string(runs)}};
        sql::execute(database, "DELETE FROM datasets WHERE id = ?", id.value);
        hash = record->hash;
        return {};
    });
    if (!removed || hash.empty())
        return removed;
    return removeFolder(datasetsFolder() / hash);
}

} // namespace hstudio::store
