#include "core/data/timebuckets.h"
#include "core/nn/kernels/bucketing.h"
#include "samples.h"

#include <memory>

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// Buckets of all pairs of `tokens` keys and queries.
void timeBuckets(benchmark::State &state)
{
    const long tokens = padded(state.range(0));
    const auto thresholds = hstudio::data::timeBucketThresholds();
    const auto cells = std::make_unique<BucketCells>();
    fillCells(thresholds.data(), static_cast<long>(thresholds.size()), *cells);
    std::vector<std::int32_t> times(static_cast<std::size_t>(tokens));
    for (std::size_t i = 1; i < times.size(); ++i)
        times[i] = times[i - 1] + static_cast<std::int32_t>(i % 9 == 0 ? 86400 : i % 4 * 30);
    std::vector<std::uint8_t> buckets(static_cast<std::size_t>(tokens * tokens));
    for (auto _ : state) {
        bucketPairs(*cells, times.data(), tokens, times.data(), tokens, buckets.data());
        benchmark::DoNotOptimize(buckets.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * tokens * tokens);
}

} // namespace

BENCHMARK(timeBuckets)->ArgName("tokens")->Arg(48)->Arg(200);
