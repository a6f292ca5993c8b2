#include "core/data/stats.h"

#include "core/data/parallel.h"
#include "core/data/timebuckets.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <mutex>
#include <numeric>

namespace hstudio::data
{
namespace
{

using Month = std::chrono::year_month;
using Counts = std::vector<std::int64_t>;

constexpr std::size_t kRowsPerTask = 1U << 20U;
constexpr std::size_t kUsersPerTask = 4096;

/// Runs count(begin, end, partial) over ranges of [0, size) in parallel, each with counts of its own, and adds these up in `sum`.
template<typename Partial, typename Count, typename Add>
void inParts(std::size_t size, std::size_t perTask, const Partial &empty, const Count &count, const Add &add)
{
    std::mutex mutex;
    parallelFor((size + perTask - 1) / perTask, [&](std::size_t task) {
        Partial partial = empty;
        count(task * perTask, std::min(size, (task + 1) * perTask), partial);
        const std::lock_guard lock(mutex);
        add(partial);
    });
}

void addTo(Counts &sum, const Counts &partial) { std::ranges::transform(sum, partial, sum.begin(), std::plus()); }

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

/// The months from the first to the last interaction.
void layOutMonths(const Dataset &dataset, DatasetStats &stats)
{
    if (dataset.size() == 0)
        return;
    const auto [first, last] = std::ranges::minmax(dataset.timestamps());
    const Month end = monthOf(last);
    for (Month month = monthOf(first); month <= end; month += std::chrono::months(1))
        stats.monthStarts.push_back(unixSeconds(firstDay(month)));
    for (auto *counts : {&stats.monthCounts, &stats.monthTrain, &stats.monthTest})
        counts->assign(stats.monthStarts.size(), 0);
}

void countMonths(const Dataset &dataset, const Split &split, DatasetStats &stats)
{
    layOutMonths(dataset, stats);
    const auto &starts = stats.monthStarts;
    const auto contains = [&](std::size_t month, std::int64_t time) {
        return time >= starts[month] && (month + 1 == starts.size() || time < starts[month + 1]);
    };
    struct Months
    {
        Counts all;
        Counts train;
        Counts test;
    };
    const Counts none(starts.size(), 0);
    inParts(
        dataset.size(), kRowsPerTask, Months{none, none, none},
        [&](std::size_t begin, std::size_t end, Months &months) {
            std::size_t place = 0; // neighbours in the file are mostly of one month
            for (std::size_t row = begin; row < end; ++row) {
                const std::int64_t time = dataset.timestamps()[row];
                if (!contains(place, time))
                    place = static_cast<std::size_t>(std::ranges::upper_bound(starts, time) - starts.begin()) - 1;
                ++months.all[place];
                months.train[place] += split.parts[row] == Part::Train ? 1 : 0;
                months.test[place] += split.parts[row] == Part::Test ? 1 : 0;
            }
        },
        [&](const Months &months) {
            addTo(stats.monthCounts, months.all);
            addTo(stats.monthTrain, months.train);
            addTo(stats.monthTest, months.test);
        });
}

/// Gaps and ties of one user: both are about neighbours in time.
void countNeighbours(std::span<const std::int64_t> times, std::span<const std::uint32_t> rows, Counts &gaps, std::int64_t &tied)
{
    bool tiedBefore = false;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const std::int64_t gap = times[rows[i]] - times[rows[i - 1]];
        const bool same = gap == 0;
        gaps[static_cast<std::size_t>(same ? 0 : timeBucket(gap))] += 1;
        tied += same ? (tiedBefore ? 1 : 2) : 0;
        tiedBefore = same;
    }
}

/// What a user could be tested with, whatever the order of rows at one second: item codes, each once; kNoTarget where it could be nothing.
constexpr std::uint32_t kNoTarget = std::numeric_limits<std::uint32_t>::max();

class Outcomes final
{
public:
    Outcomes(const Dataset &dataset, const Split &split) : m_dataset(dataset), m_split(split) {}

    /// Leave-one-out: any row of the last second can be the last; it is no target if its item stands before it.
    [[nodiscard]] std::vector<std::uint32_t> ofLast(std::span<const std::uint32_t> rows) const
    {
        const auto items = m_dataset.items();
        const auto times = m_dataset.timestamps();
        if (rows.size() == 1 || times[rows[rows.size() - 2]] != times[rows.back()])
            return {m_split.parts[rows.back()] == Part::Test ? items[rows.back()] : kNoTarget};
        const auto tied = std::ranges::lower_bound(rows, times[rows.back()], {}, [&](std::uint32_t row) { return times[row]; });
        std::vector<std::uint32_t> outcomes;
        for (const std::uint32_t row : std::span(tied, rows.end()))
            outcomes.push_back(items[row]);
        std::ranges::sort(outcomes);
        std::vector<std::uint32_t> had(outcomes.size(), 0); // how often the user has each
        for (const std::uint32_t row : rows) {
            if (const auto place = std::ranges::lower_bound(outcomes, items[row]); place != outcomes.end() && *place == items[row])
                ++had[static_cast<std::size_t>(place - outcomes.begin())];
        }
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (had[i] != 1) // 0: a repetition of the one before it
                outcomes[i] = kNoTarget;
        }
        return distinct(std::move(outcomes));
    }

    /// Global time: the test is the first row that can be asked for; any such row of its second can be the first.
    [[nodiscard]] std::vector<std::uint32_t> ofFirst(std::span<const std::uint32_t> rows, const std::vector<bool> &inFold) const
    {
        const auto test = std::ranges::find(rows, Part::Test, [&](std::uint32_t row) { return m_split.parts[row]; });
        if (test == rows.end())
            return {kNoTarget};
        const auto items = m_dataset.items();
        const auto times = m_dataset.timestamps();
        std::vector<std::uint32_t> seen;
        for (auto row = rows.begin(); isFold(m_split.parts[*row]); ++row)
            seen.push_back(items[*row]);
        std::ranges::sort(seen);
        std::vector<std::uint32_t> outcomes;
        for (auto row = test; row != rows.end() && times[*row] == times[*test]; ++row) {
            if (inFold[items[*row]] && !std::ranges::binary_search(seen, items[*row]))
                outcomes.push_back(items[*row]);
        }
        return distinct(std::move(outcomes));
    }

private:
    static std::vector<std::uint32_t> distinct(std::vector<std::uint32_t> outcomes)
    {
        std::ranges::sort(outcomes);
        outcomes.erase(std::unique(outcomes.begin(), outcomes.end()), outcomes.end());
        return outcomes;
    }

    const Dataset &m_dataset;
    const Split &m_split;
};

void countUsers(const Dataset &dataset, const Split &split, const std::vector<bool> &inFold, DatasetStats &stats)
{
    struct Users
    {
        Counts gaps;
        std::int64_t tied = 0;
        std::int64_t unstable = 0;
        std::int64_t withTarget = 0;
    };
    stats.gapBuckets.assign(kTimeBuckets, 0);
    const Outcomes outcomes(dataset, split);
    inParts(
        dataset.userIds().size(), kUsersPerTask, Users{.gaps = stats.gapBuckets},
        [&](std::size_t begin, std::size_t end, Users &users) {
            for (std::size_t user = begin; user < end; ++user) {
                const auto rows = split.rowsOf(static_cast<std::uint32_t>(user));
                if (rows.empty())
                    continue;
                countNeighbours(dataset.timestamps(), rows, users.gaps, users.tied);
                const auto possible =
                    split.rule.kind == SplitRule::Kind::LeaveOneOut ? outcomes.ofLast(rows) : outcomes.ofFirst(rows, inFold);
                users.unstable += possible.size() > 1 ? 1 : 0;
                users.withTarget += possible.front() != kNoTarget ? 1 : 0;
            }
        },
        [&](const Users &users) {
            addTo(stats.gapBuckets, users.gaps);
            stats.tiedRows += users.tied;
            stats.unstableTests += users.unstable;
            stats.usersWithTarget += users.withTarget;
        });
}

std::vector<bool> itemsInFold(const Dataset &dataset, const Split &split)
{
    std::vector<bool> inFold(dataset.itemIds().size(), false);
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (isFold(split.parts[row]))
            inFold[dataset.items()[row]] = true;
    }
    return inFold;
}

void countParts(const Dataset &dataset, const Split &split, const std::vector<bool> &inFold, DatasetStats &stats)
{
    stats.validationRows = static_cast<std::int64_t>(split.validationRows.size());
    stats.testRows = static_cast<std::int64_t>(split.testRows.size());
    stats.droppedRows = static_cast<std::int64_t>(split.droppedRows.size());
    stats.trainRows = static_cast<std::int64_t>(dataset.size()) - stats.validationRows - stats.testRows - stats.droppedRows;
    std::vector<bool> counted(inFold.size(), false);
    for (const std::uint32_t row : split.testRows) {
        const std::uint32_t item = dataset.items()[row];
        if (!inFold[item] && !counted[item])
            ++stats.coldTestItems;
        counted[item] = true;
        // Training rows come first in time order.
        if (split.parts[split.rowsOf(dataset.users()[row]).front()] != Part::Train)
            ++stats.coldTestUsers;
    }
}

void countLeakage(const Dataset &dataset, const Split &split, DatasetStats &stats)
{
    if (split.testRows.empty())
        return;
    const auto times = dataset.timestamps();
    Counts tests(split.testRows.size());
    std::ranges::transform(split.testRows, tests.begin(), [&](std::uint32_t row) { return times[row]; });
    const auto middle = tests.begin() + static_cast<std::ptrdiff_t>((tests.size() - 1) / 2);
    std::ranges::nth_element(tests, middle);
    stats.medianTestTime = *middle;
    struct Train
    {
        std::int64_t after = 0;
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
    };
    Train train;
    inParts(
        dataset.size(), kRowsPerTask, Train(),
        [&](std::size_t begin, std::size_t end, Train &part) {
            for (std::size_t row = begin; row < end; ++row) {
                if (split.parts[row] != Part::Train)
                    continue;
                part.after += times[row] > stats.medianTestTime ? 1 : 0;
                part.last = std::max(part.last, times[row]);
            }
        },
        [&](const Train &part) {
            train.after += part.after;
            train.last = std::max(train.last, part.last);
        });
    stats.trainAfterMedianTest = train.after;
    stats.testUsersWithLaterTrain = std::ranges::count_if(tests, [&](std::int64_t time) { return time < train.last; });
}

} // namespace

DatasetStats computeStats(const Dataset &dataset, const Split &split)
{
    DatasetStats stats;
    stats.rule = split.rule;
    const double cells = static_cast<double>(dataset.userIds().size()) * static_cast<double>(dataset.itemIds().size());
    stats.density = cells > 0 ? static_cast<double>(dataset.size()) / cells : 0.0;
    const auto inFold = itemsInFold(dataset, split);
    countHistories(split, stats);
    countItems(dataset, stats);
    countMonths(dataset, split, stats);
    countUsers(dataset, split, inFold, stats);
    countParts(dataset, split, inFold, stats);
    countLeakage(dataset, split, stats);
    return stats;
}

} // namespace hstudio::data
