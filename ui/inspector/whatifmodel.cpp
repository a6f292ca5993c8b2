#include "ui/inspector/whatifmodel.h"

#include "ui/common/format.h"
#include "ui/common/headervalue.h"
#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/films.h"

#include <algorithm>

namespace hstudio::ui
{

WhatIfModel::WhatIfModel(WhatIfDraft &draft, QObject *parent) : QAbstractTableModel(parent), m_draft(draft)
{
    connect(&m_draft, &WhatIfDraft::changed, this, [this] {
        beginResetModel();
        m_rows = static_cast<int>(m_draft.history().size());
        endResetModel();
    });
}

void WhatIfModel::setQueryTime(std::optional<std::int64_t> time)
{
    m_queryTime = time;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

void WhatIfModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
}

int WhatIfModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rows; }

int WhatIfModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString WhatIfModel::text(std::size_t place, int column) const
{
    const inference::WhatIfItem &item = m_draft.history()[place];
    switch (column) {
    case Time: return dateTimeText(item.time);
    case Gap: return place == 0 ? QString() : QLatin1Char('+') + gapText(item.time - m_draft.history()[place - 1].time);
    default: return filmTitle(m_draft.run()->dataset(), item.itemCode);
    }
}

QString WhatIfModel::chip(std::size_t place) const
{
    const EditedHistory &original = m_draft.original();
    const inference::WhatIfItem &item = m_draft.history()[place];
    if (std::find(original.begin(), original.end(), item) != original.end())
        return {};
    const bool there = std::any_of(original.begin(), original.end(), [&item](const auto &own) { return own.itemCode == item.itemCode; });
    return there ? tr("moved") : tr("added");
}

QVariant WhatIfModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t place = placeOf(index.row());
    const inference::WhatIfItem &item = m_draft.history()[place];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(place, column);
    case Qt::EditRole: return column == Time ? QVariant(static_cast<qlonglong>(item.time)) : QVariant(text(place, column));
    case Qt::ToolTipRole: return column == Time ? tr("Double-click or F2 to change the time (UTC)") : text(place, column);
    case Qt::ForegroundRole:
        return m_queryTime && item.time > *m_queryTime ? QVariant(Theme::current().color(Token::SecondaryText)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((column == Gap ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return column == Film ? (text(place, column) + QLatin1Char(' ') + chip(place)).trimmed() : text(place, column);
    case ItemCodeRole: return item.itemCode;
    case GenresRole: return column == Film ? QVariant(filmGenres(m_draft.run()->dataset(), item.itemCode)) : QVariant();
    case ChipRole: return column == Film ? QVariant(chip(place)) : QVariant();
    case TimelineRole: return column == Time ? QVariant(static_cast<int>(TimelineMark::Film)) : QVariant();
    default: return {};
    }
}

bool WhatIfModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() != Time)
        return false;
    const auto where = m_draft.setTime(placeOf(index.row()), value.toLongLong());
    if (!where) {
        Q_EMIT timeRejected(where.error());
        return false;
    }
    Q_EMIT retimed(*where);
    return true;
}

QVariant WhatIfModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("Time (UTC)"), tr("Gap"), tr("Film")};
    const QString helps[ColumnCount] = {tr("Double-click or F2 to change the time (UTC)"), tr("Time since the film before"),
                                        tr("Title and genres")};
    return headerValue(role, titles[section], helps[section], section == Gap ? Qt::AlignRight : Qt::AlignLeft);
}

Qt::ItemFlags WhatIfModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Time ? usual | Qt::ItemIsEditable : usual;
}

} // namespace hstudio::ui
