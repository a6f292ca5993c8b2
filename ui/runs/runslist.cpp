#include "ui/runs/runslist.h"

#include "core/compare/seeds.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/runs/runsmodel.h"

#include <QFont>

#include <algorithm>
#include <iterator>

namespace hstudio::ui
{

namespace
{

const QString kFoldedMark = QStringLiteral("▸ ");
const QString kUnfoldedMark = QStringLiteral("▾ ");

bool isLess(const QVariant &a, const QVariant &b) { return QVariant::compare(a, b) == QPartialOrdering::Less; }

} // namespace

RunsList::EntryRows::EntryRows(const std::vector<Entry> &entries)
{
    for (std::size_t row = 0; row < entries.size(); ++row) {
        if (entries[row].run.valid())
            m_runs.insert(entries[row].run.value, static_cast<int>(row));
        else
            m_groups.insert(entries[row].group, static_cast<int>(row));
    }
}

int RunsList::EntryRows::at(const Entry &entry) const
{
    return entry.run.valid() ? m_runs.value(entry.run.value, -1) : m_groups.value(entry.group, -1);
}

RunsList::RunsList(RunsModel &runs, QObject *parent) : QAbstractProxyModel(parent), m_runs(runs)
{
    setSourceModel(&runs);
    connectSource();
    rearrange();
}

void RunsList::connectSource()
{
    connect(&m_runs, &QAbstractItemModel::rowsInserted, this, &RunsList::rearrange);
    connect(&m_runs, &QAbstractItemModel::rowsRemoved, this, &RunsList::rearrange);
    connect(&m_runs, &QAbstractItemModel::dataChanged, this, [this] {
        rearrange();
        if (!m_entries.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    connect(&m_runs, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
    connect(&m_runs, &QAbstractItemModel::columnsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) { beginInsertColumns({}, first, last); });
    connect(&m_runs, &QAbstractItemModel::columnsInserted, this, [this] { endInsertColumns(); });
}

void RunsList::setWords(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    rearrange();
}

void RunsList::setTrash(bool trash)
{
    m_trash = trash;
    rearrange();
}

void RunsList::setGrouping(int column)
{
    if (column == m_grouping)
        return;
    m_grouping = column;
    m_folded.clear();
    rearrange();
}

void RunsList::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rearrange();
}

bool RunsList::isGroup(const QModelIndex &index) const { return index.isValid() && groupAt(index.row()) != nullptr; }

void RunsList::toggle(const QModelIndex &index)
{
    const Group *group = index.isValid() ? groupAt(index.row()) : nullptr;
    if (group == nullptr)
        return;
    if (!m_folded.remove(group->name))
        m_folded.insert(group->name);
    rearrange();
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
}

void RunsList::reveal(base::RunId run)
{
    for (const Group &group : m_groups) {
        if (std::find(group.runs.begin(), group.runs.end(), run) != group.runs.end() && m_folded.remove(group.name)) {
            rearrange();
            return;
        }
    }
}

std::vector<base::RunId> RunsList::runsAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    if (entry.run.valid())
        return {entry.run};
    const Group *group = groupAt(index.row());
    return group != nullptr ? group->runs : std::vector<base::RunId>();
}

const RunsList::Group *RunsList::groupAt(int row) const
{
    const Entry &entry = m_entries[static_cast<std::size_t>(row)];
    if (entry.run.valid())
        return nullptr;
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&entry](const Group &group) { return group.name == entry.group; });
    return found == m_groups.end() ? nullptr : &*found;
}

bool RunsList::accepts(int row) const
{
    const QModelIndex run = m_runs.index(row, 0);
    if ((m_runs.runAt(row).trashedAt != 0) != m_trash)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = run.data(RunsModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Source rows in the order wanted; among equals the older run comes first, in descending order last.
std::vector<int> RunsList::sortedRows() const
{
    struct Keyed
    {
        QVariant key;
        base::RunId run;
        int row;
    };
    std::vector<Keyed> keyed;
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        if (accepts(row))
            keyed.push_back({m_runs.index(row, m_sortColumn).data(RunsModel::SortRole), m_runs.runAt(row).id, row});
    }
    std::sort(keyed.begin(), keyed.end(), [](const Keyed &a, const Keyed &b) {
        if (isLess(a.key, b.key) || isLess(b.key, a.key))
            return isLess(a.key, b.key);
        return a.run < b.run;
    });
    if (m_sortOrder == Qt::DescendingOrder)
        std::reverse(keyed.begin(), keyed.end());
    std::vector<int> rows;
    for (const Keyed &one : keyed)
        rows.push_back(one.row);
    return rows;
}

/// Groups stand where their first run would: sorted by a metric, the group with the best run comes first.
void RunsList::makeGroups(const std::vector<int> &rows)
{
    m_groups.clear();
    QHash<QString, std::size_t> places;
    for (const int row : rows) {
        const QString name = m_grouping == kNoGroups ? QString() : m_runs.index(row, m_grouping).data().toString();
        const auto found = places.constFind(name);
        if (found == places.constEnd()) {
            places.insert(name, m_groups.size());
            m_groups.push_back({name, {m_runs.runAt(row).id}});
        } else {
            m_groups[*found].runs.push_back(m_runs.runAt(row).id);
        }
    }
}

std::vector<RunsList::Entry> RunsList::makeEntries() const
{
    std::vector<Entry> entries;
    for (const Group &group : m_groups) {
        if (m_grouping != kNoGroups)
            entries.push_back({{}, group.name});
        if (m_grouping != kNoGroups && m_folded.contains(group.name))
            continue;
        for (const base::RunId run : group.runs)
            entries.push_back({run, {}});
    }
    return entries;
}

void RunsList::rearrange()
{
    const std::vector<int> rows = sortedRows();
    m_matches = static_cast<int>(rows.size());
    makeGroups(rows);
    const std::vector<Entry> wanted = makeEntries();
    removeOthers(wanted);
    reorder(wanted);
    insertMissing(wanted);
}

void RunsList::removeOthers(const std::vector<Entry> &wanted)
{
    const EntryRows kept = EntryRows(wanted);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept.contains(m_entries[static_cast<std::size_t>(last)]))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(m_entries[static_cast<std::size_t>(first - 1)]))
            --first;
        beginRemoveRows({}, first, last);
        m_entries.erase(m_entries.begin() + first, m_entries.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

void RunsList::reorder(const std::vector<Entry> &wanted)
{
    const EntryRows present = EntryRows(m_entries);
    std::vector<Entry> ordered;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(ordered),
                 [&present](const Entry &entry) { return present.contains(entry); });
    if (ordered == m_entries)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const EntryRows places = EntryRows(ordered);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(createIndex(places.at(m_entries[static_cast<std::size_t>(index.row())]), index.column()));
    m_entries = std::move(ordered);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// What is there is in the order wanted by now, with gaps.
void RunsList::insertMissing(const std::vector<Entry> &wanted)
{
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (row < m_entries.size() && m_entries[row] == wanted[row])
            continue;
        std::size_t end = row;
        while (end < wanted.size() && (row >= m_entries.size() || wanted[end] != m_entries[row]))
            ++end;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(end) - 1);
        const auto at = static_cast<std::ptrdiff_t>(row);
        m_entries.insert(m_entries.begin() + at, wanted.begin() + at, wanted.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
    }
}

QModelIndex RunsList::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this)
        return {};
    const int row = m_runs.rowOf(m_entries[static_cast<std::size_t>(index.row())].run);
    return row < 0 ? QModelIndex() : m_runs.index(row, index.column());
}

QModelIndex RunsList::mapFromSource(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto found = std::find(m_entries.begin(), m_entries.end(), Entry{m_runs.runAt(index.row()).id, {}});
    return found == m_entries.end() ? QModelIndex() : this->index(static_cast<int>(found - m_entries.begin()), index.column());
}

QModelIndex RunsList::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RunsList::parent(const QModelIndex &) const { return {}; }

QModelIndex RunsList::sibling(int row, int column, const QModelIndex &) const { return index(row, column); }

bool RunsList::hasChildren(const QModelIndex &parent) const { return !parent.isValid() && rowCount() > 0; }

int RunsList::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_entries.size()); }

int RunsList::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_runs.columnCount(); }

QVariant RunsList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    if (entry.run.valid())
        return mapToSource(index).data(role);
    const Group *group = groupAt(index.row());
    return group != nullptr ? groupData(*group, index.column(), role) : QVariant();
}

QVariant RunsList::groupData(const Group &group, int column, int role) const
{
    const auto name = [&group] { return group.name.isEmpty() ? QStringLiteral("–") : group.name; };
    switch (role) {
    case Qt::DisplayRole:
        if (column == RunsModel::Name)
            return QString((m_folded.contains(group.name) ? kFoldedMark : kUnfoldedMark) +
                           tr("%1 (%n run(s))", "a group of runs", static_cast<int>(group.runs.size())).arg(name()));
        return foldedMetric(group, column);
    case Qt::ToolTipRole:
        return column == RunsModel::Name ? tr("%1: double click or Enter folds the group; a click selects its runs").arg(name())
                                         : tr("Mean ± standard deviation of the runs below");
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::BackgroundRole: return Theme::current().color(Token::Window);
    case Qt::TextAlignmentRole: return m_runs.headerData(column, Qt::Horizontal, role);
    default: return {};
    }
}

/// Empty where numbers of different data sets would be mixed, and in columns without a metric.
QString RunsList::foldedMetric(const Group &group, int column) const
{
    const std::string metric = m_runs.testMetric(column);
    if (metric.empty())
        return {};
    std::vector<double> values;
    const store::RunRecord &first = m_runs.runAt(m_runs.rowOf(group.runs.front()));
    for (const base::RunId id : group.runs) {
        const store::RunRecord &run = m_runs.runAt(m_runs.rowOf(id));
        if (run.dataset != first.dataset)
            return {};
        if (const auto found = run.test.find(metric); found != run.test.end())
            values.push_back(found->second);
    }
    if (values.empty())
        return {};
    const compare::MeanStd folded = compare::meanStd(values);
    return values.size() < 2 ? metricText(folded.mean) : QStringLiteral("%1 ± %2").arg(metricText(folded.mean), metricText(folded.std));
}

QVariant RunsList::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal ? m_runs.headerData(section, orientation, role) : QVariant();
}

Qt::ItemFlags RunsList::flags(const QModelIndex &index) const
{
    const QModelIndex run = mapToSource(index);
    return run.isValid()     ? m_runs.flags(run)
           : index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                             : Qt::NoItemFlags;
}

} // namespace hstudio::ui
