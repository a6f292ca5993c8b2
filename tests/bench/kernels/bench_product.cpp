#include "core/nn/kernels/product.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// [rows, depth] · [depth, tokens] with packed weights, as in uvqk (4D × D) and output_mlp (D × D).
void packedWeights(benchmark::State &state)
{
    const long rows = state.range(0), depth = state.range(1), columns = padded(state.range(2));
    const auto weights = floats(rows * depth);
    std::vector<float> packed(static_cast<std::size_t>(packedSize(rows, depth)));
    pack({weights.data(), depth, 1}, rows, depth, packed.data());
    const auto b = floats(depth * columns, 1);
    std::vector<float> c(static_cast<std::size_t>(rows * columns));
    for (auto _ : state) {
        packedProduct<Into::Replace>(packed.data(), rows, depth, b.data(), columns, c.data(), columns, columns);
        benchmark::DoNotOptimize(c.data());
        benchmark::ClobberMemory();
    }
    countOperations(state, 2.0 * static_cast<double>(rows * depth * columns));
}

} // namespace

BENCHMARK(packedWeights)
    ->ArgNames({"rows", "depth", "tokens"})
    ->Args({200, 50, 104})
    ->Args({50, 50, 104})
    ->Args({1024, 256, 104})
    ->Args({256, 256, 200});
