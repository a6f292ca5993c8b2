#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"

#include <cstdint>
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

/// Takes about half a second (one step at least). Not on the GUI thread. Errors as Trainer::run; Cancelled when stopped.
base::Result<Estimate> estimateRun(const config::ExperimentConfig &config, const data::TrainingData &data, std::stop_token stop = {});

} // namespace hstudio::training
