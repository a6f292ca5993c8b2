#include "core/compare/distributions.h"
#include "core/compare/pairedtests.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

using namespace hstudio::compare;
using Json = nlohmann::json;

namespace
{

/// To 1e-9 of the value, however small it is.
bool agrees(double got, double wanted) { return std::abs(got - wanted) <= 1e-9 * std::max(std::abs(wanted), 1e-300); }

std::string describe(const char *what, double got, double wanted)
{
    return std::string(what) + ": got " + std::to_string(got) + ", wanted " + std::to_string(wanted);
}

} // namespace

#define AGREES(got, wanted) QVERIFY2(agrees(got, wanted), describe(#got, got, wanted).c_str())

/// Paired tests as SciPy computes them (tests/data/statistics/make_cases.py), and by hand where that is shorter.
class TstCompareStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pairedTestsAgreeWithScipy_data();
    void pairedTestsAgreeWithScipy();
    void percentilesAgreeWithScipy();
    void holmAgreesWithStatsmodels();
    void bootstrapMeansSpreadAsTheStandardErrorSays();
    void bootstrapIsTheSeeds();
    void noDifferenceIsNoEvidence();
    void sameDifferenceEverywhereIsCertain();
    void tooFewUsersSayNothing();
    void incompleteBetaOfKnownValues();
    void signedRankDistributionOfThreeRanks();

private:
    Json m_cases;
};

void TstCompareStatistics::initTestCase()
{
    std::ifstream file(HSTUDIO_TEST_DATA "/statistics/cases.json");
    m_cases = Json::parse(file);
}

void TstCompareStatistics::pairedTestsAgreeWithScipy_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const Json &paired : m_cases.at("paired"))
        QTest::newRow(paired.at("name").get<std::string>().c_str()) << index++;
}

void TstCompareStatistics::pairedTestsAgreeWithScipy()
{
    QFETCH(int, index);
    const Json &wanted = m_cases.at("paired").at(static_cast<std::size_t>(index));
    const auto differences = wanted.at("differences").get<std::vector<double>>();
    const TTest t = pairedTTest(differences);
    AGREES(t.statistic, wanted.at("t").get<double>());
    AGREES(t.p, wanted.at("t_p").get<double>());
    AGREES(t.degrees, wanted.at("df").get<double>());
    const Wilcoxon wilcoxon = signedRankTest(differences);
    AGREES(wilcoxon.statistic, wanted.at("w").get<double>());
    AGREES(wilcoxon.p, wanted.at("w_p").get<double>());
}

void TstCompareStatistics::percentilesAgreeWithScipy()
{
    const Json &wanted = m_cases.at("bootstrap");
    const Interval interval = percentileInterval(wanted.at("distribution").get<std::vector<double>>(), 0.95);
    AGREES(interval.low, wanted.at("low").get<double>());
    AGREES(interval.high, wanted.at("high").get<double>());
}

void TstCompareStatistics::holmAgreesWithStatsmodels()
{
    for (const Json &wanted : m_cases.at("holm")) {
        const auto p = wanted.at("p").get<std::vector<double>>();
        const auto adjusted = holm(p);
        for (std::size_t i = 0; i < p.size(); ++i)
            AGREES(adjusted[i], wanted.at("adjusted").at(i).get<double>());
    }
}

void TstCompareStatistics::bootstrapMeansSpreadAsTheStandardErrorSays()
{
    const Json &wanted = m_cases.at("bootstrap");
    const auto differences = wanted.at("differences").get<std::vector<double>>();
    const auto count = static_cast<double>(differences.size());
    const double mean = std::accumulate(differences.begin(), differences.end(), 0.0) / count;
    double squares = 0;
    for (const double difference : differences)
        squares += (difference - mean) * (difference - mean);
    const double standardError = std::sqrt(squares) / count;

    constexpr std::int64_t kResamples = 4000;
    const std::vector<double> means = bootstrapMeans(differences, kResamples, 7);
    QCOMPARE(means.size(), std::size_t{kResamples});
    const double meanOfMeans = std::accumulate(means.begin(), means.end(), 0.0) / kResamples;
    double spread = 0;
    for (const double value : means)
        spread += (value - meanOfMeans) * (value - meanOfMeans);
    spread = std::sqrt(spread / kResamples);
    // 4000 draws know the mean to 1/63 and the spread to 1/90 of the spread; five times that never fails by chance.
    QVERIFY(std::abs(meanOfMeans - mean) < 5 * standardError / std::sqrt(4000.0));
    QVERIFY(std::abs(spread / standardError - 1) < 5 / std::sqrt(8000.0));
}

void TstCompareStatistics::bootstrapIsTheSeeds()
{
    const std::vector<double> values = {0.5, -1, 2, 0, 0.25, 3, -2};
    QCOMPARE(bootstrapMeans(values, 50, 3), bootstrapMeans(values, 50, 3));
    QVERIFY(bootstrapMeans(values, 50, 3) != bootstrapMeans(values, 50, 4));
    const Interval all = bootstrapInterval(values, {.resamples = 500, .confidence = 0.99, .seed = 1});
    const Interval half = bootstrapInterval(values, {.resamples = 500, .confidence = 0.5, .seed = 1});
    QVERIFY(all.low < half.low && half.low < half.high && half.high < all.high);
}

void TstCompareStatistics::noDifferenceIsNoEvidence()
{
    const std::vector<double> none(100, 0.0);
    QCOMPARE(pairedTTest(none).p, 1.0);
    QCOMPARE(signedRankTest(none).p, 1.0);
    QVERIFY(signedRankTest(none).method == WilcoxonMethod::None);
    const Interval interval = bootstrapInterval(none);
    QCOMPARE(interval.low, 0.0);
    QCOMPARE(interval.high, 0.0);
}

void TstCompareStatistics::sameDifferenceEverywhereIsCertain()
{
    const TTest t = pairedTTest(std::vector<double>(10, 0.25));
    QVERIFY(std::isinf(t.statistic) && t.statistic > 0);
    QCOMPARE(t.p, 0.0);
    // All ten signs alike: one in 2^10 on either side.
    QCOMPARE(signedRankTest(std::vector<double>(10, 0.25)).p, 2.0 / 1024);
}

void TstCompareStatistics::tooFewUsersSayNothing()
{
    QCOMPARE(pairedTTest({}).p, 1.0);
    QCOMPARE(pairedTTest(std::vector<double>{1.0}).p, 1.0);
    QCOMPARE(signedRankTest({}).p, 1.0);
    QVERIFY(bootstrapMeans({}, 10, 1).empty());
}

void TstCompareStatistics::incompleteBetaOfKnownValues()
{
    AGREES(incompleteBeta(1, 1, 0.3, 0.7), 0.3);            // uniform
    AGREES(incompleteBeta(2, 1, 0.3, 0.7), 0.09);           // x²
    AGREES(incompleteBeta(1, 3, 0.25, 0.75), 1 - 0.421875); // 1 - (1 - x)³
    QCOMPARE(incompleteBeta(2, 3, 0, 1), 0.0);
    QCOMPARE(incompleteBeta(2, 3, 1, 0), 1.0);
    AGREES(studentTwoSided(1, 1), 0.5); // Cauchy: half of it lies beyond ±1
}

void TstCompareStatistics::signedRankDistributionOfThreeRanks()
{
    // Ranks 1, 2, 3: the sums 0, 1, 2, 4, 5, 6 in one way each and 3 in two, of eight.
    const std::vector<double> wanted = {1, 0, 1, 0, 1, 0, 2, 0, 1, 0, 1, 0, 1};
    const std::vector<double> got = signedRankDistribution({2, 4, 6});
    QCOMPARE(got.size(), wanted.size());
    for (std::size_t sum = 0; sum < wanted.size(); ++sum)
        QCOMPARE(got[sum], wanted[sum] / 8);
}

QTEST_GUILESS_MAIN(TstCompareStatistics)
#include "tst_compare_statistics.moc"
