#include "ui/runs/runsfilter.h"

#include "ui/runs/runsmodel.h"

#include <algorithm>

namespace hstudio::ui
{

RunsFilter::RunsFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(RunsModel::SortRole);
    setDynamicSortFilter(true);
}

void RunsFilter::setWords(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void RunsFilter::setTrash(bool trash)
{
    if (m_trash == trash)
        return;
    m_trash = trash;
    invalidateFilter();
}

bool RunsFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    return left.data(RunsModel::RunIdRole).toLongLong() < right.data(RunsModel::RunIdRole).toLongLong();
}

bool RunsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(RunsModel::TrashedRole).toBool() != m_trash)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(RunsModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace hstudio::ui
