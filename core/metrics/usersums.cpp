#include "core/metrics/usersums.h"

#include <algorithm>
#include <cmath>

namespace hstudio::metrics
{

UserWalker::UserWalker(const Past &past, std::span<const std::int64_t> ks)
    : m_past(past), m_ks(ks), m_sums(ks.size()), m_distinctItems(ks.size())
{}

void UserWalker::markRelevant(const UserResult &result)
{
    for (const std::uint32_t item : result.relevant) {
        if (item >= m_testRows.size())
            m_testRows.resize(std::size_t{item} + 1);
        ++m_testRows[item];
    }
}

void UserWalker::unmarkRelevant(const UserResult &result)
{
    for (const std::uint32_t item : result.relevant)
        m_testRows[item] = 0;
}

void UserWalker::addItem(UserSums &sums, std::uint32_t item, double rank) const
{
    sums.recommended += 1;
    sums.popularity += m_past.popularity(item);
    sums.inverseFrequency += m_past.inverseUserFrequency(item);
    const std::uint32_t testRows = item < m_testRows.size() ? m_testRows[item] : 0;
    if (testRows == 0)
        return;
    sums.firstHit = sums.firstHit > 0 ? sums.firstHit : rank;
    const double catalogue = m_past.catalogueSize();
    if (catalogue > 0)
        sums.serendipity += std::max(0.0, (catalogue + 1 - rank) / catalogue - m_past.expectedness(item));
    for (std::uint32_t row = 0; row < testRows; ++row) {
        sums.hits += 1;
        sums.precisions += sums.hits / rank;
        sums.dcg += 1 / std::log2(rank + 1);
    }
}

void UserWalker::noteRecommended(std::uint32_t item, std::size_t firstCutOff)
{
    if (item >= m_coveredFrom.size())
        m_coveredFrom.resize(std::size_t{item} + 1, m_ks.size());
    for (std::size_t &from = m_coveredFrom[item]; from > firstCutOff; --from)
        m_distinctItems[from - 1] += 1;
}

std::span<const UserSums> UserWalker::walk(const UserResult &result)
{
    markRelevant(result);
    UserSums sums;
    std::size_t place = 0;
    for (std::size_t cutOff = 0; cutOff < m_ks.size(); ++cutOff) {
        const std::size_t end = std::min(result.recommended.size(), static_cast<std::size_t>(m_ks[cutOff]));
        for (; place < end; ++place) {
            addItem(sums, result.recommended[place], static_cast<double>(place + 1));
            noteRecommended(result.recommended[place], cutOff);
        }
        m_sums[cutOff] = sums;
    }
    unmarkRelevant(result);
    return m_sums;
}

} // namespace hstudio::metrics
