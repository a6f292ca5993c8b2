#pragma once

#include "core/base/random.h"
#include "core/nn/kernels/arena.h"
#include "core/nn/kernels/fuseddropout.h"
#include "core/nn/kernels/fusedkernel.h"
#include "core/nn/kernels/layernorm.h"
#include "core/nn/kernels/product.h"
#include "core/nn/kernels/sampledsoftmax.h"

/// What the fused steps of all models share: memory handed out in pieces, the item table as the loss compares it, and the item and position gradients.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Hands out consecutive pieces of an arena; with a null base it only counts.
class Pieces final
{
public:
    explicit Pieces(float *base) : m_base(base) {}
    float *take(long floats)
    {
        float *piece = m_base == nullptr ? nullptr : m_base + m_used;
        m_used += (floats + 15) / 16 * 16;
        return piece;
    }
    [[nodiscard]] long used() const { return m_used; }

private:
    float *m_base;
    long m_used = 0;
};

/// Columns of a sequence's feature-major matrices: whole cache lines in every instruction set, which is also what dropout's numbering counts in.
inline long paddedTokens(long tokens) { return (tokens + 15) / 16 * 16; }

/// Distance of token-major rows of `floats` floats: an odd number of cache lines, so that a column's entries don't compete for the same places of a cache.
inline long scatteredStride(long floats) { return ((floats + 15) / 16 | 1) * 16; }

/// Room for a site's dropout factors.
inline long siteSize(const FusedShape &shape, long columns) { return padded(shape.factors) * columns + 4 * kDropoutGroup; }

/// Item rows as the loss compares them (unit length for cosine) [N, tableStride(D)], and what they were divided by [N].
class ItemTable final
{
public:
    void prepare(const FusedShape &shape, const float *items)
    {
        const long stride = tableStride(shape.factors);
        Pieces pieces(m_arena.reserve(shape.items * stride + shape.items + 32));
        m_rows = pieces.take(shape.items * stride);
        m_norms = pieces.take(shape.items);
        for (long i = 0; i < shape.items; ++i) {
            float *row = m_rows + i * stride;
            std::memcpy(row, items + i * shape.factors, static_cast<std::size_t>(shape.factors) * sizeof(float));
            m_norms[i] = shape.cosine ? normalise(row, stride, row) : 1.0F;
        }
    }
    [[nodiscard]] const float *rows() const { return m_rows; }
    [[nodiscard]] float norm(long item) const { return m_norms[item]; }

private:
    Arena m_arena;
    float *m_rows = nullptr;
    float *m_norms = nullptr;
};

/// A shard's sums that every model has.
struct CommonSums
{
    float *units = nullptr;     ///< [N, stride] gradient of the unit rows (of the rows themselves for dot similarity)
    float *rows = nullptr;      ///< [N, stride] gradient of the raw rows as inputs
    float *positions = nullptr; ///< [L, padded(D)]
    double loss = 0;
    long counted = 0;
};

/// What a sequence reads of the batch.
struct SequenceInput
{
    long tokens;
    const std::int32_t *items;     ///< [tokens]
    const std::int64_t *times;     ///< [tokens + 1]
    const std::int32_t *targets;   ///< [tokens]
    const float *weights;          ///< [tokens]
    const std::int32_t *negatives; ///< [tokens, nNegatives]
    long nNegatives;
    std::uint64_t seed;
    std::uint32_t epoch;
    std::uint32_t key;
};

/// The stream of one purpose for a sequence, as base::CounterRandom keys it.
inline PhiloxKey streamOf(const SequenceInput &input, base::RandomPurpose purpose)
{
    const auto key = base::CounterRandom(input.seed, purpose, input.epoch, input.key).key();
    return {key[0], key[1], input.epoch, input.key};
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
