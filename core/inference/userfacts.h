#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/sequences.h"
#include "core/data/split.h"
#include "core/inference/evaluate.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace hstudio::inference
{

/// What a list of users shows of everybody, as columns by user code: 138,000 users are 3 MB and a few milliseconds.
struct UserFacts
{
    static constexpr std::int32_t kNotEvaluated = -1;
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();

    std::vector<std::uint32_t> historyLengths; ///< items that the model may be shown
    std::vector<std::int64_t> lastActivity;    ///< newest interaction in the data set, the held-out one included; kNever without any
    std::vector<std::int32_t>
        testRanks; ///< of the held-out item; 0 = can't be ranked (a miss); kNotEvaluated = no test row, or no evaluation

    [[nodiscard]] std::size_t size() const { return testRanks.size(); }
    [[nodiscard]] bool evaluated(std::uint32_t user) const { return testRanks[user] != kNotEvaluated; }
    /// Hit@k: 1 or 0, also for users that weren't evaluated.
    [[nodiscard]] double hit(std::uint32_t user, std::int64_t k = 10) const;
    /// NDCG@k of the one held-out item, 1 / log2(rank + 1) within the first k, else 0 (as the metric "ndcg@k" of evaluateRanking).
    [[nodiscard]] double ndcg(std::uint32_t user, std::int64_t k = 10) const;
};

/// `histories`: everybody's, by user code (OpenRun::histories). `evaluation` may be null.
UserFacts userFacts(const data::Dataset &dataset, const data::Split &split, const data::Sequences &histories, const Evaluation *evaluation);

/// Rank with minus rank without, by user code: negative = the held-out item ranks higher (better) with. kNoDifference where either can't be ranked or wasn't evaluated.
inline constexpr std::int32_t kNoDifference = std::numeric_limits<std::int32_t>::min();

/// Two evaluations of the same users in one pass, each in ascending order of users as evaluateTest() makes them.
/// Errors: InvalidArgument when split, filter or ranking differ, for then ranks aren't comparable (query time may differ: a model may ignore it).
base::Result<std::vector<std::int32_t>> rankDifferences(const Evaluation &with, const Evaluation &without, std::size_t users);

/// How many users gain and lose, for a sentence.
struct DifferenceCounts
{
    std::int64_t better = 0; ///< differences below 0
    std::int64_t same = 0;
    std::int64_t worse = 0;
    std::int64_t none = 0; ///< kNoDifference
};
DifferenceCounts countDifferences(const std::vector<std::int32_t> &differences);

} // namespace hstudio::inference
