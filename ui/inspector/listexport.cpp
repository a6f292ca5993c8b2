#include "ui/inspector/listexport.h"

#include "core/base/clock.h"
#include "ui/inspector/csv.h"

#include <QString>

namespace hstudio::ui
{

namespace
{

void append(std::string &csv, const char *side, const RankedList &list)
{
    const InspectedRun &run = *list.request.run;
    const std::string user = csvCell(run.users->ids[list.request.user]);
    const std::string time = list.usesTime() ? base::formatTime(list.queryTime) : std::string();
    for (const RankedFilm &film : list.films) {
        csv += std::string(side) + ',' + csvCell(run.run->record.name) + ',' + user + ',' + time + ',' + std::to_string(film.rank) + ',';
        csv += csvCell(run.dataset().itemIds().text(film.itemCode)) + ',' + csvCell(film.title.toStdString()) + ',';
        csv += csvCell(film.genres.toStdString()) + ',' + QString::number(film.score, 'g', 9).toStdString() + ',';
        csv += film.heldOut ? "1\r\n" : "0\r\n";
    }
}

} // namespace

std::string listsAsCsv(const RankedList &a, const RankedList *b)
{
    std::string csv = "list,run,user,query_time,rank,item,title,genres,score,held_out\r\n";
    append(csv, "A", a);
    if (b != nullptr)
        append(csv, "B", *b);
    return csv;
}

} // namespace hstudio::ui
