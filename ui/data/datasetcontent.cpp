#include "ui/data/datasetcontent.h"

#include <QStringList>

namespace hstudio::ui
{
namespace
{

std::vector<FilmRow> filmRows(const data::Dataset &table)
{
    std::vector<FilmRow> rows(table.itemIds().size());
    for (std::uint32_t code = 0; code < rows.size(); ++code) {
        const auto &item = table.item(code);
        QStringList genres;
        for (const auto &genre : item.genres)
            genres.append(QString::fromStdString(genre));
        rows[code] = {QString::fromStdString(table.itemIds().text(code)), QString::fromStdString(item.title),
                      genres.join(QStringLiteral(", ")), 0};
    }
    for (const auto item : table.items())
        ++rows[item].interactions;
    return rows;
}

} // namespace

base::Result<std::shared_ptr<const DatasetContent>> loadContent(store::Store &store, base::DatasetId id)
{
    auto opened = experiment::openDataset(store, id);
    if (!opened)
        return opened.error();
    auto content = std::make_shared<DatasetContent>();
    content->dataset = *opened;
    content->stats = data::computeStats(*content->dataset->table, content->dataset->split);
    content->films = filmRows(*content->dataset->table);
    return std::shared_ptr<const DatasetContent>(std::move(content));
}

} // namespace hstudio::ui
