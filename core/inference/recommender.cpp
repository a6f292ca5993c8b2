#include "core/inference/recommenderprivate.h"

namespace hstudio::inference
{

base::Error outOfMemory(const std::string &detail)
{
    return {base::ErrorCode::OutOfMemory,
            HSTUDIO_TEXT("Error", "Not enough memory to recommend on this device. Free some, or choose the device \"cpu\"."),
            {},
            detail};
}

base::Error cancelled() { return {base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "Recommending was cancelled.")}; }

base::Error unknownItem()
{
    return {base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "The model doesn't know this item: it has no interaction in the training data.")};
}

void mask(std::span<float> scores, std::span<const std::int32_t> items)
{
    for (const auto item : items)
        scores[static_cast<std::size_t>(item)] = kMasked;
}

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
std::vector<std::int32_t> Recommender::Private::barredItems(std::span<const std::int32_t> candidates) const
{
    std::vector<char> wanted(codeOf.size(), candidates.empty() ? 1 : 0);
    for (const auto item : candidates)
        if (knows(item))
            wanted[static_cast<std::size_t>(item)] = 1;
    std::vector<std::int32_t> barred{0};
    for (std::size_t item = 1; item < wanted.size(); ++item)
        if (wanted[item] == 0)
            barred.push_back(static_cast<std::int32_t>(item));
    return barred;
}

UserRecommendation Recommender::Private::answer(const RecommendRequest &request, const Query &query, std::span<const float> scores) const
{
    UserRecommendation answer;
    answer.history = query.history;
    if (model->requiresContext())
        answer.queryTime = query.time;
    answer.items = scored(topK(scores, request.k));
    if (!request.targets.empty() && request.targets[query.position] > 0) {
        const auto target = request.targets[query.position];
        answer.targetRank = rankOf(scores, target);
        if (answer.targetRank > 0)
            answer.targetScore = scores[static_cast<std::size_t>(target)];
    }
    return answer;
}

base::Result<std::vector<UserRecommendation>> Recommender::Private::recommend(const RecommendRequest &request, const std::stop_token &stop,
                                                                              const Progress &progress) const
{
    const auto queries = queriesOf(request);
    std::vector<UserRecommendation> answers(queries.size());
    const auto scored = forEachQuery(request, queries, stop, progress, [&](std::size_t i, std::span<const float> scores) {
        answers[i] = answer(request, queries[i], scores);
    });
    if (!scored)
        return scored.error();
    return answers;
}

base::Result<RankGrid> Recommender::Private::rankGrid(const RankGridRequest &request, const std::stop_token &stop) const
{
    const std::vector<std::uint32_t> which(request.queryTimes.size(), request.which);
    const RecommendRequest asked{.histories = request.histories,
                                 .which = which,
                                 .queryTimes = request.queryTimes,
                                 .targets = {},
                                 .candidates = {},
                                 .k = 1,
                                 .filterSeen = request.filterSeen};
    const auto queries = queriesOf(asked);
    RankGrid grid{.queryTimes = {request.queryTimes.begin(), request.queryTimes.end()},
                  .ranks = std::vector(request.queryTimes.size(), std::vector<std::int32_t>(request.films.size(), 0))};
    const auto scored = forEachQuery(asked, queries, stop, {}, [&](std::size_t i, std::span<const float> scores) {
        auto &ranks = grid.ranks[queries[i].position];
        std::ranges::transform(request.films, ranks.begin(), [scores](std::int32_t film) { return rankOf(scores, film); });
    });
    if (!scored)
        return scored.error();
    return grid;
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
    if (const auto valid = checkRequest(request, requiresContext()); !valid)
        return valid.error();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<std::vector<UserRecommendation>>([&] { return m_private->recommend(request, stop, progress); });
}

base::Result<RankGrid> Recommender::rankGrid(const RankGridRequest &request, std::stop_token stop)
{
    if (request.queryTimes.empty())
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "Ranks over time need at least one moment.")};
    for (const auto film : request.films)
        if (!m_private->knows(film))
            return unknownItem();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<RankGrid>([&] { return m_private->rankGrid(request, stop); });
}

base::Result<std::vector<ScoredItem>> Recommender::similarItems(std::int32_t internalItem, std::int64_t k)
{
    if (k < 1)
        return base::Error{
            base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "k must be at least 1 (it is %1)."), {std::to_string(k)}};
    if (!m_private->knows(internalItem))
        return unknownItem();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<std::vector<ScoredItem>>([&]() -> base::Result<std::vector<ScoredItem>> { return m_private->similar(internalItem, k); });
}

} // namespace hstudio::inference
