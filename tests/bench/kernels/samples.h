#pragma once

#include "core/base/random.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

/// Inputs for the kernels' benchmarks, the same in every run.
namespace hstudio::bench
{

/// Numbers in [-1, 1).
inline std::vector<float> floats(long count, std::uint32_t stream = 0)
{
    const base::CounterRandom random(1, base::RandomPurpose::Bootstrap, 0, stream);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(2 * random.uniform(i) - 1);
    return values;
}

/// `count` of the ids 1 … items - 1.
inline std::vector<std::int32_t> ids(long count, long items)
{
    const base::CounterRandom random(2, base::RandomPurpose::Bootstrap);
    std::vector<std::int32_t> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::int32_t>(1 + random.below(i, static_cast<std::uint32_t>(items - 1)));
    return values;
}

/// Reports floating-point operations per second beside the time.
inline void countOperations(benchmark::State &state, double perIteration)
{
    state.counters["FLOP/s"] = benchmark::Counter(perIteration, benchmark::Counter::kIsIterationInvariantRate, benchmark::Counter::kIs1000);
}

} // namespace hstudio::bench
