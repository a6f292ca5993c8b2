#pragma once

#include "core/base/random.h"

#include <cstdint>

namespace hstudio::data
{

/// Random numbers drawn one after the other from one stream of the demo data. Whole numbers only, so that every machine draws the same.
class Draws final
{
public:
    Draws(std::uint64_t seed, std::uint32_t table, std::uint32_t row) : m_random(seed, base::RandomPurpose::DemoData, table, row) {}

    /// Uniform in [0, bound).
    std::uint32_t below(std::uint32_t bound) { return m_random.below(m_next++, bound); }
    /// Uniform in [low, high].
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(static_cast<std::uint32_t>(high - low + 1)); }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

private:
    base::CounterRandom m_random;
    std::uint64_t m_next = 0;
};

} // namespace hstudio::data
