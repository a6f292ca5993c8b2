#include "core/inference/userfacts.h"

#include <cmath>

namespace hstudio::inference
{

namespace
{

std::vector<std::int32_t> ranksByUser(const Evaluation &evaluation, std::size_t users)
{
    std::vector<std::int32_t> ranks(users, UserFacts::kNotEvaluated);
    for (const auto &user : evaluation.users)
        if (user.user < users)
            ranks[user.user] = user.rank;
    return ranks;
}

} // namespace

double UserFacts::hit(std::uint32_t user, std::int64_t k) const { return testRanks[user] > 0 && testRanks[user] <= k ? 1 : 0; }

double UserFacts::ndcg(std::uint32_t user, std::int64_t k) const { return hit(user, k) > 0 ? 1 / std::log2(testRanks[user] + 1.0) : 0; }

UserFacts userFacts(const data::Dataset &dataset, const data::Split &split, const data::Sequences &histories, const Evaluation *evaluation)
{
    const auto users = dataset.userIds().size();
    UserFacts facts;
    facts.testRanks = evaluation ? ranksByUser(*evaluation, users) : std::vector<std::int32_t>(users, UserFacts::kNotEvaluated);
    facts.historyLengths.reserve(users);
    facts.lastActivity.reserve(users);
    for (std::uint32_t user = 0; user < users; ++user) {
        const auto rows = split.rowsOf(user);
        facts.historyLengths.push_back(static_cast<std::uint32_t>(histories.itemsOf(user).size()));
        facts.lastActivity.push_back(rows.empty() ? UserFacts::kNever : dataset.timestamps()[rows.back()]);
    }
    return facts;
}

base::Result<std::vector<std::int32_t>> rankDifferences(const Evaluation &with, const Evaluation &without, std::size_t users)
{
    const auto &a = with.protocol;
    const auto &b = without.protocol;
    if (a.split != b.split || a.filterSeen != b.filterSeen || a.ranking != b.ranking)
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "The ranks of these two runs can't be compared: they were tested by different protocols (%1; %2)."),
            {a.split + ", " + a.ranking, b.split + ", " + b.ranking}};
    auto differences = ranksByUser(with, users);
    const auto others = ranksByUser(without, users);
    for (std::size_t user = 0; user < users; ++user)
        differences[user] = differences[user] > 0 && others[user] > 0 ? differences[user] - others[user] : kNoDifference;
    return differences;
}

DifferenceCounts countDifferences(const std::vector<std::int32_t> &differences)
{
    DifferenceCounts counts;
    for (const auto difference : differences)
        ++(difference == kNoDifference ? counts.none : difference < 0 ? counts.better : difference > 0 ? counts.worse : counts.same);
    return counts;
}

} // namespace hstudio::inference
