#include "core/data/stats.h"

#include "core/data/timebuckets.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace hstudio::data
{
namespace
{

using Month = std::chrono::year_month;

std::chrono::sys_days firstDay(Month month) { return std::chrono::sys_days(month / std::chrono::day(1)); }

Month monthOf(std::int64_t unixSeconds)
{
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(unixSeconds)));
    const std::chrono::year_month_day date(day);
    return date.year() / date.month();
}

std::int64_t unixSeconds(std::chrono::sys_days day) { return std::chrono::sys_seconds(day).time_since_epoch().count(); }

void countHistories(const Split &split, DatasetStats &stats)
{
    for (std::size_t user = 0; user + 1 < split.userOffsets.size(); ++user)
        stats.historyLengths.push_back(static_cast<std::int64_t>(split.userOffsets[user + 1] - split.userOffsets[user]));
    std::ranges::sort(stats.historyLengths);
    if (stats.historyLengths.empty())
        return;
    const std::size_t middle = stats.historyLengths.size() / 2;
    const auto &lengths = stats.historyLengths;
    stats.longestHistory = lengths.back();
    stats.medianHistory =
        lengths.size() % 2 == 1 ? static_cast<double>(lengths[middle]) : static_cast<double>(lengths[middle - 1] + lengths[middle]) / 2.0;
}

void countItems(const Dataset &dataset, DatasetStats &stats)
{
    stats.itemCounts.assign(dataset.itemIds().size(), 0);
    for (const std::uint32_t item : dataset.items())
        ++stats.itemCounts[item];
    std::ranges::sort(stats.itemCounts, std::greater());
}

void countMonths(const Dataset &dataset, DatasetStats &stats)
{
    if (dataset.size() == 0)
        return;
    const auto [first, last] = std::ranges::minmax(dataset.timestamps());
    const Month end = monthOf(last);
    for (Month month = monthOf(first); month <= end; month += std::chrono::months(1))
        stats.monthStarts.push_back(unixSeconds(firstDay(month)));
    stats.monthCounts.assign(stats.monthStarts.size(), 0);
    std::size_t place = 0; // neighbours in the file are mostly of one month
    const auto contains = [&](std::size_t month, std::int64_t time) {
        return time >= stats.monthStarts[month] && (month + 1 == stats.monthStarts.size() || time < stats.monthStarts[month + 1]);
    };
    for (const std::int64_t time : dataset.timestamps()) {
        if (!contains(place, time))
            place = static_cast<std::size_t>(std::ranges::upper_bound(stats.monthStarts, time) - stats.monthStarts.begin()) - 1;
        ++stats.monthCounts[place];
    }
}

void countGaps(const Dataset &dataset, const Split &split, DatasetStats &stats)
{
    stats.gapBuckets.assign(kTimeBuckets, 0);
    const auto times = dataset.timestamps();
    for (std::size_t user = 0; user + 1 < split.userOffsets.size(); ++user) {
        const auto rows = split.rowsOf(static_cast<std::uint32_t>(user));
        for (std::size_t i = 1; i < rows.size(); ++i)
            ++stats.gapBuckets[static_cast<std::size_t>(timeBucket(times[rows[i]] - times[rows[i - 1]]))];
    }
}

void countParts(const Dataset &dataset, const Split &split, DatasetStats &stats)
{
    stats.validationRows = static_cast<std::int64_t>(split.validationRows.size());
    stats.testRows = static_cast<std::int64_t>(split.testRows.size());
    stats.droppedRows = static_cast<std::int64_t>(split.droppedRows.size());
    stats.trainRows = static_cast<std::int64_t>(dataset.size()) - stats.validationRows - stats.testRows - stats.droppedRows;

    std::vector<bool> inFold(dataset.itemIds().size(), false);
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (isFold(split.parts[row]))
            inFold[dataset.items()[row]] = true;
    }
    std::vector<bool> counted(inFold.size(), false);
    for (const std::uint32_t row : split.testRows) {
        const std::uint32_t item = dataset.items()[row];
        if (!inFold[item] && !counted[item])
            ++stats.coldTestItems;
        counted[item] = true;
        // Without a training row there are at most the test and the validation row.
        if (split.parts[split.rowsOf(dataset.users()[row]).front()] != Part::Train)
            ++stats.coldTestUsers;
    }
}

} // namespace

DatasetStats computeStats(const Dataset &dataset, const Split &split)
{
    DatasetStats stats;
    const double cells = static_cast<double>(dataset.userIds().size()) * static_cast<double>(dataset.itemIds().size());
    stats.density = cells > 0 ? static_cast<double>(dataset.size()) / cells : 0.0;
    countHistories(split, stats);
    countItems(dataset, stats);
    countMonths(dataset, stats);
    countGaps(dataset, split, stats);
    countParts(dataset, split, stats);
    return stats;
}

} // namespace hstudio::data
