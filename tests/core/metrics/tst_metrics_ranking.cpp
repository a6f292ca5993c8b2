#include "core/metrics/ranking.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace hstudio::metrics;
using Json = nlohmann::json;

namespace
{

constexpr double kTolerance = 1e-12;

bool close(double a, double b) { return std::abs(a - b) <= kTolerance * std::max(1.0, std::abs(b)); }

std::string describe(const std::string &name, double got, double wanted)
{
    return name + ": got " + std::to_string(got) + ", wanted " + std::to_string(wanted);
}

} // namespace

class TstMetricsRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goldenOverall();
    void goldenPerUser_data();
    void goldenPerUser();
    void tutorialNamesAreTheAchievableAndNormalizedOnes();
    void oneHitAtRankThree();
    void repeatedTestRowCountsTwice();
    void nobodyGivesZeroAndNotNaN();
    void ksMayComeInAnyOrder();
    void unknownMetricIsNaN();

private:
    std::vector<UserResult> m_results;
    History m_history;
    Json m_golden;
};

void TstMetricsRanking::initTestCase()
{
    std::ifstream file(HSTUDIO_TEST_DATA "/golden/metrics/metrics.json");
    m_golden = Json::parse(file);
    m_history = {m_golden["prev_interactions"]["user"], m_golden["prev_interactions"]["item"], m_golden["catalog"]};
    for (std::uint32_t user = 1; user <= 12; ++user)
        m_results.push_back({user, {}, {}});
    for (std::size_t row = 0; row < m_golden["reco"]["user"].size(); ++row) {
        auto &list = m_results[m_golden["reco"]["user"][row].get<std::size_t>() - 1].recommended;
        list.push_back(m_golden["reco"]["item"][row]);
        QCOMPARE(list.size(), m_golden["reco"]["rank"][row].get<std::size_t>());
    }
    for (std::size_t row = 0; row < m_golden["test"]["user"].size(); ++row)
        m_results[m_golden["test"]["user"][row].get<std::size_t>() - 1].relevant.push_back(m_golden["test"]["item"][row]);
}

void TstMetricsRanking::goldenOverall()
{
    const std::vector<std::int64_t> ks = {1, 5, 10};
    const MetricTable table = evaluateAllMetrics(m_results, m_history, ks);
    QCOMPARE(table.size(), m_golden["overall"].size());
    for (const auto &[name, wanted] : m_golden["overall"].items()) {
        QVERIFY2(table.contains(name), name.c_str());
        QVERIFY2(close(table.at(name), wanted), describe(name, table.at(name), wanted).c_str());
    }
}

void TstMetricsRanking::goldenPerUser_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto &[name, values] : m_golden["per_user"].items())
        QTest::newRow(name.c_str()) << QByteArray::fromStdString(name);
}

void TstMetricsRanking::goldenPerUser()
{
    QFETCH(QByteArray, name);
    const std::string full = name.toStdString();
    const std::size_t at = full.find('@');
    const MetricValue value = metricPerUser(full.substr(0, at), std::stoll(full.substr(at + 1)), m_results, m_history);
    const double overall = m_golden["overall"][full];
    QVERIFY2(close(value.mean, overall), describe(full, value.mean, overall).c_str());
    QCOMPARE(value.perUser.size(), m_results.size());
    const Json &wanted = m_golden["per_user"][full];
    for (std::size_t index = 0; index < m_results.size(); ++index) {
        const std::string user = std::to_string(m_results[index].user);
        if (wanted.is_object() && wanted.contains(user))
            QVERIFY2(close(value.perUser[index], wanted[user]), describe("user " + user, value.perUser[index], wanted[user]).c_str());
        else
            QVERIFY2(std::isnan(value.perUser[index]), ("user " + user + " should not count").c_str());
    }
}

void TstMetricsRanking::tutorialNamesAreTheAchievableAndNormalizedOnes()
{
    const std::vector<std::int64_t> ks = {5, 10};
    const MetricTable table = evaluateRanking(m_results, m_history, ks);
    const std::map<std::string, std::string> expected = {{"recall", "recall"},
                                                         {"ndcg", "ndcg_achievable"},
                                                         {"hitrate", "hitrate"},
                                                         {"mrr", "mrr"},
                                                         {"map", "map"},
                                                         {"precision", "precision"},
                                                         {"arp", "arp_normalized"},
                                                         {"coverage", "coverage_normalized"},
                                                         {"covered_users", "covered_users"},
                                                         {"sufficient_reco", "sufficient_reco"},
                                                         {"serendipity", "serendipity"},
                                                         {"miuf", "miuf"}};
    QCOMPARE(table.size(), expected.size() * ks.size());
    for (const auto &[ours, golden] : expected)
        for (const std::int64_t k : ks) {
            const double wanted = m_golden["overall"][golden + "@" + std::to_string(k)];
            const double got = table.at(ours + "@" + std::to_string(k));
            QVERIFY2(close(got, wanted), describe(ours, got, wanted).c_str());
        }
}

void TstMetricsRanking::oneHitAtRankThree()
{
    const std::vector<UserResult> results = {{0, {5, 6, 7, 8}, {7}}};
    const History history = {{0, 1, 1}, {5, 5, 7}, {5, 6, 7, 8}};
    const std::vector<std::int64_t> ks = {4};
    const MetricTable table = evaluateAllMetrics(results, history, ks);
    QCOMPARE(table.at("recall@4"), 1.0);
    QCOMPARE(table.at("precision@4"), 0.25);
    QCOMPARE(table.at("mrr@4"), 1.0 / 3);
    QCOMPARE(table.at("ndcg_achievable@4"), 0.5); // 1 / log2(4)
    QCOMPARE(table.at("arp@4"), 0.75);            // (2 + 0 + 1 + 0) / 4
    QCOMPARE(table.at("coverage_normalized@4"), 1.0);
    // Rank 3 of 4 gives (4 + 1 - 3) / 4 = 0.5; item 7 is second in popularity: (4 + 1 - 2) / 4 = 0.75, more than that.
    QCOMPARE(table.at("serendipity@4"), 0.0);
    // -log2: item 5 was with 2 of 2 users (0), the others with or as if with 1 of 2 (1 each).
    QCOMPARE(table.at("miuf@4"), 0.75);
}

void TstMetricsRanking::repeatedTestRowCountsTwice()
{
    const std::vector<UserResult> results = {{0, {1, 2}, {2, 2, 3}}};
    QVERIFY(close(metricPerUser("recall", 2, results, {}).mean, 2.0 / 3));
    QVERIFY(close(metricPerUser("hitrate", 2, results, {}).mean, 1.0));
    QVERIFY(close(metricPerUser("precision", 2, results, {}).mean, 1.0));
}

void TstMetricsRanking::nobodyGivesZeroAndNotNaN()
{
    const std::vector<std::int64_t> ks = {10};
    for (const auto &[name, value] : evaluateAllMetrics({}, {}, ks))
        QVERIFY2(value == 0.0, name.c_str());
    QVERIFY(evaluateRanking(m_results, m_history, {}).empty());
}

void TstMetricsRanking::ksMayComeInAnyOrder()
{
    const std::vector<std::int64_t> down = {10, 1, 5, 5};
    const std::vector<std::int64_t> up = {1, 5, 10};
    QCOMPARE(evaluateRanking(m_results, m_history, down), evaluateRanking(m_results, m_history, up));
}

void TstMetricsRanking::unknownMetricIsNaN()
{
    const MetricValue value = metricPerUser("accuracy", 10, m_results, m_history);
    QVERIFY(std::isnan(value.mean));
    QVERIFY(std::isnan(value.perUser.front()));
    QCOMPARE(metricNames().size() * 3, m_golden["overall"].size());
}

QTEST_GUILESS_MAIN(TstMetricsRanking)
#include "tst_metrics_ranking.moc"
