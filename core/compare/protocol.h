#pragma once

#include "core/compare/words.h"
#include "core/inference/evaluate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// How a number came about. What isn't known (published results don't tell everything) is empty and is not held against anybody.
struct Protocol
{
    std::string split;              ///< "leave-one-out"
    std::vector<std::int64_t> ks;   ///< cut-offs that were measured
    std::optional<bool> filterSeen; ///< seen items can't be recommended
    std::string ranking;            ///< "full" over the catalogue, or a sample's name
    std::string weights;            ///< "best", "last", "imported"
    std::string queryTime;          ///< "test interaction"; "ignored" by models that need none, which is comparable with every rule
    std::string dataHash;           ///< content of the data set
    std::string tieRule;            ///< order of a user's equal timestamps: "file order"

    bool operator==(const Protocol &) const = default;
};

/// The rule of this program: equal timestamps keep the file's order.
inline constexpr auto kFileOrder = "file order";

Protocol protocolOf(const inference::Protocol &evaluation, const std::string &dataHash);

/// What differs between two protocols, a sentence each; empty = comparable. With `k`, cut-offs don't count as long as both measured that one.
std::vector<Words> differences(const Protocol &a, const Protocol &b, std::optional<std::int64_t> k = {});

/// In one line, what isn't known left out: "leave-one-out; full ranking; seen items left out; best weights; …".
std::string protocolText(const Protocol &protocol);

} // namespace hstudio::compare
