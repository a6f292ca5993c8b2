#include "ui/inspector/usersmodel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <limits>

namespace hstudio::ui
{

namespace
{

/// What a user is sorted by: users without a rank come after all that have one.
std::uint32_t sortKey(const UserTable &users, std::uint32_t user, int column)
{
    switch (column) {
    case UsersModel::Length: return users.lengths[user];
    case UsersModel::Rank:
        return users.ranks[user] > 0 ? static_cast<std::uint32_t>(users.ranks[user]) : std::numeric_limits<std::uint32_t>::max();
    case UsersModel::Hit: return users.hit(user) ? 0 : 1;
    default: return users.idOrder[user];
    }
}

} // namespace

void UsersModel::setUsers(std::shared_ptr<const UserTable> users)
{
    beginResetModel();
    m_users = std::move(users);
    m_rows = matchingUsers(*m_users, m_filter);
    sortRows();
    endResetModel();
}

void UsersModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.trimmed().toStdString();
    m_rows = matchingUsers(*m_users, m_filter);
    sortRows();
    endResetModel();
}

void UsersModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<std::pair<QModelIndex, std::uint32_t>> kept;
    for (const QModelIndex &index : persistentIndexList())
        kept.emplace_back(index, userAt(index.row()));
    m_sortColumn = column;
    m_sortOrder = order;
    sortRows();
    for (const auto &[index, user] : kept)
        changePersistentIndex(index, createIndex(rowOf(user), index.column()));
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void UsersModel::sortRows()
{
    // A key beside each code sorts without a jump through memory for every comparison; the id decides among equals.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    keyed.reserve(m_rows.size());
    for (const std::uint32_t user : m_rows) {
        std::uint64_t key = sortKey(*m_users, user, m_sortColumn);
        if (m_sortOrder == Qt::DescendingOrder)
            key = std::numeric_limits<std::uint32_t>::max() - key;
        keyed.emplace_back(key << 32 | m_users->idOrder[user], user);
    }
    std::sort(keyed.begin(), keyed.end());
    std::transform(keyed.begin(), keyed.end(), m_rows.begin(), [](const auto &entry) { return entry.second; });
}

int UsersModel::rowOf(std::uint32_t user) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), user);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int UsersModel::rowOfId(const QString &id) const
{
    const std::string wanted = id.trimmed().toStdString();
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::uint32_t user) { return m_users->ids[user] == wanted; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int UsersModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int UsersModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant UsersModel::text(std::uint32_t user, int column) const
{
    const std::int32_t rank = m_users->ranks[user];
    switch (column) {
    case Id: return QString::fromStdString(m_users->ids[user]);
    case Length: return countText(m_users->lengths[user]);
    case Rank: return rank > 0 ? countText(rank) : QStringLiteral("–");
    default: return m_users->hit(user) ? QStringLiteral("✓") : QString();
    }
}

QString UsersModel::toolTip(std::uint32_t user, int column) const
{
    if (column < Rank)
        return {};
    const std::int32_t rank = m_users->ranks[user];
    if (rank == UserTable::kNotEvaluated)
        return tr("This user has no test interaction, or the run has not been evaluated");
    if (rank == 0)
        return tr("The held-out film can't be ranked: the model has never seen it, or has no history of this user");
    return tr("The held-out film ranks %1 at the moment of the test interaction").arg(countText(rank));
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::uint32_t user = userAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(user, index.column());
    case Qt::ToolTipRole: return toolTip(user, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Hit ? (m_users->hit(user) ? tr("hit") : tr("no hit")) : text(user, index.column());
    case Qt::ForegroundRole: return index.column() == Hit ? QVariant(Theme::current().color(Token::Good)) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == Hit ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("User"), tr("Films"), tr("Rank"), tr("Hit")};
    const QString helps[ColumnCount] = {tr("The user's id in the file"), tr("Length of the history that the model sees"),
                                        tr("Rank of the held-out film at the moment of the test interaction"),
                                        tr("Hit@10: the held-out film is among the first 10")};
    switch (role) {
    case Qt::DisplayRole: return titles[section];
    case Qt::ToolTipRole: return helps[section];
    case Qt::TextAlignmentRole: return static_cast<int>((section == Hit ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace hstudio::ui
