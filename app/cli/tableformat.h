#pragma once

#include "app/cli/program.h"
#include "core/compare/table.h"

#include <string>
#include <vector>

namespace hstudio::cli
{

/// How a table leaves the program: as text for people, or for other programs, on stdout or into a file.
struct TableFormat
{
    bool csv = false;
    bool latex = false;
    bool markdown = false;
    std::string out; ///< file; empty = stdout

    [[nodiscard]] bool chosen() const { return csv || latex || markdown; }
};

/// Adds --csv, --latex, --markdown (one of them) and --out FILE.
void addTableFormat(CLI::App &verb, TableFormat &format);

/// The tables in the chosen format, one after the other, as text when none is chosen; with --json as a document of titles, columns, rows and notes.
/// To stdout or the chosen file. Errors: Io, InvalidArgument for a format beside --json.
Outcome writeTables(const Context &context, const std::vector<compare::Table> &tables, const TableFormat &format);

/// CSV that is no table: curves. Errors: Io, InvalidArgument beside --json.
Outcome writeCsv(const Context &context, const std::string &csv, const TableFormat &format);

/// Writes to the file, with a note of it on stderr, or to stdout. Errors: Io.
Outcome writeOut(const std::string &content, const std::string &file);

} // namespace hstudio::cli
