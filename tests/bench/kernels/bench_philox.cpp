#include "core/nn/kernels/fuseddropout.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// Dropout factors of one sequence.
void dropout(benchmark::State &state)
{
    const long tokens = state.range(0), features = state.range(1);
    const long elements = features * (tokens + 15) / 16 * 16;
    std::vector<float> factors(static_cast<std::size_t>(elements + 4 * kDropoutGroup));
    for (auto _ : state) {
        dropoutFactors({1, 2, 3, 4}, 0, {0x33333333, 1.25F}, elements, factors.data());
        benchmark::DoNotOptimize(factors.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * tokens * features);
}

/// Words for the negatives of one token, as core/data draws them.
void negativeWords(benchmark::State &state)
{
    const hstudio::base::CounterRandom random(1, hstudio::base::RandomPurpose::Negatives, 1, 1);
    std::vector<std::uint32_t> words(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        random.words(0, words);
        benchmark::DoNotOptimize(words.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

} // namespace

BENCHMARK(dropout)->ArgNames({"tokens", "features"})->Args({104, 50})->Args({200, 256});
BENCHMARK(negativeWords)->ArgName("words")->Arg(128)->Arg(1000);
