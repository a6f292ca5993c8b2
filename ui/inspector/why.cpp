#include "ui/inspector/why.h"

#include "core/base/clock.h"
#include "ui/inspector/csv.h"
#include "ui/inspector/films.h"

namespace hstudio::ui
{

namespace
{

inference::ExplainRequest requestFor(const ListRequest &list, const AskedHistory &history, std::uint32_t itemCode)
{
    inference::ExplainRequest request;
    request.histories = &history.histories();
    request.which = history.which();
    if (list.run->needsTime())
        request.queryTime = queryTimeOf(list, history);
    request.item = list.run->run->items.internalOf[itemCode];
    return request;
}

std::string numberText(double value) { return QString::number(value, 'g', 9).toStdString(); }

} // namespace

base::Result<std::shared_ptr<const Why>> explainFilm(const ListRequest &list, std::uint32_t itemCode)
{
    const AskedHistory history(list);
    const data::Dataset &dataset = list.run->dataset();
    base::Result<inference::Explanation> explanation = list.run->run->recommender->explain(requestFor(list, history, itemCode));
    if (!explanation)
        return explanation.error();
    Why why{.list = list, .itemCode = itemCode, .title = filmTitle(dataset, itemCode), .explanation = *std::move(explanation), .rows = {}};
    const std::vector<inference::ItemContribution> &shares = why.explanation.history;
    const std::int64_t now = why.explanation.queryTime.value_or(shares.empty() ? 0 : shares.back().time);
    for (const inference::ItemContribution &share : shares) {
        const std::uint32_t code = list.run->run->items.codeOf[static_cast<std::size_t>(share.item)];
        why.rows.push_back({.itemCode = code,
                            .title = filmTitle(dataset, code),
                            .genres = filmGenres(dataset, code),
                            .since = now - share.time,
                            .share = share});
    }
    return std::make_shared<const Why>(std::move(why));
}

base::Result<Influences> influencesOn(const Why &why, std::stop_token stop)
{
    const AskedHistory history(why.list);
    return why.list.run->run->recommender->leaveOneOut(requestFor(why.list, history, why.itemCode), std::move(stop));
}

std::string whyAsCsv(const Why &why, const Influences &influences)
{
    std::string csv = "item,title,time,contribution,content,time_bias,position_bias,leave_one_out\r\n";
    for (std::size_t row = 0; row < why.rows.size(); ++row) {
        const WhyRow &film = why.rows[row];
        csv += csvCell(why.list.run->dataset().itemIds().text(film.itemCode)) + ',' + csvCell(film.title.toStdString()) + ',';
        csv += base::formatTime(film.share.time) + ',' + numberText(film.share.contribution) + ',' + numberText(film.share.content) + ',';
        csv += numberText(film.share.timeBias) + ',' + numberText(film.share.positionBias) + ',';
        csv += (row < influences.size() ? numberText(influences[row].influence) : std::string()) + "\r\n";
    }
    return csv;
}

} // namespace hstudio::ui
