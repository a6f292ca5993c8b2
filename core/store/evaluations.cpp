#include "core/base/clock.h"
#include "core/store/sql.h"
#include "core/store/storeprivate.h"

#include <nlohmann/json.hpp>

namespace hstudio::store
{
namespace
{

void insertProtocol(SQLite::Database &database, base::RunId id, const inference::Protocol &protocol)
{
    sql::execute(database,
                 "INSERT INTO evaluations (run_id, split, ks, filter_seen, ranking, weights, query_time, created_at) VALUES (?, ?, ?, ?, "
                 "?, ?, ?, ?)",
                 id.value, protocol.split, nlohmann::json(protocol.ks).dump(), static_cast<int>(protocol.filterSeen), protocol.ranking,
                 protocol.weights, protocol.queryTime, base::unixNow());
}

void insertResults(SQLite::Database &database, std::int64_t evaluation, const inference::Evaluation &results)
{
    for (const auto &[name, value] : results.metrics)
        sql::execute(database, "INSERT INTO evaluation_metrics VALUES (?, ?, ?)", evaluation, name, value);
    SQLite::Statement row(database, "INSERT INTO evaluation_users VALUES (?, ?, ?)");
    for (const auto &user : results.users) {
        SQLite::bind(row, evaluation, user.user, user.rank);
        row.exec();
        row.reset();
    }
}

/// The protocol of the newest evaluation, with its id.
std::optional<std::pair<std::int64_t, inference::Protocol>> readProtocol(SQLite::Database &database, base::RunId id)
{
    auto row = sql::prepare(database,
                            "SELECT id, split, ks, filter_seen, ranking, weights, query_time FROM evaluations WHERE run_id = ? "
                            "ORDER BY id DESC LIMIT 1",
                            id.value);
    if (!row.executeStep())
        return {};
    return std::pair(row.getColumn(0).getInt64(),
                     inference::Protocol{
                         .split = row.getColumn(1).getString(),
                         .ks = nlohmann::json::parse(row.getColumn(2).getString()).get<std::vector<std::int64_t>>(),
                         .filterSeen = row.getColumn(3).getInt() != 0,
                         .ranking = row.getColumn(4).getString(),
                         .weights = row.getColumn(5).getString(),
                         .queryTime = row.getColumn(6).getString(),
                     });
}

} // namespace

base::Result<base::EvaluationId> Store::addEvaluation(base::RunId id, const inference::Evaluation &evaluation)
{
    return m_private->write([&](SQLite::Database &database) -> base::Result<base::EvaluationId> {
        if (sql::integer(database, "SELECT count(*) FROM runs WHERE id = ?", id.value) == 0)
            return noSuchRun(std::to_string(id.value));
        insertProtocol(database, id, evaluation.protocol);
        const base::EvaluationId added{database.getLastInsertRowid()};
        insertResults(database, added.value, evaluation);
        return added;
    });
}

base::Result<inference::Evaluation> Store::evaluation(base::RunId id)
{
    return m_private->read([&](SQLite::Database &database) -> base::Result<inference::Evaluation> {
        const auto found = readProtocol(database, id);
        if (!found)
            return base::Error{base::ErrorCode::NotFound,
                               HSTUDIO_TEXT("Error", "Run \"%1\" has no test evaluation yet. It gets one when its training ends."),
                               {std::to_string(id.value)}};
        inference::Evaluation evaluation;
        evaluation.protocol = found->second;
        auto metric = sql::prepare(database, "SELECT name, value FROM evaluation_metrics WHERE evaluation_id = ?", found->first);
        while (metric.executeStep())
            evaluation.metrics[metric.getColumn(0).getString()] = sql::real(metric, 1);
        auto user = sql::prepare(database, "SELECT user_code, target_rank FROM evaluation_users WHERE evaluation_id = ? ORDER BY user_code",
                                 found->first);
        while (user.executeStep())
            evaluation.users.push_back({user.getColumn(0).getUInt(), user.getColumn(1).getInt()});
        return evaluation;
    });
}

} // namespace hstudio::store
