#pragma once

#include "core/nn/kernels/fusedcommon.h"

#include <cmath>

/// The parts of a sequence's pass that HSTU and SASRec share: embedding in, sampled softmax out, and their gradients.
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
        m_columns = padded(m_tokens);
    }

    /// x = (items · scale + positions from the end) · dropout, feature-major into `x` [padded(D), columns]. `rowFactors` [columns, padded(D)] keeps the dropout.
    void embed(const SequenceInput &input, const FusedParameters<const float> &plain, bool drop, std::uint32_t *words, float *tokenMajor, float *rowFactors,
               float *x) const
    {
        const long d = m_shape.factors;
        if (drop)
            dropoutFactors(streamOf(input, base::RandomPurpose::EmbeddingDropout), 0, m_rule, m_tokens, d, words, rowFactors, m_rows);
        std::memset(tokenMajor, 0, static_cast<std::size_t>(m_columns * m_rows) * sizeof(float));
        for (long t = 0; t < m_tokens; ++t) {
            float *row = tokenMajor + t * m_rows;
            const float *item = plain.items + static_cast<long>(input.items[t]) * d;
            for (long f = 0; f < d; ++f)
                row[f] = item[f] * m_embeddingScale;
            if (m_shape.posEmbedding) {
                const float *position = plain.positions + (m_tokens - 1 - t) * d;
                for (long f = 0; f < d; ++f)
                    row[f] += position[f];
            }
            if (drop)
                for (long f = 0; f < d; ++f)
                    row[f] *= rowFactors[t * m_rows + f];
        }
        transpose(tokenMajor, m_rows, x, m_columns, m_columns, m_rows);
    }

    /// Sampled softmax of every token of `top` [padded(D), columns]; its gradient goes to `gradient`, zero in the padding.
    void lossAndGradient(const SequenceInput &input, const ItemTable &items, const float *top, float *tokenMajor, float *gradient, CommonSums &sums)
    {
        const long stride = tableStride(m_shape.factors);
        const long count = 1 + input.nNegatives;
        Pieces counting(nullptr);
        const auto layOut = [&](Pieces &pieces) {
            m_unit = pieces.take(stride);
            m_dUnit = pieces.take(stride);
            m_logits = pieces.take(padded(count));
            m_ids = reinterpret_cast<std::int32_t *>(pieces.take(count));
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

    /// From the gradient of x to item and position gradients.
    void embeddingGradient(const SequenceInput &input, const float *gradient, const float *rowFactors, float *tokenMajor, CommonSums &sums) const
    {
        const long d = m_shape.factors;
        const long stride = tableStride(d);
        transpose(gradient, m_columns, tokenMajor, m_rows, m_rows, m_columns);
        for (long t = 0; t < m_tokens; ++t) {
            float *row = tokenMajor + t * m_rows;
            if (drops())
                for (long f = 0; f < d; ++f)
                    row[f] *= rowFactors[t * m_rows + f];
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

    /// Feature-major dropout factors of a site into `factors`.
    void blockFactors(PhiloxKey stream, long block, std::uint32_t *words, float *tokenMajor, float *factors) const
    {
        std::memset(tokenMajor + m_tokens * m_rows, 0, static_cast<std::size_t>((m_columns - m_tokens) * m_rows) * sizeof(float));
        dropoutFactors(stream, static_cast<std::uint32_t>(block), m_rule, m_tokens, m_shape.factors, words, tokenMajor, m_rows);
        transpose(tokenMajor, m_rows, factors, m_columns, m_columns, m_rows);
    }

    /// dWeight^T[in][out] += sum over tokens of x[in][t] · dy[out][t]; dy as rows [padded(outputs), columns], `tokenMajor` is scratch.
    void weightGradient(const float *x, const float *dy, long inputs, long outputs, float *tokenMajor, float *dWeight) const
    {
        const long width = padded(outputs);
        transpose(dy, m_columns, tokenMajor, width, width, m_columns);
        product<Into::Add>({x, m_columns, 1}, inputs, m_tokens, tokenMajor, width, dWeight, width, width);
    }

    FusedShape m_shape;
    float m_embeddingScale;
    DropoutRule m_rule;
    long m_headSize = 0;
    long m_rows = 0;    ///< padded(D)
    long m_tokens = 0;
    long m_columns = 0; ///< padded(tokens)

private:
    void tokenLoss(const SequenceInput &input, long t, const ItemTable &items, long stride, float *row, CommonSums &sums)
    {
        std::memset(m_unit, 0, static_cast<std::size_t>(stride) * sizeof(float));
        const long count = 1 + input.nNegatives;
        const float divisor = m_shape.cosine ? normalise(row, m_rows, m_unit) : 1.0F;
        const float *query = m_shape.cosine ? m_unit : row;
        m_ids[0] = input.targets[t];
        std::memcpy(m_ids + 1, input.negatives + t * input.nNegatives, static_cast<std::size_t>(input.nNegatives) * sizeof(std::int32_t));
        candidateDots(query, items.rows(), stride, m_rows, m_ids, count, m_logits);
        const float loss = softmaxGradient(m_logits, count, 1.0F / m_shape.temperature, input.weights[t]);
        sums.loss += static_cast<double>(loss);
        sums.counted += loss > 0.0F ? 1 : 0;
        spreadGradient(query, items.rows(), sums.units, stride, m_rows, m_ids, m_logits, count, m_dUnit);
        if (m_shape.cosine)
            normaliseBackward(m_unit, divisor, m_rows, m_dUnit);
        std::memcpy(row, m_dUnit, static_cast<std::size_t>(m_rows) * sizeof(float));
    }

    Arena m_lossArena;
    float *m_unit = nullptr;
    float *m_dUnit = nullptr;
    float *m_logits = nullptr;
    std::int32_t *m_ids = nullptr;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
