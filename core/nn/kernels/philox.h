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

/// words[w · count + c] = word w of counter first + c; count is a multiple of kLanes and `first + c` keeps its high half.
inline void philoxWords(PhiloxKey key, std::uint64_t first, long count, std::uint32_t *words)
{
    const auto high = static_cast<std::uint32_t>(first >> 32);
    const auto low = static_cast<std::uint32_t>(first);
    for (long c = 0; c < count; c += kLanes) {
        std::uint32_t c0[HSTUDIO_LANES], c1[HSTUDIO_LANES], c2[HSTUDIO_LANES], c3[HSTUDIO_LANES];
        for (int i = 0; i < HSTUDIO_LANES; ++i) {
            c0[i] = low + static_cast<std::uint32_t>(c + i);
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
        for (int i = 0; i < HSTUDIO_LANES; ++i) {
            words[c + i] = c0[i];
            words[count + c + i] = c1[i];
            words[2 * count + c + i] = c2[i];
            words[3 * count + c + i] = c3[i];
        }
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
