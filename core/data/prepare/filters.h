#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::data
{

/// Which interactions a data set keeps. Applied in this order: time range, rating, duplicates, k-core; the last until nothing changes.
struct Filters
{
    enum class Duplicates
    {
        Keep,
        First, ///< of a user's interactions with one item the earliest stays (equal times: the first in the file)
        Last,  ///< the latest stays (equal times: the last in the file)
    };
    std::optional<std::int64_t> from = {};  ///< unix seconds, the first moment that is kept
    std::optional<std::int64_t> until = {}; ///< unix seconds, the first moment that isn't
    std::optional<float> minRating = {};    ///< lower ratings go
    Duplicates duplicates = Duplicates::Keep;
    std::int64_t minUserInteractions = 0; ///< users with fewer go, repeatedly: the data set becomes a k-core
    std::int64_t minItemInteractions = 0; ///< items with fewer go

    [[nodiscard]] bool any() const;
    bool operator==(const Filters &) const = default;
};

/// What one filter did; stored with the data set.
struct FilterStep
{
    std::string filter;            ///< "time_range", "rating", "duplicates", "k_core"
    std::string value;             ///< "1997-01-01T00:00:00Z/1998-01-01T00:00:00Z" (either may be empty), "4", "last", "5/3" (users/items)
    std::int64_t interactions = 0; ///< that it removed
    std::int64_t users = 0;        ///< that have none left because of it
    std::int64_t items = 0;

    bool operator==(const FilterStep &) const = default;
};

} // namespace hstudio::data
