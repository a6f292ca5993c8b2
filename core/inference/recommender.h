#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"
#include "core/inference/explanation.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace hstudio::inference
{

/// One recommended item. Score: similarity, not divided by logits_t.
struct ScoredItem
{
    std::uint32_t itemCode = 0; ///< Dataset item code
    float score = 0;
    std::int32_t rank = 1; ///< 1 = best
};

/// Recommendations for one user.
struct UserRecommendation
{
    std::size_t history = 0;               ///< index into the request's histories
    std::optional<std::int64_t> queryTime; ///< as used; empty when the model ignores time
    std::vector<ScoredItem> items;         ///< fewer than k when fewer remain
    std::int32_t targetRank = 0;      ///< rank of RecommendRequest::targets' item among all candidates; 0 = no target or not a candidate
    std::optional<float> targetScore; ///< the target's score; empty where targetRank is 0
};

struct RecommendRequest
{
    const data::Sequences *histories = nullptr; ///< uncut, internal ids, as data::foldHistories makes them
    std::span<const std::uint32_t> which;       ///< indexes into histories; those without items are left out of the answer
    std::span<const std::int64_t> queryTimes;   ///< one for each of `which`; required when requiresContext()
    std::span<const std::int32_t> targets;      ///< optional, one for each of `which`: internal id whose rank is wanted (0 = none)
    std::span<const std::int32_t> candidates;   ///< optional: only these internal ids are ranked; ids the model doesn't know are ignored
    std::int64_t k = 10;
    bool filterSeen = true; ///< removes everything in the (whole) history
};

/// Several films at several moments: how the ranks of a user's films move as time passes (a bump chart).
struct RankGridRequest
{
    const data::Sequences *histories = nullptr;
    std::uint32_t which = 0;                  ///< index into histories
    std::span<const std::int64_t> queryTimes; ///< one moment or more
    std::span<const std::int32_t> films;      ///< internal ids
    bool filterSeen = true;
};

/// 1-based ranks among all candidates; 0 = not a candidate (seen), or nothing is shown to the model at that moment.
struct RankGrid
{
    std::vector<std::int64_t> queryTimes;
    std::vector<std::vector<std::int32_t>> ranks; ///< [moments][films]
};

/// Top-k recommendation with a trained model (RecTools: recommend, golden part D). Query times before the newest items cut the history:
/// interactions after the query time are not shown to the model (RecTools keeps them in a quirk; see docs/model.md), but still count as seen.
class Recommender final
{
public:
    /// Loads weights (best.safetensors) for the given settings. `items` maps internal ids to codes. `device`: as resolved by nn::resolveDevice.
    static base::Result<std::unique_ptr<Recommender>> load(const config::ExperimentConfig &config, const data::ItemIndex &items,
                                                           const std::filesystem::path &weights, const std::string &device);
    ~Recommender();
    Recommender(const Recommender &) = delete;
    Recommender &operator=(const Recommender &) = delete;

    /// True when a query time is needed; a request without one is then an InvalidArgument error that says so.
    [[nodiscard]] bool requiresContext() const;

    /// Thread-safe (calls are serialised). Users in chunks; `progress` gets (done, total) users. Errors: InvalidArgument (k < 1, query times missing), Cancelled.
    base::Result<std::vector<UserRecommendation>> recommend(const RecommendRequest &request, std::stop_token stop = {},
                                                            const std::function<void(std::int64_t, std::int64_t)> &progress = {});

    /// Ranks of some films at every moment of a grid. Thread-safe. One forward pass for each moment, and no list is made.
    /// Errors: NotFound (a film the model doesn't know), InvalidArgument (no moments), Cancelled.
    base::Result<RankGrid> rankGrid(const RankGridRequest &request, std::stop_token stop = {});

    /// The film's score, taken apart exactly with norms and gates held fixed (explanation.h). Thread-safe; milliseconds. Computed in float64.
    /// Errors: NotFound (the model doesn't know the film), InvalidArgument (query time missing, or the model is shown nothing at that moment).
    base::Result<Explanation> explain(const ExplainRequest &request);

    /// What each item of the window that explain() shows changes by having been seen: one forward pass for each, oldest first. Thread-safe.
    /// Errors: as explain(), Cancelled.
    base::Result<std::vector<LeaveOneOut>> leaveOneOut(const ExplainRequest &request, std::stop_token stop = {},
                                                       const std::function<void(std::int64_t, std::int64_t)> &progress = {});

    /// Items most similar to `internalItem` by the cosine of the raw item embeddings, itself left out.
    base::Result<std::vector<ScoredItem>> similarItems(std::int32_t internalItem, std::int64_t k);

private:
    struct Private;
    explicit Recommender(std::unique_ptr<Private> state);
    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::inference
