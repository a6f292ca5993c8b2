#include "ui/data/contentmodels.h"

#include "core/data/import/refusal.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace hstudio::ui
{
namespace
{

constexpr auto kNumberAlignment = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

QString reasonOf(const data::RefusedLine &line) { return QCoreApplication::translate("Error", data::refusalText(line.reason).c_str()); }

} // namespace

void FilmsModel::setContent(std::shared_ptr<const DatasetContent> content)
{
    beginResetModel();
    m_content = std::move(content);
    endResetModel();
}

void FilmsModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

int FilmsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_content ? 0 : static_cast<int>(m_content->films.size());
}

int FilmsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FilmsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &film = m_content->films[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Interactions)
        return kNumberAlignment;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Id:
        if (role == SortRole && !m_content->dataset->table->itemIds().isText())
            return film.id.toLongLong();
        return film.id;
    case Title: return film.title.isEmpty() && role == Qt::DisplayRole ? tr("(no title in the files)") : film.title;
    case Genres: return film.genres;
    case Interactions: return role == SortRole ? QVariant(film.interactions) : QVariant(countText(film.interactions));
    default: return {};
    }
}

QVariant FilmsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Interactions)
        return kNumberAlignment;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id: return tr("Id");
    case Title: return tr("Title");
    case Genres: return tr("Genres");
    case Interactions: return tr("Interactions");
    default: return {};
    }
}

void RefusedModel::setContent(std::shared_ptr<const DatasetContent> content)
{
    beginResetModel();
    m_content = std::move(content);
    endResetModel();
}

void RefusedModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Reason), index(rowCount() - 1, Reason));
}

int RefusedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_content ? 0 : static_cast<int>(m_content->dataset->table->summary().refusedLines.size());
}

int RefusedModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RefusedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &line = m_content->dataset->table->summary().refusedLines[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Line)
        return kNumberAlignment;
    if (role == Qt::ToolTipRole && index.column() == Text)
        return QString::fromStdString(line.text);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case File: return QFileInfo(QString::fromStdString(line.file)).fileName();
    case Line: return countText(line.line);
    case Reason: return reasonOf(line);
    case Text: return QString::fromStdString(line.text);
    default: return {};
    }
}

QVariant RefusedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Line)
        return kNumberAlignment;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File: return tr("File");
    case Line: return tr("Line");
    case Reason: return tr("Reason");
    case Text: return tr("Text");
    default: return {};
    }
}

} // namespace hstudio::ui
