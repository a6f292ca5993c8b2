// Compiled once per instruction set: CMake sets HSTUDIO_ISA, HSTUDIO_LANES and the compiler's architecture.
#include "core/data/timebuckets.h"
#include "core/nn/kernels/candidateloss.h"
#include "core/nn/kernels/cataloguesoftmax.h"
#include "core/nn/kernels/fuseddispatch.h"
#include "core/nn/kernels/packedpointwise.h"
#include "core/nn/kernels/packedsoftmax.h"

namespace hstudio::nn::kernels
{
namespace HSTUDIO_ISA
{

/// The shard's part of `count` things.
struct Part
{
    long first;
    long last;
};

inline Part partOf(long count, long shard) { return {count * shard / kPackedShards, count * (shard + 1) / kPackedShards}; }

class PackedKernels final : public PackedKernel
{
public:
    PackedKernels()
    {
        const auto thresholds = data::timeBucketThresholds();
        fillCells(thresholds.data(), static_cast<long>(thresholds.size()), m_cells);
    }

    void attend(const PointwiseAttention &input, float *output, long shard) override
    {
        PackedPointwise(input, m_cells, m_scratch[shard], shard).forward(output);
    }

    void attendBackward(const PointwiseAttention &input, const float *dOutput, const AttentionGradients &gradients, float *dTimeWeights,
                        float *dPosWeights, long shard) override
    {
        PackedPointwise(input, m_cells, m_scratch[shard], shard).backward(dOutput, gradients, dTimeWeights, dPosWeights);
    }

    void attend(const SoftmaxAttention &input, float *output, long shard) override
    {
        PackedSoftmax(input, m_scratch[shard], shard).forward(output);
    }

    void attendBackward(const SoftmaxAttention &input, const float *dOutput, const AttentionGradients &gradients, float *dPadValue,
                        long shard) override
    {
        PackedSoftmax(input, m_scratch[shard], shard).backward(dOutput, gradients, dPadValue);
    }

    void dropoutFactors(const PackedSequences &sequences, base::RandomPurpose purpose, const DropoutNumbers &numbers, long factors,
                        float *to, long shard) override
    {
        const DropoutRule rule{static_cast<std::uint32_t>(numbers.rate * 0x1.0p32), static_cast<float>(1.0 / (1.0 - numbers.rate))};
        const long columns = paddedTokens(longestOf(sequences, shard));
        const long turnedSize = padded(factors) * columns + 4 * kDropoutGroup;
        Pieces pieces(m_scratch[shard].reserve(turnedSize + padded(factors) * columns + 32));
        float *turned = pieces.take(turnedSize);
        float *tokenMajor = pieces.take(padded(factors) * columns);
        eachSequenceOf(sequences, shard, [&](const SequenceRange &range) {
            const auto key = base::CounterRandom(numbers.seed, purpose, numbers.epoch, sequences.keys[range.index]).key();
            HSTUDIO_ISA::dropoutFactors({key[0], key[1], numbers.epoch, sequences.keys[range.index]}, numbers.block, rule,
                                        factors * range.columns, turned);
            turnOut(turned, range, factors, tokenMajor, {to, factors});
        });
    }

    void normaliseRows(const float *rows, const UnitRows &to, long first, long last) override
    {
        const long stride = unitStride(to.factors);
        for (long r = first; r < last; ++r) {
            float *unit = to.units + r * stride;
            std::memcpy(unit, rows + r * to.factors, static_cast<std::size_t>(to.factors) * sizeof(float));
            std::memset(unit + to.factors, 0, static_cast<std::size_t>(stride - to.factors) * sizeof(float));
            to.norms[r] = to.cosine ? normalise(unit, stride, unit) : 1.0F;
        }
    }

    void normaliseRowsBackward(const UnitRows &units, float *dUnits, float *dRows, long first, long last) override
    {
        const long stride = unitStride(units.factors);
        for (long r = first; r < last; ++r) {
            if (units.cosine)
                normaliseBackward(units.units + r * stride, units.norms[r], padded(units.factors), dUnits + r * stride);
            std::memcpy(dRows + r * units.factors, dUnits + r * stride, static_cast<std::size_t>(units.factors) * sizeof(float));
        }
    }

    LossSums candidateLoss(const CandidateLoss &input, long shard) override
    {
        const auto part = partOf(input.queries.rows, shard);
        return candidateLossOf(input, part.first, part.last, m_scratch[shard].reserve(candidateScratch(input.nNegatives)));
    }

    void candidateItems(const CandidateLoss &input, float *dItems, long first, long last, long shard) override
    {
        candidateItemsOf(input, first, last, reinterpret_cast<std::int32_t *>(m_scratch[shard].reserve(input.nNegatives + 1)), dItems);
    }

    void similarities(const UnitRows &queries, const UnitRows &items, float *to, long shard) override
    {
        float *memory = m_scratch[shard].reserve(catalogueScratchSize(items.factors));
        for (long block = shard; block < catalogueBlocks(queries.rows); block += kPackedShards)
            catalogueSimilarities(queries, items, block, memory, to);
    }

    LossSums catalogueLoss(const CatalogueLoss &input, long shard) override
    {
        const auto scratch = catalogueScratch(m_scratch[shard].reserve(catalogueScratchSize(input.items.factors)), input.items.factors);
        const auto part = partOf(catalogueBlocks(input.queries.rows), shard);
        LossSums sums;
        for (long block = part.first; block < part.last; ++block) {
            const auto one = catalogueTokens(input, block, scratch);
            sums.loss += one.loss;
            sums.counted += one.counted;
        }
        return sums;
    }

    void catalogueItems(const CatalogueLoss &input, float *dItems, long first, long last, long shard) override
    {
        catalogueItemsOf(input, first, last, m_scratch[shard].reserve(kCatalogueItems * kCatalogueWidth), dItems);
    }

private:
    BucketCells m_cells{};
    Arena m_scratch[kPackedShards];
};

} // namespace HSTUDIO_ISA

template<>
PackedKernel *makePackedFor<InstructionSet::HSTUDIO_ISA>()
{
    return new HSTUDIO_ISA::PackedKernels;
}

} // namespace hstudio::nn::kernels
