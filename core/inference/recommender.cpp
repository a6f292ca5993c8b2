#include "core/inference/recommender.h"

#include "core/data/batch.h"
#include "core/inference/topk.h"
#include "core/nn/parallel.h"
#include "core/nn/sequencemodel.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <new>
#include <numeric>

namespace hstudio::inference
{

namespace
{

base::Error outOfMemory(const std::string &detail)
{
    return {base::ErrorCode::OutOfMemory,
            HSTUDIO_TEXT("Error", "Not enough memory to recommend on this device. Free some, or choose the device \"cpu\"."),
            {},
            detail};
}

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

/// One user to be answered.
struct Query
{
    std::size_t position = 0; ///< in RecommendRequest::which
    std::size_t history = 0;  ///< in RecommendRequest::histories
    std::size_t visible = 0;  ///< items of the history that the model may see
    std::int64_t time = 0;
};

base::Result<void> check(const RecommendRequest &request, bool requiresContext)
{
    assert(request.histories);
    assert(request.targets.empty() || request.targets.size() == request.which.size());
    if (request.k < 1)
        return base::Error{
            base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "k must be at least 1 (it is %1)."), {std::to_string(request.k)}};
    if (requiresContext && request.queryTimes.empty() && !request.which.empty())
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error",
                         "This model looks at the time that has passed, so it needs a query time. Say for which moment to recommend.")};
    if (!request.queryTimes.empty() && request.queryTimes.size() != request.which.size())
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "There must be one query time for each user (%1 times for %2 users)."),
                           {std::to_string(request.queryTimes.size()), std::to_string(request.which.size())}};
    return {};
}

/// Who can be answered: users with something in their history before the query time.
std::vector<Query> queriesOf(const RecommendRequest &request)
{
    std::vector<Query> queries;
    for (std::size_t i = 0; i < request.which.size(); ++i) {
        const std::size_t history = request.which[i];
        const auto times = request.histories->timesOf(history);
        Query query{.position = i, .history = history, .visible = times.size()};
        if (!request.queryTimes.empty()) {
            query.time = request.queryTimes[i];
            query.visible = static_cast<std::size_t>(std::ranges::upper_bound(times, query.time) - times.begin());
        }
        if (query.visible == 0)
            continue;
        if (request.queryTimes.empty())
            query.time = times.back();
        queries.push_back(query);
    }
    return queries;
}

/// The newest visible items of each user, packed with the query times.
data::PackedBatch batchOf(const data::Sequences &histories, std::span<const Query> queries, int sessionMaxLen)
{
    data::Sequences windows;
    windows.offsets = {0};
    std::vector<std::int64_t> times;
    for (const auto &query : queries) {
        const auto length = std::min(query.visible, static_cast<std::size_t>(sessionMaxLen));
        const auto begin = query.visible - length;
        windows.add(histories.users[query.history], histories.itemsOf(query.history).subspan(begin, length),
                    histories.timesOf(query.history).subspan(begin, length));
        times.push_back(query.time);
    }
    std::vector<std::uint32_t> all(queries.size());
    std::iota(all.begin(), all.end(), 0U);
    return data::recommendBatch(windows, all, times, sessionMaxLen);
}

constexpr std::size_t kUsersPerTask = 8;

/// Users at once, so that their scores stay within 16 MB.
std::size_t usersPerChunk(std::size_t nItems)
{
    return std::clamp<std::size_t>(4 * 1024 * 1024 / std::max<std::size_t>(nItems, 1), 16, 512);
}

} // namespace

struct Recommender::Private
{
    std::shared_ptr<nn::SequenceModel> model;
    torch::Device device;
    std::vector<std::uint32_t> codeOf; ///< by internal id
    int sessionMaxLen = 0;
    std::mutex mutex;

    torch::Tensor scoresOf(const data::PackedBatch &packed) const;
    std::vector<ScoredItem> scored(const std::vector<Candidate> &best) const;
    std::vector<std::int32_t> barredItems(const RecommendRequest &request) const;
    UserRecommendation answer(const RecommendRequest &request, const Query &query, std::span<const std::int32_t> barred,
                              std::span<float> scores) const;
    base::Result<std::vector<UserRecommendation>> recommend(const RecommendRequest &request, const std::stop_token &stop,
                                                            const std::function<void(std::int64_t, std::int64_t)> &progress) const;
    std::vector<ScoredItem> similar(std::int32_t internalItem, std::int64_t k) const;
};

/// Scores [users, nItems] on the CPU: the one place where a device is waited for.
torch::Tensor Recommender::Private::scoresOf(const data::PackedBatch &packed) const
{
    const c10::InferenceMode inference;
    const auto batch = nn::makeBatch(packed, device);
    return model->scores(model->encodeLast(batch)).to(torch::kCPU, torch::kFloat32).contiguous();
}

std::vector<ScoredItem> Recommender::Private::scored(const std::vector<Candidate> &best) const
{
    std::vector<ScoredItem> items;
    items.reserve(best.size());
    for (const auto &candidate : best)
        items.push_back({codeOf[static_cast<std::size_t>(candidate.item)], candidate.score, static_cast<std::int32_t>(items.size()) + 1});
    return items;
}

/// Internal ids that nobody is recommended: PAD, and what isn't among the request's candidates.
std::vector<std::int32_t> Recommender::Private::barredItems(const RecommendRequest &request) const
{
    std::vector<char> wanted(codeOf.size(), request.candidates.empty() ? 1 : 0);
    for (const auto item : request.candidates)
        if (item > 0 && static_cast<std::size_t>(item) < wanted.size())
            wanted[static_cast<std::size_t>(item)] = 1;
    std::vector<std::int32_t> barred{0};
    for (std::size_t item = 1; item < wanted.size(); ++item)
        if (wanted[item] == 0)
            barred.push_back(static_cast<std::int32_t>(item));
    return barred;
}

UserRecommendation Recommender::Private::answer(const RecommendRequest &request, const Query &query, std::span<const std::int32_t> barred,
                                                std::span<float> scores) const
{
    for (const auto item : barred)
        scores[static_cast<std::size_t>(item)] = kMasked;
    if (request.filterSeen) {
        for (const auto item : request.histories->itemsOf(query.history))
            scores[static_cast<std::size_t>(item)] = kMasked;
    }
    UserRecommendation answer;
    answer.history = query.history;
    if (model->requiresContext())
        answer.queryTime = query.time;
    answer.items = scored(topK(scores, request.k));
    if (!request.targets.empty() && request.targets[query.position] > 0)
        answer.targetRank = rankOf(scores, request.targets[query.position]);
    return answer;
}

base::Result<std::vector<UserRecommendation>>
Recommender::Private::recommend(const RecommendRequest &request, const std::stop_token &stop,
                                const std::function<void(std::int64_t, std::int64_t)> &progress) const
{
    const auto queries = queriesOf(request);
    const auto barred = barredItems(request);
    const auto nItems = codeOf.size();
    const auto chunk = usersPerChunk(nItems);
    std::vector<UserRecommendation> answers(queries.size());
    for (std::size_t begin = 0; begin < queries.size(); begin += chunk) {
        if (stop.stop_requested())
            return base::Error{base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "Recommending was cancelled.")};
        const auto part = std::span(queries).subspan(begin, std::min(chunk, queries.size() - begin));
        const auto scores = scoresOf(batchOf(*request.histories, part, sessionMaxLen));
        auto *values = scores.data_ptr<float>();
        nn::inParallel(static_cast<std::int64_t>((part.size() + kUsersPerTask - 1) / kUsersPerTask), [&](std::int64_t task) {
            const auto first = static_cast<std::size_t>(task) * kUsersPerTask;
            for (auto row = first; row < std::min(part.size(), first + kUsersPerTask); ++row)
                answers[begin + row] = answer(request, part[row], barred, {values + row * nItems, nItems});
        });
        if (progress)
            progress(static_cast<std::int64_t>(begin + part.size()), static_cast<std::int64_t>(queries.size()));
    }
    return answers;
}

std::vector<ScoredItem> Recommender::Private::similar(std::int32_t internalItem, std::int64_t k) const
{
    const c10::InferenceMode inference;
    const auto embeddings = model->itemEmbeddings();
    const auto unit = embeddings / embeddings.norm(2, /*dim=*/1, /*keepdim=*/true).clamp_min(1e-8);
    const auto scores = unit.mv(unit[internalItem]).to(torch::kCPU, torch::kFloat32).contiguous();
    auto *values = scores.data_ptr<float>();
    values[0] = kMasked;
    values[internalItem] = kMasked;
    return scored(topK({values, codeOf.size()}, k));
}

Recommender::Recommender(std::unique_ptr<Private> state) : m_private(std::move(state)) {}

Recommender::~Recommender() = default;

base::Result<std::unique_ptr<Recommender>> Recommender::load(const config::ExperimentConfig &config, const data::ItemIndex &items,
                                                             const std::filesystem::path &weights, const std::string &device)
{
    const auto file = nn::readSafetensors(weights);
    if (!file)
        return file.error();
    return guarded<std::unique_ptr<Recommender>>([&]() -> base::Result<std::unique_ptr<Recommender>> {
        const torch::Device on(device);
        auto model = nn::makeModel(config.model, config.loss, items.size(), static_cast<std::uint64_t>(config.device.seed), on);
        if (const auto loaded = nn::loadParameters(*model, file->tensors); !loaded)
            return loaded.error();
        model->eval();
        auto state =
            std::unique_ptr<Private>(new Private{std::move(model), on, items.codeOf, static_cast<int>(config.model.sessionMaxLen), {}});
        return std::unique_ptr<Recommender>(new Recommender(std::move(state)));
    });
}

bool Recommender::requiresContext() const { return m_private->model->requiresContext(); }

base::Result<std::vector<UserRecommendation>> Recommender::recommend(const RecommendRequest &request, std::stop_token stop,
                                                                     const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    if (const auto valid = check(request, requiresContext()); !valid)
        return valid.error();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<std::vector<UserRecommendation>>([&] { return m_private->recommend(request, stop, progress); });
}

base::Result<std::vector<ScoredItem>> Recommender::similarItems(std::int32_t internalItem, std::int64_t k)
{
    if (k < 1)
        return base::Error{
            base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "k must be at least 1 (it is %1)."), {std::to_string(k)}};
    if (internalItem < 1 || static_cast<std::size_t>(internalItem) >= m_private->codeOf.size())
        return base::Error{base::ErrorCode::NotFound,
                           HSTUDIO_TEXT("Error", "The model doesn't know this item: it has no interaction in the training data.")};
    const std::scoped_lock lock(m_private->mutex);
    return guarded<std::vector<ScoredItem>>([&]() -> base::Result<std::vector<ScoredItem>> { return m_private->similar(internalItem, k); });
}

} // namespace hstudio::inference
