#pragma once

#include "core/nn/kernels/philox.h"

/// Dropout factors of one sequence, feature-major; which word decides about an element is said in kernels/dropout.h.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr int kDropoutBlockShift = 40;
inline constexpr long kDropoutGroup = 16; ///< counters of a group; each of their four words serves as many neighbouring elements

struct DropoutRule
{
    std::uint32_t threshold = 0; ///< a word below it drops
    float keep = 1.0F;           ///< 1 / (1 − rate)
};

/// 0 or keep for each lane's word.
inline Float dropoutFactor(Word words, DropoutRule rule)
{
    const Int kept = Int(words >= rule.threshold);
    return bitsToFloat(kept & floatToBits(broadcast(rule.keep)));
}

/// `factors` for `elements` elements (features · columns, columns a multiple of 16), in their order; has room for whole groups of 64.
inline void dropoutFactors(PhiloxKey key, std::uint32_t block, DropoutRule rule, long elements, float *factors)
{
    const std::uint64_t first = static_cast<std::uint64_t>(block) << kDropoutBlockShift;
    const auto high = static_cast<std::uint32_t>(first >> 32);
    for (long group = 0; group * 4 < elements; group += kDropoutGroup)
        for (long i = 0; i < kDropoutGroup; i += kLanes) {
            Word words[4];
            philoxLanes(key, Word(laneNumbers()) + static_cast<std::uint32_t>(group + i), high, words);
            for (long w = 0; w < 4; ++w)
                store(factors + group * 4 + w * kDropoutGroup + i, dropoutFactor(words[w], rule));
        }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
