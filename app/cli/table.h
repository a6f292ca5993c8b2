#pragma once

#include <string>
#include <vector>

namespace hstudio::cli
{

/// A plain table: a header line, a rule and aligned columns. Without any column title only the rows.
class Table
{
public:
    enum class Align
    {
        Left,
        Right,
    };
    struct Column
    {
        std::string title;
        Align align = Align::Right;
    };

    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    /// One cell for each column, UTF-8.
    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// With a line end after each line.
    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] std::vector<std::size_t> widths() const;
    [[nodiscard]] std::string line(const std::vector<std::string> &cells, const std::vector<std::size_t> &widths) const;

    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace hstudio::cli
