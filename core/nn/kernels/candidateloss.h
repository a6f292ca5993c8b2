#pragma once

#include "core/nn/kernels/binaryloss.h"
#include "core/nn/kernels/packedkernel.h"
#include "core/nn/kernels/sampledsoftmax.h"

/// The losses over a target and n negatives as operations of their own, without materialising anything over the catalogue: similarities s_c = q · row_c, their
/// gradients g_c by the loss, dq = sum over c of g_c row_c, and in a second pass over the items drow_c += g_c q.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// What a token adds to a loss.
struct TokenLoss
{
    float loss;  ///< weighted
    bool counts; ///< in the mean's denominator: RecTools leaves out softmax losses of 0
};

/// Similarities of one token in, gradients out.
inline TokenLoss candidateGradient(CandidateLossKind kind, float *similarities, long count, float scale, float weight, double beta)
{
    if (kind == CandidateLossKind::SampledSoftmax) {
        const float loss = softmaxGradient(similarities, count, scale, weight);
        return {loss, loss > 0.0F};
    }
    return {binaryGradient(similarities, count, scale, weight, kind == CandidateLossKind::GBce ? beta : 0.0), true};
}

/// to = sum over c of g[c] · row of c.
inline void weightedRows(const Candidates &candidates, const float *table, const float *g, float *to)
{
    eachRowBlock(candidates.width, [&](auto vectors, long f) {
        constexpr int kVectors = vectors();
        Float total[kVectors] = {};
        for (long c = 0; c < candidates.count; ++c) {
            const float *row = table + candidates.offsets[c] + f;
            const Float factor = broadcast(g[c]);
#pragma GCC unroll 8
            for (int v = 0; v < kVectors; ++v)
                total[v] += factor * load(row + v * kLanes);
        }
#pragma GCC unroll 8
        for (int v = 0; v < kVectors; ++v)
            store(to + f + v * kLanes, total[v]);
    });
}

/// Floats of scratch that candidateLossOf() needs.
inline long candidateScratch(long nNegatives) { return 3 * gradientStride(nNegatives); }

/// Queries [first, last) of a loss.
inline LossSums candidateLossOf(const CandidateLoss &input, long first, long last, float *scratch)
{
    const long stride = unitStride(input.items.factors);
    const long count = 1 + input.nNegatives;
    const double beta = input.kind == CandidateLossKind::GBce ? generalisedExponent(input.nNegatives, input.items.rows, input.gbceT) : 0.0;
    auto *offsets = reinterpret_cast<std::int64_t *>(scratch);
    const Candidates candidates{offsets, count, padded(input.items.factors), input.items.rows * stride > kCachedTable};
    LossSums sums;
    for (long r = first; r < last; ++r) {
        const float *query = input.queries.units + r * stride;
        const std::int32_t *negatives = input.negatives + r * input.nNegatives;
        offsets[0] = input.targets[r] * stride;
        for (long c = 1; c < padded(count); ++c)
            offsets[c] = c < count ? negatives[c - 1] * stride : offsets[count - 1];
        float *g = input.gradients != nullptr ? input.gradients + r * gradientStride(input.nNegatives)
                                              : scratch + 2 * gradientStride(input.nNegatives);
        candidateDots(query, input.items.units, candidates, g);
        const auto found = candidateGradient(input.kind, g, count, input.scale, input.weights[r], beta);
        sums.loss += static_cast<double>(found.loss);
        sums.counted += found.counts ? 1 : 0;
        if (input.dQueries != nullptr)
            weightedRows(candidates, input.items.units, g, input.dQueries + r * stride);
    }
    return sums;
}

/// row += g · query over `width` floats.
inline void addRow(const float *query, float g, long width, float *row)
{
    for (long f = 0; f < width; f += kLanes)
        store(row + f, load(row + f) + g * load(query + f));
}

/// drow_c += g_c q for the candidates among items [first, last): those of a query are listed without a branch, then added. Each item's sum has the
/// order of the queries, whatever the ranges are. `list` has room for n.
inline void candidateItemsOf(const CandidateLoss &input, long first, long last, std::int32_t *list, float *dItems)
{
    const long stride = unitStride(input.items.factors);
    const long width = padded(input.items.factors);
    const auto from = static_cast<std::uint32_t>(first);
    const auto span = static_cast<std::uint32_t>(last - first);
    const auto within = [&](std::int32_t item) { return static_cast<std::uint32_t>(item) - from < span; };
    for (long r = 0; r < input.queries.rows; ++r) {
        const float *query = input.queries.units + r * stride;
        const float *g = input.gradients + r * gradientStride(input.nNegatives);
        const std::int32_t *negatives = input.negatives + r * input.nNegatives;
        const auto rowOf = [&](long n) { return dItems + static_cast<long>(negatives[n]) * stride; };
        long listed = 0;
        for (long n = 0; n < input.nNegatives; ++n) {
            list[listed] = static_cast<std::int32_t>(n);
            listed += within(negatives[n]) ? 1 : 0;
        }
        if (within(input.targets[r]))
            addRow(query, g[0], width, dItems + static_cast<long>(input.targets[r]) * stride);
        for (long i = 0; i < listed; ++i) {
            if (i + kPrefetchAhead < listed)
                for (long line = 0; line < width; line += 16)
                    __builtin_prefetch(rowOf(list[i + kPrefetchAhead]) + line, 1);
            addRow(query, g[1 + list[i]], width, rowOf(list[i]));
        }
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
