#include "core/compare/table.h"
#include "core/compare/tabletext.h"

namespace hstudio::compare
{
namespace
{

std::string htmlCell(const Table::Cell &cell, const Table::Column &column, Footnotes &footnotes)
{
    std::string kind = column.number ? "number" : "";
    if (cell.best)
        kind += " best";
    std::string standing = cell.better ? " better" : "";
    if (cell.worse)
        standing = " worse";
    std::string text = htmlEscaped(cell.text);
    if (!cell.delta.empty())
        text.append(" <span class=\"delta").append(standing).append("\">").append(htmlEscaped(cell.delta)).append("</span>");
    if (!cell.remark.empty())
        text.append("<sup class=\"remark\" title=\"")
            .append(htmlEscaped(cell.remark))
            .append("\">")
            .append(std::to_string(footnotes.number(cell.remark)))
            .append("</sup>");
    return std::string("<td class=\"") + kind + "\">" + text + "</td>";
}

} // namespace

std::string toHtml(const Table &table)
{
    constexpr std::size_t kWide = 8;
    Footnotes footnotes;
    std::string text =
        std::string("<div class=\"scroll\"><table class=\"") + (table.columns.size() > kWide ? "data wide" : "data") + "\">\n";
    if (!table.title.empty())
        text.append("<caption>").append(htmlEscaped(table.title)).append("</caption>\n");
    text += "<thead><tr>";
    for (const Table::Column &column : table.columns)
        text += std::string("<th scope=\"col\"") + (column.number ? " class=\"number\">" : ">") + htmlEscaped(column.title) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const Table::Row &row : table.rows) {
        text += row.published ? "<tr class=\"published\">" : "<tr>";
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            text += htmlCell(row.cells[column], table.columns[column], footnotes);
        text += "</tr>\n";
    }
    text += "</tbody></table></div>\n";
    if (table.notes.empty() && footnotes.remarks().empty())
        return text;
    text += "<ul class=\"notes\">\n";
    for (std::size_t i = 0; i < footnotes.remarks().size(); ++i)
        text.append("<li><sup class=\"remark\">")
            .append(std::to_string(i + 1))
            .append("</sup> ")
            .append(htmlEscaped(footnotes.remarks()[i]))
            .append("</li>\n");
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
