#pragma once

#include "core/metrics/ranking.h"

#include <cstdint>
#include <vector>

namespace hstudio::metrics
{

/// What the beyond-accuracy metrics read off the previous interactions, by item code; items beyond the arrays had none.
class Past
{
public:
    explicit Past(const History &history);

    /// Number of previous interactions of the item.
    [[nodiscard]] double popularity(std::uint32_t item) const { return item < m_popularity.size() ? m_popularity[item] : 0.0; }
    /// -log2(users who had the item / users); an item nobody had counts as one user.
    [[nodiscard]] double inverseUserFrequency(std::uint32_t item) const
    {
        return item < m_inverseFrequency.size() ? m_inverseFrequency[item] : m_unseenInverseFrequency;
    }
    /// (n + 1 - p) / n for the item's popularity rank p (most popular 1, equal counts share a rank) in a catalogue of n; 0 without interactions.
    [[nodiscard]] double expectedness(std::uint32_t item) const { return item < m_expectedness.size() ? m_expectedness[item] : 0.0; }

    [[nodiscard]] double interactions() const { return m_interactions; }
    [[nodiscard]] double catalogueSize() const { return m_catalogueSize; }

private:
    void countUsers(const History &history);
    void rankByPopularity();

    std::vector<double> m_popularity;
    std::vector<double> m_inverseFrequency;
    std::vector<double> m_expectedness;
    double m_unseenInverseFrequency = 0;
    double m_interactions = 0;
    double m_catalogueSize = 0;
};

} // namespace hstudio::metrics
