#include "core/inference/userfacts.h"
#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;
using inference::UserFacts;

namespace
{
constexpr std::array<std::int64_t, 2> kKs = {5, 10};

inference::Evaluation evaluationOf(std::initializer_list<inference::UserEvaluation> users)
{
    inference::Evaluation evaluation;
    evaluation.users = users;
    return evaluation;
}
} // namespace

class TstUserFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meansAreTheEvaluationsMetrics_data();
    void meansAreTheEvaluationsMetrics();
    void columnsByCounting();
    void withoutAnEvaluationThereAreNoRanks();
    void differencesByArithmetic();
    void differentProtocolsAreNotCompared();
};

void TstUserFacts::meansAreTheEvaluationsMetrics_data()
{
    QTest::addColumn<std::string>("model");
    for (const auto *model : {"hstu_h1", "sasrec_h1"})
        QTest::newRow(model) << std::string(model);
}

void TstUserFacts::meansAreTheEvaluationsMetrics()
{
    QFETCH(std::string, model);
    const auto &tiny = tinyData();
    const auto evaluation = inference::evaluateTest(*goldenRecommender(model), *tiny.dataset, tiny.split, tiny.training.items, kKs);
    QVERIFY(evaluation);
    const auto facts = inference::userFacts(*tiny.dataset, tiny.split, tinyHistories(), &evaluation.value());
    for (const auto k : kKs) {
        double hits = 0, gains = 0;
        for (std::uint32_t user = 0; user < facts.size(); ++user) {
            hits += facts.hit(user, k);
            gains += facts.ndcg(user, k);
        }
        const auto tested = static_cast<double>(evaluation->users.size());
        QVERIFY(std::abs(hits / tested - evaluation->metrics.at("hitrate@" + std::to_string(k))) < 1e-12);
        QVERIFY(std::abs(gains / tested - evaluation->metrics.at("ndcg@" + std::to_string(k))) < 1e-12);
    }
}

void TstUserFacts::columnsByCounting()
{
    const auto &tiny = tinyData();
    const auto &dataset = *tiny.dataset;
    const auto evaluation = evaluationOf({{.user = 3, .rank = 3}, {.user = 5, .rank = 0}, {.user = 6, .rank = 11}});
    const auto facts = inference::userFacts(dataset, tiny.split, tinyHistories(), &evaluation);
    QCOMPARE(facts.size(), dataset.userIds().size());
    std::vector<std::uint32_t> lengths(facts.size(), 0);
    std::vector<std::int64_t> last(facts.size(), UserFacts::kNever);
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        const auto user = dataset.users()[row];
        last[user] = std::max(last[user], dataset.timestamps()[row]);
        if (data::isFold(tiny.split.parts[row]) && tiny.training.items.internalOf[dataset.items()[row]] != 0)
            ++lengths[user];
    }
    QCOMPARE(facts.historyLengths, lengths);
    QCOMPARE(facts.lastActivity, last);
    QVERIFY(facts.evaluated(3) && facts.evaluated(5) && !facts.evaluated(4));
    QCOMPARE(facts.hit(3), 1.0);
    QCOMPARE(facts.ndcg(3), 0.5); // 1 / log2(4)
    QCOMPARE(facts.hit(3, 2), 0.0);
    QCOMPARE(facts.hit(5) + facts.ndcg(5) + facts.hit(4) + facts.hit(6) + facts.ndcg(6), 0.0);
    QCOMPARE(facts.hit(6, 11), 1.0);
}

void TstUserFacts::withoutAnEvaluationThereAreNoRanks()
{
    const auto &tiny = tinyData();
    const auto facts = inference::userFacts(*tiny.dataset, tiny.split, tinyHistories(), nullptr);
    QVERIFY(std::ranges::all_of(facts.testRanks, [](auto rank) { return rank == UserFacts::kNotEvaluated; }));
}

void TstUserFacts::differencesByArithmetic()
{
    const auto with = evaluationOf({{.user = 0, .rank = 2}, {.user = 1, .rank = 9}, {.user = 2, .rank = 0}, {.user = 4, .rank = 5}});
    const auto without = evaluationOf({{.user = 0, .rank = 7}, {.user = 1, .rank = 4}, {.user = 2, .rank = 3}, {.user = 4, .rank = 5}});
    const auto differences = inference::rankDifferences(with, without, 5);
    QVERIFY(differences);
    constexpr auto kNone = inference::kNoDifference;
    QCOMPARE(*differences, (std::vector<std::int32_t>{-5, 5, kNone, kNone, 0}));
    const auto counts = inference::countDifferences(*differences);
    QCOMPARE(counts.better, 1);
    QCOMPARE(counts.worse, 1);
    QCOMPARE(counts.same, 1);
    QCOMPARE(counts.none, 2);
}

void TstUserFacts::differentProtocolsAreNotCompared()
{
    const auto with = evaluationOf({{.user = 0, .rank = 2}});
    auto without = with;
    without.protocol.queryTime = "ignored"; // a model without time bias
    QVERIFY(inference::rankDifferences(with, without, 1));
    without.protocol.split = "global time";
    const auto refused = inference::rankDifferences(with, without, 1);
    QVERIFY(!refused && refused.error().code == base::ErrorCode::InvalidArgument);
    without = with;
    without.protocol.filterSeen = false;
    QVERIFY(!inference::rankDifferences(with, without, 1));
}

QTEST_GUILESS_MAIN(TstUserFacts)
#include "tst_userfacts.moc"
