#pragma once

#include "core/compare/table.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

namespace hstudio::ui
{

/// A table of texts for a view: deltas beside their numbers in the colour of better or worse, best cells in bold, a remark in the cell after "≠",
/// published rows in the secondary colour.
class TableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr qint64 kNoColour = -1;

    using QAbstractTableModel::QAbstractTableModel;

    /// `columnColours` and `rowColours`: those of the runs that stand there (kNoColour = none), empty = no run anywhere. `tips`: of rows, if any.
    void setTable(compare::Table table, std::vector<qint64> columnColours = {}, std::vector<qint64> rowColours = {},
                  std::vector<QString> tips = {});
    [[nodiscard]] const compare::Table &table() const { return m_table; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant foreground(const compare::Table::Row &row, const compare::Table::Cell &cell, int column) const;

    compare::Table m_table;
    std::vector<qint64> m_columnColours;
    std::vector<qint64> m_rowColours;
    std::vector<QString> m_tips;
};

/// Sets up a view of a TableModel: no sorting, swatches, widths by content.
void setUpComparison(QTableView *view, TableModel *model);
void fitColumns(QTableView *view);

} // namespace hstudio::ui
