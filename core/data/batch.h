#pragma once

#include "core/data/sequences.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hstudio::data
{

/// Sequences packed without padding: T tokens of B sequences one after the other.
///
/// Token i of a sequence of n tokens stands in column sessionMaxLen - n + i of RecTools' padded row: its index from the end is n - 1 - i.
/// times has one entry more than tokens per sequence: sequence b's times begin at offsets[b] + b; time i belongs to token i, time i + 1
/// is the time of what follows it (the target, or the query time for the newest token).
struct PackedBatch
{
    std::vector<std::int32_t> items;     ///< [T] internal ids, never 0
    std::vector<std::int32_t> offsets;   ///< [B + 1], offsets[0] = 0, offsets[B] = T
    std::vector<std::int64_t> times;     ///< [T + B]
    std::vector<std::int32_t> targets;   ///< [T] in training, [B] in validation (target of the newest token), empty when recommending
    std::vector<float> weights;          ///< as targets; loss weight, 1 in the tutorial
    std::vector<std::int32_t> negatives; ///< [targets, nNegatives] row-major, uniform over 1 … n_items - 1; empty when the loss needs none
    std::vector<std::uint32_t> keys;     ///< [B] key of each sequence's random numbers: the sequence's index in the training data

    [[nodiscard]] std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    [[nodiscard]] std::size_t tokens() const { return items.size(); }
};

/// Which negatives to draw: by (seed, epoch, sequence, position), whatever the order of the batches (base::CounterRandom).
struct NegativesKey
{
    std::uint64_t seed = 0;
    std::uint32_t epoch = 0;
    int nNegatives = 0; ///< 0: none
};

/// x = all but the last, y = all but the first item of each sequence (RecTools: SASRecDataPreparator / HSTU collate_fn_train).
PackedBatch trainingBatch(const TrainingData &data, std::span<const std::uint32_t> sequences, const NegativesKey &negatives);

/// The last sessionMaxLen training items of the validation users `indexes` (into TrainingData::validation), targets [B]. Each item has its own time;
/// RecTools shows the second timestamp for the first item of a history of up to sessionMaxLen items (golden part B, val.unix_ts).
PackedBatch validationBatch(const TrainingData &data, std::span<const std::uint32_t> indexes, const NegativesKey &negatives);

/// The last `sessionMaxLen` items of the histories `indexes`, with one query time for each. Histories must not be empty.
/// A query time before the newest item is the caller's business (the recommender cuts the history first).
PackedBatch recommendBatch(const Sequences &histories, std::span<const std::uint32_t> indexes, std::span<const std::int64_t> queryTimes,
                           int sessionMaxLen);

/// The order of the training sequences in an epoch: a permutation by (seed, epoch), the same on every machine.
std::vector<std::uint32_t> shuffledOrder(std::size_t sequences, std::uint64_t seed, std::uint32_t epoch);

} // namespace hstudio::data
