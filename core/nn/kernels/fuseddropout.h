#pragma once

#include "core/nn/kernels/philox.h"

/// Dropout factors of one sequence, feature-major; element numbers as in kernels/dropout.h (token · D + feature).
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr int kDropoutBlockShift = 40;

struct DropoutRule
{
    std::uint32_t threshold = 0; ///< a word below it drops
    float keep = 1.0F;           ///< 1 / (1 − rate)
};

/// factors[t · rowStride + f] for t < tokens, f < features: 0 or keep. `words` has room for 4 · padded(tokens · features / 4 + 1) words.
inline void dropoutFactors(PhiloxKey key, std::uint32_t block, DropoutRule rule, long tokens, long features, std::uint32_t *words, float *factors,
                           long rowStride)
{
    const long counters = padded((tokens * features + 3) / 4);
    philoxWords(key, static_cast<std::uint64_t>(block) << kDropoutBlockShift, counters, words);
    long element = 0;
    for (long t = 0; t < tokens; ++t)
        for (long f = 0; f < features; ++f, ++element)
            factors[t * rowStride + f] = words[(element & 3) * counters + (element >> 2)] < rule.threshold ? 0.0F : rule.keep;
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
