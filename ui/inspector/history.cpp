#include "ui/inspector/history.h"

#include "ui/inspector/films.h"

#include <algorithm>
#include <span>

namespace hstudio::ui
{

std::vector<HistoryEntry> historyOf(const InspectedRun &run, std::uint32_t user)
{
    const data::Dataset &dataset = run.dataset();
    const data::Split &split = run.run->dataset->split;
    const std::size_t first = split.userOffsets[user];
    const std::span rows(split.rowsByUser.data() + first, split.userOffsets[user + 1] - first);

    std::vector<HistoryEntry> entries;
    entries.reserve(rows.size());
    std::for_each(rows.rbegin(), rows.rend(), [&](std::uint32_t row) {
        const std::uint32_t item = dataset.items()[row];
        entries.push_back({.itemCode = item,
                           .title = filmTitle(dataset, item),
                           .genres = filmGenres(dataset, item),
                           .rating = dataset.ratings()[row],
                           .time = dataset.timestamps()[row],
                           .part = split.parts[row],
                           .known = run.run->items.internalOf[item] != 0});
    });
    return entries;
}

} // namespace hstudio::ui
