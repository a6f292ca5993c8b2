#include "core/base/clock.h"
#include "core/store/owner.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <unordered_set>

namespace hstudio::store
{
namespace
{

/// Adds the request as unfinished: nobody sees it before it is completed.
base::RecommendationId begin(SQLite::Database &database, const RecommendationRequestRecord &request)
{
    const auto self = thisProcess();
    sql::execute(database,
                 "INSERT INTO recommendation_requests (run_id, query_rule, query_time, k, filter_seen, created_at, owner_pid, owner_start) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                 request.run.value, request.queryRule, request.queryTime, request.k, static_cast<int>(request.filterSeen),
                 request.createdAt, self.pid, self.start);
    return {database.getLastInsertRowid()};
}

void append(SQLite::Database &database, base::RecommendationId id, const std::vector<RecommendationRow> &rows)
{
    SQLite::Statement insert(database, "INSERT INTO recommendations VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto &row : rows) {
        insert.bind(1, id.value);
        insert.bind(2, row.userCode);
        insert.bind(3, row.rank);
        insert.bind(4, row.queryTime);
        insert.bind(5, row.itemCode);
        insert.bind(6, row.score);
        insert.bindNoCopy(7, row.user);
        insert.bindNoCopy(8, row.item);
        insert.exec();
        insert.reset();
    }
}

/// The list takes the place of an earlier one of the same kind.
void complete(SQLite::Database &database, const RecommendationRequestRecord &request)
{
    sql::execute(
        database,
        "DELETE FROM recommendation_requests WHERE completed_at > 0 AND run_id = ? AND query_rule = ? AND query_time = ? AND k = ? "
        "AND filter_seen = ?",
        request.run.value, request.queryRule, request.queryTime, request.k, static_cast<int>(request.filterSeen));
    sql::execute(database, "UPDATE recommendation_requests SET users = ?, completed_at = ?, owner_pid = 0, owner_start = 0 WHERE id = ?",
                 request.users, base::unixNow(), request.id.value);
}

} // namespace

base::Result<RecommendationRequestRecord> Store::addRecommendations(RecommendationRequestRecord request, const RowSource &rows)
{
    request.createdAt = request.createdAt != 0 ? request.createdAt : base::unixNow();
    auto begun = m_private->write([&](SQLite::Database &database) -> base::Result<base::RecommendationId> {
        if (sql::integer(database, "SELECT count(*) FROM runs WHERE id = ?", request.run.value) == 0)
            return noSuchRun(std::to_string(request.run.value));
        return begin(database, request);
    });
    if (!begun)
        return begun.error();
    request.id = *begun;
    auto stored = storeRows(request, rows);
    if (stored)
        return request;
    // Should this fail too, the next start of the program removes the unfinished list.
    (void)m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        sql::execute(database, "DELETE FROM recommendation_requests WHERE id = ?", request.id.value);
        return {};
    });
    return stored.error();
}

/// The source works on the caller's thread between the batches, so that other writers get their turn.
base::Result<void> Store::storeRows(RecommendationRequestRecord &request, const RowSource &rows)
{
    std::unordered_set<std::uint32_t> users;
    for (;;) {
        const auto batch = rows();
        if (!batch)
            return batch.error();
        if (batch->empty())
            break;
        for (const auto &row : *batch)
            users.insert(row.userCode);
        auto appended = m_private->write([&](SQLite::Database &database) -> base::Result<void> {
            append(database, request.id, *batch);
            return {};
        });
        if (!appended)
            return appended;
    }
    request.users = static_cast<std::int64_t>(users.size());
    return m_private->write([&](SQLite::Database &database) -> base::Result<void> {
        complete(database, request);
        return {};
    });
}

base::Result<std::vector<RecommendationRequestRecord>> Store::recommendationRequests(base::RunId run)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<RecommendationRequestRecord>> {
        std::vector<RecommendationRequestRecord> records;
        auto row = sql::prepare(database,
                                "SELECT id, run_id, query_rule, query_time, k, filter_seen, created_at, users FROM recommendation_requests "
                                "WHERE run_id = ? AND completed_at > 0 ORDER BY id",
                                run.value);
        while (row.executeStep())
            records.push_back({
                .id = {row.getColumn(0).getInt64()},
                .run = {row.getColumn(1).getInt64()},
                .queryRule = row.getColumn(2).getString(),
                .queryTime = row.getColumn(3).getInt64(),
                .k = row.getColumn(4).getInt64(),
                .filterSeen = row.getColumn(5).getInt() != 0,
                .createdAt = row.getColumn(6).getInt64(),
                .users = row.getColumn(7).getInt64(),
            });
        return records;
    });
}

base::Result<std::vector<RecommendationRow>> Store::recommendations(base::RecommendationId id, std::uint32_t userCode)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<std::vector<RecommendationRow>> {
        std::vector<RecommendationRow> rows;
        auto row = sql::prepare(database,
                                "SELECT user_code, query_time, rank, item_code, score, user, item FROM recommendations "
                                "WHERE request_id = ? AND user_code = ? ORDER BY rank",
                                id.value, userCode);
        while (row.executeStep())
            rows.push_back({
                .userCode = row.getColumn(0).getUInt(),
                .queryTime = row.getColumn(1).getInt64(),
                .rank = row.getColumn(2).getInt(),
                .itemCode = row.getColumn(3).getUInt(),
                .score = sql::real(row, 4),
                .user = row.getColumn(5).getString(),
                .item = row.getColumn(6).getString(),
            });
        return rows;
    });
}

} // namespace hstudio::store
