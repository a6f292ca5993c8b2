#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <vector>

namespace hstudio::data
{

/// Numbers and distributions of the Data page; exact, one pass over the table after the split.
struct DatasetStats
{
    double density = 0; ///< interactions / (users × items)
    double medianHistory = 0;
    std::int64_t longestHistory = 0;
    std::vector<std::int64_t> historyLengths; ///< of each user, ascending
    std::vector<std::int64_t> itemCounts;     ///< interactions of each item, descending: rank → count
    std::vector<std::int64_t> monthStarts;    ///< unix seconds of each calendar month (UTC) from the first to the last interaction
    std::vector<std::int64_t> monthCounts;    ///< interactions in it
    std::vector<std::int64_t> gapBuckets;     ///< [129] gaps between a user's consecutive interactions by HSTU time bucket
    std::int64_t trainRows = 0;
    std::int64_t validationRows = 0;
    std::int64_t testRows = 0;
    std::int64_t droppedRows = 0;
    std::int64_t coldTestUsers = 0; ///< test users without any training row
    std::int64_t coldTestItems = 0; ///< distinct test items without any row in the fold
};

DatasetStats computeStats(const Dataset &dataset, const Split &split);

} // namespace hstudio::data
