#pragma once

#include "core/base/result.h"
#include "core/data/batch.h"
#include "core/inference/recommender.h"

#include <span>
#include <vector>

namespace hstudio::inference
{

/// One user to be answered.
struct Query
{
    std::size_t position = 0; ///< in RecommendRequest::which
    std::size_t history = 0;  ///< in RecommendRequest::histories
    std::size_t visible = 0;  ///< items of the history that the model may see
    std::int64_t time = 0;
};

/// Errors: InvalidArgument for k < 1, missing query times, or not one for each user.
base::Result<void> checkRequest(const RecommendRequest &request, bool requiresContext);

/// Who can be answered: users with something in their history before the query time.
std::vector<Query> queriesOf(const RecommendRequest &request);

/// The newest visible items of each user, packed with the query times.
data::PackedBatch batchOf(const data::Sequences &histories, std::span<const Query> queries, int sessionMaxLen);

/// Users at once, so that their scores stay within 16 MB.
std::size_t usersPerChunk(std::size_t nItems);

} // namespace hstudio::inference
