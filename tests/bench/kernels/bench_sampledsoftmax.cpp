#include "core/nn/kernels/sampledsoftmax.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// Loss and gradients of many tokens, each against its target and 128 negatives of the catalogue.
void sampledSoftmax(benchmark::State &state)
{
    constexpr long kTokens = 64;
    constexpr long kCandidates = 129;
    const long factors = state.range(0), items = state.range(1);
    const long stride = tableStride(factors), width = padded(factors);
    const auto table = floats(items * stride);
    const auto queries = floats(kTokens * width, 1);
    const auto chosen = ids(kTokens * padded(kCandidates), items);
    std::vector<std::int64_t> offsets;
    for (const auto id : chosen)
        offsets.push_back(id * stride);
    std::vector<float> dTable(table.size()), dQuery(static_cast<std::size_t>(width)), logits(static_cast<std::size_t>(padded(kCandidates)));
    for (auto _ : state) {
        for (long t = 0; t < kTokens; ++t) {
            const Candidates candidates{offsets.data() + t * padded(kCandidates), kCandidates, width, items * stride > kCachedTable};
            const float *query = queries.data() + t * width;
            candidateDots(query, table.data(), candidates, logits.data());
            benchmark::DoNotOptimize(softmaxGradient(logits.data(), kCandidates, 20.0F, 1.0F));
            spreadGradient(query, table.data(), candidates, logits.data(), dTable.data(), dQuery.data());
        }
        benchmark::ClobberMemory();
    }
    countOperations(state, 6.0 * static_cast<double>(kTokens * kCandidates * factors));
}

} // namespace

BENCHMARK(sampledSoftmax)->ArgNames({"factors", "items"})->Args({50, 3707})->Args({256, 3707})->Args({50, 26745});
