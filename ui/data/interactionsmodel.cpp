#include "ui/data/interactionsmodel.h"

#include "ui/common/format.h"

#include <numeric>

namespace hstudio::ui
{
namespace
{

constexpr auto kNumberAlignment = static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);

bool isNumber(int column) { return column == InteractionsModel::Rating; }

QString partText(data::Part part)
{
    switch (part) {
    case data::Part::Train: return InteractionsModel::tr("training");
    case data::Part::Validation: return InteractionsModel::tr("validation");
    case data::Part::Test: return InteractionsModel::tr("test");
    case data::Part::Dropped: return InteractionsModel::tr("not used");
    }
    return {};
}

} // namespace

FoundInteractions findInteractions(const DatasetContent &content, const QString &text)
{
    const auto &table = *content.dataset->table;
    FoundInteractions found;
    if (text.isEmpty()) {
        found.total = static_cast<qint64>(table.size());
        found.rows.resize(std::min(table.size(), FoundInteractions::kShown));
        std::iota(found.rows.begin(), found.rows.end(), 0U);
        return found;
    }
    const auto user = table.userIds().find(text.toStdString());
    std::vector<std::uint8_t> wanted(content.films.size(), 0);
    for (std::size_t code = 0; code < wanted.size(); ++code)
        wanted[code] = content.films[code].id == text || content.films[code].title.contains(text, Qt::CaseInsensitive) ? 1 : 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (wanted[table.items()[row]] == 0 && table.users()[row] != user)
            continue;
        if (found.rows.size() < FoundInteractions::kShown)
            found.rows.push_back(static_cast<std::uint32_t>(row));
        ++found.total;
    }
    return found;
}

void InteractionsModel::setFound(std::shared_ptr<const DatasetContent> content, FoundInteractions found)
{
    beginResetModel();
    m_content = std::move(content);
    m_rows = std::move(found.rows);
    endResetModel();
}

void InteractionsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int InteractionsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int InteractionsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant InteractionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(index.column()))
        return kNumberAlignment;
    if (role != Qt::DisplayRole)
        return {};
    const auto row = m_rows[static_cast<std::size_t>(index.row())];
    const auto &dataset = *m_content->dataset;
    const auto &table = *dataset.table;
    const auto &film = m_content->films[table.items()[row]];
    switch (index.column()) {
    case User: return QString::fromStdString(table.userIds().text(table.users()[row]));
    case Item: return film.id;
    case Title: return film.title.isEmpty() ? tr("(no title in the files)") : film.title;
    case Rating: return QLocale().toString(static_cast<double>(table.ratings()[row]), 'g', 4);
    case Time: return dateTimeText(table.timestamps()[row]);
    case Part: return partText(dataset.split.parts[row]);
    default: return {};
    }
}

QVariant InteractionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return kNumberAlignment;
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case User: return tr("User");
    case Item: return tr("Id");
    case Title: return tr("Title");
    case Rating: return tr("Rating");
    case Time: return tr("Time (UTC)");
    case Part: return tr("Part");
    default: return {};
    }
}

} // namespace hstudio::ui
