#include "core/nn/kernels/layernorm.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// One sequence, forward and backward.
void layerNormBoth(benchmark::State &state)
{
    const long features = state.range(0), columns = padded(state.range(1));
    const auto x = floats(features * columns), dy = floats(features * columns, 1);
    const auto weight = floats(features, 2), bias = floats(features, 3);
    std::vector<float> y(x.size()), dx(x.size()), dWeight(weight.size()), dBias(bias.size());
    std::vector<float> mean(static_cast<std::size_t>(columns)), inverse(mean.size());
    const NormStatistics kept{mean.data(), inverse.data()};
    for (auto _ : state) {
        layerNorm(x.data(), features, columns, columns, weight.data(), bias.data(), 1e-6F, kept, y.data());
        layerNormBackward<true>(x.data(), dy.data(), features, columns, columns, weight.data(), kept, dx.data(), dWeight.data(),
                                dBias.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * features * columns);
}

} // namespace

BENCHMARK(layerNormBoth)->ArgNames({"features", "tokens"})->Args({50, 104})->Args({256, 200});
