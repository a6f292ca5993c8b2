#include "comparedruns.h"
#include "core/compare/verdict.h"

#include <QTest>

#include <cmath>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

QByteArray textOfWords(const PairReport &report) { return QByteArray::fromStdString(textOf(report.words)); }

/// Ranks that agree with `ranks` but for the first users, which go from a hit to a miss or back.
std::vector<std::int32_t> flipped(std::vector<std::int32_t> ranks, std::size_t users)
{
    for (std::size_t user = 0; user < users; ++user)
        ranks[user] = ranks[user] == 0 ? 1 : 0;
    return ranks;
}

} // namespace

/// What a comparison of two systems says, in numbers and in words.
class TstCompareVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void userValuesAreThoseOfTheMetrics_data();
    void userValuesAreThoseOfTheMetrics();
    void pairsAreTheCommonUsers();
    void usersAreListedByDifference();
    void smallDifferenceOfSingleRunsWantsSeeds();
    void largeDifferenceOfSingleRunsStands();
    void measuredNoiseComesFromBothGroupsSeeds();
    void otherMetricsOfSingleRunsHaveNoKnownNoise();
    void equalRunsAreCalledEqual();
    void manyPairsAreCorrected();
    void metricsWithoutUserValuesAreRefused();
    void unlikeProtocolsAreRefused();
    void whatCanBeTestedIsTestedAllTheSame();
    void untestedRunsAreRefused();
};

void TstCompareVerdict::userValuesAreThoseOfTheMetrics_data()
{
    QTest::addColumn<QByteArray>("metric");
    QTest::addColumn<int>("rank");
    QTest::addColumn<double>("value");
    QTest::newRow("hit") << QByteArray("recall@10") << 10 << 1.0;
    QTest::newRow("miss") << QByteArray("recall@10") << 11 << 0.0;
    QTest::newRow("nowhere") << QByteArray("hitrate@10") << 0 << 0.0;
    QTest::newRow("ndcg") << QByteArray("ndcg@10") << 3 << 0.5;
    QTest::newRow("mrr") << QByteArray("mrr@50") << 4 << 0.25;
    QTest::newRow("map") << QByteArray("map@50") << 5 << 0.2;
    QTest::newRow("precision") << QByteArray("precision@50") << 5 << 0.02;
}

void TstCompareVerdict::userValuesAreThoseOfTheMetrics()
{
    QFETCH(QByteArray, metric);
    QFETCH(int, rank);
    QFETCH(double, value);
    QVERIFY(hasUserValues(metric.toStdString()));
    QCOMPARE(userValue(metric.toStdString(), rank), value);
}

void TstCompareVerdict::pairsAreTheCommonUsers()
{
    std::vector<Run> runs = {testedRun("a 1", "hstu", 1, {1, 20, 3}), testedRun("a 2", "hstu", 2, {1, 2, 0}),
                             testedRun("b", "sasrec", 1, {0, 2, 3})};
    runs[2].evaluation->users.pop_back();
    const auto groups = foldSeeds(runs);
    const auto pairs = pairUsers(runs, groups[0], groups[1], "recall@10");
    QCOMPARE(pairs.size(), std::size_t{2});
    QCOMPARE(pairs[0].a, 1.0);
    QCOMPARE(pairs[0].b, 0.0);
    QCOMPARE(pairs[1].a, 0.5); // one of two seeds
    QCOMPARE(pairs[1].rankA, 20);
    QCOMPARE(pairs[1].rankB, 2);
    QVERIFY(pairUsers(runs, groups[0], groups[1], "coverage@10").empty());
}

void TstCompareVerdict::usersAreListedByDifference()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {0, 1, 5, 1}), testedRun("b", "sasrec", 1, {1, 0, 5, 0})};
    const auto groups = eachAlone(runs);
    std::vector<std::uint32_t> users;
    for (const UserPair &pair : byDifference(pairUsers(runs, groups[0], groups[1], "recall@10")))
        users.push_back(pair.user);
    QCOMPARE(users, (std::vector<std::uint32_t>{1, 3, 2, 0}));
}

void TstCompareVerdict::smallDifferenceOfSingleRunsWantsSeeds()
{
    const std::vector<Run> runs = {testedRun("base", "sasrec", 1, hitsOf(300, 1000)), testedRun("new", "hstu", 1, hitsOf(303, 1000))};
    const auto reports = comparePairs(runs, eachAlone(runs), 0, "recall@10");
    QVERIFY(reports.ok());
    const PairReport &report = reports->front();
    QCOMPARE(report.users, std::int64_t{1000});
    QVERIFY(std::abs(report.difference() - 0.003) < 1e-12);
    QCOMPARE(report.aAhead, std::int64_t{3});
    QCOMPARE(report.bAhead, std::int64_t{0});
    QVERIFY(report.moreSeedsWanted && !report.noise->measured);
    QCOMPARE(textOfWords(report),
             QByteArray(
                 "new beats base by 0.0030 on recall@10 (0.3030 against 0.3000). Chance among the 1000 users could explain it (Wilcoxon p "
                 "0.083, "
                 "t-test p 0.083). The difference is smaller than the noise between seeds (about 0.01 on ML-1M): run both with 5 seeds."));
}

void TstCompareVerdict::largeDifferenceOfSingleRunsStands()
{
    const std::vector<Run> runs = {testedRun("base", "sasrec", 1, hitsOf(300, 1000)), testedRun("new", "hstu", 1, hitsOf(350, 1000))};
    const PairReport report = comparePairs(runs, eachAlone(runs), 0, "recall@10")->front();
    QVERIFY(!report.moreSeedsWanted);
    QVERIFY(report.interval.low > 0.03 && report.interval.high < 0.07 && report.interval.low < 0.05 && report.interval.high > 0.05);
    QVERIFY(textOfWords(report).startsWith("new beats base by 0.0500 on recall@10 (0.3500 against 0.3000). That is more than chance"));
    QVERIFY(textOfWords(report).endsWith("The difference is larger than the usual noise between seeds (about 0.01 on ML-1M)."));
    // From the other side the same: the sentence names the better one first.
    const PairReport other = comparePairs(runs, eachAlone(runs), 1, "recall@10")->front();
    QCOMPARE(other.difference(), -report.difference());
    QVERIFY(textOfWords(other).startsWith("new beats base by 0.0500"));
}

void TstCompareVerdict::measuredNoiseComesFromBothGroupsSeeds()
{
    const std::vector<Run> runs = {testedRun("a 1", "hstu", 1, hitsOf(310, 1000)), testedRun("a 2", "hstu", 2, hitsOf(330, 1000)),
                                   testedRun("b 1", "sasrec", 1, hitsOf(300, 1000)), testedRun("b 2", "sasrec", 2, hitsOf(320, 1000))};
    const auto groups = foldSeeds(runs);
    const auto noise = seedNoise(runs, groups[0], groups[1], "recall@10");
    // Standard deviation 0.01 √2 on either side, two runs each: the difference's standard error is 0.01 √2.
    QVERIFY(noise && noise->measured);
    QVERIFY(std::abs(noise->size - 2 * 0.01 * std::sqrt(2.0)) < 1e-12);
    const PairReport report = comparePairs(runs, groups, 1, "recall@10")->front();
    QVERIFY(!report.moreSeedsWanted);
    QVERIFY(textOfWords(report).endsWith("The difference is smaller than the noise between the seeds (0.0283)."));
}

void TstCompareVerdict::otherMetricsOfSingleRunsHaveNoKnownNoise()
{
    const std::vector<Run> runs = {testedRun("base", "sasrec", 1, hitsOf(300, 1000)), testedRun("new", "hstu", 1, hitsOf(350, 1000))};
    const PairReport report = comparePairs(runs, eachAlone(runs), 0, "ndcg@10")->front();
    QVERIFY(!report.noise && report.moreSeedsWanted);
    QVERIFY(textOfWords(report).endsWith("How far ndcg@10 varies between seeds isn't known: run both with 5 seeds."));
}

void TstCompareVerdict::equalRunsAreCalledEqual()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(3, 10)), testedRun("b", "sasrec", 1, hitsOf(3, 10))};
    const PairReport report = comparePairs(runs, eachAlone(runs), 0, "recall@10")->front();
    QCOMPARE(textOfWords(report), QByteArray("b and a give every user the same recall@10."));
    QVERIFY(!report.moreSeedsWanted);
}

void TstCompareVerdict::manyPairsAreCorrected()
{
    const auto base = hitsOf(300, 1000);
    const std::vector<Run> runs = {testedRun("base", "sasrec", 1, base), testedRun("a", "hstu", 1, flipped(base, 8)),
                                   testedRun("b", "hstu-large", 1, flipped(base, 5)), testedRun("c", "hstu-no-rab", 1, flipped(base, 6))};
    const auto reports = *comparePairs(runs, eachAlone(runs), 0, "recall@10");
    QCOMPARE(reports.size(), std::size_t{3});
    std::vector<double> p;
    for (const PairReport &report : reports) {
        p.push_back(report.wilcoxon.p);
        QCOMPARE(report.comparisons, std::int64_t{3});
        QCOMPARE(report.b, std::size_t{0});
    }
    QVERIFY(p[0] < p[2] && p[2] < p[1]);
    QCOMPARE(reports[0].wilcoxonHolm, 3 * p[0]);
    QCOMPARE(reports[2].wilcoxonHolm, 2 * p[2]);
    QCOMPARE(reports[1].wilcoxonHolm, std::max(p[1], 2 * p[2]));
}

void TstCompareVerdict::metricsWithoutUserValuesAreRefused()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    const auto reports = comparePairs(runs, eachAlone(runs), 0, "coverage@10");
    QVERIFY(!reports.ok());
    QVERIFY(reports.error().text().starts_with("\"coverage@10\" is known as one number only"));
}

void TstCompareVerdict::unlikeProtocolsAreRefused()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    runs[1].evaluation->protocol.weights = "last";
    const auto reports = comparePairs(runs, eachAlone(runs), 0, "recall@10");
    QVERIFY(!reports.ok());
    QCOMPARE(QByteArray::fromStdString(reports.error().text()),
             QByteArray("\"b\" and \"a\" can't be tested against each other. Different weights: last and best."));
}

void TstCompareVerdict::whatCanBeTestedIsTestedAllTheSame()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(3, 10)), testedRun("b", "sasrec", 1, hitsOf(4, 10)),
                             testedRun("c", "hstu-large", 1, hitsOf(5, 10))};
    runs[1].evaluation->protocol.weights = "last";
    const TestedPairs tested = compareWhatCanBe(runs, eachAlone(runs), 0, "recall@10");
    QCOMPARE(tested.reports.size(), std::size_t{1});
    QCOMPARE(tested.reports.front().a, std::size_t{2});
    QCOMPARE(tested.reports.front().comparisons, std::int64_t{1});
    QCOMPARE(tested.refused.size(), std::size_t{1});
}

void TstCompareVerdict::untestedRunsAreRefused()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 1, {1})};
    runs[0].evaluation.reset();
    const auto reports = comparePairs(runs, eachAlone(runs), 0, "recall@10");
    QVERIFY(!reports.ok());
    QCOMPARE(QByteArray::fromStdString(reports.error().text()), QByteArray("Run \"a\" has no test evaluation. Evaluate it first."));
}

QTEST_GUILESS_MAIN(TstCompareVerdict)
#include "tst_compare_verdict.moc"
