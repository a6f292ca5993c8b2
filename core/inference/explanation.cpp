#include "core/inference/explanation.h"

#include "core/inference/attribution.h"
#include "core/inference/recommenderprivate.h"

#include <array>
#include <numeric>

namespace hstudio::inference
{

namespace
{

/// What of the history the model is shown at the query time, and the item before it, which comes in when another one is left out.
struct Window
{
    std::vector<std::int32_t> items; ///< oldest first
    std::vector<std::int64_t> times;
    std::int64_t queryTime = 0;
    std::size_t offset = 0; ///< place of items[0] in the history
    std::size_t first = 0;  ///< of the items, the oldest that the model is shown

    [[nodiscard]] data::Sequences sequences(std::optional<std::size_t> without = {}) const
    {
        auto keptItems = items;
        auto keptTimes = times;
        if (without) {
            keptItems.erase(keptItems.begin() + static_cast<std::ptrdiff_t>(*without));
            keptTimes.erase(keptTimes.begin() + static_cast<std::ptrdiff_t>(*without));
        }
        data::Sequences one;
        one.offsets = {0};
        one.add(0, keptItems, keptTimes);
        return one;
    }
};

base::Result<Window> windowOf(const ExplainRequest &request, bool requiresContext, int sessionMaxLen)
{
    const std::array which = {request.which};
    std::vector<std::int64_t> times;
    if (request.queryTime)
        times.push_back(*request.queryTime);
    const RecommendRequest asked{
        .histories = request.histories, .which = which, .queryTimes = times, .targets = {}, .candidates = {}, .k = 1, .filterSeen = false};
    if (const auto valid = checkRequest(asked, requiresContext); !valid)
        return valid.error();
    const auto queries = queriesOf(asked);
    if (queries.empty())
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error",
                                        "At this moment the history holds nothing that the model knows, so there is no score to explain. "
                                        "Choose a later moment, or add an item to the history.")};
    const auto visible = queries.front().visible;
    const auto length = std::min(visible, static_cast<std::size_t>(sessionMaxLen) + 1);
    const auto offset = visible - length;
    const auto items = request.histories->itemsOf(request.which).subspan(offset, length);
    const auto seenAt = request.histories->timesOf(request.which).subspan(offset, length);
    return Window{.items = {items.begin(), items.end()},
                  .times = {seenAt.begin(), seenAt.end()},
                  .queryTime = queries.front().time,
                  .offset = offset,
                  .first = length > static_cast<std::size_t>(sessionMaxLen) ? 1U : 0U};
}

/// The parameters in float64 on the CPU, the item table cut down to the rows of `items`: a big catalogue isn't copied for one explanation.
nn::ModelParameters inDouble(const nn::ModelParameters &parameters, const std::vector<std::int64_t> &items)
{
    const auto wide = [](torch::Tensor tensor) { return tensor.defined() ? tensor.detach().to(torch::kCPU, torch::kFloat64) : tensor; };
    const auto norm = [&](const nn::NormParameters &p) { return nn::NormParameters{wide(p.weight), wide(p.bias)}; };
    const auto linear = [&](const nn::LinearParameters &p) { return nn::LinearParameters{wide(p.weight), wide(p.bias)}; };
    nn::ModelParameters out;
    out.items = wide(parameters.items.index_select(0, torch::tensor(items, torch::kInt64).to(parameters.items.device())));
    out.positions = wide(parameters.positions);
    for (const auto &block : parameters.hstu)
        out.hstu.push_back({wide(block.uvqk), wide(block.timeWeights), wide(block.posWeights), norm(block.normInput),
                            norm(block.normAttention), linear(block.output)});
    for (const auto &block : parameters.sasrec)
        out.sasrec.push_back({linear(block.inProjection), linear(block.outProjection), norm(block.queryNorm), norm(block.feedForwardNorm),
                              linear(block.feedForward1), linear(block.feedForward2)});
    out.lastNorm = norm(parameters.lastNorm);
    return out;
}

double at(const torch::Tensor &tensor, std::int64_t head, std::int64_t item)
{
    return tensor.defined() ? tensor[head][item].item<double>() : 0.0;
}

AttentionShare shareOf(const BlockAttribution &block, int index, std::int64_t head, std::int64_t item)
{
    return {.block = index,
            .head = static_cast<int>(head),
            .content = at(block.content, head, item),
            .time = at(block.time, head, item),
            .position = at(block.position, head, item),
            .preActivation = at(block.preActivation, head, item),
            .weight = at(block.weight, head, item),
            .contribution = at(block.contribution, head, item)};
}

/// silu(a) = a σ(a): with the gate σ(a) held, the contribution is linear in a, and splits as a does.
void addShare(ItemContribution &item, const AttentionShare &share, bool biased)
{
    item.contribution += share.contribution;
    const double perUnit = biased && share.preActivation != 0 ? share.contribution / share.preActivation : 0;
    item.timeBias += perUnit * share.time;
    item.positionBias += perUnit * share.position;
    item.content += share.contribution - perUnit * (share.time + share.position);
    item.attention.push_back(share);
}

} // namespace

double Explanation::sum() const
{
    return std::accumulate(history.begin(), history.end(), ownEmbedding + ownPosition + padding + constant,
                           [](double total, const ItemContribution &one) { return total + one.contribution; });
}

base::Result<Explanation> Recommender::Private::explain(const ExplainRequest &request) const
{
    const auto window = windowOf(request, model->requiresContext(), sessionMaxLen);
    if (!window)
        return window.error();
    const c10::InferenceMode inference;
    const Query query{.position = 0, .history = 0, .visible = window->items.size(), .time = window->queryTime};
    auto packed = batchOf(window->sequences(), std::span(&query, 1), sessionMaxLen);
    // The table's rows: PAD, the items of the window in their order, the film.
    std::vector<std::int64_t> rows{0};
    rows.insert(rows.end(), packed.items.begin(), packed.items.end());
    rows.push_back(request.item);
    std::iota(packed.items.begin(), packed.items.end(), 1);
    const auto parameters = inDouble(model->handles(), rows);
    const auto batch = nn::makeBatch(std::move(packed), torch::kCPU, torch::kFloat64);
    const auto parts = attribute(parameters, model->config(), batch, parameters.items[-1]);

    const auto &config = model->config();
    const bool hstu = config.model == config::ModelKind::Hstu;
    Explanation out{.item = request.item,
                    .queryTime = model->requiresContext() ? std::optional(window->queryTime) : std::nullopt,
                    .score = parts.score,
                    .ownEmbedding = parts.ownEmbedding,
                    .ownPosition = parts.ownPosition,
                    .padding = parts.padding,
                    .constant = parts.constant,
                    .history = {},
                    .timeBias = hstu && config.relativeTimeAttention,
                    .positionBias = hstu && config.relativePosAttention};
    for (auto place = window->first; place < window->items.size(); ++place) {
        ItemContribution item{.place = window->offset + place, .item = window->items[place], .time = window->times[place], .attention = {}};
        for (std::size_t block = 0; block < parts.blocks.size(); ++block)
            for (std::int64_t head = 0; head < config.nHeads; ++head)
                addShare(item,
                         shareOf(parts.blocks[block], static_cast<int>(block), head, static_cast<std::int64_t>(place - window->first)),
                         out.timeBias || out.positionBias);
        out.history.push_back(std::move(item));
    }
    return out;
}

base::Result<std::vector<LeaveOneOut>> Recommender::Private::leaveOneOut(const ExplainRequest &request, const std::stop_token &stop,
                                                                         const Progress &progress) const
{
    const auto window = windowOf(request, model->requiresContext(), sessionMaxLen);
    if (!window)
        return window.error();
    const auto count = window->items.size() - window->first;
    // The whole history first, then one for each item left out.
    data::Sequences histories = window->sequences();
    for (auto place = window->first; place < window->items.size() && window->items.size() > 1; ++place) {
        const auto shorter = window->sequences(place);
        histories.add(0, shorter.itemsOf(0), shorter.timesOf(0));
    }
    std::vector<float> scores(histories.size());
    const auto chunk = std::min<std::size_t>(usersPerChunk(codeOf.size()), 32);
    for (std::size_t begin = 0; begin < scores.size(); begin += chunk) {
        if (stop.stop_requested())
            return cancelled();
        std::vector<Query> queries;
        for (auto i = begin; i < std::min(scores.size(), begin + chunk); ++i)
            queries.push_back({.position = i, .history = i, .visible = histories.itemsOf(i).size(), .time = window->queryTime});
        const auto all = scoresOf(batchOf(histories, queries, sessionMaxLen));
        for (std::size_t row = 0; row < queries.size(); ++row)
            scores[begin + row] = all.data_ptr<float>()[row * codeOf.size() + static_cast<std::size_t>(request.item)];
        if (progress)
            progress(static_cast<std::int64_t>(begin + queries.size()), static_cast<std::int64_t>(scores.size()));
    }
    std::vector<LeaveOneOut> out(count);
    for (std::size_t i = 0; i < count; ++i) {
        out[i].place = window->offset + window->first + i;
        if (scores.size() == 1)
            continue;
        out[i].score = static_cast<double>(scores[i + 1]);
        out[i].influence = static_cast<double>(scores.front()) - *out[i].score;
    }
    return out;
}

base::Result<Explanation> Recommender::explain(const ExplainRequest &request)
{
    if (!m_private->knows(request.item))
        return unknownItem();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<Explanation>([&] { return m_private->explain(request); });
}

base::Result<std::vector<LeaveOneOut>> Recommender::leaveOneOut(const ExplainRequest &request, std::stop_token stop,
                                                                const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    if (!m_private->knows(request.item))
        return unknownItem();
    const std::scoped_lock lock(m_private->mutex);
    return guarded<std::vector<LeaveOneOut>>([&] { return m_private->leaveOneOut(request, stop, progress); });
}

} // namespace hstudio::inference
