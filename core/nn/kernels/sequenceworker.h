#pragma once

#include "core/nn/kernels/candidateloss.h"
#include "core/nn/kernels/fusedcommon.h"

#include <cmath>

/// The parts of a sequence's pass that HSTU and SASRec share: embedding in, loss out, and their gradients.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Base of a shard's worker: one sequence at a time, lanes over its tokens. Not thread-safe.
class SequenceWorker
{
public:
    SequenceWorker(const SequenceWorker &) = delete;
    SequenceWorker &operator=(const SequenceWorker &) = delete;

protected:
    SequenceWorker(const FusedShape &shape, float embeddingScale) : m_shape(shape), m_embeddingScale(embeddingScale)
    {
        m_rule.threshold = static_cast<std::uint32_t>(shape.dropout * 0x1.0p32);
        m_rule.keep = static_cast<float>(1.0 / (1.0 - shape.dropout));
        m_headSize = shape.factors / shape.heads;
        m_rows = padded(shape.factors);
    }
    ~SequenceWorker() = default;

    [[nodiscard]] bool drops() const { return m_shape.dropout > 0.0; }

    void startSequence(const SequenceInput &input)
    {
        m_tokens = input.tokens;
        m_columns = paddedTokens(m_tokens);
    }

    /// x = (items · scale + positions from the end) · dropout, feature-major into `x` [padded(D), columns]; `factors` [padded(D), columns] keeps the dropout.
    void embed(const SequenceInput &input, const FusedParameters<const float> &plain, bool drop, float *tokenMajor, float *factors,
               float *x) const
    {
        const long d = m_shape.factors;
        for (long t = 0; t < m_tokens; ++t) {
            float *row = tokenMajor + t * m_rows;
            const float *item = plain.items + static_cast<long>(input.items[t]) * d;
            if (m_shape.posEmbedding) {
                const float *position = plain.positions + (m_tokens - 1 - t) * d;
                for (long f = 0; f < d; ++f)
                    row[f] = item[f] * m_embeddingScale + position[f];
            } else {
                for (long f = 0; f < d; ++f)
                    row[f] = item[f] * m_embeddingScale;
            }
            for (long f = d; f < m_rows; ++f)
                row[f] = 0.0F;
        }
        std::memset(tokenMajor + m_tokens * m_rows, 0, static_cast<std::size_t>((m_columns - m_tokens) * m_rows) * sizeof(float));
        transpose(tokenMajor, m_rows, x, m_columns, m_columns, m_rows);
        if (!drop)
            return;
        siteFactors(streamOf(input, base::RandomPurpose::EmbeddingDropout), 0, factors);
        multiplyBy(factors, x);
    }

    /// The loss of every token of `top` [padded(D), columns]; its gradient goes to `gradient`, zero in the padding.
    void lossAndGradient(const SequenceInput &input, const ItemTable &items, const float *top, float *tokenMajor, float *gradient,
                         CommonSums &sums)
    {
        const long stride = tableStride(m_shape.factors);
        const long count = 1 + input.nNegatives;
        Pieces counting(nullptr);
        const auto layOut = [&](Pieces &pieces) {
            m_unit = pieces.take(stride);
            m_dUnit = pieces.take(stride);
            m_logits = pieces.take(padded(count));
            m_offsets = reinterpret_cast<std::int64_t *>(pieces.take(2 * padded(count)));
        };
        layOut(counting);
        Pieces pieces(m_lossArena.reserve(counting.used()));
        layOut(pieces);
        transpose(top, m_columns, tokenMajor, m_rows, m_rows, m_columns);
        for (long t = 0; t < m_tokens; ++t) {
            float *row = tokenMajor + t * m_rows;
            for (long f = m_shape.factors; f < m_rows; ++f)
                row[f] = 0.0F;
            tokenLoss(input, t, items, stride, row, sums);
        }
        std::memset(tokenMajor + m_tokens * m_rows, 0, static_cast<std::size_t>((m_columns - m_tokens) * m_rows) * sizeof(float));
        transpose(tokenMajor, m_rows, gradient, m_columns, m_columns, m_rows);
    }

    /// From the gradient of x, which is overwritten, to item and position gradients; `factors` as from embed().
    void embeddingGradient(const SequenceInput &input, float *gradient, const float *factors, float *tokenMajor, CommonSums &sums) const
    {
        const long d = m_shape.factors;
        const long stride = tableStride(d);
        if (drops())
            multiplyBy(factors, gradient);
        transpose(gradient, m_columns, tokenMajor, m_rows, m_rows, m_columns);
        for (long t = 0; t < m_tokens; ++t) {
            const float *row = tokenMajor + t * m_rows;
            if (m_shape.posEmbedding) {
                float *position = sums.positions + (m_tokens - 1 - t) * m_rows;
                for (long f = 0; f < d; ++f)
                    position[f] += row[f];
            }
            float *item = sums.rows + static_cast<long>(input.items[t]) * stride;
            for (long f = 0; f < d; ++f)
                item[f] += row[f] * m_embeddingScale;
        }
    }

    /// Dropout factors of a site with a row per feature, into `factors` [padded(D), columns].
    void siteFactors(PhiloxKey stream, long block, float *factors) const
    {
        dropoutFactors(stream, static_cast<std::uint32_t>(block), m_rule, m_shape.factors * m_columns, factors);
    }

    /// x ·= factors, a row per feature.
    void multiplyBy(const float *factors, float *x) const
    {
        for (long at = 0; at < m_shape.factors * m_columns; at += kLanes)
            store(x + at, load(x + at) * load(factors + at));
    }

    /// dWeight^T[in][out] += sum over tokens of x[in][t] · dy[out][t]; dy as rows [padded(outputs), columns], `tokenMajor` is scratch.
    void weightGradient(const float *x, const float *dy, long inputs, long outputs, float *tokenMajor, float *dWeight) const
    {
        const long width = padded(outputs);
        const long stride = scatteredStride(width);
        transpose(dy, m_columns, tokenMajor, stride, width, m_columns);
        product<Into::Add>({x, m_columns, 1}, inputs, m_tokens, tokenMajor, stride, dWeight, width, width);
    }

    FusedShape m_shape;
    float m_embeddingScale;
    DropoutRule m_rule;
    long m_headSize = 0;
    long m_rows = 0; ///< padded(D)
    long m_tokens = 0;
    long m_columns = 0; ///< paddedTokens(tokens)

private:
    void tokenLoss(const SequenceInput &input, long t, const ItemTable &items, long stride, float *row, CommonSums &sums)
    {
        std::memset(m_unit, 0, static_cast<std::size_t>(stride) * sizeof(float));
        const long count = 1 + input.nNegatives;
        const float divisor = m_shape.cosine ? normalise(row, m_rows, m_unit) : 1.0F;
        const float *query = m_shape.cosine ? m_unit : row;
        m_offsets[0] = input.targets[t] * stride;
        const std::int32_t *negatives = input.negatives + t * input.nNegatives;
        std::int64_t *offsets = m_offsets + 1;
        for (long n = 0; n + 1 < count; ++n)
            offsets[n] = negatives[n] * stride;
        for (long c = count; c < padded(count); ++c)
            m_offsets[c] = m_offsets[count - 1];
        const Candidates candidates{m_offsets, count, m_rows, m_shape.items * stride > kCachedTable};
        candidateDots(query, items.rows(), candidates, m_logits);
        const double beta = m_shape.loss == CandidateLossKind::GBce ? generalisedExponent(input.nNegatives, m_shape.items, m_shape.gbceT) : 0.0;
        const auto found = candidateGradient(m_shape.loss, m_logits, count, 1.0F / m_shape.temperature, input.weights[t], beta);
        sums.loss += static_cast<double>(found.loss);
        sums.counted += found.counts ? 1 : 0;
        spreadGradient(query, items.rows(), candidates, m_logits, sums.units, m_dUnit);
        if (m_shape.cosine)
            normaliseBackward(m_unit, divisor, m_rows, m_dUnit);
        std::memcpy(row, m_dUnit, static_cast<std::size_t>(m_rows) * sizeof(float));
    }

    Arena m_lossArena;
    float *m_unit = nullptr;
    float *m_dUnit = nullptr;
    float *m_logits = nullptr;
    std::int64_t *m_offsets = nullptr;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
