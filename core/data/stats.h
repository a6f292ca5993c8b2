#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <vector>

namespace hstudio::data
{

/// Numbers and distributions of the Data page; exact, one parallel pass over the table after the split.
struct DatasetStats
{
    SplitRule rule;     ///< the split that the numbers are about
    double density = 0; ///< interactions / (users × items)
    double medianHistory = 0;
    std::int64_t longestHistory = 0;
    std::vector<std::int64_t> historyLengths; ///< of each user, ascending
    std::vector<std::int64_t> itemCounts;     ///< interactions of each item, descending: rank → count
    std::vector<std::int64_t> monthStarts;    ///< unix seconds of each calendar month (UTC) from the first to the last interaction
    std::vector<std::int64_t> monthCounts;    ///< interactions in it
    std::vector<std::int64_t> monthTrain;     ///< training rows in it
    std::vector<std::int64_t> monthTest;      ///< test rows in it
    std::vector<std::int64_t> gapBuckets;     ///< [129] gaps between a user's consecutive interactions by HSTU time bucket
    std::int64_t trainRows = 0;
    std::int64_t validationRows = 0;
    std::int64_t testRows = 0;
    std::int64_t droppedRows = 0;
    std::int64_t coldTestUsers = 0; ///< test users without any training row
    std::int64_t coldTestItems = 0; ///< distinct test items without any row in the fold

    // Leakage: a model learns from what happened after the moment that it is tested at.
    std::int64_t medianTestTime = 0;          ///< of the test rows, the lower one of two; 0 without any
    std::int64_t trainAfterMedianTest = 0;    ///< training rows later than that
    std::int64_t testUsersWithLaterTrain = 0; ///< test rows that are earlier than the last training row of anybody

    // Ties: rows of a user at one second, in whatever order the file has them.
    std::int64_t tiedRows = 0;        ///< rows that share their second with another one of the same user
    std::int64_t unstableTests = 0;   ///< users whose test target would be another one, or none, under another order of their ties
    std::int64_t usersWithTarget = 0; ///< users that have, or under some order could have, a test target: what unstableTests is a share of
};

DatasetStats computeStats(const Dataset &dataset, const Split &split);

} // namespace hstudio::data
