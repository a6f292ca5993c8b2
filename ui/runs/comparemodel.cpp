#include "ui/runs/comparemodel.h"

#include "ui/common/runswatch.h"

namespace hstudio::ui
{

void CompareModel::setComparison(Comparison comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

void CompareModel::setSubject(const QString &subject)
{
    m_subject = subject;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, 0);
}

int CompareModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_comparison.rows.size()); }

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_comparison.runs.size());
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Comparison::Row &row = m_comparison.rows[static_cast<std::size_t>(index.row())];
    const bool label = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole: return label ? row.label : row.cells[static_cast<std::size_t>(index.column() - 1)];
    case Qt::ToolTipRole: return row.help;
    case Qt::ForegroundRole: return label ? QVariant(Theme::current().color(Token::SecondaryText)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((label || !row.number ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::DisplayRole         ? QVariant(m_subject)
               : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                               : QVariant();
    const Comparison::Run &run = m_comparison.runs[static_cast<std::size_t>(section - 1)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return run.name;
    case Qt::DecorationRole: return runSwatchPixmap(run.colour);
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace hstudio::ui
