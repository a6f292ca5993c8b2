#include "ui/inspector/ranksmodel.h"

#include "ui/common/format.h"
#include "ui/common/headervalue.h"
#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <iterator>

namespace hstudio::ui
{

namespace
{

/// A piece of the line that follows a film in the chart.
QPixmap linePixmap(int place)
{
    const Theme &theme = Theme::current();
    QPixmap piece(theme.unit(5), theme.unit(2));
    piece.fill(Qt::transparent);
    QPainter painter(&piece);
    painter.setPen(theme.seriesPen(place, theme.unit() / 2.0));
    painter.drawLine(QPointF(0, piece.height() / 2.0), QPointF(piece.width(), piece.height() / 2.0));
    return piece;
}

} // namespace

void RanksModel::setRanks(std::shared_ptr<const RanksOverTime> ranks)
{
    beginResetModel();
    m_ranks = std::move(ranks);
    endResetModel();
}

void RanksModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RanksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_ranks == nullptr ? 0 : static_cast<int>(m_ranks->films.size());
}

int RanksModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RanksModel::text(const FilmRanks &film, int column) const
{
    if (column == Film)
        return film.title;
    const auto known = [](std::int32_t rank) { return rank > 0; };
    if (column == Now || std::none_of(film.ranks.begin(), film.ranks.end(), known)) {
        const std::optional<std::int32_t> now = rankIn(*m_ranks->list, film.itemCode);
        return column == Now && now ? countText(*now) : QStringLiteral("–");
    }
    std::vector<std::int32_t> ranks;
    std::copy_if(film.ranks.begin(), film.ranks.end(), std::back_inserter(ranks), known);
    const auto [best, worst] = std::minmax_element(ranks.begin(), ranks.end());
    return countText(column == Best ? *best : *worst);
}

QVariant RanksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FilmRanks &film = m_ranks->films[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(film, column);
    case Qt::AccessibleTextRole: return column == Film && film.heldOut ? tr("%1, the held-out film").arg(film.title) : text(film, column);
    case Qt::DecorationRole: return column == Film ? QVariant(linePixmap(index.row())) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((column == Film ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ItemCodeRole: return film.itemCode;
    case ChipRole: return column == Film && film.heldOut ? QVariant(tr("held out")) : QVariant();
    default: return {};
    }
}

QVariant RanksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("Film"), tr("Now"), tr("Best"), tr("Worst")};
    const QString helps[ColumnCount] = {tr("The film and the colour of its line"), tr("Rank in the list"),
                                        tr("Highest rank at any of the moments"), tr("Lowest rank at any of the moments")};
    return headerValue(role, titles[section], helps[section], section == Film ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace hstudio::ui
