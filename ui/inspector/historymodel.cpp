#include "ui/inspector/historymodel.h"

#include "core/data/timebuckets.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"

namespace hstudio::ui
{

void HistoryModel::setEntries(std::vector<HistoryEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_rows.clear();
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
        const bool first = entry == 0;
        const std::int64_t gap = first ? 0 : m_entries[entry - 1].time - m_entries[entry].time;
        if (first || gap > kSitting || dateText(m_entries[entry - 1].time) != dateText(m_entries[entry].time))
            m_rows.push_back({.entry = entry, .gap = gap > kSitting ? gap : 0});
        m_rows.push_back({.entry = entry, .gap = -1});
    }
    endResetModel();
}

void HistoryModel::setQueryTime(std::optional<std::int64_t> time)
{
    if (m_queryTime == time)
        return;
    m_queryTime = time;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole, Qt::ToolTipRole});
}

const HistoryEntry *HistoryModel::entryAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeading(row))
        return nullptr;
    return &m_entries[m_rows[static_cast<std::size_t>(row)].entry];
}

void HistoryModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int HistoryModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

bool HistoryModel::counts(const HistoryEntry &entry) const
{
    const bool inHistory = entry.part == data::Part::Train || entry.part == data::Part::Validation;
    return inHistory && entry.known && (!m_queryTime || entry.time <= *m_queryTime);
}

QVariant HistoryModel::text(const HistoryEntry &entry, int column) const
{
    switch (column) {
    case Time: return dateTimeText(entry.time).right(8); // the date stands above
    case Film: return entry.title;
    default: return entry.rating > 0 ? QString::number(static_cast<double>(entry.rating)) : QString();
    }
}

QString HistoryModel::chip(const HistoryEntry &entry) const
{
    if (entry.part == data::Part::Test)
        return tr("held out");
    if (entry.part == data::Part::Dropped)
        return tr("not used");
    return entry.known ? QString() : tr("unknown");
}

QString HistoryModel::toolTip(const HistoryEntry &entry) const
{
    QString text = dateTimeText(entry.time) + QLatin1Char('\n') + entry.title;
    if (!entry.genres.isEmpty())
        text += QLatin1Char('\n') + entry.genres;
    if (entry.part == data::Part::Test)
        text += QLatin1Char('\n') + tr("Held out for the test: the model has not seen this interaction");
    else if (entry.part == data::Part::Dropped)
        text += QLatin1Char('\n') + tr("Neither trained nor tested on: the user had the film before, or it comes after the split's moment");
    else if (!entry.known)
        text += QLatin1Char('\n') + tr("The model has never seen this film, so it is left out");
    else if (!counts(entry))
        text += QLatin1Char('\n') + tr("After the query time: the model is not shown it");
    return text;
}

QString HistoryModel::headingText(const Row &row) const
{
    const QString date = dateText(m_entries[row.entry].time);
    return row.gap == 0 ? date : tr("%1 · next %2 later", "date of a sitting, gap to the next one").arg(date, gapText(row.gap));
}

QVariant HistoryModel::headingData(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return column == Time ? QVariant(headingText(row)) : QVariant();
    case Qt::ForegroundRole: return Theme::current().color(Token::SecondaryText);
    case TimelineRole:
        if (column != Time)
            return {};
        return static_cast<int>(row.gap > 0 ? TimelineMark::Gap : TimelineMark::None);
    case HeadingRole: return true;
    case GapRole: return row.gap > 0 && column == Time ? QVariant(static_cast<qlonglong>(row.gap)) : QVariant();
    case Qt::ToolTipRole:
        return row.gap > 0
                   ? tr("%1 between two sittings: time bucket %2 of HSTU's 128").arg(gapText(row.gap)).arg(data::timeBucket(row.gap))
                   : QVariant();
    default: return {};
    }
}

QVariant HistoryModel::entryData(const HistoryEntry &entry, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole: return toolTip(entry);
    case Qt::ForegroundRole:
        return counts(entry) || entry.part == data::Part::Test ? QVariant() : QVariant(Theme::current().color(Token::SecondaryText));
    case Qt::BackgroundRole: return entry.part == data::Part::Test ? QVariant(Theme::current().color(Token::AccentSoft)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((column == Rating ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: return column == Film ? (entry.title + QLatin1Char(' ') + chip(entry)).trimmed() : text(entry, column);
    case ItemCodeRole: return entry.itemCode;
    case GenresRole: return column == Film ? QVariant(entry.genres) : QVariant();
    case ChipRole: return column == Film ? QVariant(chip(entry)) : QVariant();
    case TimelineRole:
        if (column != Time)
            return {};
        return static_cast<int>(entry.part == data::Part::Test ? TimelineMark::HeldOut : TimelineMark::Film);
    case HeadingRole: return false;
    default: return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryEntry *entry = entryAt(index.row());
    return entry != nullptr ? entryData(*entry, index.column(), role)
                            : headingData(m_rows[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("Time (UTC)"), tr("Film"), tr("Rating")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Rating ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isHeading(index.row()) ? Qt::ItemFlags(Qt::ItemNeverHasChildren) : QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
}

} // namespace hstudio::ui
