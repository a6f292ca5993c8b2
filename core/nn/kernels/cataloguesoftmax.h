#pragma once

#include "core/nn/kernels/packedkernel.h"
#include "core/nn/kernels/product.h"

#include <cmath>

/// Softmax over the whole catalogue, PAD's column included, in blocks of items × tokens; nothing of the size [T, N] exists. Lanes run over the tokens of a block.
///   l_j = ê · ĉ_j / T,   loss = log(sum over j of exp(l_j)) − l_target
/// The first pass takes a block of tokens through all items: the largest logit m so far, the sum of exp(l_j − m), and the sum of exp(l_j − m) ĉ_j, both of which
/// shrink by exp(m_old − m) when m grows. So the queries' gradient needs no second look at the items:
///   dê = w / T · (sum over j of exp(l_j − m) ĉ_j / sum over j of exp(l_j − m) − ĉ_target)
/// The second pass takes a block of items through all tokens, whose logits it computes again:
///   dĉ_j = sum over tokens of share exp(l_j − m) ê − [j = target] w / T ê,   share = w / T / sum over j of exp(l_j − m)
/// Each item's sum has the order of the tokens and each token's that of the items, whatever the division of the work.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr long kCatalogueItems = 128; ///< items of a block
inline constexpr long kCatalogueWidth = kCatalogueTokens;

inline long catalogueBlocks(long rows) { return (rows + kCatalogueWidth - 1) / kCatalogueWidth; }

/// Rows of a block's feature-major matrix [features, kCatalogueWidth], whole squares of 16.
inline long catalogueFeatures(long factors) { return unitStride(factors); }

/// What the first pass keeps of a block of tokens while it goes through the items.
struct CatalogueScratch
{
    float *logits;   ///< [kCatalogueItems, width]
    float *weighted; ///< [features, width] sum of exp(l − m) ĉ
    float *peak;     ///< [width]
    float *all;      ///< [width] sum of exp(l − m)
    float *target;   ///< [width] the target's logit
};

inline long catalogueScratchSize(long factors)
{
    return kCatalogueItems * kCatalogueWidth + catalogueFeatures(factors) * kCatalogueWidth + 3 * kCatalogueWidth;
}

inline CatalogueScratch catalogueScratch(float *memory, long factors)
{
    float *weighted = memory + kCatalogueItems * kCatalogueWidth;
    float *peak = weighted + catalogueFeatures(factors) * kCatalogueWidth;
    return {memory, weighted, peak, peak + kCatalogueWidth, peak + 2 * kCatalogueWidth};
}

/// Tokens [first, first + width) feature-major into `turned` [features, width], zero where there is none.
inline void turnBlock(const UnitRows &queries, long first, float *turned)
{
    const long stride = unitStride(queries.factors);
    for (long t = 0; t < kCatalogueWidth; t += kLanes)
        for (long f = 0; f < stride; f += kLanes) {
            if (first + t + kLanes <= queries.rows) {
                transposeSquare(queries.units + (first + t) * stride + f, stride, turned + f * kCatalogueWidth + t, kCatalogueWidth);
                continue;
            }
            for (long lane = 0; lane < kLanes; ++lane)
                for (long i = 0; i < kLanes; ++i)
                    turned[(f + i) * kCatalogueWidth + t + lane] =
                        first + t + lane < queries.rows ? queries.units[(first + t + lane) * stride + f + i] : 0.0F;
        }
}

/// logits [items, width] of items [first, last) and a block of tokens, not yet divided by T.
inline void blockLogits(const CatalogueLoss &input, long first, long last, const float *turned, float *logits)
{
    const long stride = unitStride(input.items.factors);
    product<Into::Replace>({input.items.units + first * stride, stride, 1}, last - first, input.items.factors, turned, kCatalogueWidth,
                           logits, kCatalogueWidth, kCatalogueWidth);
}

/// to[t · stride + j] = from[j · kCatalogueWidth + t] for `items` rows and `tokens` columns.
inline void turnSimilarities(const float *from, long items, long tokens, float *to, long stride)
{
    for (long j = 0; j < items; j += kLanes)
        for (long t = 0; t < tokens; t += kLanes) {
            if (j + kLanes <= items && t + kLanes <= tokens) {
                transposeSquare(from + j * kCatalogueWidth + t, kCatalogueWidth, to + t * stride + j, stride);
                continue;
            }
            for (long column = t; column < tokens && column < t + kLanes; ++column)
                for (long row = j; row < items && row < j + kLanes; ++row)
                    to[column * stride + row] = from[row * kCatalogueWidth + column];
        }
}

/// Similarities of one block of queries with all items, to [R, N]. `memory` as for catalogueScratch().
inline void catalogueSimilarities(const UnitRows &queries, const UnitRows &items, long block, float *memory, float *to)
{
    const long stride = unitStride(items.factors);
    const long first = block * kCatalogueWidth;
    const long tokens = queries.rows - first < kCatalogueWidth ? queries.rows - first : kCatalogueWidth;
    float *turned = memory + kCatalogueItems * kCatalogueWidth;
    turnBlock(queries, first, turned);
    for (long item = 0; item < items.rows; item += kCatalogueItems) {
        const long count = items.rows - item < kCatalogueItems ? items.rows - item : kCatalogueItems;
        product<Into::Replace>({items.units + item * stride, stride, 1}, count, items.factors, turned, kCatalogueWidth, memory,
                               kCatalogueWidth, padded(tokens));
        turnSimilarities(memory, count, tokens, to + first * items.rows + item, items.rows);
    }
}

/// Takes a block's items into the running sums; logits [items, width] become exp(l − m).
inline void addItems(float scale, long items, const CatalogueScratch &scratch, long features, bool withGradients)
{
    for (long t = 0; t < kCatalogueWidth; t += kLanes) {
        const Float before = load(scratch.peak + t);
        Float peak = before;
        for (long j = 0; j < items; ++j) {
            const Float l = load(scratch.logits + j * kCatalogueWidth + t) * scale;
            peak = l > peak ? l : peak;
            store(scratch.logits + j * kCatalogueWidth + t, l);
        }
        const Float shrink = exponential(before - peak);
        Float all = load(scratch.all + t) * shrink;
        for (long j = 0; j < items; ++j) {
            const Float e = exponential(load(scratch.logits + j * kCatalogueWidth + t) - peak);
            all += e;
            store(scratch.logits + j * kCatalogueWidth + t, e);
        }
        store(scratch.peak + t, peak);
        store(scratch.all + t, all);
        for (long f = 0; withGradients && f < features; ++f)
            store(scratch.weighted + f * kCatalogueWidth + t, load(scratch.weighted + f * kCatalogueWidth + t) * shrink);
    }
}

/// The first pass of one block of tokens.
inline LossSums catalogueTokens(const CatalogueLoss &input, long block, const CatalogueScratch &scratch)
{
    const long stride = unitStride(input.items.factors);
    const long features = input.items.factors;
    const long first = block * kCatalogueWidth;
    const long tokens = input.queries.rows - first < kCatalogueWidth ? input.queries.rows - first : kCatalogueWidth;
    float *turned = input.turned + block * catalogueFeatures(features) * kCatalogueWidth;
    turnBlock(input.queries, first, turned);
    std::memset(scratch.weighted, 0, static_cast<std::size_t>(catalogueFeatures(features) * kCatalogueWidth) * sizeof(float));
    for (long t = 0; t < kCatalogueWidth; ++t) {
        scratch.peak[t] = -1e30F; // exp(−1e30 − m) is as good as 0, and unlike infinities leaves no NaN
        scratch.all[t] = 0.0F;
        scratch.target[t] = 0.0F;
    }
    for (long item = 0; item < input.items.rows; item += kCatalogueItems) {
        const long last = item + kCatalogueItems < input.items.rows ? item + kCatalogueItems : input.items.rows;
        blockLogits(input, item, last, turned, scratch.logits);
        for (long t = 0; t < tokens; ++t)
            if (const long target = input.targets[first + t]; target >= item && target < last)
                scratch.target[t] = scratch.logits[(target - item) * kCatalogueWidth + t] * input.scale;
        addItems(input.scale, last - item, scratch, features, input.dQueries != nullptr);
        if (input.dQueries != nullptr)
            product<Into::Add>({input.items.units + item * stride, 1, stride}, features, last - item, scratch.logits, kCatalogueWidth,
                               scratch.weighted, kCatalogueWidth, kCatalogueWidth);
    }
    LossSums sums;
    for (long t = 0; t < kCatalogueWidth; ++t) {
        const float weight = t < tokens ? input.weights[first + t] : 0.0F;
        const float loss = (std::log(scratch.all[t]) + (scratch.peak[t] - scratch.target[t])) * weight;
        sums.loss += static_cast<double>(loss);
        sums.counted += loss > 0.0F ? 1 : 0;
        input.peaks[first + t] = scratch.peak[t];
        input.shares[first + t] = weight * input.scale / scratch.all[t];
    }
    for (long t = 0; input.dQueries != nullptr && t < tokens; ++t) {
        const float share = input.shares[first + t];
        const float unit = input.weights[first + t] * input.scale;
        const float *target = input.items.units + static_cast<long>(input.targets[first + t]) * stride;
        float *to = input.dQueries + (first + t) * stride;
        for (long f = 0; f < stride; ++f)
            to[f] = scratch.weighted[f * kCatalogueWidth + t] * share - target[f] * unit;
    }
    return sums;
}

/// Logits [items, width] of a block of tokens become the gradients of the similarities.
inline void blockShares(const CatalogueLoss &input, long block, long firstItem, long lastItem, float *logits)
{
    const long first = block * kCatalogueWidth;
    for (long j = 0; j < lastItem - firstItem; ++j)
        for (long t = 0; t < kCatalogueWidth; t += kLanes) {
            float *at = logits + j * kCatalogueWidth + t;
            store(at, exponential(load(at) * input.scale - load(input.peaks + first + t)) * load(input.shares + first + t));
        }
    for (long t = 0; t < kCatalogueWidth && first + t < input.queries.rows; ++t)
        if (const long target = input.targets[first + t]; target >= firstItem && target < lastItem)
            logits[(target - firstItem) * kCatalogueWidth + t] -= input.weights[first + t] * input.scale;
}

/// The second pass of items [first, last), whose rows of dItems are zero on entry. `logits` [kCatalogueItems, width] is scratch.
inline void catalogueItemsOf(const CatalogueLoss &input, long first, long last, float *logits, float *dItems)
{
    const long stride = unitStride(input.items.factors);
    const long features = catalogueFeatures(input.items.factors);
    for (long item = first; item < last; item += kCatalogueItems) {
        const long end = item + kCatalogueItems < last ? item + kCatalogueItems : last;
        for (long block = 0; block < catalogueBlocks(input.queries.rows); ++block) {
            const long firstToken = block * kCatalogueWidth;
            const long tokens = input.queries.rows - firstToken < kCatalogueWidth ? input.queries.rows - firstToken : kCatalogueWidth;
            blockLogits(input, item, end, input.turned + block * features * kCatalogueWidth, logits);
            blockShares(input, block, item, end, logits);
            product<Into::Add>({logits, kCatalogueWidth, 1}, end - item, tokens, input.queries.units + firstToken * stride, stride,
                               dItems + item * stride, stride, padded(input.items.factors));
        }
    }
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
