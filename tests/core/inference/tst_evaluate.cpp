#include "core/inference/evaluate.h"
#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace hstudio;
using namespace hstudio::tests;

namespace
{
constexpr std::array<std::int64_t, 4> kKs = {5, 10, 20, 50};

bool inFold(const data::Split &split, std::size_t row)
{
    return split.parts[row] == data::Part::Train || split.parts[row] == data::Part::Validation;
}
} // namespace

class TstEvaluate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsRecToolsCrossValidate_data();
    void equalsRecToolsCrossValidate();
    void ranksAgreeWithRecall();
    void protocolTellsHowItWasDone();
    void stopCancels();
    void popularityByCounting();
};

void TstEvaluate::equalsRecToolsCrossValidate_data()
{
    QTest::addColumn<QString>("name");
    const auto golden = goldenJson("metrics/cross_validate.json");
    for (const auto &[name, metrics] : golden.at("results").items()) {
        if (name != "split_info")
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
}

void TstEvaluate::equalsRecToolsCrossValidate()
{
    QFETCH(QString, name);
    const auto golden = goldenJson("metrics/cross_validate.json").at("results");
    const auto &tiny = tinyData();
    const auto recommender = goldenRecommender(name.toStdString());
    const auto evaluation = inference::evaluateTest(*recommender, *tiny.dataset, tiny.split, tiny.training.items, kKs);
    QVERIFY2(evaluation, evaluation ? "" : evaluation.error().text().c_str());
    QCOMPARE(evaluation->users.size(), golden.at("split_info").at("test_users").get<std::size_t>());
    for (const auto &[metric, expected] : golden.at(name.toStdString()).items()) {
        const auto actual = evaluation->metrics.at(metric);
        QVERIFY2(std::abs(actual - expected.get<double>()) < 1e-12,
                 qPrintable(QStringLiteral("%1: %2").arg(QString::fromStdString(metric)).arg(actual, 0, 'g', 17)));
    }
}

void TstEvaluate::ranksAgreeWithRecall()
{
    const auto &tiny = tinyData();
    const auto recommender = goldenRecommender("hstu_h1");
    const auto evaluation = inference::evaluateTest(*recommender, *tiny.dataset, tiny.split, tiny.training.items, kKs);
    QVERIFY(evaluation);
    for (const auto k : kKs) {
        const auto hits = std::ranges::count_if(evaluation->users, [k](const auto &user) { return user.rank >= 1 && user.rank <= k; });
        QCOMPARE(evaluation->metrics.at("recall@" + std::to_string(k)), static_cast<double>(hits) / 39);
    }
    const auto unrankable = [&](std::int64_t id) {
        return std::ranges::find(evaluation->users, tinyUser(id), &inference::UserEvaluation::user)->rank == 0;
    };
    QVERIFY(unrankable(1425) && unrankable(3171)); // cold users stay in, as misses
}

void TstEvaluate::protocolTellsHowItWasDone()
{
    const auto &tiny = tinyData();
    const auto timed = inference::evaluateTest(*goldenRecommender("hstu_h1"), *tiny.dataset, tiny.split, tiny.training.items, kKs);
    const auto untimed = inference::evaluateTest(*goldenRecommender("sasrec_h1"), *tiny.dataset, tiny.split, tiny.training.items, kKs);
    QVERIFY(timed && untimed);
    QCOMPARE(timed->protocol.queryTime, std::string("test interaction"));
    QCOMPARE(untimed->protocol.queryTime, std::string("ignored"));
    QVERIFY(std::ranges::equal(timed->protocol.ks, kKs));
}

void TstEvaluate::stopCancels()
{
    const auto &tiny = tinyData();
    std::stop_source source;
    source.request_stop();
    const auto evaluation =
        inference::evaluateTest(*goldenRecommender("hstu_h1"), *tiny.dataset, tiny.split, tiny.training.items, kKs, source.get_token());
    QVERIFY(!evaluation);
    QCOMPARE(static_cast<int>(evaluation.error().code), static_cast<int>(base::ErrorCode::Cancelled));
}

void TstEvaluate::popularityByCounting()
{
    const auto &tiny = tinyData();
    const auto &dataset = *tiny.dataset;
    const auto evaluation = inference::evaluatePopularity(dataset, tiny.split, kKs);
    QCOMPARE(evaluation.users.size(), tiny.split.testRows.size());

    std::map<std::uint32_t, int> counts;
    std::map<std::uint32_t, std::set<std::uint32_t>> seen;
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (inFold(tiny.split, row)) {
            ++counts[dataset.items()[row]];
            seen[dataset.users()[row]].insert(dataset.items()[row]);
        }
    }
    int hits = 0;
    for (const auto row : tiny.split.testRows) {
        const auto user = dataset.users()[row];
        const auto target = dataset.items()[row];
        const auto rank = std::ranges::find(evaluation.users, user, &inference::UserEvaluation::user)->rank;
        hits += rank >= 1 && rank <= 10 ? 1 : 0;
        if (!counts.contains(target)) {
            QCOMPARE(rank, 0);
            continue;
        }
        int better = 0;
        int atLeast = 0;
        for (const auto &[item, count] : counts) {
            if (item == target || seen[user].contains(item))
                continue;
            better += count > counts[target] ? 1 : 0;
            atLeast += count >= counts[target] ? 1 : 0;
        }
        QVERIFY(rank > better && rank <= atLeast + 1); // among equals any order will do
    }
    QCOMPARE(evaluation.metrics.at("recall@10"), hits / 39.0);
    QCOMPARE(evaluation.metrics.at("covered_users@10"), 1.0);
}

QTEST_GUILESS_MAIN(TstEvaluate)
#include "tst_evaluate.moc"
