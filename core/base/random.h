#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace hstudio::base
{

/// What a random number is for: part of its key, so that no two uses share a stream.
enum class RandomPurpose : std::uint32_t
{
    Initialisation = 1,
    Shuffle = 2,
    Negatives = 3,
    ValidationNegatives = 4,
    EmbeddingDropout = 5,
    BlockDropout = 6,     ///< HSTU before output_mlp; SASRec on the feed-forward's inner layer
    OutputDropout = 7,    ///< SASRec on the feed-forward's result
    AttentionDropout = 8, ///< SASRec on the softmax weights
    DemoData = 9,
    Bootstrap = 10,
};

/// Philox 4x32-10 itself: the four words for a counter under a key (the known answers of the paper's library, Random123, hold for it).
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// Counter-based random numbers: Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
/// The four words for a counter depend on nothing but the key and the counter, so the order of use and the number of threads don't matter.
class CounterRandom
{
public:
    /// `epoch` and `stream` (a user, a block, a parameter …) are part of the key; equal arguments give equal numbers.
    CounterRandom(std::uint64_t seed, RandomPurpose purpose, std::uint32_t epoch = 0, std::uint32_t stream = 0);

    /// Four independent uniform 32-bit words.
    [[nodiscard]] std::array<std::uint32_t, 4> words(std::uint64_t counter) const;

    /// The words of the counters first, first + 1 … one after the other, many at once: words[4 c + w] = words(first + c)[w].
    void words(std::uint64_t first, std::span<std::uint32_t> words) const;

    /// Uniform 64 bits.
    [[nodiscard]] std::uint64_t bits(std::uint64_t counter) const;

    /// Uniform in [0, bound), bound >= 1; multiply-shift over 32 bits (bias below bound / 2^32).
    [[nodiscard]] std::uint32_t below(std::uint64_t counter, std::uint32_t bound) const;

    /// Uniform in [0, 1), 53 bits.
    [[nodiscard]] double uniform(std::uint64_t counter) const;

    /// Standard normal (Box–Muller on the words of one counter).
    [[nodiscard]] double normal(std::uint64_t counter) const;

    /// The words of the key, for kernels that compute many counters at once.
    [[nodiscard]] std::array<std::uint32_t, 2> key() const { return {m_key0, m_key1}; }

private:
    std::uint32_t m_key0;
    std::uint32_t m_key1;
    std::uint32_t m_epoch;
    std::uint32_t m_stream;
};

} // namespace hstudio::base
