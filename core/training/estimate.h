#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace hstudio::training
{

/// What a run will cost, measured by a short probe: real steps on batches of the real data.
struct Estimate
{
    std::int64_t parameters = 0;
    std::int64_t memoryBytes = 0; ///< weights, gradients, Adam moments, activations of a step
    double secondsPerEpoch = 0;   ///< training and validation
    std::int64_t stepsPerEpoch = 0;
};

/// The same settings with all that doesn't change the cost of an epoch at its default (seed, learning rate, how long the run goes …): equal ones cost
/// the same on a data set.
config::ExperimentConfig costSettings(const config::ExperimentConfig &config);

/// Seconds since any moment. What a run costs is told, and how long the probe takes is bounded, in its seconds.
using SecondsClock = std::function<double()>;

/// Takes about half a second (one step at least). Not on the GUI thread. `clock` empty: wall time. Errors as Trainer::run; Cancelled when stopped.
base::Result<Estimate> estimateRun(const config::ExperimentConfig &config, const data::TrainingData &data, std::stop_token stop = {},
                                   const SecondsClock &clock = {});

} // namespace hstudio::training
