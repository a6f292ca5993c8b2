#include "core/data/ties.h"

#include "core/data/parallel.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <vector>

namespace hstudio::data
{
namespace
{

/// Rows of a sorted range of times that have an equal neighbour.
std::int64_t tiedAmong(std::span<std::int64_t> times)
{
    std::ranges::sort(times);
    std::int64_t tied = 0;
    for (auto begin = times.begin(); begin != times.end();) {
        const auto end = std::upper_bound(begin, times.end(), *begin);
        if (end - begin > 1)
            tied += end - begin;
        begin = end;
    }
    return tied;
}

} // namespace

std::int64_t countTied(std::span<const std::uint32_t> users, std::span<const std::int64_t> timestamps, std::size_t userCount)
{
    std::vector<std::uint64_t> offsets(userCount + 1, 0);
    for (const std::uint32_t user : users)
        ++offsets[user + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<std::int64_t> times(timestamps.size());
    {
        std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
        for (std::size_t row = 0; row < users.size(); ++row)
            times[next[users[row]]++] = timestamps[row];
    }
    constexpr std::size_t kUsersPerTask = 1024;
    std::atomic<std::int64_t> tied = 0;
    parallelFor((userCount + kUsersPerTask - 1) / kUsersPerTask, [&](std::size_t task) {
        std::int64_t sum = 0;
        for (std::size_t user = task * kUsersPerTask; user < std::min(userCount, (task + 1) * kUsersPerTask); ++user)
            sum += tiedAmong(std::span(times).subspan(offsets[user], offsets[user + 1] - offsets[user]));
        tied += sum;
    });
    return tied;
}

} // namespace hstudio::data
