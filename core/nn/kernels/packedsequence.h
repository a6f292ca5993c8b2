#pragma once

#include "core/nn/kernels/fusedcommon.h"
#include "core/nn/kernels/packedkernel.h"
#include "core/nn/kernels/queryblock.h"

/// The operations of the packed path take the sequences of a batch one at a time: rows of LibTorch's token-major matrices are turned feature-major, as the kernels want them,
/// and the results back.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// One sequence of a packed batch.
struct SequenceRange
{
    long index;
    long first; ///< token
    long tokens;
    long columns; ///< paddedTokens(tokens)
};

inline SequenceRange rangeOf(const PackedSequences &sequences, long index)
{
    const long first = sequences.offsets[index];
    const long tokens = sequences.offsets[index + 1] - first;
    return {index, first, tokens, paddedTokens(tokens)};
}

/// Visits a shard's sequences that have tokens.
template<typename Visit>
inline void eachSequenceOf(const PackedSequences &sequences, long shard, const Visit &visit)
{
    for (long s = shard; s < sequences.count; s += kPackedShards)
        if (const auto range = rangeOf(sequences, s); range.tokens > 0)
            visit(range);
}

inline long longestOf(const PackedSequences &sequences, long shard)
{
    long longest = 0;
    eachSequenceOf(sequences, shard, [&](const SequenceRange &range) { longest = range.tokens > longest ? range.tokens : longest; });
    return longest;
}

/// The sequence's rows, D floats each, into `turned` [padded(D), columns], zero in the padding. `scratch` [columns, padded(D)].
inline void turnIn(Rows<const float> rows, const SequenceRange &range, long factors, float *scratch, float *turned)
{
    const long width = padded(factors);
    for (long t = 0; t < range.tokens; ++t) {
        std::memcpy(scratch + t * width, rows.data + (range.first + t) * rows.stride, static_cast<std::size_t>(factors) * sizeof(float));
        std::memset(scratch + t * width + factors, 0, static_cast<std::size_t>(width - factors) * sizeof(float));
    }
    std::memset(scratch + range.tokens * width, 0, static_cast<std::size_t>((range.columns - range.tokens) * width) * sizeof(float));
    transpose(scratch, width, turned, range.columns, range.columns, width);
}

/// The way back: `turned` into the sequence's rows.
inline void turnOut(const float *turned, const SequenceRange &range, long factors, float *scratch, Rows<float> rows)
{
    const long width = padded(factors);
    transpose(turned, range.columns, scratch, width, width, range.columns);
    for (long t = 0; t < range.tokens; ++t)
        std::memcpy(rows.data + (range.first + t) * rows.stride, scratch + t * width, static_cast<std::size_t>(factors) * sizeof(float));
}

/// One sequence's matrices of an attention, [padded(D), columns] each, and what the blocks of queries need.
struct AttentionMemory
{
    float *q, *k, *v, *output;
    float *dOutput, *dq, *dk, *dv;
    float *tokenMajor; ///< [columns, padded(D)]
    AttentionScratch scratch;
};

inline AttentionMemory layOutAttention(Pieces &pieces, long tokens, long factors)
{
    const long columns = paddedTokens(tokens);
    const long matrix = padded(factors) * columns;
    AttentionMemory memory{};
    for (float **piece :
         {&memory.q, &memory.k, &memory.v, &memory.output, &memory.dOutput, &memory.dq, &memory.dk, &memory.dv, &memory.tokenMajor})
        *piece = pieces.take(matrix);
    for (float **piece : {&memory.scratch.scores, &memory.scratch.weights, &memory.scratch.gradient, &memory.scratch.turned})
        *piece = pieces.take(columns * kQueryBlock);
    return memory;
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
