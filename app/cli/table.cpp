#include "app/cli/table.h"

#include <algorithm>
#include <cassert>

namespace hstudio::cli
{
namespace
{

/// Characters of a UTF-8 text: bytes that don't continue another one.
std::size_t displayWidth(const std::string &text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

} // namespace

void Table::add(std::vector<std::string> cells)
{
    assert(cells.size() == m_columns.size());
    m_rows.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths() const
{
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        std::size_t width = displayWidth(m_columns[column].title);
        for (const auto &row : m_rows)
            width = std::max(width, displayWidth(row[column]));
        widths.push_back(width);
    }
    return widths;
}

std::string Table::line(const std::vector<std::string> &cells, const std::vector<std::size_t> &widths) const
{
    std::string out;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string padding(widths[column] - displayWidth(cells[column]), ' ');
        out += column == 0 ? "" : "  ";
        out += m_columns[column].align == Align::Right ? padding + cells[column] : cells[column] + padding;
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + '\n';
}

std::string Table::text() const
{
    const std::vector<std::size_t> columnWidths = widths();
    std::string out;
    if (std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) { return !column.title.empty(); })) {
        std::vector<std::string> titles;
        std::vector<std::string> rules;
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            titles.push_back(m_columns[column].title);
            rules.emplace_back(columnWidths[column], '-');
        }
        out = line(titles, columnWidths) + line(rules, columnWidths);
    }
    for (const auto &row : m_rows)
        out += line(row, columnWidths);
    return out;
}

} // namespace hstudio::cli
