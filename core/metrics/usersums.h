#pragma once

#include "core/metrics/past.h"
#include "core/metrics/ranking.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hstudio::metrics
{

/// Everything a metric needs to know of a user's first k recommendations.
struct UserSums
{
    double recommended = 0;      ///< |R|, at most k
    double hits = 0;             ///< test rows among them
    double firstHit = 0;         ///< rank of the first hit; 0 = none
    double precisions = 0;       ///< sum over hits of hits so far / rank
    double dcg = 0;              ///< sum over hits of 1 / log2(rank + 1)
    double popularity = 0;       ///< sum over R
    double inverseFrequency = 0; ///< sum over R
    double serendipity = 0;      ///< sum over R
};

/// Walks recommendation lists once and gives the sums at several cut-offs.
class UserWalker
{
public:
    /// `ks` ascending. All references must outlive the walker.
    UserWalker(const Past &past, std::span<const std::int64_t> ks);

    /// Sums at each k, valid until the next call.
    std::span<const UserSums> walk(const UserResult &result);

    /// Distinct items recommended to the users walked so far within the first ks[index] places.
    [[nodiscard]] double distinctItems(std::size_t index) const { return m_distinctItems[index]; }

private:
    void markRelevant(const UserResult &result);
    void unmarkRelevant(const UserResult &result);
    void addItem(UserSums &sums, std::uint32_t item, double rank) const;
    void noteRecommended(std::uint32_t item, std::size_t firstCutOff);

    const Past &m_past;
    std::span<const std::int64_t> m_ks;
    std::vector<UserSums> m_sums;           ///< by cut-off
    std::vector<std::uint32_t> m_testRows;  ///< by item: test rows of the current user
    std::vector<std::size_t> m_coveredFrom; ///< by item: first cut-off it was recommended at; number of cut-offs = never
    std::vector<double> m_distinctItems;    ///< by cut-off
};

} // namespace hstudio::metrics
