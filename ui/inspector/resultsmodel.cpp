#include "ui/inspector/resultsmodel.h"

#include "ui/common/format.h"
#include "ui/common/headervalue.h"
#include "ui/common/theme.h"
#include "ui/inspector/filmroles.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hstudio::ui
{

void ResultsModel::setList(std::shared_ptr<const RankedList> list)
{
    const int before = rowCount();
    std::optional<RankedFilm> beyond = list != nullptr ? filmBeyond(*list) : std::nullopt;
    const int after = list != nullptr ? static_cast<int>(list->films.size()) + (beyond ? 1 : 0) : 0;
    // A list of the same length is changed in place, so that neither selection nor scroll position jump while the slider moves.
    const bool inPlace = before == after && after > 0;
    if (!inPlace)
        beginResetModel();
    m_list = std::move(list);
    m_beyond = std::move(beyond);
    count();
    if (!inPlace)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
}

void ResultsModel::setOther(std::shared_ptr<const RankedList> other)
{
    m_other = std::move(other);
    count();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Move), index(rowCount() - 1, Move));
}

void ResultsModel::count()
{
    m_moves.clear();
    if (m_list == nullptr || m_other == nullptr)
        return;
    m_moves = rankMoves(*m_list, *m_other);
    if (!m_beyond)
        return;
    const std::optional<std::int32_t> there = rankIn(*m_other, m_beyond->itemCode);
    m_moves.push_back(there ? std::optional(m_beyond->rank - *there) : std::nullopt);
}

const RankedFilm &ResultsModel::filmAt(int row) const
{
    const auto place = static_cast<std::size_t>(row);
    return place < m_list->films.size() ? m_list->films[place] : *m_beyond;
}

void ResultsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_list == nullptr ? 0 : static_cast<int>(m_list->films.size()) + (m_beyond ? 1 : 0);
}

int ResultsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString ResultsModel::moveText(int row) const
{
    if (m_moves.empty())
        return {};
    const std::optional<int> move = m_moves[static_cast<std::size_t>(row)];
    if (!move)
        return tr("new");
    if (*move == 0)
        return QStringLiteral("=");
    return (*move < 0 ? QStringLiteral("▲ ") : QStringLiteral("▼ ")) + QString::number(std::abs(*move));
}

QVariant ResultsModel::moveColour(int row) const
{
    if (m_moves.empty())
        return {};
    const std::optional<int> move = m_moves[static_cast<std::size_t>(row)];
    const bool up = !move || *move < 0;
    return Theme::current().color(up ? Token::Accent : Token::SecondaryText);
}

double ResultsModel::barLength(const RankedFilm &film) const
{
    const double best = m_list->films.empty() ? 0 : m_list->films.front().score;
    return best > 0 && !std::isnan(film.score) ? std::clamp(film.score / best, 0.0, 1.0) : 0;
}

QVariant ResultsModel::text(const RankedFilm &film, int row, int column) const
{
    switch (column) {
    case Rank: return countText(film.rank);
    case Film: return film.title;
    case Score: return metricText(film.score);
    default: return moveText(row);
    }
}

QString ResultsModel::toolTip(const RankedFilm &film, int row, int column) const
{
    if (column == Move && !m_moves.empty()) {
        const std::optional<int> move = m_moves[static_cast<std::size_t>(row)];
        return move ? tr("Rank %1 here, rank %2 in list A").arg(film.rank).arg(film.rank - *move) : tr("Not in list A");
    }
    QString text = film.genres.isEmpty() ? film.title : film.title + QLatin1Char('\n') + film.genres;
    if (film.heldOut)
        text += QLatin1Char('\n') + tr("The held-out film: what the user really chose next");
    return text;
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RankedFilm &film = filmAt(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(film, index.row(), column);
    case Qt::ToolTipRole: return toolTip(film, index.row(), column);
    case Qt::AccessibleTextRole:
        return column == Film && film.heldOut ? tr("%1, the held-out film").arg(film.title) : text(film, index.row(), column).toString();
    case Qt::BackgroundRole: return film.heldOut ? QVariant(Theme::current().color(Token::AccentSoft)) : QVariant();
    case Qt::ForegroundRole:
        return column == Rank   ? QVariant(Theme::current().color(Token::SecondaryText))
               : column == Move ? moveColour(index.row())
                                : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((column == Film ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case ItemCodeRole: return film.itemCode;
    case GenresRole: return column == Film ? QVariant(film.genres) : QVariant();
    case ChipRole: return column == Film && film.heldOut ? QVariant(tr("held out")) : QVariant();
    case BarRole: return column == Score && !std::isnan(film.score) ? QVariant(barLength(film)) : QVariant();
    default: return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[ColumnCount] = {tr("#", "rank"), tr("Film"), tr("Score"), tr("vs A")};
    const QString helps[ColumnCount] = {tr("Rank, 1 = recommended first"), tr("Title and genres"),
                                        tr("Similarity of user and film, not divided by logits_t; the bar compares with the best"),
                                        tr("Ranks moved against list A")};
    return headerValue(role, titles[section], helps[section], section == Film ? Qt::AlignLeft : Qt::AlignRight);
}

} // namespace hstudio::ui
