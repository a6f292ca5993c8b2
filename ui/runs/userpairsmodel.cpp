#include "ui/runs/userpairsmodel.h"

#include "ui/common/headervalue.h"
#include "core/compare/words.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

namespace hstudio::ui
{

namespace
{

QString rankText(std::int32_t rank) { return rank > 0 ? countText(rank) : QStringLiteral("–"); }

} // namespace

void UserPairsModel::setPairs(std::vector<compare::UserPair> pairs, std::vector<std::string> ids)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    m_ids = std::move(ids);
    endResetModel();
}

void UserPairsModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int UserPairsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_pairs.size()); }

int UserPairsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant UserPairsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const compare::UserPair &pair = pairAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case User: return QString::fromStdString(m_ids[static_cast<std::size_t>(index.row())]);
        case RankA: return rankText(pair.rankA);
        case RankB: return rankText(pair.rankB);
        default: return QString::fromStdString(compare::signedDecimals(pair.difference()));
        }
    case Qt::ForegroundRole:
        if (index.column() != Difference || pair.difference() == 0)
            return {};
        return Theme::current().color(pair.difference() > 0 ? Token::Good : Token::Danger);
    case Qt::TextAlignmentRole: return static_cast<int>((index.column() == User ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant UserPairsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("User"), tr("Rank in A"), tr("Rank in B"), tr("A − B")};
    const QString helps[ColumnCount] = {tr("Enter or a double click opens the user in the Inspector, A beside B"),
                                        tr("Rank of the held-out film in A's list; a dash when it can't be ranked"),
                                        tr("Rank of the held-out film in B's list; a dash when it can't be ranked"),
                                        tr("By how much A is ahead in the chosen metric")};
    return headerValue(role, titles[section], helps[section], section == User ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace hstudio::ui
