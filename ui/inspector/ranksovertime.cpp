#include "ui/inspector/ranksovertime.h"

#include "core/base/clock.h"
#include "ui/inspector/csv.h"

namespace hstudio::ui
{

namespace
{

constexpr std::size_t kFilms = 16; ///< more lines can't be told apart
constexpr std::int64_t kHorizon = 10LL * 31557600;

FilmRanks filmOf(const RankedFilm &film)
{
    return {.itemCode = film.itemCode, .title = film.title, .genres = film.genres, .heldOut = film.heldOut, .ranks = {}};
}

} // namespace

base::Result<std::shared_ptr<const RanksOverTime>> ranksOverTime(const std::shared_ptr<const RankedList> &list, std::stop_token stop)
{
    const ListRequest &request = list->request;
    const AskedHistory history(request);
    RanksOverTime answer{.list = list, .moments = inference::bucketMoments(list->lastTime, kHorizon), .films = {}};
    for (const RankedFilm &film : list->films) {
        if (answer.films.size() < kFilms || film.heldOut)
            answer.films.push_back(filmOf(film));
    }
    if (const std::optional<RankedFilm> beyond = filmBeyond(*list))
        answer.films.push_back(filmOf(*beyond));

    std::vector<std::int32_t> internal;
    for (const FilmRanks &film : answer.films)
        internal.push_back(request.run->run->items.internalOf[film.itemCode]);
    const auto grid = request.run->run->recommender->rankGrid({.histories = &history.histories(),
                                                               .which = history.which(),
                                                               .queryTimes = answer.moments,
                                                               .films = internal,
                                                               .filterSeen = request.filterSeen},
                                                              std::move(stop));
    if (!grid)
        return grid.error();
    for (std::size_t film = 0; film < answer.films.size(); ++film) {
        for (const std::vector<std::int32_t> &ranks : grid->ranks)
            answer.films[film].ranks.push_back(ranks[film]);
    }
    return std::make_shared<const RanksOverTime>(std::move(answer));
}

std::string ranksAsCsv(const RanksOverTime &ranks)
{
    const data::Dataset &dataset = ranks.list->request.run->dataset();
    std::string csv = "item,title,held_out,query_time,rank\r\n";
    for (const FilmRanks &film : ranks.films) {
        const std::string head =
            csvCell(dataset.itemIds().text(film.itemCode)) + ',' + csvCell(film.title.toStdString()) + (film.heldOut ? ",1," : ",0,");
        for (std::size_t moment = 0; moment < ranks.moments.size(); ++moment) {
            const std::int32_t rank = film.ranks[moment];
            csv += head + base::formatTime(ranks.moments[moment]) + ',' + (rank > 0 ? std::to_string(rank) : std::string()) + "\r\n";
        }
    }
    return csv;
}

} // namespace hstudio::ui
