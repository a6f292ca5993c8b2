#include "core/data/split.h"

#include "core/data/parallel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace hstudio::data
{
namespace
{

/// Counting sort of the rows by user; rows of a user stay in file order.
void groupByUser(const Dataset &dataset, Split &split)
{
    const std::size_t users = dataset.userIds().size();
    split.userOffsets.assign(users + 1, 0);
    for (const std::uint32_t user : dataset.users())
        ++split.userOffsets[user + 1];
    std::partial_sum(split.userOffsets.begin(), split.userOffsets.end(), split.userOffsets.begin());
    std::vector<std::uint64_t> next(split.userOffsets.begin(), split.userOffsets.end() - 1);
    split.rowsByUser.resize(dataset.size());
    for (std::size_t row = 0; row < dataset.size(); ++row)
        split.rowsByUser[next[dataset.users()[row]]++] = static_cast<std::uint32_t>(row);
}

/// Sorts one user's rows, which stand in file order, stably by time: by (seconds since the user's first, row) in one number. `keys` is scratch
/// memory.
void sortByTime(std::span<const std::int64_t> times, std::span<std::uint32_t> rows, std::vector<std::uint64_t> &keys)
{
    const auto timeOf = [&](std::uint32_t row) { return times[row]; };
    if (std::ranges::is_sorted(rows, {}, timeOf))
        return;
    constexpr int kRowBits = 32;
    const auto [first, last] = std::ranges::minmax(rows, {}, timeOf);
    const auto begin = static_cast<std::uint64_t>(times[first]);
    if ((static_cast<std::uint64_t>(times[last]) - begin) >> kRowBits != 0) { // more than a century
        std::ranges::stable_sort(rows, {}, timeOf);
        return;
    }
    keys.resize(rows.size());
    for (std::size_t place = 0; place < rows.size(); ++place)
        keys[place] = ((static_cast<std::uint64_t>(times[rows[place]]) - begin) << kRowBits) | rows[place];
    std::ranges::sort(keys);
    std::ranges::transform(keys, rows.begin(), [](std::uint64_t key) { return static_cast<std::uint32_t>(key); });
}

/// Calls work(user) for all users in parallel.
template<typename Work>
void forEachUser(std::size_t users, const Work &work)
{
    constexpr std::size_t kUsersPerTask = 1024;
    parallelFor((users + kUsersPerTask - 1) / kUsersPerTask, [&](std::size_t task) {
        for (std::size_t user = task * kUsersPerTask; user < std::min(users, (task + 1) * kUsersPerTask); ++user)
            work(static_cast<std::uint32_t>(user));
    });
}

void sortUsers(const Dataset &dataset, Split &split)
{
    forEachUser(dataset.userIds().size(), [&](std::uint32_t user) {
        thread_local std::vector<std::uint64_t> keys;
        const auto begin = split.userOffsets[user];
        sortByTime(dataset.timestamps(), std::span(split.rowsByUser).subspan(begin, split.userOffsets[user + 1] - begin), keys);
    });
}

void holdOutLast(const Dataset &dataset, Split &split)
{
    const auto items = dataset.items();
    forEachUser(dataset.userIds().size(), [&](std::uint32_t user) {
        const auto rows = split.rowsOf(user);
        if (rows.empty())
            return;
        const auto earlier = rows.first(rows.size() - 1);
        const bool seen = std::ranges::any_of(earlier, [&](std::uint32_t row) { return items[row] == items[rows.back()]; });
        split.parts[rows.back()] = seen ? Part::Dropped : Part::Test;
        if (!earlier.empty())
            split.parts[earlier.back()] = Part::Validation;
    });
}

void holdOutFrom(const Dataset &dataset, std::int64_t time, Split &split)
{
    const auto items = dataset.items();
    std::vector<std::uint8_t> known(dataset.itemIds().size(), 0);
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (dataset.timestamps()[row] < time)
            known[items[row]] = 1;
    }
    forEachUser(dataset.userIds().size(), [&](std::uint32_t user) {
        const auto rows = split.rowsOf(user);
        const auto cut = std::ranges::lower_bound(rows, time, {}, [&](std::uint32_t row) { return dataset.timestamps()[row]; });
        const auto before = rows.first(static_cast<std::size_t>(cut - rows.begin()));
        const auto after = rows.subspan(before.size());
        for (const std::uint32_t row : after)
            split.parts[row] = Part::Dropped;
        if (before.empty())
            return;
        split.parts[before.back()] = Part::Validation;
        if (after.empty())
            return;
        std::vector<std::uint32_t> seen(before.size());
        std::ranges::transform(before, seen.begin(), [&](std::uint32_t row) { return items[row]; });
        std::ranges::sort(seen);
        const auto canBeAsked = [&](std::uint32_t row) { return known[items[row]] != 0 && !std::ranges::binary_search(seen, items[row]); };
        if (const auto test = std::ranges::find_if(after, canBeAsked); test != after.end())
            split.parts[*test] = Part::Test;
    });
}

void listHeldOut(Split &split)
{
    for (std::size_t row = 0; row < split.parts.size(); ++row) {
        const auto index = static_cast<std::uint32_t>(row);
        switch (split.parts[row]) {
        case Part::Train: break;
        case Part::Validation: split.validationRows.push_back(index); break;
        case Part::Test: split.testRows.push_back(index); break;
        case Part::Dropped: split.droppedRows.push_back(index); break;
        }
    }
}

Split inTimeOrder(const Dataset &dataset)
{
    Split split;
    groupByUser(dataset, split);
    sortUsers(dataset, split);
    split.parts.assign(dataset.size(), Part::Train);
    return split;
}

} // namespace

Split leaveOneOut(const Dataset &dataset)
{
    Split split = inTimeOrder(dataset);
    holdOutLast(dataset, split);
    listHeldOut(split);
    return split;
}

Split globalTime(const Dataset &dataset, std::int64_t time)
{
    Split split = inTimeOrder(dataset);
    split.rule = {.kind = SplitRule::Kind::GlobalTime, .time = time};
    holdOutFrom(dataset, time, split);
    listHeldOut(split);
    return split;
}

Split makeSplit(const Dataset &dataset)
{
    const SplitRule &rule = dataset.summary().split;
    return rule.kind == SplitRule::Kind::GlobalTime ? globalTime(dataset, rule.time) : leaveOneOut(dataset);
}

std::int64_t timeAtShare(std::span<const std::int64_t> timestamps, double share)
{
    if (timestamps.empty())
        return 0;
    std::vector<std::int64_t> times(timestamps.begin(), timestamps.end());
    const auto rows = static_cast<double>(times.size());
    const auto before = static_cast<std::size_t>(std::clamp(std::ceil(share * rows), 1.0, rows));
    const auto last = times.begin() + static_cast<std::ptrdiff_t>(before) - 1;
    std::ranges::nth_element(times, last);
    return *last + 1;
}

std::vector<std::uint32_t> foldCatalogue(const Dataset &dataset, const Split &split)
{
    std::vector<std::uint32_t> catalogue;
    std::vector<bool> listed(dataset.itemIds().size(), false);
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        const std::uint32_t item = dataset.items()[row];
        if (!isFold(split.parts[row]) || listed[item])
            continue;
        listed[item] = true;
        catalogue.push_back(item);
    }
    return catalogue;
}

} // namespace hstudio::data
