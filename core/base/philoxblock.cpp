#include "core/base/philoxblock.h"

#if defined(__x86_64__)
#define HSTUDIO_AVX2 __attribute__((target("avx2")))
#endif

namespace hstudio::base::philox
{
namespace
{

/// Plain loops over lanes, which the compiler turns into vectors of whatever width the caller is compiled for.
[[gnu::always_inline]] inline void lanes(const Stream &stream, std::uint64_t first, std::uint32_t *words)
{
    std::uint32_t c0[kBlockCounters];
    std::uint32_t c1[kBlockCounters];
    std::uint32_t c2[kBlockCounters];
    std::uint32_t c3[kBlockCounters];
    for (std::size_t i = 0; i < kBlockCounters; ++i) {
        c0[i] = static_cast<std::uint32_t>(first + i);
        c1[i] = static_cast<std::uint32_t>((first + i) >> 32);
        c2[i] = stream.epoch;
        c3[i] = stream.stream;
    }
    std::uint32_t key0 = stream.key0;
    std::uint32_t key1 = stream.key1;
    for (int round = 0; round < 10; ++round) {
#pragma GCC unroll 1 // unrolled whole, the loop isn't vectorised any more
        for (std::size_t i = 0; i < kBlockCounters; ++i) {
            const std::uint64_t product0 = static_cast<std::uint64_t>(kMultiplier0) * c0[i];
            const std::uint64_t product1 = static_cast<std::uint64_t>(kMultiplier1) * c2[i];
            c0[i] = static_cast<std::uint32_t>(product1 >> 32) ^ c1[i] ^ key0;
            c1[i] = static_cast<std::uint32_t>(product1);
            c2[i] = static_cast<std::uint32_t>(product0 >> 32) ^ c3[i] ^ key1;
            c3[i] = static_cast<std::uint32_t>(product0);
        }
        key0 += kWeyl0;
        key1 += kWeyl1;
    }
    for (std::size_t i = 0; i < kBlockCounters; ++i) {
        words[4 * i] = c0[i];
        words[4 * i + 1] = c1[i];
        words[4 * i + 2] = c2[i];
        words[4 * i + 3] = c3[i];
    }
}

#if defined(HSTUDIO_AVX2)
HSTUDIO_AVX2 void lanesAvx2(const Stream &stream, std::uint64_t first, std::uint32_t *words) { lanes(stream, first, words); }
#endif

} // namespace

void block(const Stream &stream, std::uint64_t first, std::uint32_t *words)
{
#if defined(HSTUDIO_AVX2)
    if (__builtin_cpu_supports("avx2")) {
        lanesAvx2(stream, first, words);
        return;
    }
#endif
    lanes(stream, first, words);
}

} // namespace hstudio::base::philox
