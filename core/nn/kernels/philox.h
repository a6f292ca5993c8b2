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

/// The four words for kLanes counters whose low halves are `low` and whose high half is `high`: words[w][lane].
inline void philoxLanes(PhiloxKey key, const std::uint32_t *low, std::uint32_t high, std::uint32_t (&words)[4][HSTUDIO_LANES])
{
    std::uint32_t c0[HSTUDIO_LANES], c1[HSTUDIO_LANES], c2[HSTUDIO_LANES], c3[HSTUDIO_LANES];
    for (int i = 0; i < HSTUDIO_LANES; ++i) {
        c0[i] = low[i];
        c1[i] = high;
        c2[i] = key.epoch;
        c3[i] = key.stream;
    }
    std::uint32_t key0 = key.key0;
    std::uint32_t key1 = key.key1;
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < HSTUDIO_LANES; ++i) {
            const std::uint64_t product0 = static_cast<std::uint64_t>(0xD2511F53U) * c0[i];
            const std::uint64_t product1 = static_cast<std::uint64_t>(0xCD9E8D57U) * c2[i];
            c0[i] = static_cast<std::uint32_t>(product1 >> 32) ^ c1[i] ^ key0;
            c1[i] = static_cast<std::uint32_t>(product1);
            c2[i] = static_cast<std::uint32_t>(product0 >> 32) ^ c3[i] ^ key1;
            c3[i] = static_cast<std::uint32_t>(product0);
        }
        key0 += 0x9E3779B9U;
        key1 += 0xBB67AE85U;
    }
    std::memcpy(words[0], c0, sizeof c0);
    std::memcpy(words[1], c1, sizeof c1);
    std::memcpy(words[2], c2, sizeof c2);
    std::memcpy(words[3], c3, sizeof c3);
}

/// words[w · count + c] = word w of counter first + c; count is a multiple of kLanes and `first + c` keeps its high half.
inline void philoxWords(PhiloxKey key, std::uint64_t first, long count, std::uint32_t *words)
{
    for (long c = 0; c < count; c += kLanes) {
        std::uint32_t low[HSTUDIO_LANES];
        std::uint32_t four[4][HSTUDIO_LANES];
        for (int i = 0; i < HSTUDIO_LANES; ++i)
            low[i] = static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(c + i);
        philoxLanes(key, low, static_cast<std::uint32_t>(first >> 32), four);
        for (long w = 0; w < 4; ++w)
            std::memcpy(words + w * count + c, four[w], sizeof four[w]);
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
