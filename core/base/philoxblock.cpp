#include "core/base/philoxblock.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HSTUDIO_AVX2 __attribute__((target("avx2")))
#endif

namespace hstudio::base::philox
{
namespace
{

/// Plain loops over lanes: any processor, any counter.
void lanes(const Stream &stream, std::uint64_t first, std::uint32_t *words)
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
/// Both halves of eight 64-bit products x · factor.
struct Products
{
    __m256i low;
    __m256i high;
};

HSTUDIO_AVX2 inline Products multiply(__m256i x, std::uint32_t factor)
{
    constexpr int kOddLanes = 0b10101010;
    const __m256i factors = _mm256_set1_epi32(static_cast<int>(factor));
    const __m256i even = _mm256_mul_epu32(x, factors);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(x, 32), factors);
    return {_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), kOddLanes),
            _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, kOddLanes)};
}

/// Eight counters.
struct Lanes
{
    __m256i c0;
    __m256i c1;
    __m256i c2;
    __m256i c3;
};

HSTUDIO_AVX2 inline void round(Lanes &lanes, __m256i key0, __m256i key1)
{
    const auto product0 = multiply(lanes.c0, kMultiplier0);
    const auto product1 = multiply(lanes.c2, kMultiplier1);
    lanes = {_mm256_xor_si256(_mm256_xor_si256(product1.high, lanes.c1), key0), product1.low,
             _mm256_xor_si256(_mm256_xor_si256(product0.high, lanes.c3), key1), product0.low};
}

/// Lanes hold counters; the words of a counter belong side by side.
HSTUDIO_AVX2 inline void storeWords(const Lanes &lanes, std::uint32_t *words)
{
    const __m256i front01 = _mm256_unpacklo_epi32(lanes.c0, lanes.c1), back01 = _mm256_unpackhi_epi32(lanes.c0, lanes.c1);
    const __m256i front23 = _mm256_unpacklo_epi32(lanes.c2, lanes.c3), back23 = _mm256_unpackhi_epi32(lanes.c2, lanes.c3);
    const __m256i pairs[4] = {_mm256_unpacklo_epi64(front01, front23), _mm256_unpackhi_epi64(front01, front23),
                              _mm256_unpacklo_epi64(back01, back23), _mm256_unpackhi_epi64(back01, back23)}; // counters i and i + 4
    for (int i = 0; i < 4; ++i) {
        _mm_storeu_si128(reinterpret_cast<__m128i *>(words + 4 * i), _mm256_castsi256_si128(pairs[i]));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(words + 4 * (i + 4)), _mm256_extracti128_si256(pairs[i], 1));
    }
}

/// Two times eight counters at once, since each round waits for the one before. The low halves of the counters must not overflow.
HSTUDIO_AVX2 void blockAvx2(const Stream &stream, std::uint64_t first, std::uint32_t *words)
{
    const __m256i low = _mm256_add_epi32(_mm256_set1_epi32(static_cast<int>(first)), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
    const __m256i high = _mm256_set1_epi32(static_cast<int>(first >> 32));
    const __m256i epoch = _mm256_set1_epi32(static_cast<int>(stream.epoch));
    const __m256i which = _mm256_set1_epi32(static_cast<int>(stream.stream));
    Lanes front{low, high, epoch, which};
    Lanes back{_mm256_add_epi32(low, _mm256_set1_epi32(8)), high, epoch, which};
    __m256i key0 = _mm256_set1_epi32(static_cast<int>(stream.key0));
    __m256i key1 = _mm256_set1_epi32(static_cast<int>(stream.key1));
    for (int i = 0; i < 10; ++i) {
        round(front, key0, key1);
        round(back, key0, key1);
        key0 = _mm256_add_epi32(key0, _mm256_set1_epi32(static_cast<int>(kWeyl0)));
        key1 = _mm256_add_epi32(key1, _mm256_set1_epi32(static_cast<int>(kWeyl1)));
    }
    storeWords(front, words);
    storeWords(back, words + 32);
}
#endif

} // namespace

void block(const Stream &stream, std::uint64_t first, std::uint32_t *words)
{
#if defined(HSTUDIO_AVX2)
    const bool overflows = static_cast<std::uint32_t>(first) > UINT32_MAX - kBlockCounters;
    if (!overflows && __builtin_cpu_supports("avx2")) {
        blockAvx2(stream, first, words);
        return;
    }
#endif
    lanes(stream, first, words);
}

} // namespace hstudio::base::philox
