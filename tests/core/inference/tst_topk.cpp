#include "core/inference/topk.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

using namespace hstudio;
using inference::kMasked;

namespace
{
std::vector<int> itemsOf(const std::vector<inference::Candidate> &candidates)
{
    std::vector<int> items;
    for (const auto &candidate : candidates)
        items.push_back(candidate.item);
    return items;
}
} // namespace

class TstTopK : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picksTheBest_data();
    void picksTheBest();
    void equalsASortOfEverything();
    void ranks_data();
    void ranks();
};

void TstTopK::picksTheBest_data()
{
    QTest::addColumn<std::vector<float>>("scores");
    QTest::addColumn<int>("k");
    QTest::addColumn<std::vector<int>>("expected");
    const auto nan = std::numeric_limits<float>::quiet_NaN();
    const auto row = [](const char *name, const std::vector<float> &scores, int k, const std::vector<int> &expected) {
        QTest::newRow(name) << scores << k << expected;
    };
    row("best first", {0.1F, 0.9F, -0.5F, 0.4F}, 3, {1, 3, 0});
    row("equal scores: smaller id first", {0.5F, 0.7F, 0.5F, 0.7F, 0.5F}, 4, {1, 3, 0, 2});
    row("masked never", {kMasked, 0.2F, kMasked, 0.3F}, 4, {3, 1});
    row("fewer than k", {0.2F, 0.3F}, 10, {1, 0});
    row("none left", {kMasked, kMasked}, 3, {});
    row("no scores", {}, 3, {});
    row("k is zero", {0.2F}, 0, {});
    row("NaN never", {nan, 0.1F, nan, 0.2F}, 2, {3, 1});
    row("NaN when full", {0.3F, nan, 0.1F, 0.2F}, 1, {0});
    row("negative scores", {-3.0F, -1.0F, -2.0F}, 2, {1, 2});
}

void TstTopK::picksTheBest()
{
    QFETCH(std::vector<float>, scores);
    QFETCH(int, k);
    QFETCH(std::vector<int>, expected);
    const auto best = inference::topK(scores, k);
    QCOMPARE(itemsOf(best), expected);
    for (const auto &candidate : best)
        QCOMPARE(candidate.score, scores[static_cast<std::size_t>(candidate.item)]);
}

void TstTopK::equalsASortOfEverything()
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> coarse(0, 40); // many ties
    std::vector<float> scores(500);
    for (auto &score : scores)
        score = static_cast<float>(coarse(random)) / 8;
    std::vector<int> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order,
                             [&](int a, int b) { return scores[static_cast<std::size_t>(a)] > scores[static_cast<std::size_t>(b)]; });
    for (const auto k : {1, 7, 100, 500}) {
        QCOMPARE(itemsOf(inference::topK(scores, k)), std::vector<int>(order.begin(), order.begin() + k));
        QCOMPARE(inference::rankOf(scores, order[static_cast<std::size_t>(k) - 1]), k);
    }
}

void TstTopK::ranks_data()
{
    QTest::addColumn<int>("item");
    QTest::addColumn<int>("rank");
    QTest::newRow("best") << 3 << 1;
    QTest::newRow("tie, smaller id") << 1 << 2;
    QTest::newRow("tie, larger id") << 4 << 3;
    QTest::newRow("worst") << 2 << 4;
    QTest::newRow("masked") << 0 << 0;
}

void TstTopK::ranks()
{
    QFETCH(int, item);
    QFETCH(int, rank);
    const std::vector<float> scores = {kMasked, 0.5F, -1.0F, 0.6F, 0.5F};
    QCOMPARE(inference::rankOf(scores, item), rank);
}

QTEST_GUILESS_MAIN(TstTopK)
#include "tst_topk.moc"
