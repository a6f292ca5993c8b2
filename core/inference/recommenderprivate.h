#pragma once

#include "core/inference/queries.h"
#include "core/inference/recommender.h"
#include "core/inference/topk.h"
#include "core/nn/parallel.h"
#include "core/nn/sequencemodel.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <new>

/// What the sources that implement Recommender share.
namespace hstudio::inference
{

base::Error outOfMemory(const std::string &detail);
base::Error cancelled();
base::Error unknownItem();

/// Runs `action` and turns exceptions of LibTorch and the C++ library into errors.
template<typename T, typename Action>
base::Result<T> guarded(const Action &action)
{
    try {
        return action();
    } catch (const c10::OutOfMemoryError &error) {
        return outOfMemory(error.what());
    } catch (const std::bad_alloc &error) {
        return outOfMemory(error.what());
    } catch (const c10::Error &error) {
        return base::Error{base::ErrorCode::Internal,
                           HSTUDIO_TEXT("Error", "The model failed inside the program: %1."),
                           {error.what_without_backtrace()},
                           error.what()};
    }
}

/// Takes these internal ids out of the ranking.
void mask(std::span<float> scores, std::span<const std::int32_t> items);

/// Called with (done, total) users.
using Progress = std::function<void(std::int64_t, std::int64_t)>;

struct Recommender::Private
{
    std::shared_ptr<nn::SequenceModel> model;
    torch::Device device;
    std::vector<std::uint32_t> codeOf; ///< by internal id
    int sessionMaxLen = 0;
    std::mutex mutex;

    [[nodiscard]] bool knows(std::int32_t item) const { return item > 0 && static_cast<std::size_t>(item) < codeOf.size(); }
    torch::Tensor scoresOf(const data::PackedBatch &packed) const;
    std::vector<ScoredItem> scored(const std::vector<Candidate> &best) const;
    std::vector<std::int32_t> barredItems(std::span<const std::int32_t> candidates) const;
    UserRecommendation answer(const RecommendRequest &request, const Query &query, std::span<const float> scores) const;
    base::Result<std::vector<UserRecommendation>> recommend(const RecommendRequest &request, const std::stop_token &stop,
                                                            const Progress &progress) const;
    base::Result<RankGrid> rankGrid(const RankGridRequest &request, const std::stop_token &stop) const;
    base::Result<Explanation> explain(const ExplainRequest &request) const;
    base::Result<std::vector<LeaveOneOut>> leaveOneOut(const ExplainRequest &request, const std::stop_token &stop,
                                                       const Progress &progress) const;
    std::vector<ScoredItem> similar(std::int32_t internalItem, std::int64_t k) const;

    /// Scores of each query with what may not be recommended masked, to `use(index of the query, scores)`: chunk by chunk, rows of a chunk in parallel.
    template<typename Use>
    base::Result<void> forEachQuery(const RecommendRequest &request, std::span<const Query> queries, const std::stop_token &stop,
                                    const Progress &progress, const Use &use) const;
};

constexpr std::size_t kUsersPerTask = 8;

template<typename Use>
base::Result<void> Recommender::Private::forEachQuery(const RecommendRequest &request, std::span<const Query> queries,
                                                      const std::stop_token &stop, const Progress &progress, const Use &use) const
{
    const auto barred = barredItems(request.candidates);
    const auto nItems = codeOf.size();
    const auto chunk = usersPerChunk(nItems);
    for (std::size_t begin = 0; begin < queries.size(); begin += chunk) {
        if (stop.stop_requested())
            return cancelled();
        const auto part = queries.subspan(begin, std::min(chunk, queries.size() - begin));
        const auto scores = scoresOf(batchOf(*request.histories, part, sessionMaxLen));
        auto *values = scores.template data_ptr<float>();
        nn::inParallel(static_cast<std::int64_t>((part.size() + kUsersPerTask - 1) / kUsersPerTask), [&](std::int64_t task) {
            const auto first = static_cast<std::size_t>(task) * kUsersPerTask;
            for (auto row = first; row < std::min(part.size(), first + kUsersPerTask); ++row) {
                const std::span<float> own{values + row * nItems, nItems};
                mask(own, barred);
                if (request.filterSeen)
                    mask(own, request.histories->itemsOf(part[row].history));
                use(begin + row, std::span<const float>(own));
            }
        });
        if (progress)
            progress(static_cast<std::int64_t>(begin + part.size()), static_cast<std::int64_t>(queries.size()));
    }
    return {};
}

} // namespace hstudio::inference
