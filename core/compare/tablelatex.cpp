#include "core/compare/table.h"
#include "core/compare/tabletext.h"

namespace hstudio::compare
{
namespace
{

std::string latexEscaped(const std::string &text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> pairs = {{{"\\", "\\textbackslash{}"},
                                                                                             {"&", "\\&"},
                                                                                             {"%", "\\%"},
                                                                                             {"$", "\\$"},
                                                                                             {"#", "\\#"},
                                                                                             {"_", "\\_"},
                                                                                             {"{", "\\{"},
                                                                                             {"}", "\\}"},
                                                                                             {"~", "\\textasciitilde{}"},
                                                                                             {"^", "\\textasciicircum{}"},
                                                                                             {"<", "\\textless{}"},
                                                                                             {">", "\\textgreater{}"},
                                                                                             {"±", "$\\pm$"},
                                                                                             {"·", "$\\cdot$"},
                                                                                             {"…", "\\ldots{}"},
                                                                                             {"–", "--"},
                                                                                             {"−", "$-$"}}};
    return replaced(text, pairs);
}

std::string latexCell(const Table::Cell &cell, Footnotes &footnotes)
{
    std::string text = latexEscaped(cell.text);
    if (cell.best)
        text = std::string("\\textbf{") + text + "}";
    if (!cell.delta.empty())
        text += std::string(" {\\scriptsize $") + cell.delta + "$}";
    if (!cell.remark.empty())
        text += std::string("\\textsuperscript{") + std::to_string(footnotes.number(cell.remark)) + "}";
    return text;
}

} // namespace

std::string toLatex(const Table &table)
{
    Footnotes footnotes;
    std::string columns;
    std::string head;
    for (const Table::Column &column : table.columns) {
        columns += column.number ? 'r' : 'l';
        head.append(head.empty() ? "" : " & ").append(latexEscaped(column.title));
    }
    std::string body;
    bool published = false;
    for (const Table::Row &row : table.rows) {
        body += row.published && !published && !body.empty() ? "\\midrule\n" : "";
        published = row.published;
        std::string line;
        for (const Table::Cell &cell : row.cells)
            line.append(&cell == row.cells.data() ? "" : " & ").append(latexCell(cell, footnotes));
        body += line + " \\\\\n";
    }
    std::string notes;
    for (std::size_t i = 0; i < footnotes.remarks().size(); ++i)
        notes += std::string("\\par\\textsuperscript{") + std::to_string(i + 1) + "} " + latexEscaped(footnotes.remarks()[i]) + "\n";
    for (const std::string &note : table.notes)
        notes += std::string("\\par ") + latexEscaped(note) + "\n";
    return std::string("% Needs \\usepackage{booktabs}\n\\begin{table}\n\\centering\n\\caption{") + latexEscaped(table.title) +
           "}\n\\begin{tabular}{" + columns + "}\n\\toprule\n" + head + " \\\\\n\\midrule\n" + body + "\\bottomrule\n\\end{tabular}\n" +
           (notes.empty() ? "" : "\\par\\medskip\n{\\footnotesize\\raggedright\n" + notes + "\\par}\n") + "\\end{table}\n";
}

} // namespace hstudio::compare
