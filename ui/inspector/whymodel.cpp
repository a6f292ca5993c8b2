#include "ui/inspector/whymodel.h"

#include "ui/common/format.h"
#include "ui/common/headervalue.h"
#include "ui/inspector/filmroles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hstudio::ui
{

namespace
{

/// "+0.0123": what is added to the score.
QString signedNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("…");
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + metricText(std::abs(value));
}

} // namespace

void WhyModel::setWhy(std::shared_ptr<const Why> why)
{
    beginResetModel();
    m_why = std::move(why);
    m_influences.clear();
    m_order.resize(m_why != nullptr ? m_why->rows.size() : 0);
    m_largest = 0;
    for (std::size_t film = 0; film < m_order.size(); ++film)
        m_largest = std::max(m_largest, std::abs(number(film, Contribution)));
    sortRows();
    endResetModel();
}

void WhyModel::setInfluences(Influences influences)
{
    Q_EMIT layoutAboutToBeChanged();
    m_influences = std::move(influences);
    sortRows();
    Q_EMIT layoutChanged();
}

void WhyModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_sortColumn = column;
    m_sortOrder = order;
    sortRows();
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void WhyModel::sortRows()
{
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const auto less = [this](std::size_t a, std::size_t b) {
        if (m_sortColumn == Film)
            return m_why->rows[a].title.localeAwareCompare(m_why->rows[b].title) < 0;
        if (m_sortColumn == Since)
            return m_why->rows[a].since < m_why->rows[b].since;
        const double left = number(a, m_sortColumn);
        const double right = number(b, m_sortColumn);
        return !std::isnan(left) && !std::isnan(right) && std::abs(left) < std::abs(right); // a strong "no" is as telling as a strong "yes"
    };
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](std::size_t a, std::size_t b) { return m_sortOrder == Qt::AscendingOrder ? less(a, b) : less(b, a); });
}

void WhyModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int WhyModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

int WhyModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

double WhyModel::number(std::size_t film, int column) const
{
    const inference::ItemContribution &share = m_why->rows[film].share;
    switch (column) {
    case Content: return share.content;
    case TimeBias: return share.timeBias;
    case PositionBias: return share.positionBias;
    case Contribution: return share.contribution;
    default: return film < m_influences.size() ? m_influences[film].influence : std::numeric_limits<double>::quiet_NaN();
    }
}

QString WhyModel::text(std::size_t film, int column) const
{
    const WhyRow &row = m_why->rows[film];
    if (column == Film)
        return row.title;
    return column == Since ? gapText(row.since) : signedNumber(number(film, column));
}

QString WhyModel::toolTip(std::size_t film) const
{
    const WhyRow &row = m_why->rows[film];
    QStringList lines{row.title, tr("Seen at %1 UTC").arg(dateTimeText(row.share.time))};
    for (const inference::AttentionShare &head : row.share.attention)
        lines << tr("Block %1, head %2: q·k %3, time %4, position %5 → weight %6, adds %7")
                     .arg(head.block + 1)
                     .arg(head.head + 1)
                     .arg(signedNumber(head.content), signedNumber(head.time), signedNumber(head.position))
                     .arg(head.weight, 0, 'g', 3)
                     .arg(signedNumber(head.contribution));
    return lines.join(QLatin1Char('\n'));
}

QVariant WhyModel::bar(std::size_t film, int column) const
{
    const double value = number(film, column);
    if (column < Content || m_largest <= 0 || std::isnan(value))
        return {};
    return std::clamp(value / m_largest, -1.0, 1.0);
}

QVariant WhyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t film = m_order[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(film, column);
    case Qt::ToolTipRole: return toolTip(film);
    case Qt::TextAlignmentRole: return static_cast<int>((column == Film ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ItemCodeRole: return m_why->rows[film].itemCode;
    case GenresRole: return column == Film ? QVariant(m_why->rows[film].genres) : QVariant();
    case BarRole: return bar(film, column);
    default: return {};
    }
}

QVariant WhyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {
        tr("Film of the history"), tr("Seen before"), tr("Content"), tr("Time"), tr("Position"), tr("Adds"), tr("Leave out")};
    const QString helps[ColumnCount] = {
        tr("Films that the model was shown"),
        tr("Time from this film to the moment of asking"),
        tr("Share of the contribution that comes from what the films are: q · k"),
        tr("Share that comes from the time bias: how long before the moment of asking the film was seen"),
        tr("Share that comes from the position bias: how many films came after it"),
        tr("What the film adds to the score: content + time + position. With all films and the rest above, the sum is the score"),
        tr("Score minus the score that a history without this film gives, computed anew")};
    return headerValue(role, titles[section], helps[section], section == Film ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace hstudio::ui
