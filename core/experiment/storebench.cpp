#include "core/experiment/storebench.h"

#include "core/base/clock.h"
#include "core/store/store.h"

#include <algorithm>

namespace hstudio::experiment
{
namespace
{

constexpr std::int64_t kUsersAtOnce = 512; // as storeLists()
constexpr std::int32_t kListLength = 10;
constexpr std::uint32_t kItems = 3706;

store::RecommendationRow row(std::int64_t user, std::int32_t rank)
{
    const auto item = static_cast<std::uint32_t>(user * 31 + rank * 97) % kItems;
    return {.userCode = static_cast<std::uint32_t>(user),
            .queryTime = 978'300'760,
            .rank = rank,
            .itemCode = item,
            .score = 1.0 / rank,
            .user = std::to_string(user + 1),
            .item = std::to_string(item + 1)};
}

base::Result<store::RecommendationRequestRecord> newRequest(store::Store &store)
{
    store::DatasetRecord dataset;
    dataset.name = "bench";
    dataset.hash = "bench";
    const auto added = store.addDataset(dataset);
    if (!added)
        return added.error();
    store::RunRecord run;
    run.dataset = added->id;
    run.name = std::string("bench");
    run.configJson = std::string("{}");
    const auto queued = store.addRun(run);
    if (!queued)
        return queued.error();
    store::RecommendationRequestRecord request;
    request.run = queued->id;
    request.queryRule = "test";
    return request;
}

} // namespace

base::Result<double> benchStore(const std::filesystem::path &folder, std::int64_t users, std::stop_token stop)
{
    const auto store = store::Store::open(folder / "workspace");
    if (!store)
        return store.error();
    const auto request = newRequest(**store);
    if (!request)
        return request.error();
    std::int64_t user = 0;
    double making = 0;
    const base::Stopwatch watch;
    const auto stored = (*store)->addRecommendations(*request, [&]() -> base::Result<std::vector<store::RecommendationRow>> {
        if (stop.stop_requested())
            return base::Error{base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The benchmark was cancelled.")};
        const base::Stopwatch own;
        std::vector<store::RecommendationRow> rows;
        for (const auto end = std::min(user + kUsersAtOnce, users); user < end; ++user)
            for (std::int32_t rank = 1; rank <= kListLength; ++rank)
                rows.push_back(row(user, rank));
        making += own.seconds();
        return rows;
    });
    if (!stored)
        return stored.error();
    return watch.seconds() - making;
}

} // namespace hstudio::experiment
