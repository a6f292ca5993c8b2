#include "core/inference/evaluate.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace hstudio::inference
{

namespace
{

/// Users with a test row, ascending, and what they are asked.
struct TestUsers
{
    std::vector<std::uint32_t> users;
    std::vector<std::uint32_t> items; ///< item code of the test row
    std::vector<std::int32_t> targets;
    std::vector<std::int64_t> times;
};

std::vector<std::uint32_t> usersOfTestRows(const data::Dataset &dataset, const data::Split &split)
{
    std::vector<std::uint32_t> users;
    users.reserve(split.testRows.size());
    for (const auto row : split.testRows)
        users.push_back(dataset.users()[row]);
    std::ranges::sort(users);
    return users;
}

TestUsers testUsers(const data::Dataset &dataset, const data::Split &split, const data::ItemIndex &items)
{
    TestUsers test{.users = usersOfTestRows(dataset, split), .items = {}, .targets = {}, .times = {}};
    for (const auto user : test.users) {
        const auto target = data::testTarget(dataset, split, items, user);
        test.items.push_back(target.itemCode);
        test.targets.push_back(target.internalItem);
        test.times.push_back(target.time);
    }
    return test;
}

bool inFold(data::Part part) { return part == data::Part::Train || part == data::Part::Validation; }

metrics::History foldHistory(const data::Dataset &dataset, const data::Split &split)
{
    metrics::History history;
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (!inFold(split.parts[row]))
            continue;
        history.users.push_back(dataset.users()[row]);
        history.items.push_back(dataset.items()[row]);
    }
    history.catalogue = data::foldCatalogue(dataset, split);
    return history;
}

Evaluation emptyEvaluation(const data::Split &split, std::span<const std::int64_t> ks)
{
    Evaluation evaluation;
    evaluation.protocol.split = split.rule.protocol();
    evaluation.protocol.ks.assign(ks.begin(), ks.end());
    return evaluation;
}

std::int64_t largest(std::span<const std::int64_t> ks) { return ks.empty() ? 1 : std::ranges::max(ks); }

/// Items of the fold by number of interactions, most popular first; equal counts in the catalogue's order.
std::vector<std::uint32_t> itemsByPopularity(const metrics::History &history, std::size_t items)
{
    std::vector<std::uint32_t> counts(items, 0);
    for (const auto item : history.items)
        ++counts[item];
    auto ranking = history.catalogue;
    std::ranges::stable_sort(ranking, [&counts](auto a, auto b) { return counts[a] > counts[b]; });
    return ranking;
}

std::unordered_set<std::uint32_t> seenItems(const data::Dataset &dataset, const data::Split &split, std::uint32_t user)
{
    std::unordered_set<std::uint32_t> seen;
    for (auto i = split.userOffsets[user]; i < split.userOffsets[user + 1]; ++i) {
        const auto row = split.rowsByUser[i];
        if (inFold(split.parts[row]))
            seen.insert(dataset.items()[row]);
    }
    return seen;
}

} // namespace

base::Result<Evaluation> evaluateTest(Recommender &recommender, const data::Dataset &dataset, const data::Split &split,
                                      const data::ItemIndex &items, std::span<const std::int64_t> ks, std::stop_token stop,
                                      const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    const auto test = testUsers(dataset, split, items);
    const auto histories = data::foldHistories(dataset, split, items, test.users);
    std::vector<std::uint32_t> which(test.users.size());
    std::iota(which.begin(), which.end(), 0U);
    const auto answers = recommender.recommend(
        {.histories = &histories, .which = which, .queryTimes = test.times, .targets = test.targets, .candidates = {}, .k = largest(ks)},
        stop, progress);
    if (!answers)
        return answers.error();

    auto evaluation = emptyEvaluation(split, ks);
    if (!recommender.requiresContext())
        evaluation.protocol.queryTime = "ignored";
    std::vector<metrics::UserResult> results;
    for (std::size_t i = 0; i < test.users.size(); ++i) {
        results.push_back({.user = test.users[i], .recommended = {}, .relevant = {test.items[i]}});
        evaluation.users.push_back({.user = test.users[i], .rank = 0});
    }
    for (const auto &answer : *answers) {
        for (const auto &item : answer.items)
            results[answer.history].recommended.push_back(item.itemCode);
        evaluation.users[answer.history].rank = answer.targetRank;
    }
    evaluation.metrics = metrics::evaluateRanking(results, foldHistory(dataset, split), ks);
    return evaluation;
}

Evaluation evaluatePopularity(const data::Dataset &dataset, const data::Split &split, std::span<const std::int64_t> ks)
{
    const auto history = foldHistory(dataset, split);
    const auto ranking = itemsByPopularity(history, dataset.itemIds().size());
    const auto test = testUsers(dataset, split, {.codeOf = {0}, .internalOf = std::vector<std::int32_t>(dataset.itemIds().size(), 0)});
    const auto k = static_cast<std::size_t>(largest(ks));
    auto evaluation = emptyEvaluation(split, ks);
    evaluation.protocol.weights = "none";
    evaluation.protocol.queryTime = "ignored";
    std::vector<metrics::UserResult> results;
    for (std::size_t i = 0; i < test.users.size(); ++i) {
        auto unseen = ranking;
        std::erase_if(unseen, [seen = seenItems(dataset, split, test.users[i])](auto item) { return seen.contains(item); });
        const auto place = std::ranges::find(unseen, test.items[i]) - unseen.begin();
        const auto rank = place < std::ssize(unseen) ? static_cast<std::int32_t>(place) + 1 : 0;
        evaluation.users.push_back({.user = test.users[i], .rank = rank});
        unseen.resize(std::min(unseen.size(), k));
        results.push_back({.user = test.users[i], .recommended = std::move(unseen), .relevant = {test.items[i]}});
    }
    evaluation.metrics = metrics::evaluateRanking(results, history, ks);
    return evaluation;
}

} // namespace hstudio::inference
