#include "core/metrics/past.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace hstudio::metrics
{
namespace
{

std::size_t arraySize(std::span<const std::uint32_t> codes)
{
    return codes.empty() ? 0 : std::size_t{*std::max_element(codes.begin(), codes.end())} + 1;
}

/// The users of the interactions grouped by item (a counting sort): offsets by item code and the users behind them.
struct UsersByItem
{
    std::vector<std::size_t> offsets;
    std::vector<std::uint32_t> users;
};

UsersByItem groupByItem(const History &history, std::size_t items)
{
    UsersByItem grouped{std::vector<std::size_t>(items + 1), std::vector<std::uint32_t>(history.items.size())};
    for (const std::uint32_t item : history.items)
        ++grouped.offsets[item + 1];
    for (std::size_t item = 0; item < items; ++item)
        grouped.offsets[item + 1] += grouped.offsets[item];
    std::vector<std::size_t> next(grouped.offsets.begin(), grouped.offsets.end() - 1);
    for (std::size_t row = 0; row < history.items.size(); ++row)
        grouped.users[next[history.items[row]]++] = history.users[row];
    return grouped;
}

} // namespace

Past::Past(const History &history)
    : m_popularity(arraySize(history.items)), m_interactions(static_cast<double>(history.items.size())),
      m_catalogueSize(static_cast<double>(history.catalogue.size()))
{
    for (const std::uint32_t item : history.items)
        m_popularity[item] += 1;
    countUsers(history);
    rankByPopularity();
}

void Past::countUsers(const History &history)
{
    constexpr std::size_t kNobody = SIZE_MAX;
    std::vector<std::size_t> lastItemOf(arraySize(history.users), kNobody); // the item for which a user was counted last
    const UsersByItem grouped = groupByItem(history, m_popularity.size());
    double users = 0;
    std::vector<double> usersOf(m_popularity.size());
    for (std::size_t item = 0; item < m_popularity.size(); ++item) {
        for (std::size_t row = grouped.offsets[item]; row < grouped.offsets[item + 1]; ++row) {
            std::size_t &last = lastItemOf[grouped.users[row]];
            users += last == kNobody ? 1 : 0;
            usersOf[item] += last == item ? 0 : 1;
            last = item;
        }
    }
    m_unseenInverseFrequency = users > 0 ? -std::log2(1 / users) : 0;
    m_inverseFrequency.reserve(usersOf.size());
    for (const double count : usersOf)
        m_inverseFrequency.push_back(count > 0 ? -std::log2(count / users) : m_unseenInverseFrequency);
}

void Past::rankByPopularity()
{
    std::vector<double> counts(m_popularity);
    std::sort(counts.begin(), counts.end(), std::greater<>());
    counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
    m_expectedness.reserve(m_popularity.size());
    for (const double count : m_popularity) {
        const auto place = std::lower_bound(counts.begin(), counts.end(), count, std::greater<>());
        const double rank = static_cast<double>(place - counts.begin()) + 1;
        m_expectedness.push_back(count > 0 && m_catalogueSize > 0 ? (m_catalogueSize + 1 - rank) / m_catalogueSize : 0);
    }
}

} // namespace hstudio::metrics
