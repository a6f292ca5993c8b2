#pragma once

#include "core/compare/seeds.h"
#include "core/compare/table.h"
#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// What a test user is like, before the test.
struct UserTraits
{
    std::int64_t historyLength = 0;    ///< interactions before the test that may be learnt from
    std::int64_t targetPopularity = 0; ///< such interactions of anybody with the held-out item
    std::int64_t sinceLast = 0;        ///< seconds from the last of them to the test; 0 for a user without any
};

/// Traits by user code (all users of the data set; those without a test are empty). Linear in the interactions.
std::vector<std::optional<UserTraits>> userTraits(const data::Dataset &dataset, const data::Split &split);

enum class SliceBy
{
    HistoryLength,
    TargetPopularity,
    SinceLast, ///< on the human time scale
};

/// A metric over a part of the users.
struct Slice
{
    std::int64_t from = 0; ///< trait values from <= v <= to
    std::int64_t to = 0;   ///< of the last slice: the largest int64
    std::string label;     ///< "10 – 19", "500 or more", "1 h – 1 d"
    struct Value
    {
        double mean = 0;          ///< over users (and the group's runs); NaN without users
        double standardError = 0; ///< of the mean over users; 0 for fewer than two
        std::int64_t users = 0;
    };
    std::vector<Value> values; ///< one for each group
};

/// The metric of each group in each part of the users; parts without users are left out. `metric` must have user values (usermetrics.h): else, and for
/// groups without a test, there are no users. The runs must be of the data set of `traits`.
std::vector<Slice> sliceMetric(std::span<const Run> runs, std::span<const RunGroup> groups,
                               const std::vector<std::optional<UserTraits>> &traits, SliceBy by, const std::string &metric);
Table slicesTable(std::span<const RunGroup> groups, const std::vector<Slice> &slices, SliceBy by, const std::string &metric);

} // namespace hstudio::compare
