#pragma once

#include <cstddef>
#include <cstdint>

/// Philox 4x32-10 for a block of counters at once, in lanes: what CounterRandom draws many numbers with. Private to core/base.
namespace hstudio::base::philox
{

inline constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
inline constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
inline constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
inline constexpr std::uint32_t kWeyl1 = 0xBB67AE85;

/// The fixed part of CounterRandom's counter and key.
struct Stream
{
    std::uint32_t key0;
    std::uint32_t key1;
    std::uint32_t epoch;
    std::uint32_t stream;
};

inline constexpr std::size_t kBlockCounters = 16;
inline constexpr std::size_t kBlockWords = 4 * kBlockCounters;

/// The kBlockWords words of the counters first … first + kBlockCounters - 1, four by four.
void block(const Stream &stream, std::uint64_t first, std::uint32_t *words);

} // namespace hstudio::base::philox
