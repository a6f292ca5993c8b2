#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/inference/recommender.h"
#include "core/metrics/ranking.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace hstudio::inference
{

/// How a test result came about; numbers with different protocols are not comparable.
struct Protocol
{
    std::string split = "leave-one-out"; ///< as data::SplitRule::protocol()
    std::vector<std::int64_t> ks;
    bool filterSeen = true;
    std::string ranking = "full"; ///< over the whole catalogue known to the model
    std::string weights = "best";
    std::string queryTime = "test interaction"; ///< "ignored" for models that need none
};

/// One user's part of an evaluation.
struct UserEvaluation
{
    std::uint32_t user = 0;
    std::int32_t rank = 0; ///< of the held-out item among all candidates; 0 = can't be ranked (cold user or item)
};

struct Evaluation
{
    Protocol protocol;
    metrics::MetricTable metrics;
    std::vector<UserEvaluation> users; ///< test users
};

/// Leave-one-out test (RecTools: cross_validate of the tutorial): every test user is asked at the time of the test interaction.
/// Cold users and items stay in and count as misses.
base::Result<Evaluation> evaluateTest(Recommender &recommender, const data::Dataset &dataset, const data::Split &split,
                                      const data::ItemIndex &items, std::span<const std::int64_t> ks, std::stop_token stop = {},
                                      const std::function<void(std::int64_t, std::int64_t)> &progress = {});

/// The same metrics for recommending everybody the most popular items of the fold: what any model has to beat.
Evaluation evaluatePopularity(const data::Dataset &dataset, const data::Split &split, std::span<const std::int64_t> ks);

} // namespace hstudio::inference
