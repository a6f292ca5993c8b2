#include "ui/runs/tablemodel.h"

#include "ui/common/columnwidth.h"
#include "ui/common/runswatch.h"
#include "ui/common/widgets.h"

#include <QFont>
#include <QHeaderView>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

constexpr int kWidestCharacters = 44;

QString displayText(const compare::Table::Cell &cell)
{
    QString text = QString::fromStdString(cell.text);
    if (!cell.delta.empty())
        text += QStringLiteral("  ") + QString::fromStdString(cell.delta);
    if (!cell.remark.empty())
        text += QStringLiteral("  ≠ ") + QString::fromStdString(cell.remark);
    return text;
}

qint64 colourAt(const std::vector<qint64> &colours, int place)
{
    return static_cast<std::size_t>(place) < colours.size() ? colours[static_cast<std::size_t>(place)] : TableModel::kNoColour;
}

} // namespace

void TableModel::setTable(compare::Table table, std::vector<qint64> columnColours, std::vector<qint64> rowColours,
                          std::vector<QString> tips)
{
    beginResetModel();
    m_table = std::move(table);
    m_columnColours = std::move(columnColours);
    m_rowColours = std::move(rowColours);
    m_tips = std::move(tips);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size()); }

int TableModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size()); }

QVariant TableModel::foreground(const compare::Table::Row &row, const compare::Table::Cell &cell, int column) const
{
    if (cell.better || cell.worse)
        return Theme::current().color(cell.better ? Token::Good : Token::Danger);
    const bool secondary = row.published || column == 0 || !cell.remark.empty();
    return secondary ? QVariant(Theme::current().color(Token::SecondaryText)) : QVariant();
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const compare::Table::Row &row = m_table.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const compare::Table::Cell &cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole: return displayText(cell);
    case Qt::ToolTipRole: {
        const auto place = static_cast<std::size_t>(index.row());
        const QString tip = cell.remark.empty() ? (place < m_tips.size() ? m_tips[place] : QString()) : QString::fromStdString(cell.remark);
        return tip.isEmpty() ? displayText(cell) : displayText(cell) + QLatin1Char('\n') + tip;
    }
    case Qt::ForegroundRole: return foreground(row, cell, index.column());
    case Qt::FontRole: {
        QFont font;
        font.setWeight(cell.best ? QFont::DemiBold : QFont::Normal);
        font.setItalic(row.published);
        return font;
    }
    case Qt::DecorationRole: {
        const qint64 colour = index.column() == 0 ? colourAt(m_rowColours, index.row()) : kNoColour;
        return colour == kNoColour ? QVariant() : QVariant(runSwatch(colour));
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>((m_table.columns[column].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const compare::Table::Column &column = m_table.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return QString::fromStdString(column.title);
    case Qt::DecorationRole: {
        const qint64 colour = colourAt(m_columnColours, section);
        return colour == kNoColour ? QVariant() : QVariant(runSwatchPixmap(colour));
    }
    case Qt::TextAlignmentRole: return static_cast<int>((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

void setUpComparison(QTableView *view, TableModel *model)
{
    setUpTable(view);
    view->setModel(model);
    view->setSortingEnabled(false);
    view->setIconSize({Theme::current().unit(2), Theme::current().unit(2)});
    view->horizontalHeader()->setStretchLastSection(false);
}

void fitColumns(QTableView *view)
{
    const QAbstractItemModel &model = *view->model();
    const int most = view->fontMetrics().averageCharWidth() * kWidestCharacters;
    const int swatch = Theme::current().unit(8); // the title of a run has one before it
    for (int column = 0; column < model.columnCount(); ++column) {
        QString longest;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString text = model.index(row, column).data().toString();
            longest = text.size() > longest.size() ? text : longest;
        }
        view->setColumnWidth(column, std::min(most, columnWidthFor(*view, column, longest) + swatch));
    }
}

} // namespace hstudio::ui
