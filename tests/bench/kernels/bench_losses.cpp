#include "core/nn/kernels/candidateloss.h"
#include "core/nn/kernels/cataloguesoftmax.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels;
using namespace hstudio::nn::kernels::avx2;

namespace
{

constexpr long kQueries = 512;

/// Queries and items of about unit length, and who is compared with whom.
struct Sample
{
    Sample(long itemCount, long featureCount, long negativeCount)
        : stride(unitStride(featureCount)), items(itemCount), features(featureCount), negatives(negativeCount),
          units(floats(kQueries * stride, 1)), table(floats(itemCount * stride, 2)),
          norms(static_cast<std::size_t>(std::max(itemCount, kQueries)), 1.0F), dQueries(units.size()), dItems(table.size()),
          gradients(static_cast<std::size_t>(kQueries * gradientStride(negativeCount))), weights(static_cast<std::size_t>(kQueries), 1.0F),
          targets(ids(kQueries, itemCount)), negativeIds(ids(kQueries * negativeCount, itemCount))
    {}
    [[nodiscard]] UnitRows queryRows() { return {kQueries, features, true, units.data(), norms.data()}; }
    [[nodiscard]] UnitRows itemRows() { return {items, features, true, table.data(), norms.data()}; }

    long stride, items, features, negatives;
    std::vector<float> units, table, norms, dQueries, dItems, gradients, weights;
    std::vector<std::int32_t> targets, negativeIds;
};

/// Softmax over the catalogue, both passes.
void catalogueSoftmax(benchmark::State &state)
{
    Sample sample(state.range(0), state.range(1), 0);
    const long blocks = catalogueBlocks(kQueries);
    std::vector<float> turned(static_cast<std::size_t>(blocks * catalogueFeatures(sample.features) * kCatalogueWidth));
    std::vector<float> peaks(static_cast<std::size_t>(blocks * kCatalogueWidth)), shares(peaks.size());
    std::vector<float> memory(static_cast<std::size_t>(catalogueScratchSize(sample.features)));
    const CatalogueLoss input{sample.queryRows(), sample.itemRows(), sample.targets.data(), sample.weights.data(), 20.0F,
                              turned.data(),      peaks.data(),      shares.data(),         sample.dQueries.data()};
    for (auto _ : state) {
        for (long block = 0; block < blocks; ++block)
            benchmark::DoNotOptimize(catalogueTokens(input, block, catalogueScratch(memory.data(), sample.features)));
        catalogueItemsOf(input, 0, sample.items, memory.data(), sample.dItems.data());
        benchmark::ClobberMemory();
    }
    constexpr double kProducts = 4; // logits twice, and both gradients
    countOperations(state, 2 * kProducts * static_cast<double>(kQueries * sample.items * sample.features));
}

void candidates(benchmark::State &state, CandidateLossKind kind)
{
    Sample sample(state.range(0), state.range(1), state.range(2));
    const CandidateLoss input{kind,
                              sample.queryRows(),
                              sample.itemRows(),
                              sample.targets.data(),
                              sample.negativeIds.data(),
                              sample.negatives,
                              sample.weights.data(),
                              20.0F,
                              0.9,
                              sample.gradients.data(),
                              sample.dQueries.data()};
    std::vector<float> scratch(static_cast<std::size_t>(candidateScratch(sample.negatives)));
    std::vector<std::int32_t> list(static_cast<std::size_t>(sample.negatives) + 1);
    for (auto _ : state) {
        benchmark::DoNotOptimize(candidateLossOf(input, 0, kQueries, scratch.data()));
        candidateItemsOf(input, 0, sample.items, list.data(), sample.dItems.data());
        benchmark::ClobberMemory();
    }
    countOperations(state, 6 * static_cast<double>(kQueries * (1 + sample.negatives) * sample.features));
}

} // namespace

BENCHMARK(catalogueSoftmax)->ArgNames({"items", "features"})->Args({3707, 50})->Args({27000, 50})->Args({3707, 256});
BENCHMARK_CAPTURE(candidates, sampledSoftmax, CandidateLossKind::SampledSoftmax)
    ->ArgNames({"items", "features", "negatives"})
    ->Args({3707, 50, 128});
BENCHMARK_CAPTURE(candidates, gBce, CandidateLossKind::GBce)
    ->ArgNames({"items", "features", "negatives"})
    ->Args({3707, 50, 128})
    ->Args({27000, 256, 256});
