#include "core/experiment/querycontext.h"

#include "core/base/clock.h"
#include "core/base/paths.h"
#include "core/data/import/csv.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace hstudio::experiment
{
namespace
{

using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 2> kUserNames = {"user", "user_id"};
constexpr std::array<std::string_view, 4> kTimeNames = {"time", "datetime", "timestamp", "query_time"};

bool isOneOf(std::span<const std::string_view> names, const std::string &cell) { return std::ranges::find(names, cell) != names.end(); }

/// Takes the records off a file's text and knows where they stand.
class Records final
{
public:
    Records(const std::filesystem::path &file, std::string_view text) : m_file(file), m_rest(text) {}

    /// Whether there is another record; blank lines are none.
    bool next()
    {
        do {
            if (m_rest.empty())
                return false;
            const auto before = m_rest;
            m_line = m_next;
            m_cells = data::takeCsvRecord(m_rest);
            m_next += std::ranges::count(before.substr(0, before.size() - m_rest.size()), '\n');
        } while (m_cells.size() == 1 && m_cells.front().empty());
        return true;
    }
    [[nodiscard]] std::int64_t line() const { return m_line; }
    [[nodiscard]] const Cells &cells() const { return m_cells; }
    [[nodiscard]] base::Error wrong(const char *message, const std::string &argument = {}) const
    {
        return {base::ErrorCode::BadData, message, {m_file.string(), std::to_string(m_line), argument}};
    }

private:
    const std::filesystem::path &m_file;
    std::string_view m_rest;
    Cells m_cells;
    std::int64_t m_line = 1;
    std::int64_t m_next = 1;
};

base::Result<UserQuery> queryFrom(const Records &records, std::size_t timeColumn)
{
    const auto &cells = records.cells();
    if (cells.size() <= timeColumn || cells.front().empty())
        return records.wrong(HSTUDIO_TEXT("Error", "%1, line %2: a user and a time are needed, with a comma between: 196,881250949."));
    const auto time = base::parseTime(cells[timeColumn]);
    if (!time)
        return records.wrong(HSTUDIO_TEXT("Error", "%1, line %2: %3"), time.error().text());
    return UserQuery{records.line(), cells.front(), *time};
}

} // namespace

base::Result<std::vector<std::int64_t>> QueryContext::timesOf(std::span<const std::string> users) const
{
    std::vector<std::int64_t> times;
    times.reserve(users.size());
    for (const auto &user : users) {
        const auto found = timeOf.find(user);
        if (found == timeOf.end())
            return base::Error{base::ErrorCode::InvalidArgument,
                               HSTUDIO_TEXT("Error", "The context has no row for user \"%1\". Each user who is asked for needs one."),
                               {user}};
        times.push_back(found->second);
    }
    return times;
}

base::Result<QueryFile> readQueries(const std::filesystem::path &file)
{
    const auto text = base::readFile(file);
    if (!text)
        return text.error();
    QueryFile out;
    std::size_t timeColumn = 1;
    Records records(file, *text);
    for (bool first = true; records.next(); first = false) {
        const auto &cells = records.cells();
        if (first && isOneOf(kUserNames, cells.front())) {
            const auto column = std::ranges::find_if(cells, [](const auto &cell) { return isOneOf(kTimeNames, cell); });
            if (column == cells.end())
                return records.wrong(
                    HSTUDIO_TEXT("Error", "%1, line %2: there is no column \"time\". The model needs to know when each user asks."));
            timeColumn = static_cast<std::size_t>(column - cells.begin());
            continue;
        }
        if (auto query = queryFrom(records, timeColumn))
            out.queries.push_back(*std::move(query));
        else
            out.refused.push_back(query.error());
    }
    return out;
}

base::Result<QueryContext> readQueryContext(const std::filesystem::path &file)
{
    const auto read = readQueries(file);
    if (!read)
        return read.error();
    if (!read->refused.empty())
        return read->refused.front();
    QueryContext context;
    for (const auto &query : read->queries)
        if (!context.timeOf.emplace(query.user, query.time).second)
            return base::Error{base::ErrorCode::BadData,
                               HSTUDIO_TEXT("Error", "%1, line %2: user \"%3\" has a row already. Each user asks at one time."),
                               {file.string(), std::to_string(query.line), query.user}};
    return context;
}

} // namespace hstudio::experiment
