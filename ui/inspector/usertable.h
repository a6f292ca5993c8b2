#pragma once

#include "core/data/dataset.h"
#include "core/data/sequences.h"
#include "core/inference/evaluate.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::ui
{

/// What the users list shows of everybody, by user code. Immutable once made; 138,000 users are a few megabytes.
struct UserTable
{
    static constexpr std::int32_t kNotEvaluated = -1;

    std::vector<std::string> ids;       ///< as in the file
    std::vector<std::uint32_t> lengths; ///< films in the history that the model sees
    std::vector<std::int32_t> ranks;    ///< of the held-out film in the test evaluation; 0 = can't be ranked; kNotEvaluated
    std::vector<std::uint32_t> idOrder; ///< place of each user when all are sorted by id: numbers by value, texts by letters
    bool textIds = false;

    [[nodiscard]] std::size_t size() const { return ids.size(); }
    [[nodiscard]] bool hit(std::uint32_t user, std::int32_t k = 10) const { return ranks[user] > 0 && ranks[user] <= k; }
};

/// `evaluation` may be null.
UserTable makeUserTable(const data::Dataset &dataset, const data::Sequences &histories, const inference::Evaluation *evaluation);

/// User codes whose id begins with the text (contains it, when ids are texts), by code.
std::vector<std::uint32_t> matchingUsers(const UserTable &users, std::string_view text);

} // namespace hstudio::ui
