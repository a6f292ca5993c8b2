#include "app/cli/tableformat.h"

#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "core/base/paths.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

std::string cellText(const compare::Table::Cell &cell)
{
    std::string text = cell.text;
    if (!cell.delta.empty())
        text.append(" (").append(cell.delta).append(")");
    return text;
}

/// For people at a terminal: remarks and notes below.
std::string plainText(const compare::Table &table)
{
    std::vector<Table::Column> columns;
    for (const compare::Table::Column &column : table.columns)
        columns.push_back({column.title, column.number ? Table::Align::Right : Table::Align::Left});
    Table lines(std::move(columns));
    std::vector<std::string> remarks;
    for (const compare::Table::Row &row : table.rows) {
        std::vector<std::string> cells;
        for (const compare::Table::Cell &cell : row.cells) {
            cells.push_back(cellText(cell));
            if (std::string remark = row.cells.front().text + ": " + cell.remark;
                !cell.remark.empty() && std::find(remarks.begin(), remarks.end(), remark) == remarks.end())
                remarks.push_back(std::move(remark));
        }
        lines.add(std::move(cells));
    }
    std::string text = table.title.empty() ? "" : table.title + '\n';
    text += lines.text();
    for (const std::string &remark : remarks)
        text += "! " + remark + '\n';
    for (const std::string &note : table.notes)
        text += note + '\n';
    return text;
}

std::string tableText(const std::vector<compare::Table> &tables, const TableFormat &format)
{
    std::string text;
    for (const compare::Table &table : tables) {
        text += text.empty() ? "" : "\n";
        if (format.csv)
            text += compare::toCsv(table);
        else if (format.latex)
            text += compare::toLatex(table);
        else
            text += format.markdown ? compare::toMarkdown(table) : plainText(table);
    }
    return text;
}

Json tablesDocument(const std::vector<compare::Table> &tables)
{
    Json document = Json::array();
    for (const compare::Table &table : tables) {
        Json entry = {{"title", table.title}, {"columns", Json::array()}, {"rows", Json::array()}, {"notes", table.notes}};
        for (const compare::Table::Column &column : table.columns)
            entry["columns"].push_back(column.title);
        for (const compare::Table::Row &row : table.rows) {
            Json cells = Json::array();
            for (const compare::Table::Cell &cell : row.cells)
                cells.push_back(cell.text);
            entry["rows"].push_back(cells);
        }
        document.push_back(entry);
    }
    return {{"tables", document}};
}

/// --json is a format of its own.
Outcome checkOneFormat(const Context &context, bool otherFormat)
{
    if (context.json && otherFormat)
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "Choose one format: --json or another one."), {}};
    return {};
}

} // namespace

void addTableFormat(CLI::App &verb, TableFormat &format)
{
    auto *csv = verb.add_flag("--csv", format.csv, "As CSV");
    auto *latex = verb.add_flag("--latex", format.latex, "As a LaTeX table (booktabs)")->excludes(csv);
    verb.add_flag("--markdown", format.markdown, "As a Markdown table")->excludes(csv)->excludes(latex);
    verb.add_option("--out", format.out, "Write to this file instead of stdout")->type_name("FILE");
}

Outcome writeTables(const Context &context, const std::vector<compare::Table> &tables, const TableFormat &format)
{
    if (const auto one = checkOneFormat(context, format.chosen()); !one)
        return one.error();
    return writeOut(context.json ? jsonText(tablesDocument(tables)) + '\n' : tableText(tables, format), format.out);
}

Outcome writeCsv(const Context &context, const std::string &csv, const TableFormat &format)
{
    if (const auto one = checkOneFormat(context, true); !one)
        return one.error();
    return writeOut(csv, format.out);
}

Outcome writeOut(const std::string &content, const std::string &file)
{
    if (file.empty()) {
        std::cout << content;
        return {};
    }
    if (const auto written = base::writeFileAtomically(file, content); !written)
        return written.error();
    printNote("Written to " + file + ".");
    return {};
}

} // namespace hstudio::cli
