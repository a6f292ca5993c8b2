#include "core/data/batch.h"

#include "core/base/random.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace hstudio::data
{
namespace
{

void append(auto &target, const auto &values) { target.insert(target.end(), values.begin(), values.end()); }

void closeSequence(PackedBatch &batch, std::uint32_t key)
{
    batch.offsets.push_back(static_cast<std::int32_t>(batch.items.size()));
    batch.keys.push_back(key);
}

/// Draws `count` × nNegatives items, four from each counter. Position and quadruple make the counter, so that a number depends on nothing but its
/// place.
void drawNegatives(PackedBatch &batch, const base::CounterRandom &random, std::size_t count, int nNegatives, std::int64_t nItems)
{
    const auto bound = static_cast<std::uint64_t>(nItems - 1);
    const auto width = static_cast<std::size_t>(nNegatives);
    std::vector<std::uint32_t> words(width);
    std::vector<std::int32_t> row(width);
    for (std::size_t position = 0; position < count; ++position) {
        random.words(static_cast<std::uint64_t>(position) << 32, words);
        for (std::size_t i = 0; i < width; ++i)
            row[i] = static_cast<std::int32_t>(1 + ((words[i] * bound) >> 32));
        batch.negatives.insert(batch.negatives.end(), row.begin(), row.end());
    }
}

/// So that the vectors of a large batch grow once.
void reserveNegatives(PackedBatch &batch, const TrainingData &data, std::span<const std::uint32_t> sequences, int nNegatives)
{
    std::size_t targets = 0;
    for (const std::uint32_t sequence : sequences)
        targets += data.train.itemsOf(sequence).size() - 1;
    batch.negatives.reserve(targets * static_cast<std::size_t>(nNegatives));
}

PackedBatch emptyBatch()
{
    PackedBatch batch;
    batch.offsets.push_back(0);
    return batch;
}

} // namespace

PackedBatch trainingBatch(const TrainingData &data, std::span<const std::uint32_t> sequences, const NegativesKey &negatives)
{
    PackedBatch batch = emptyBatch();
    reserveNegatives(batch, data, sequences, negatives.nNegatives);
    for (const std::uint32_t sequence : sequences) {
        const auto items = data.train.itemsOf(sequence);
        assert(items.size() >= 2);
        append(batch.items, items.first(items.size() - 1));
        append(batch.targets, items.subspan(1));
        append(batch.weights, data.train.weightsOf(sequence).subspan(1));
        append(batch.times, data.train.timesOf(sequence));
        closeSequence(batch, sequence);
        if (negatives.nNegatives > 0) {
            const base::CounterRandom random(negatives.seed, base::RandomPurpose::Negatives, negatives.epoch, sequence);
            drawNegatives(batch, random, items.size() - 1, negatives.nNegatives, data.items.size());
        }
    }
    return batch;
}

PackedBatch validationBatch(const TrainingData &data, std::span<const std::uint32_t> indexes, const NegativesKey &negatives)
{
    PackedBatch batch = emptyBatch();
    const auto length = static_cast<std::size_t>(data.sessionMaxLen);
    for (const std::uint32_t index : indexes) {
        const std::uint32_t sequence = data.validation[index];
        const auto items = data.train.itemsOf(sequence);
        const auto shown = std::min(items.size(), length);
        append(batch.items, items.last(shown));
        append(batch.times, data.train.timesOf(sequence).last(shown));
        batch.times.push_back(data.validationTimes[index]);
        batch.targets.push_back(data.validationTargets[index]);
        batch.weights.push_back(1.0F);
        closeSequence(batch, sequence);
        if (negatives.nNegatives > 0) {
            const base::CounterRandom random(negatives.seed, base::RandomPurpose::ValidationNegatives, negatives.epoch, sequence);
            drawNegatives(batch, random, 1, negatives.nNegatives, data.items.size());
        }
    }
    return batch;
}

PackedBatch recommendBatch(const Sequences &histories, std::span<const std::uint32_t> indexes, std::span<const std::int64_t> queryTimes,
                           int sessionMaxLen)
{
    assert(indexes.size() == queryTimes.size());
    PackedBatch batch = emptyBatch();
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        const auto items = histories.itemsOf(indexes[i]);
        assert(!items.empty());
        const std::size_t length = std::min(items.size(), static_cast<std::size_t>(sessionMaxLen));
        append(batch.items, items.last(length));
        append(batch.times, histories.timesOf(indexes[i]).last(length));
        batch.times.push_back(queryTimes[i]);
        closeSequence(batch, indexes[i]);
    }
    return batch;
}

std::vector<std::uint32_t> shuffledOrder(std::size_t sequences, std::uint64_t seed, std::uint32_t epoch)
{
    std::vector<std::uint32_t> order(sequences);
    std::iota(order.begin(), order.end(), 0U);
    const base::CounterRandom random(seed, base::RandomPurpose::Shuffle, epoch);
    for (std::size_t i = sequences; i > 1; --i)
        std::swap(order[i - 1], order[random.below(i, static_cast<std::uint32_t>(i))]);
    return order;
}

} // namespace hstudio::data
