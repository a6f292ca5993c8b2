#pragma once

#include "core/base/result.h"
#include "core/training/events.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <vector>

namespace hstudio::training
{

/// Where a training stands, weights and moments aside. With the settings and the data it decides everything that follows: all random numbers are
/// keyed by seed, epoch and sequence, so there is no generator to save.
struct TrainingProgress
{
    std::int64_t epoch = 1;      ///< the epoch in progress, 1-based
    std::int64_t step = 0;       ///< steps done in it
    std::int64_t globalStep = 0; ///< steps done in the run
    double lossSum = 0;          ///< of this epoch's losses, weighted by sequences
    double lossWeight = 0;
    std::int64_t tokens = 0;         ///< trained on in this epoch
    double wallSeconds = 0;          ///< worked on the run so far, pauses left out
    double epochStartedAt = 0;       ///< wallSeconds at the start of this epoch
    std::vector<EpochRecord> epochs; ///< the curve: all finished epochs
};

nlohmann::json toJson(const TrainingProgress &progress);
/// Errors: BadData when the document isn't a progress whose numbers fit together.
base::Result<TrainingProgress> progressFromJson(const nlohmann::json &document);

/// The best of `epochs` (the last one marked best), or null.
const EpochRecord *bestOf(const std::vector<EpochRecord> &epochs);

} // namespace hstudio::training
