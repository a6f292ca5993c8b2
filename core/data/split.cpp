#include "core/data/split.h"

#include "core/data/parallel.h"

#include <algorithm>
#include <numeric>
#include <utility>

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

/// Sorts one user's rows by (time, row): that is stable by time. `keys` is scratch memory.
void sortByTime(std::span<const std::int64_t> times, std::span<std::uint32_t> rows,
                std::vector<std::pair<std::int64_t, std::uint32_t>> &keys)
{
    if (std::ranges::is_sorted(rows, {}, [&](std::uint32_t row) { return times[row]; }))
        return;
    keys.clear();
    for (const std::uint32_t row : rows)
        keys.emplace_back(times[row], row);
    std::ranges::sort(keys);
    std::ranges::transform(keys, rows.begin(), [](const auto &key) { return key.second; });
}

void sortUsers(const Dataset &dataset, Split &split)
{
    constexpr std::size_t kUsersPerTask = 1024;
    const std::size_t users = dataset.userIds().size();
    parallelFor((users + kUsersPerTask - 1) / kUsersPerTask, [&](std::size_t task) {
        std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
        for (std::size_t user = task * kUsersPerTask; user < std::min(users, (task + 1) * kUsersPerTask); ++user) {
            const auto begin = split.userOffsets[user];
            sortByTime(dataset.timestamps(), std::span(split.rowsByUser).subspan(begin, split.userOffsets[user + 1] - begin), keys);
        }
    });
}

void holdOut(const Dataset &dataset, Split &split)
{
    const auto items = dataset.items();
    split.parts.assign(dataset.size(), Part::Train);
    for (std::size_t user = 0; user + 1 < split.userOffsets.size(); ++user) {
        const auto rows = split.rowsOf(static_cast<std::uint32_t>(user));
        if (rows.empty())
            continue;
        const auto earlier = rows.first(rows.size() - 1);
        const bool seen = std::ranges::any_of(earlier, [&](std::uint32_t row) { return items[row] == items[rows.back()]; });
        split.parts[rows.back()] = seen ? Part::Dropped : Part::Test;
        if (!earlier.empty())
            split.parts[earlier.back()] = Part::Validation;
    }
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        const auto index = static_cast<std::uint32_t>(row);
        if (split.parts[row] == Part::Test)
            split.testRows.push_back(index);
        else if (split.parts[row] == Part::Validation)
            split.validationRows.push_back(index);
        else if (split.parts[row] == Part::Dropped)
            split.droppedRows.push_back(index);
    }
}

} // namespace

Split leaveOneOut(const Dataset &dataset)
{
    Split split;
    groupByUser(dataset, split);
    sortUsers(dataset, split);
    holdOut(dataset, split);
    return split;
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
