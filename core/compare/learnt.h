#pragma once

#include "core/base/result.h"
#include "core/compare/run.h"
#include "core/compare/table.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hstudio::experiment
{
struct OpenRun;
}

namespace hstudio::compare
{

/// The time bias of one bucket: what is added to the attention score of an item this long ago.
struct TimeBiasPoint
{
    int bucket = 0;
    std::int64_t from = 0; ///< seconds: the bucket holds from <= |Δt| <= to
    std::int64_t to = 0;
    double weight = 0;
};

/// The position bias at one distance.
struct PositionBiasPoint
{
    std::int64_t distance = 0; ///< items between the query and the key; 0 = the item itself
    double weight = 0;
};

/// What one block of a run has learnt. Its heads share these curves.
struct LearntBlock
{
    std::vector<TimeBiasPoint>
        time; ///< buckets that the data set's time span can reach, without empty ones; empty for a model without time bias
    std::vector<PositionBiasPoint> position; ///< up to the longest distance the model sees; empty without position bias
};

/// Reads the relative attention bias of a run's best weights, block by block; empty for models that have none. Blocking, reads the weights file.
/// Errors: NotFound for a run without weights, BadData.
base::Result<std::vector<LearntBlock>> learntBias(store::Store &store, const Run &run);

/// One row for each bucket (or distance) and one column for each block: for export, and where there is no plot.
Table timeBiasTable(const std::string &name, const std::vector<LearntBlock> &blocks);
Table positionBiasTable(const std::string &name, const std::vector<LearntBlock> &blocks);

/// A film that lies near another one in the model's item embeddings.
struct Neighbour
{
    std::uint32_t item = 0; ///< code
    std::string title;
    double cosine = 0;
};
/// The k nearest by cosine of the item embeddings, nearest first; for runs over each other ask each. Blocking.
/// Errors: NotFound when the model doesn't know the film.
base::Result<std::vector<Neighbour>> neighbours(experiment::OpenRun &run, std::uint32_t item, std::int64_t k = 10);

} // namespace hstudio::compare
