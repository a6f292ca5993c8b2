#pragma once

#include "core/nn/kernels/queryblock.h"

#include <cstdint>

/// Time buckets of a sequence's causal pairs, once for all heads and blocks. |Δt| is turned into float; the top bits of the float (exponent and three bits of
/// mantissa) choose a cell that holds at most one threshold, and one exact integer comparison with it decides: the same buckets as comparing with
/// data::timeBucketThresholds(), without a search.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr int kCellShift = 20;                       ///< keeps the exponent and three bits of mantissa of a float
inline constexpr int kFirstCell = 0x3F800000 >> kCellShift; ///< the cell of 1.0F
inline constexpr int kCells = 32 * 8;                       ///< up to 2^32

/// bucket(d) = the low byte of buckets[cell] below limits[cell], its second byte from there on.
struct BucketCells
{
    std::int32_t buckets[kCells];
    std::int32_t limits[kCells];
    const std::int64_t *thresholds;
    long count;
};

/// `thresholds[b]`: smallest difference with a bucket of at least b, ascending.
inline void fillCells(const std::int64_t *thresholds, long count, BucketCells &cells)
{
    const auto bucketOf = [&](double value) {
        long b = 0;
        while (b + 1 < count && static_cast<double>(thresholds[b + 1]) <= value)
            ++b;
        return b;
    };
    cells.thresholds = thresholds;
    cells.count = count;
    for (int cell = 0; cell < kCells; ++cell) {
        const float first = bitsToFloat(Int{} + ((kFirstCell + cell) << kCellShift))[0];
        const float next = bitsToFloat(Int{} + ((kFirstCell + cell + 1) << kCellShift))[0];
        // Integers just below the cell may round up into it.
        const double start = static_cast<double>(first) * (1.0 - 0x1.0p-24);
        const long low = bucketOf(start);
        const long high = bucketOf(static_cast<double>(next) * (1.0 - 0x1.0p-25));
        cells.buckets[cell] = static_cast<std::int32_t>(low | high << 8);
        const std::int64_t limit = low == high ? INT32_MAX : thresholds[high];
        cells.limits[cell] = static_cast<std::int32_t>(limit > INT32_MAX ? INT32_MAX : limit);
    }
}

/// The bucket of any difference, by search.
inline std::uint8_t searchBucket(const BucketCells &cells, std::int64_t difference)
{
    const std::int64_t gap = difference < 0 ? -difference : difference;
    long bucket = 0;
    while (bucket + 1 < cells.count && cells.thresholds[bucket + 1] <= gap)
        ++bucket;
    return static_cast<std::uint8_t>(bucket);
}

/// buckets[j · width + i] for keys j and the `width` queries of one block. Times are relative to the sequence's start and span less than 2^31 s.
inline void bucketPairs(const BucketCells &cells, const std::int32_t *queryTimes, long width, const std::int32_t *keyTimes, long keys,
                        std::uint8_t *buckets)
{
    for (long j = 0; j < keys; ++j)
        for (long i = 0; i < width; i += kLanes) {
            Int gap = loadInts(queryTimes + i) - keyTimes[j];
            gap = gap < 0 ? -gap : gap;
            gap = gap < 1 ? Int{} + 1 : gap;
            const Int cell = (floatToBits(__builtin_convertvector(gap, Float)) >> kCellShift) - kFirstCell;
            const Int both = gather(cells.buckets, cell);
            storeBytes(buckets + j * width + i, (gap >= gather(cells.limits, cell) ? both >> 8 : both) & 255);
        }
}

/// Buckets of a sequence's causal pairs, and room for its times.
struct PairBuckets
{
    std::uint8_t *buckets;    ///< [pairCount()], block by block
    std::int32_t *keyTimes;   ///< [columns] scratch
    std::int32_t *queryTimes; ///< [columns] scratch
};

/// Buckets of all causal pairs of a sequence with `times` [tokens + 1]. Times within 34 years of the first one take the fast way, others the search.
inline void bucketSequence(const BucketCells &cells, const std::int64_t *times, long tokens, long columns, const PairBuckets &to)
{
    constexpr std::int64_t kFastSpan = INT32_MAX / 2;
    const std::int64_t start = times[0];
    bool fast = true;
    for (long i = 0; i <= tokens; ++i)
        fast = fast && times[i] - start <= kFastSpan && start - times[i] <= kFastSpan;
    for (long i = 0; fast && i < columns; ++i) {
        to.keyTimes[i] = static_cast<std::int32_t>(times[i < tokens ? i : tokens] - start);
        to.queryTimes[i] = static_cast<std::int32_t>(times[i < tokens ? i + 1 : tokens] - start);
    }
    eachQueryBlock(tokens, columns, 0, [&](const QueryBlock &block) {
        std::uint8_t *buckets = to.buckets + block.pairs;
        if (fast) {
            bucketPairs(cells, to.queryTimes + block.first, block.width, to.keyTimes, block.keys, buckets);
            return;
        }
        for (long j = 0; j < block.keys; ++j)
            for (long i = 0; i < block.width; ++i) {
                const long query = block.first + i < tokens ? block.first + i : tokens - 1;
                buckets[j * block.width + i] = searchBucket(cells, times[query + 1] - times[j]);
            }
    });
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
