#include "core/base/random.h"

#include "core/base/philoxblock.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hstudio::base
{
namespace
{

std::uint64_t mix(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

} // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = static_cast<std::uint64_t>(philox::kMultiplier0) * counter[0];
        const std::uint64_t product1 = static_cast<std::uint64_t>(philox::kMultiplier1) * counter[2];
        counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(product1),
                   static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(product0)};
        key[0] += philox::kWeyl0;
        key[1] += philox::kWeyl1;
    }
    return counter;
}

CounterRandom::CounterRandom(std::uint64_t seed, RandomPurpose purpose, std::uint32_t epoch, std::uint32_t stream)
    : m_epoch(epoch), m_stream(stream)
{
    const std::uint64_t key = mix(seed + 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(purpose));
    m_key0 = static_cast<std::uint32_t>(key);
    m_key1 = static_cast<std::uint32_t>(key >> 32);
}

std::array<std::uint32_t, 4> CounterRandom::words(std::uint64_t counter) const
{
    return philox4x32({static_cast<std::uint32_t>(counter), static_cast<std::uint32_t>(counter >> 32), m_epoch, m_stream},
                      {m_key0, m_key1});
}

void CounterRandom::words(std::uint64_t first, std::span<std::uint32_t> words) const
{
    const philox::Stream stream{m_key0, m_key1, m_epoch, m_stream};
    while (words.size() >= philox::kBlockWords) {
        philox::block(stream, first, words.data());
        first += philox::kBlockCounters;
        words = words.subspan(philox::kBlockWords);
    }
    if (words.empty())
        return;
    std::array<std::uint32_t, philox::kBlockWords> rest;
    philox::block(stream, first, rest.data());
    std::copy_n(rest.begin(), words.size(), words.begin());
}

std::uint64_t CounterRandom::bits(std::uint64_t counter) const
{
    const auto w = words(counter);
    return (static_cast<std::uint64_t>(w[1]) << 32) | w[0];
}

std::uint32_t CounterRandom::below(std::uint64_t counter, std::uint32_t bound) const
{
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(words(counter)[0]) * bound) >> 32);
}

double CounterRandom::uniform(std::uint64_t counter) const { return static_cast<double>(bits(counter) >> 11) * 0x1.0p-53; }

double CounterRandom::normal(std::uint64_t counter) const
{
    const auto w = words(counter);
    const double radius = (static_cast<double>(w[0]) + 1.0) * 0x1.0p-32; // (0, 1]
    const double angle = static_cast<double>(w[1]) * 0x1.0p-32;
    return std::sqrt(-2.0 * std::log(radius)) * std::cos(2.0 * std::numbers::pi * angle);
}

} // namespace hstudio::base
