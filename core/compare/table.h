#pragma once

#include <string>
#include <vector>

namespace hstudio::compare
{

/// A table of texts that can be written as CSV, LaTeX, Markdown or HTML. Made by tables.h and ablation.h, or by whoever has a table to export.
struct Table
{
    struct Column
    {
        std::string title;
        bool number = false; ///< right-aligned
    };
    struct Cell
    {
        std::string text;
        std::string delta = {}; ///< to the baseline: "+0.0041"; in CSV a column of its own
        bool best = false;      ///< set in bold
        bool better = false;    ///< the delta is for the better
        bool worse = false;
        std::string remark = {}; ///< why it can't be compared; a footnote where the format has some
    };
    struct Row
    {
        std::vector<Cell> cells; ///< one for each column
        bool published = false;  ///< a reference row: set apart from the runs
    };

    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes; ///< protocol, sources, below the table
};

/// One number for machines, as it reads back: "0.32272000000000001" would be "0.32272"; empty for NaN.
std::string exactNumber(double value);

/// RFC 4180: comma, CRLF-free lines, quotes where needed. A delta column follows each column that has deltas, a remark column each that has remarks.
/// Without title and notes.
std::string toCsv(const Table &table);
/// One line of CSV with its line end.
std::string csvLine(const std::vector<std::string> &cells);

/// GitHub's tables: title as a heading, best cells in bold, remarks as footnotes, notes below.
std::string toMarkdown(const Table &table);

/// A table environment with booktabs' rules, which needs \usepackage{booktabs} and UTF-8; best cells in bold, notes below in \footnotesize. Reference
/// rows stand below a rule of their own.
std::string toLatex(const Table &table);

/// A <table class="data"> with caption ("data wide" with many columns), and remarks and notes in a list below.
std::string toHtml(const Table &table);
/// Text with &, <, > and quotes made harmless.
std::string htmlEscaped(const std::string &text);

} // namespace hstudio::compare
