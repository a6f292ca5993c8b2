#include "ui/inspector/films.h"

#include <QCoreApplication>
#include <QStringList>

namespace hstudio::ui
{

namespace
{

struct Films
{
    Q_DECLARE_TR_FUNCTIONS(Films)
};

} // namespace

QString filmTitle(const data::Dataset &dataset, std::uint32_t itemCode)
{
    const std::string &title = dataset.item(itemCode).title;
    if (!title.empty())
        return QString::fromStdString(title);
    return Films::tr("Film %1").arg(QString::fromStdString(dataset.itemIds().text(itemCode)));
}

QString filmGenres(const data::Dataset &dataset, std::uint32_t itemCode)
{
    QStringList genres;
    for (const std::string &genre : dataset.item(itemCode).genres)
        genres << QString::fromStdString(genre);
    return genres.join(QStringLiteral(", "));
}

} // namespace hstudio::ui
