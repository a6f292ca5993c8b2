#include "core/data/timebuckets.h"

#include "tests/support/goldentensors.h"

#include <QTest>

#include <limits>

using namespace hstudio;

class TstDataTimeBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_golden = tests::readGoldenJson(HSTUDIO_TEST_DATA "/golden/models/buckets.json"); }
    void bucketsChangeExactlyAtTheGoldenThresholds();
    void listedDifferencesFallIntoTheirBuckets_data();
    void listedDifferencesFallIntoTheirBuckets();
    void thresholdsAreTheWholeFunction();
    void extremeDifferencesAreClamped();

private:
    nlohmann::json m_golden;
};

void TstDataTimeBuckets::bucketsChangeExactlyAtTheGoldenThresholds()
{
    for (const auto &threshold : m_golden.at("thresholds")) {
        const auto bucket = threshold.at("bucket").get<int>();
        const auto first = threshold.at("first").get<std::int64_t>();
        QCOMPARE(data::timeBucketThresholds()[static_cast<std::size_t>(bucket)], first);
        QVERIFY(data::timeBucket(first) >= bucket);
        QVERIFY(data::timeBucket(first - 1) < bucket);
        QCOMPARE(data::timeBucket(-first), data::timeBucket(first));
    }
}

void TstDataTimeBuckets::listedDifferencesFallIntoTheirBuckets_data()
{
    QTest::addColumn<QString>("list");
    QTest::newRow("table") << "table";
    QTest::newRow("negative") << "negative";
    QTest::newRow("beyond") << "beyond";
}

void TstDataTimeBuckets::listedDifferencesFallIntoTheirBuckets()
{
    QFETCH(QString, list);
    const auto &values = m_golden.at(list.toStdString());
    const auto differences = values.at("diff").get<std::vector<std::int64_t>>();
    const auto buckets = values.at("bucket").get<std::vector<int>>();
    QCOMPARE(differences.size(), buckets.size());
    QVERIFY(!differences.empty());
    for (std::size_t i = 0; i < differences.size(); ++i)
        QVERIFY2(data::timeBucket(differences[i]) == buckets[i], std::to_string(differences[i]).c_str());
}

void TstDataTimeBuckets::thresholdsAreTheWholeFunction()
{
    const auto thresholds = data::timeBucketThresholds();
    QCOMPARE(thresholds.size(), static_cast<std::size_t>(data::kTimeBuckets));
    QCOMPARE(thresholds[0], std::int64_t{0});
    for (std::size_t bucket = 1; bucket < thresholds.size(); ++bucket) {
        QVERIFY(thresholds[bucket] >= thresholds[bucket - 1]);
        QVERIFY(data::timeBucket(thresholds[bucket]) >= static_cast<int>(bucket));
        QVERIFY(data::timeBucket(thresholds[bucket] - 1) < static_cast<int>(bucket));
    }
}

void TstDataTimeBuckets::extremeDifferencesAreClamped()
{
    QCOMPARE(data::timeBucket(std::numeric_limits<std::int64_t>::max()), data::kTimeBuckets - 1);
    QCOMPARE(data::timeBucket(std::numeric_limits<std::int64_t>::min()), data::kTimeBuckets - 1);
}

QTEST_GUILESS_MAIN(TstDataTimeBuckets)
#include "tst_data_timebuckets.moc"
