#include "app/cli/recommendations.h"

#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "core/base/clock.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

/// A cell by RFC 4180: quoted when it holds a separator, a quote or a line end.
std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char character : text)
        quoted.append(character == '"' ? "\"\"" : std::string(1, character));
    return quoted + '"';
}

Json rowDocument(const data::Dataset &table, const ListRow &row)
{
    return {{"user", idDocument(table.userIds(), row.userCode)},
            {"query_time", row.queryTime ? Json(*row.queryTime) : Json(nullptr)},
            {"item", idDocument(table.itemIds(), row.item->itemCode)},
            {"title", table.item(row.item->itemCode).title},
            {"score", scoreDocument(row.item->score)},
            {"rank", row.item->rank}};
}

} // namespace

std::string contextWord(const experiment::OpenRun &run) { return run.recommender->requiresContext() ? "required" : "ignored"; }

void forEachRow(const Lists &lists, const std::function<void(const ListRow &)> &visit)
{
    for (const inference::UserRecommendation &user : lists.users)
        for (const inference::ScoredItem &item : user.items)
            visit({static_cast<std::uint32_t>(user.history), user.queryTime, &item});
}

void printListsJson(const Lists &lists)
{
    std::cout << "{\"run\":" << lists.run->record.id.value << ",\"context\":\"" << contextWord(*lists.run) << "\",\"rows\":[";
    const char *separator = "";
    forEachRow(lists, [&](const ListRow &row) {
        std::cout << separator << jsonText(rowDocument(*lists.run->dataset->table, row));
        separator = ",";
    });
    std::cout << "]}\n";
}

void printListsText(const Lists &lists)
{
    const data::Dataset &table = *lists.run->dataset->table;
    const char *gap = "";
    for (const inference::UserRecommendation &user : lists.users) {
        std::cout << gap << "User " << table.userIds().text(static_cast<std::uint32_t>(user.history))
                  << (user.queryTime ? " asked at " + base::formatTime(*user.queryTime) : ", the model ignores time") << '\n';
        Table rows({{"rank"}, {"item"}, {"title", Table::Align::Left}, {"score"}});
        for (const inference::ScoredItem &item : user.items)
            rows.add({std::to_string(item.rank), table.itemIds().text(item.itemCode), table.item(item.itemCode).title,
                      metricText(static_cast<double>(item.score))});
        std::cout << rows.text();
        gap = "\n";
    }
}

std::string listsCsv(const Lists &lists)
{
    const data::Dataset &table = *lists.run->dataset->table;
    std::string csv = "user,query_time,item,title,score,rank\r\n";
    forEachRow(lists, [&](const ListRow &row) {
        csv += csvCell(table.userIds().text(row.userCode)) + ',' + (row.queryTime ? std::to_string(*row.queryTime) : "") + ',' +
               csvCell(table.itemIds().text(row.item->itemCode)) + ',' + csvCell(table.item(row.item->itemCode).title) + ',' +
               jsonText(scoreDocument(row.item->score)) + ',' + std::to_string(row.item->rank) + "\r\n";
    });
    return csv;
}

} // namespace hstudio::cli
