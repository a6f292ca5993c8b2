#pragma once

#include "core/base/result.h"
#include "core/store/store.h"

#include <string>
#include <vector>

namespace hstudio::experiment
{

/// Something in which two runs differ.
struct Difference
{
    std::string what; ///< "libtorch_version", "epoch 3 train_loss", "best.safetensors", "recommendations" …
    std::string first;
    std::string second;
};

/// Compares two ended runs of the same settings: fingerprints, curves without their times, weights bit for bit, test metrics and, where the weights
/// differ, the ten items that each user would be recommended at the moment of the test. Empty: they are equal.
/// Errors: NotFound (no such run, no weights), Io, BadData.
base::Result<std::vector<Difference>> differences(store::Store &store, base::RunId first, base::RunId second);

/// Differences between two fingerprints. One that isn't JSON differs as a whole.
std::vector<Difference> fingerprintDifferences(const std::string &first, const std::string &second);

} // namespace hstudio::experiment
