#include "core/compare/table.h"
#include "core/compare/tabletext.h"

namespace hstudio::compare
{
namespace
{

std::string markdownEscaped(const std::string &text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pairs = {
        {{"|", "\\|"}, {"*", "\\*"}, {"_", "\\_"}, {"\n", " "}}};
    return replaced(text, pairs);
}

std::string markdownCell(const Table::Cell &cell, Footnotes &footnotes)
{
    std::string text = markdownEscaped(cell.text);
    if (cell.best)
        text = std::string("**") + text + "**";
    if (!cell.delta.empty())
        text += std::string(" (") + cell.delta + ")";
    if (!cell.remark.empty())
        text.append(" [").append(std::to_string(footnotes.number(cell.remark))).append("]");
    return text;
}

} // namespace

std::string toMarkdown(const Table &table)
{
    Footnotes footnotes;
    std::string text;
    if (!table.title.empty())
        text.append("## ").append(markdownEscaped(table.title)).append("\n\n");
    std::string rule = "|";
    text += "|";
    for (const Table::Column &column : table.columns) {
        text.append(" ").append(markdownEscaped(column.title)).append(" |");
        rule += column.number ? " ---: |" : " --- |";
    }
    text.append("\n").append(rule).append("\n");
    for (const Table::Row &row : table.rows) {
        text += "|";
        for (const Table::Cell &cell : row.cells)
            text.append(" ").append(markdownCell(cell, footnotes)).append(" |");
        text += "\n";
    }
    for (std::size_t i = 0; i < footnotes.remarks().size(); ++i)
        text.append("\n[").append(std::to_string(i + 1)).append("] ").append(markdownEscaped(footnotes.remarks()[i])).append("\n");
    for (const std::string &note : table.notes)
        text.append("\n").append(markdownEscaped(note)).append("\n");
    return text;
}

} // namespace hstudio::compare
