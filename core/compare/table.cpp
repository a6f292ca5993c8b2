#include "core/compare/table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace hstudio::compare
{
namespace
{

template<typename Wanted>
bool anyCell(const Table &table, std::size_t column, Wanted wanted)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const Table::Row &row) { return wanted(row.cells[column]); });
}

bool hasDeltas(const Table &table, std::size_t column)
{
    return anyCell(table, column, [](const Table::Cell &cell) { return !cell.delta.empty(); });
}

bool hasRemarks(const Table &table, std::size_t column)
{
    return anyCell(table, column, [](const Table::Cell &cell) { return !cell.remark.empty(); });
}

std::string csvEscaped(const std::string &cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

} // namespace

std::string exactNumber(double value)
{
    if (!std::isfinite(value))
        return {};
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

std::string csvLine(const std::vector<std::string> &cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line.append(i == 0 ? "" : ",").append(csvEscaped(cells[i]));
    return line + '\n';
}

std::string toCsv(const Table &table)
{
    std::vector<std::string> cells;
    const auto append = [&](std::size_t column, const std::string &text, const std::string &delta, const std::string &remark) {
        cells.push_back(text);
        if (hasDeltas(table, column))
            cells.push_back(delta);
        if (hasRemarks(table, column))
            cells.push_back(remark);
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const std::string &title = table.columns[column].title;
        append(column, title, title + " delta", title + " remark");
    }
    std::string text = csvLine(cells);
    for (const Table::Row &row : table.rows) {
        cells.clear();
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            append(column, row.cells[column].text, row.cells[column].delta, row.cells[column].remark);
        text += csvLine(cells);
    }
    return text;
}

} // namespace hstudio::compare
