#include "core/metrics/validation.h"

#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>

using namespace hstudio::metrics;
using Json = nlohmann::json;

namespace
{

Json readJson(const char *path)
{
    std::ifstream file(path);
    return Json::parse(file);
}

} // namespace

class TstMetricsValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksByArithmetic_data();
    void ranksByArithmetic();
    void goldenHits_data();
    void goldenHits();
};

void TstMetricsValidation::ranksByArithmetic_data()
{
    QTest::addColumn<QVector<float>>("scores");
    QTest::addColumn<QVector<int>>("seen");
    QTest::addColumn<int>("target");
    QTest::addColumn<qint64>("rank");
    const QVector<float> scores = {0.5F, 0.1F, 0.9F, 0.5F, 0.3F, 0.5F};
    QTest::newRow("best") << scores << QVector<int>{} << 2 << qint64{1};
    QTest::newRow("PAD takes no place") << scores << QVector<int>{2} << 3 << qint64{1};
    QTest::newRow("PAD among the seen changes nothing") << scores << QVector<int>{0, 2} << 3 << qint64{1};
    QTest::newRow("equal scores go by index") << scores << QVector<int>{} << 5 << qint64{3};
    QTest::newRow("seen items are out") << scores << QVector<int>{2, 3} << 5 << qint64{1};
    QTest::newRow("a repeated seen item counts once") << scores << QVector<int>{2, 2, 2} << 5 << qint64{2};
    QTest::newRow("seen items behind the target don't matter") << scores << QVector<int>{1, 4} << 3 << qint64{2};
    QTest::newRow("worst") << scores << QVector<int>{} << 1 << qint64{5};
    QTest::newRow("a seen target can't be recommended") << scores << QVector<int>{2} << 2 << qint64{7};
}

void TstMetricsValidation::ranksByArithmetic()
{
    QFETCH(QVector<float>, scores);
    QFETCH(QVector<int>, seen);
    QFETCH(int, target);
    QFETCH(qint64, rank);
    QCOMPARE(qint64{validationRank({scores.data(), static_cast<std::size_t>(scores.size())},
                                   {seen.data(), static_cast<std::size_t>(seen.size())}, target)},
             rank);
}

void TstMetricsValidation::goldenHits_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::newRow("hstu_h1") << QByteArray("hstu_h1");
    QTest::newRow("sasrec_h1") << QByteArray("sasrec_h1");
}

/// The golden lists say in which order RecTools ranked the columns. Scores made from that order, with the seen items above everything,
/// must give the same hits once PAD has the place back that RecTools gives it.
void TstMetricsValidation::goldenHits()
{
    QFETCH(QByteArray, model);
    const Json prep = readJson(HSTUDIO_TEST_DATA "/golden/prep/expected.json");
    const Json recall = readJson(HSTUDIO_TEST_DATA "/golden/metrics/validation_recall.json");
    const Json &expected = recall["models"][model.toStdString()];
    const auto sessionMaxLen = prep["session_max_len"].get<std::size_t>();
    const auto nItems = prep["items"]["external"].size();
    std::map<std::int64_t, std::size_t> hits;
    for (std::size_t row = 0; row < prep["validation"].size(); ++row) {
        const Json &session = prep["validation"][row];
        QCOMPARE(session["user"].get<int>(), recall["rows"][row].get<int>());
        const std::vector<std::int32_t> history = session["history_items"];
        const std::span<const std::int32_t> seen = std::span(history).last(std::min(history.size(), sessionMaxLen));
        std::vector<float> scores(nItems, 0.0F);
        for (const std::int32_t item : seen)
            scores[static_cast<std::size_t>(item)] = 100.0F;
        for (std::size_t place = 0; place < 10; ++place)
            scores[expected["top10"][row][place].get<std::size_t>()] = static_cast<float>(10 - place);
        const auto target = session["target_item"].get<std::int32_t>();
        const bool padAhead = scores[0] > scores[static_cast<std::size_t>(target)];
        const std::int64_t rank = validationRank(scores, seen, target) + (padAhead ? 1 : 0);
        for (const std::int64_t k : {1, 5, 10}) {
            QCOMPARE(rank <= k, expected["hits@" + std::to_string(k)][row].get<int>() == 1);
            hits[k] += rank <= k ? 1 : 0;
        }
    }
    for (const auto &[k, count] : hits) {
        const double got = static_cast<double>(count) / static_cast<double>(prep["validation"].size());
        QVERIFY(std::abs(got - expected["recall@" + std::to_string(k)].get<double>()) < 1e-7);
    }
}

QTEST_GUILESS_MAIN(TstMetricsValidation)
#include "tst_metrics_validation.moc"
