#include "core/data/contenthash.h"

#include <array>
#include <bit>
#include <cstring>

namespace hstudio::data
{
namespace
{

constexpr std::size_t kLanes = 4; ///< independent chains, so that the multiplications overlap
constexpr std::uint64_t kOdd0 = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kOdd1 = 0xC2B2AE3D27D4EB4FULL;

std::uint64_t mix(std::uint64_t x)
{
    x = (x ^ (x >> 32)) * kOdd0;
    x = (x ^ (x >> 29)) * kOdd1;
    return x ^ (x >> 32);
}

void absorb(std::uint64_t &lane, std::uint64_t word) { lane = std::rotl(lane ^ (word * kOdd1), 31) * kOdd0; }

} // namespace

void ContentHash::add(std::span<const std::byte> bytes)
{
    std::array<std::uint64_t, kLanes> lanes{m_high, m_low, ~m_high, ~m_low};
    std::array<std::uint64_t, kLanes> block{};
    std::size_t done = 0;
    for (; done + sizeof(block) <= bytes.size(); done += sizeof(block)) {
        std::memcpy(block.data(), bytes.data() + done, sizeof(block));
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            absorb(lanes[lane], block[lane]);
    }
    if (done < bytes.size()) {
        block = {};
        std::memcpy(block.data(), bytes.data() + done, bytes.size() - done);
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            absorb(lanes[lane], block[lane]);
    }
    m_high = mix(lanes[0] + mix(lanes[1] + bytes.size()));
    m_low = mix(lanes[2] + mix(lanes[3] + m_high));
}

std::string ContentHash::hex() const
{
    std::string text;
    for (const std::uint64_t word : {m_high, m_low})
        for (int shift = 60; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 0xF];
    return text;
}

} // namespace hstudio::data
