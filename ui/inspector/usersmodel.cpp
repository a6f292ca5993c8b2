#include "ui/inspector/usersmodel.h"

#include "ui/common/format.h"
#include "ui/common/headervalue.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace hstudio::ui
{

namespace
{

constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
constexpr double kNdcgSteps = 1e6;
constexpr std::int64_t kMiddle = std::int64_t{1} << 31;

QString signedText(std::int32_t value)
{
    if (value == 0)
        return QStringLiteral("0");
    return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + countText(std::abs(value));
}

} // namespace

/// What a user is sorted by: users without a value come after all that have one.
std::uint32_t UsersModel::sortKey(std::uint32_t user, int column) const
{
    const UserTable &users = *m_users;
    switch (column) {
    case Length: return users.facts.historyLengths[user];
    case Rank: return users.rank(user) > 0 ? static_cast<std::uint32_t>(users.rank(user)) : kLast;
    case Ndcg: return users.facts.evaluated(user) ? static_cast<std::uint32_t>(std::lround(users.facts.ndcg(user) * kNdcgSteps)) : kLast;
    case Hit: return users.hit(user) ? 0 : 1;
    case LastActivity:
        return active(user) ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(users.facts.lastActivity[user] + kMiddle, 0, kLast - 1))
                            : kLast;
    case Difference: {
        const auto moved = difference(user);
        return moved ? static_cast<std::uint32_t>(*moved + kMiddle) : kLast;
    }
    default: return users.idOrder[user];
    }
}

std::optional<std::int32_t> UsersModel::difference(std::uint32_t user) const
{
    if (m_differences == nullptr || (*m_differences)[user] == inference::kNoDifference)
        return std::nullopt;
    return (*m_differences)[user];
}

bool UsersModel::active(std::uint32_t user) const { return m_users->facts.lastActivity[user] != inference::UserFacts::kNever; }

void UsersModel::setUsers(std::shared_ptr<const UserTable> users)
{
    beginResetModel();
    m_users = std::move(users);
    m_differences.reset(); // they were another run's
    rebuild();
    endResetModel();
}

void UsersModel::setFilter(UserFilter filter)
{
    beginResetModel();
    m_filter = std::move(filter);
    rebuild();
    endResetModel();
}

void UsersModel::setDifferences(std::shared_ptr<const RankDifferences> differences)
{
    beginResetModel();
    m_differences = std::move(differences);
    rebuild();
    endResetModel();
}

void UsersModel::rebuild()
{
    m_rows = matchingUsers(*m_users, m_filter, m_differences.get());
    sortRows();
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
        std::uint64_t key = sortKey(user, m_sortColumn);
        if (m_sortOrder == Qt::DescendingOrder && key != kLast)
            key = kLast - 1 - key;
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
    const std::int32_t rank = m_users->rank(user);
    switch (column) {
    case Id: return QString::fromStdString(m_users->ids[user]);
    case Length: return countText(m_users->facts.historyLengths[user]);
    case Rank: return rank > 0 ? countText(rank) : QStringLiteral("–");
    case Hit: return m_users->hit(user) ? QStringLiteral("✓") : QString();
    case Ndcg: return m_users->facts.evaluated(user) ? metricText(m_users->facts.ndcg(user)) : QStringLiteral("–");
    case LastActivity: return active(user) ? dateText(m_users->facts.lastActivity[user]) : QString();
    default: {
        const auto moved = difference(user);
        return moved ? signedText(*moved) : QStringLiteral("–");
    }
    }
}

QString UsersModel::toolTip(std::uint32_t user, int column) const
{
    if (column == LastActivity)
        return active(user) ? tr("%1 UTC").arg(dateTimeText(m_users->facts.lastActivity[user])) : QString();
    if (column < Rank)
        return {};
    const std::int32_t rank = m_users->rank(user);
    if (rank == inference::UserFacts::kNotEvaluated)
        return tr("This user has no test interaction, or the run has not been evaluated");
    if (rank == 0)
        return tr("The held-out film can't be ranked: the model has never seen it, or has no history of this user");
    if (column == Difference && difference(user))
        return tr("The held-out film ranks %1 with this run and %2 with the other")
            .arg(countText(rank), countText(rank - *difference(user)));
    return tr("The held-out film ranks %1 at the moment of the test interaction").arg(countText(rank));
}

QVariant UsersModel::colour(std::uint32_t user, int column) const
{
    if (column == Hit)
        return Theme::current().color(Token::Good);
    const auto moved = column == Difference ? difference(user) : std::nullopt;
    if (!moved || *moved == 0)
        return {};
    return Theme::current().color(*moved < 0 ? Token::Good : Token::Danger);
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
    case Qt::ForegroundRole: return colour(user, index.column());
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == Hit ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("User"), tr("Films"), tr("Rank"), tr("Hit"), tr("NDCG"), tr("Last activity"), tr("Δ rank")};
    const QString helps[ColumnCount] = {tr("The user's id in the file"),
                                        tr("Length of the history that the model sees"),
                                        tr("Rank of the held-out film at the moment of the test interaction"),
                                        tr("Hit@10: the held-out film is among the first 10"),
                                        tr("NDCG@10 of this user: 1 / log2(rank + 1) of a hit, else 0"),
                                        tr("Date of the user's newest interaction"),
                                        tr("Rank of the held-out film minus its rank with the other run: negative is better")};
    return headerValue(role, titles[section], helps[section], section == Hit ? Qt::AlignHCenter : Qt::AlignRight);
}

} // namespace hstudio::ui
