#pragma once

#include "core/nn/kernels/simd.h"

#include <cstdint>

/// base::CounterRandom's words for many counters at once: the same numbers, lanes over counters.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// The fixed part of a stream; see base::CounterRandom::state().
struct PhiloxKey
{
    std::uint32_t key0;
    std::uint32_t key1;
    std::uint32_t epoch;
    std::uint32_t stream;
};

/// Both halves of the 64-bit products x · factor.
struct WordProduct
{
    Word low;
    Word high;
};

inline WordProduct multiply(Word x, std::uint32_t factor)
{
    constexpr std::uint64_t kLow = 0xFFFFFFFFU;
    const Wide factors = Wide{} + factor;
    const Wide even = evenProducts(Wide(x), factors);
    const Wide odd = evenProducts(Wide(x) >> 32, factors);
    return {Word((even & kLow) | (odd << 32)), Word((even >> 32) | (odd & ~kLow))};
}

/// The four words for kLanes counters whose low halves are `low` and whose high half is `high`: words[w][lane].
inline void philoxLanes(PhiloxKey key, Word low, std::uint32_t high, Word (&words)[4])
{
    Word c0 = low;
    Word c1 = Word{} + high;
    Word c2 = Word{} + key.epoch;
    Word c3 = Word{} + key.stream;
#pragma GCC unroll 10
    for (int round = 0; round < 10; ++round) {
        const auto product0 = multiply(c0, 0xD2511F53U);
        const auto product1 = multiply(c2, 0xCD9E8D57U);
        c0 = product1.high ^ c1 ^ key.key0;
        c1 = product1.low;
        c2 = product0.high ^ c3 ^ key.key1;
        c3 = product0.low;
        key.key0 += 0x9E3779B9U;
        key.key1 += 0xBB67AE85U;
    }
    words[0] = c0;
    words[1] = c1;
    words[2] = c2;
    words[3] = c3;
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
