#include "core/compare/table.h"
#include "core/compare/tabletext.h"

namespace hstudio::compare
{
namespace
{

std::string htmlCell(const Table::Cell &cell, const Table::Column &column)
{
    std::string kind = column.number ? "number" : "";
    if (cell.best)
        kind += " best";
    std::string text = htmlEscaped(cell.text);
    if (!cell.delta.empty())
        text += std::string(" <span class=\"delta") +
                (cell.better  ? " better"
                 : cell.worse ? " worse"
                              : "") +
                "\">" + htmlEscaped(cell.delta) + "</span>";
    if (!cell.remark.empty())
        text += std::string("<div class=\"remark\">") + htmlEscaped(cell.remark) + "</div>";
    return std::string("<td class=\"") + kind + "\">" + text + "</td>";
}

} // namespace

std::string toHtml(const Table &table)
{
    std::string text =
        std::string("<div class=\"scroll\"><table class=\"data\">\n<caption>") + htmlEscaped(table.title) + "</caption>\n<thead><tr>";
    for (const Table::Column &column : table.columns)
        text += std::string("<th scope=\"col\"") + (column.number ? " class=\"number\">" : ">") + htmlEscaped(column.title) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const Table::Row &row : table.rows) {
        text += row.published ? "<tr class=\"published\">" : "<tr>";
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            text += htmlCell(row.cells[column], table.columns[column]);
        text += "</tr>\n";
    }
    text += "</tbody></table></div>\n";
    if (table.notes.empty())
        return text;
    text += "<ul class=\"notes\">\n";
    for (const std::string &note : table.notes)
        text += std::string("<li>") + htmlEscaped(note) + "</li>\n";
    return text + "</ul>\n";
}

std::string htmlEscaped(const std::string &text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs = {
        {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}};
    return replaced(text, pairs);
}

} // namespace hstudio::compare
