#pragma once

#include "core/nn/kernels/packedsequence.h"
#include "core/nn/kernels/softmaxattention.h"

/// SASRec's attention as an operation of its own, forward and backward; the mathematics is in softmaxattention.h. Weights are computed again in the backward pass.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// One shard's part of a SoftmaxAttention.
class PackedSoftmax final
{
public:
    PackedSoftmax(const SoftmaxAttention &input, Arena &arena, long shard)
        : m_input(input), m_shard(shard), m_factors(input.sizes.factors), m_headSize(m_factors / input.sizes.heads),
          m_scale(1.0F / std::sqrt(static_cast<float>(m_headSize))), m_drop(input.dropout.rate > 0.0)
    {
        const long longest = longestOf(input.sequences, shard);
        Pieces counting(nullptr);
        layOut(counting, longest);
        Pieces pieces(arena.reserve(counting.used()));
        layOut(pieces, longest);
    }

    void forward(float *output)
    {
        eachHeadAndBlock(
            [&](const SequenceRange &range, const HeadView &head, long h, const QueryBlock &block, const AttentionDropoutRule &rule) {
                const long offset = h * m_headSize * range.columns;
                weigh(range, head, block, rule);
                combineKeys(head.v, head, block, m_drop ? dropped(block) : m_memory.scratch.scores, m_memory.output + offset);
                addPadValue(head, block, m_padShare, m_input.padValue + h * m_headSize, m_memory.output + offset);
            },
            [](const SequenceRange &) {},
            [&](const SequenceRange &range) {
                turnOut(m_memory.output, range, m_factors, m_memory.tokenMajor, {output, m_factors});
            });
    }

    void backward(const float *dOutput, const AttentionGradients &gradients, float *dPadValue)
    {
        eachHeadAndBlock([&](const SequenceRange &range, const HeadView &head, long h, const QueryBlock &block,
                             const AttentionDropoutRule &rule) { blockBackward(range, head, h, block, rule, dPadValue); },
                         [&](const SequenceRange &range) {
                             const auto bytes = static_cast<std::size_t>(padded(m_factors) * range.columns) * sizeof(float);
                             std::memset(m_memory.dk, 0, bytes);
                             std::memset(m_memory.dv, 0, bytes);
                             turnIn({dOutput, m_factors}, range, m_factors, m_memory.tokenMajor, m_memory.dOutput);
                         },
                         [&](const SequenceRange &range) {
                             turnOut(m_memory.dq, range, m_factors, m_memory.tokenMajor, gradients.q);
                             turnOut(m_memory.dk, range, m_factors, m_memory.tokenMajor, gradients.k);
                             turnOut(m_memory.dv, range, m_factors, m_memory.tokenMajor, gradients.v);
                         });
    }

private:
    void layOut(Pieces &pieces, long tokens)
    {
        m_memory = layOutAttention(pieces, tokens, m_factors);
        m_factorsOfWeights = pieces.take(paddedTokens(tokens) * kQueryBlock);
        for (float **piece : {&m_pads, &m_padFactors, &m_padShare, &m_padGradient})
            *piece = pieces.take(kQueryBlock);
    }

    template<typename Visit, typename Begin, typename End>
    void eachHeadAndBlock(const Visit &visit, const Begin &begin, const End &end)
    {
        eachSequenceOf(m_input.sequences, m_shard, [&](const SequenceRange &range) {
            turnIn(m_input.q, range, m_factors, m_memory.tokenMajor, m_memory.q);
            turnIn(m_input.k, range, m_factors, m_memory.tokenMajor, m_memory.k);
            turnIn(m_input.v, range, m_factors, m_memory.tokenMajor, m_memory.v);
            begin(range);
            const base::CounterRandom random(m_input.dropout.seed, base::RandomPurpose::AttentionDropout, m_input.dropout.epoch,
                                             m_input.sequences.keys[range.index]);
            for (long h = 0; h < m_input.sizes.heads; ++h) {
                const long offset = h * m_headSize * range.columns;
                const HeadView head{m_memory.q + offset, m_memory.k + offset, m_memory.v + offset, m_headSize, range.columns};
                const auto rule = dropoutOf(random, m_input.sequences.keys[range.index], h);
                eachQueryBlock(range.tokens, range.columns, 0, [&](const QueryBlock &block) { visit(range, head, h, block, rule); });
            }
            end(range);
        });
    }

    [[nodiscard]] AttentionDropoutRule dropoutOf(const base::CounterRandom &random, std::uint32_t stream, long h) const
    {
        const long quadsPerRow = (m_input.sizes.maxLen + 3) / 4;
        const auto block = static_cast<std::uint64_t>(m_input.dropout.block) << kDropoutBlockShift;
        constexpr std::uint64_t kPadCounters = std::uint64_t{1} << (kDropoutBlockShift - 1);
        return {ruleOf(m_input.dropout.rate),
                {random.key()[0], random.key()[1], m_input.dropout.epoch, stream},
                block + static_cast<std::uint64_t>(h * m_input.sizes.maxLen * quadsPerRow),
                (block | kPadCounters) + static_cast<std::uint64_t>(h * m_input.sizes.maxLen),
                quadsPerRow,
                m_input.dropout.rate,
                &random};
    }

    [[nodiscard]] static DropoutRule ruleOf(double rate)
    {
        return {static_cast<std::uint32_t>(rate * 0x1.0p32), static_cast<float>(1.0 / (1.0 - rate))};
    }

    /// Softmax weights of a block into scratch.scores, the pads' share p into m_pads, its factor and their product beside it, and the weights' dropout factors.
    void weigh(const SequenceRange &range, const HeadView &head, const QueryBlock &block, const AttentionDropoutRule &rule)
    {
        const long pads = m_input.sizes.maxLen - range.tokens;
        keyQueryProducts(head, block, m_memory.scratch.scores);
        blockSoftmax(block, m_scale, static_cast<float>(pads), m_memory.scratch.scores, m_pads);
        for (long i = 0; i < block.width; ++i) {
            m_padFactors[i] = m_drop && block.first + i < range.tokens ? padFactor(rule, block.first + i, pads) : 1.0F;
            m_padShare[i] = m_pads[i] * m_padFactors[i];
        }
        if (m_drop)
            blockDropoutFactors(rule, block, m_factorsOfWeights);
    }

    /// The weights after dropout, in scratch.weights.
    float *dropped(const QueryBlock &block) const
    {
        for (long at = 0; at < block.keys * block.width; at += kLanes)
            store(m_memory.scratch.weights + at, load(m_memory.scratch.scores + at) * load(m_factorsOfWeights + at));
        return m_memory.scratch.weights;
    }

    void blockBackward(const SequenceRange &range, const HeadView &head, long h, const QueryBlock &block, const AttentionDropoutRule &rule,
                       float *dPadValue)
    {
        const long offset = h * m_headSize * range.columns;
        const float *dOutput = m_memory.dOutput + offset;
        const auto &scratch = m_memory.scratch;
        weigh(range, head, block, rule);
        valueGradientProducts(head, block, dOutput, scratch.gradient);
        padGradients(head, block, m_padShare, m_input.padValue + h * m_headSize, dOutput, m_padGradient, dPadValue + h * m_headSize);
        for (long i = 0; i < block.width; ++i)
            m_padGradient[i] *= m_padFactors[i];
        if (m_drop)
            for (long at = 0; at < block.keys * block.width; at += kLanes)
                store(scratch.gradient + at, load(scratch.gradient + at) * load(m_factorsOfWeights + at));
        blockSoftmaxGradient(block, m_scale, scratch.scores, m_pads, m_padGradient, scratch.gradient);
        combineKeys(head.k, head, block, scratch.gradient, m_memory.dq + offset);
        addOverQueries(dOutput, head, block, range.tokens, m_drop ? dropped(block) : scratch.scores, scratch.turned, m_memory.dv + offset);
        addOverQueries(head.q, head, block, range.tokens, scratch.gradient, scratch.turned, m_memory.dk + offset);
    }

    const SoftmaxAttention &m_input;
    long m_shard;
    long m_factors;
    long m_headSize;
    float m_scale;
    bool m_drop;
    AttentionMemory m_memory{};
    float *m_factorsOfWeights = nullptr; ///< [keys, width] dropout of a block's weights
    float *m_pads = nullptr;             ///< [width] each
    float *m_padFactors = nullptr;
    float *m_padShare = nullptr;
    float *m_padGradient = nullptr;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
