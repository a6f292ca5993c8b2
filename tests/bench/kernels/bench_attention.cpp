#include "core/nn/kernels/pointwiseattention.h"
#include "samples.h"

using namespace hstudio::bench;
using namespace hstudio::nn::kernels::avx2;

namespace
{

/// One head of one sequence with both biases.
struct Sample
{
    Sample(long tokenCount, long headSize)
        : tokens(tokenCount), columns(padded(tokenCount)), size(headSize), q(floats(size * columns, 1)), k(floats(size * columns, 2)),
          v(floats(size * columns, 3)), dOutput(floats(size * columns, 4)), output(q.size()), dq(q.size()), dk(q.size()), dv(q.size()),
          time(floats(129, 5)), position(floats(columns + 2 * kMargin, 6)), dPosition(position.size()),
          histogram(static_cast<std::size_t>(256 * kLanes)), buckets(static_cast<std::size_t>(pairCount(tokens, columns) + kLanes))
    {
        for (std::size_t i = 0; i < buckets.size(); ++i)
            buckets[i] = static_cast<std::uint8_t>(i * 7 % 60);
        for (auto *piece : {&scores, &weights, &gradient, &turned})
            piece->resize(static_cast<std::size_t>((columns + kLanes) * kQueryBlock));
    }

    static constexpr long kMargin = 64;
    long tokens, columns, size;
    std::vector<float> q, k, v, dOutput, output, dq, dk, dv, time, position, dPosition, histogram;
    std::vector<std::uint8_t> buckets;
    std::vector<float> scores, weights, gradient, turned;

    [[nodiscard]] HeadView head() const { return {q.data(), k.data(), v.data(), size, columns}; }
    [[nodiscard]] BiasView bias() const { return {time.data(), position.data() + kMargin, buckets.data()}; }
    [[nodiscard]] double pairs() const { return static_cast<double>(tokens) * static_cast<double>(tokens + 1) / 2; }
};

void attentionForward(benchmark::State &state)
{
    Sample sample(state.range(0), state.range(1));
    const auto head = sample.head();
    const auto bias = sample.bias();
    for (auto _ : state) {
        eachQueryBlock(sample.tokens, sample.columns, 0, [&](const QueryBlock &block) {
            blockScores(head, bias, block, sample.scores.data());
            blockWeights(block, sample.scores.data(), 0.005F, sample.weights.data());
            combineKeys(head.v, head, block, sample.weights.data(), sample.output.data());
        });
        benchmark::ClobberMemory();
    }
    countOperations(state, 4 * sample.pairs() * static_cast<double>(sample.size));
}

/// With the scores computed again, as in deep models.
void attentionBackward(benchmark::State &state)
{
    Sample sample(state.range(0), state.range(1));
    const auto head = sample.head();
    const auto bias = sample.bias();
    const AttentionScratch scratch{sample.scores.data(), sample.weights.data(), sample.gradient.data(), sample.turned.data()};
    const HeadGradients gradients{sample.dq.data(), sample.dk.data(), sample.dv.data()};
    for (auto _ : state) {
        eachQueryBlock(sample.tokens, sample.columns, 0, [&](const QueryBlock &block) {
            blockScores(head, bias, block, sample.scores.data());
            blockBackward(head, bias, block, sample.tokens, 0.005F, sample.scores.data(), sample.dOutput.data(), scratch, gradients,
                          sample.histogram.data(), sample.dPosition.data() + Sample::kMargin);
        });
        benchmark::ClobberMemory();
    }
    countOperations(state, 10 * sample.pairs() * static_cast<double>(sample.size));
}

} // namespace

BENCHMARK(attentionForward)->ArgNames({"tokens", "head"})->Args({50, 50})->Args({200, 50})->Args({200, 25})->Args({200, 64});
BENCHMARK(attentionBackward)->ArgNames({"tokens", "head"})->Args({50, 50})->Args({200, 50})->Args({200, 25})->Args({200, 64});
