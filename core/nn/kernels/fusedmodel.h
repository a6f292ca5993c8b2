#pragma once

#include "core/nn/kernels/hstusequence.h"
#include "core/nn/kernels/sasrecsequence.h"

#include "core/data/timebuckets.h"

/// FusedKernel over a model's worker: deals a batch's sequences to shards and adds up what they found.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Worker: HstuSequence or SasrecSequence.
template<typename Worker>
class FusedModel final : public FusedKernel
{
    using Weights = typename Worker::Weights;
    using Sums = typename Worker::Sums;

public:
    FusedModel(const FusedShape &shape, long shards) : m_shape(shape), m_shards(shards)
    {
        const auto thresholds = data::timeBucketThresholds();
        fillCells(thresholds.data(), static_cast<long>(thresholds.size()), m_cells);
        m_workers = static_cast<Worker **>(std::calloc(static_cast<std::size_t>(shards), sizeof(Worker *)));
        if (m_workers == nullptr)
            throw std::bad_alloc();
        for (long s = 0; s < shards; ++s)
            m_workers[s] = new Worker(shape, m_cells, m_weights);
    }
    ~FusedModel() override
    {
        for (long s = 0; s < m_shards; ++s)
            delete m_workers[s];
        std::free(m_workers);
    }
    FusedModel(const FusedModel &) = delete;
    FusedModel &operator=(const FusedModel &) = delete;

    void prepare(const FusedParameters<const float> &parameters, const FusedBatch &batch) override
    {
        m_batch = batch;
        m_weights.prepare(m_shape, parameters);
        deal();
    }

    void trainShard(long shard) override
    {
        m_workers[shard]->allocateSums();
        eachSequence(shard, [&](long sequence) { m_workers[shard]->train(inputOf(sequence)); });
    }

    void encodeShard(long shard, float *newest) override
    {
        eachSequence(shard, [&](long sequence) { m_workers[shard]->encode(inputOf(sequence), newest + sequence * m_shape.factors); });
    }

    double loss() override
    {
        double total = 0;
        long counted = 0;
        for (long s = 0; s < m_shards; ++s) {
            total += m_workers[s]->sums().common.loss;
            counted += m_workers[s]->sums().common.counted;
        }
        const auto denominator = static_cast<double>(counted > 0 ? counted : 1);
        m_scale = static_cast<float>(1.0 / denominator);
        return total / denominator;
    }

    void reduceItems(long first, long last, float *gradient) override
    {
        const long d = m_shape.factors;
        const long stride = tableStride(d);
        const auto bytes = static_cast<std::size_t>(stride) * sizeof(float);
        for (long i = first; i < last; ++i) {
            float *units = m_workers[0]->sums().common.units + i * stride;
            float *rows = m_workers[0]->sums().common.rows + i * stride;
            for (long s = 1; s < m_shards; ++s) {
                auto &sums = m_workers[s]->sums().common;
                addAndClear(sums.units + i * stride, units, stride);
                addAndClear(sums.rows + i * stride, rows, stride);
            }
            if (m_shape.cosine)
                normaliseBackward(m_weights.items().rows() + i * stride, m_weights.items().norm(i), stride, units);
            for (long f = 0; f < d; ++f)
                gradient[i * d + f] = i == 0 ? 0.0F : (units[f] + rows[f]) * m_scale; // PAD never learns
            std::memset(units, 0, bytes);
            std::memset(rows, 0, bytes);
        }
    }

    void reduceOthers(const FusedParameters<float> &gradients) override
    {
        const long d = m_shape.factors;
        const auto add = [this](auto get) { return total(get); };
        Worker::reduce(m_shape, gradients, add);
        if (m_shape.posEmbedding)
            for (long l = 0; l < m_shape.maxLen; ++l)
                for (long f = 0; f < d; ++f)
                    gradients.positions[l * d + f] = total([&](Sums &sums) { return sums.common.positions[l * padded(d) + f]; });
        for (long s = 0; s < m_shards; ++s)
            m_workers[s]->sums().clearOthers();
    }

private:
    static void addAndClear(float *from, float *to, long count)
    {
        for (long f = 0; f < count; f += kLanes) {
            store(to + f, load(to + f) + load(from + f));
            store(from + f, Float{});
        }
    }

    /// Sum over the shards in their order, scaled.
    template<typename Get>
    float total(Get get)
    {
        float value = 0.0F;
        for (long s = 0; s < m_shards; ++s)
            value += get(m_workers[s]->sums());
        return value * m_scale;
    }

    /// Sequences by length, longest first, to the shards in snake order: balanced, and the same for every run.
    void deal()
    {
        const auto count = static_cast<std::size_t>(m_batch.sequences);
        auto *order = reinterpret_cast<std::int32_t *>(m_orderArena.reserve(m_batch.sequences + m_shape.maxLen + 2));
        auto *starts = order + count;
        std::memset(starts, 0, static_cast<std::size_t>(m_shape.maxLen + 2) * sizeof(std::int32_t));
        const auto lengthOf = [&](long s) { return static_cast<long>(m_batch.offsets[s + 1] - m_batch.offsets[s]); };
        for (long s = 0; s < m_batch.sequences; ++s)
            ++starts[m_shape.maxLen - lengthOf(s) + 1];
        for (long l = 0; l <= m_shape.maxLen; ++l)
            starts[l + 1] += starts[l];
        for (long s = 0; s < m_batch.sequences; ++s)
            order[starts[m_shape.maxLen - lengthOf(s)]++] = static_cast<std::int32_t>(s);
        m_order = order;
    }

    template<typename Visit>
    void eachSequence(long shard, Visit visit) const
    {
        for (long place = 0; place < m_batch.sequences; ++place) {
            const long round = place / m_shards;
            const long within = place % m_shards;
            if ((round % 2 == 0 ? within : m_shards - 1 - within) == shard && lengthOf(m_order[place]) > 0)
                visit(static_cast<long>(m_order[place]));
        }
    }

    [[nodiscard]] long lengthOf(long sequence) const { return m_batch.offsets[sequence + 1] - m_batch.offsets[sequence]; }

    [[nodiscard]] SequenceInput inputOf(long sequence) const
    {
        const long first = m_batch.offsets[sequence];
        return {lengthOf(sequence),
                m_batch.items + first,
                m_batch.times + first + sequence,
                m_batch.targets == nullptr ? nullptr : m_batch.targets + first,
                m_batch.weights == nullptr ? nullptr : m_batch.weights + first,
                m_batch.negatives == nullptr ? nullptr : m_batch.negatives + first * m_batch.nNegatives,
                m_batch.nNegatives,
                m_batch.seed,
                m_batch.epoch,
                m_batch.keys[sequence]};
    }

    FusedShape m_shape;
    long m_shards;
    BucketCells m_cells{};
    Weights m_weights;
    Worker **m_workers = nullptr;
    FusedBatch m_batch;
    Arena m_orderArena;
    const std::int32_t *m_order = nullptr;
    float m_scale = 1.0F;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
