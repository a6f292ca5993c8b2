#pragma once

#include "core/data/dataset.h"
#include "core/inference/userfacts.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::ui
{

/// What the users list shows of everybody, by user code. Immutable once made; 138,000 users are a few megabytes.
struct UserTable
{
    std::vector<std::string> ids;       ///< as in the file
    std::vector<std::uint32_t> idOrder; ///< place of each user when all are sorted by id: numbers by value, texts by letters
    bool textIds = false;
    inference::UserFacts facts;

    [[nodiscard]] std::size_t size() const { return ids.size(); }
    [[nodiscard]] std::int32_t rank(std::uint32_t user) const { return facts.testRanks[user]; }
    [[nodiscard]] bool hit(std::uint32_t user) const { return facts.hit(user) > 0; } ///< within the first 10
};

UserTable makeUserTable(const data::Dataset &dataset, inference::UserFacts facts);

/// Rank minus rank with another run, by user code (inference::rankDifferences).
using RankDifferences = std::vector<std::int32_t>;

/// Whom the users list shows.
struct UserFilter
{
    enum class Group
    {
        Everybody,
        Hits,       ///< the held-out film is among the first 10
        Misses,     ///< tested, but it isn't (films that can't be ranked are misses)
        Unrankable, ///< tested, but the held-out film has no rank
        Better,     ///< it ranks higher than with the other run
        Worse,
    };
    std::string id; ///< ids begin with it (contain it, when ids are texts); empty: all
    Group group = Group::Everybody;
};

/// User codes that pass the filter, by code. `differences` may be null; nobody is better or worse then.
std::vector<std::uint32_t> matchingUsers(const UserTable &users, const UserFilter &filter, const RankDifferences *differences = nullptr);

} // namespace hstudio::ui
