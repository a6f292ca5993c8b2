#include "core/data/timebuckets.h"
#include "ui/data/distributions.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace hstudio;
using namespace hstudio::ui;

class TstDistributions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void historiesFallIntoHalfOctaves_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("bin");
        // Bin b begins at 2^(b/2): 1, 1.41, 2, 2.83, 4, 5.66, 8 …
        QTest::newRow("1") << 1 << 0;
        QTest::newRow("2 opens its bin") << 2 << 2;
        QTest::newRow("3") << 3 << 3;
        QTest::newRow("4 opens its bin") << 4 << 4;
        QTest::newRow("5 is below 5.66") << 5 << 4;
        QTest::newRow("6") << 6 << 5;
        QTest::newRow("1024 opens its bin") << 1024 << 20;
        QTest::newRow("1023") << 1023 << 19;
    }
    void historiesFallIntoHalfOctaves()
    {
        QFETCH(int, length);
        QFETCH(int, bin);
        const auto curve = historyHistogram({length});
        QCOMPARE(curve.y.size(), bin + 1);
        QCOMPARE(curve.y.last(), 1.0);
        QCOMPARE(curve.x.last(), bin + 0.5);
    }

    void everyUserIsCountedOnce()
    {
        std::vector<std::int64_t> lengths(1000);
        std::iota(lengths.begin(), lengths.end(), 1);
        const auto curve = historyHistogram(lengths);
        QCOMPARE(std::accumulate(curve.y.begin(), curve.y.end(), 0.0), 1000.0);
    }

    void historyTicksStandWhereTheirLengthBegins()
    {
        const auto ticks = historyTicks(120);
        QCOMPARE(ticks.labels, (QVector<QString>{QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("10"), QStringLiteral("30"),
                                                 QStringLiteral("100")}));
        QCOMPARE(ticks.positions.first(), 0.0);
        QVERIFY(qAbs(ticks.positions.at(1) - 3.169925) < 1e-6); // 2 log2 3
    }

    void popularityKeepsBothEndsAndThinsOutTheRest()
    {
        std::vector<std::int64_t> counts(20000);
        std::iota(counts.rbegin(), counts.rend(), 1);
        const auto curve = popularityCurve(counts);
        QVERIFY(curve.x.size() < 400);
        QCOMPARE(curve.x.first(), 1.0);
        QCOMPARE(curve.y.first(), 20000.0);
        QCOMPARE(curve.x.last(), 20000.0);
        QCOMPARE(curve.y.last(), 1.0);
        QVERIFY(std::is_sorted(curve.x.begin(), curve.x.end()));
    }

    void fewItemsAreAllShown()
    {
        const auto curve = popularityCurve({5, 3, 1});
        QCOMPARE(curve.x, (QVector<double>{1, 2, 3}));
        QCOMPARE(curve.y, (QVector<double>{5, 3, 1}));
    }

    void monthsKeepTheirCounts()
    {
        data::DatasetStats stats;
        stats.monthStarts = {956534400, 959212800};
        stats.monthCounts = {7, 0};
        const auto curve = monthCurve(stats);
        QCOMPARE(curve.x, (QVector<double>{956534400, 959212800}));
        QCOMPARE(curve.y, (QVector<double>{7, 0}));
    }

    void gapsEndAtTheLastBucketInUse()
    {
        std::vector<std::int64_t> buckets(data::kTimeBuckets);
        buckets[0] = 4;
        buckets[13] = 2;
        const auto curve = gapCurve(buckets);
        QCOMPARE(curve.x.size(), 14);
        QCOMPARE(curve.y.first(), 4.0);
        QCOMPARE(curve.y.last(), 2.0);
        QVERIFY(gapCurve(std::vector<std::int64_t>(data::kTimeBuckets)).x.isEmpty());
        QVERIFY(gapCurve({}).x.isEmpty());
    }

    void gapTicksStandAtTheirBuckets()
    {
        const auto ticks = gapTicks();
        QCOMPARE(ticks.labels.first(), QStringLiteral("1 s"));
        QCOMPARE(ticks.positions.first(), 0.0);
        // ln 60 / 0.301 = 13.6, ln 3600 / 0.301 = 27.2, ln 86400 / 0.301 = 37.8
        QCOMPARE(ticks.positions.mid(1, 3), (QVector<double>{13, 27, 37}));
        QCOMPARE(ticks.labels.mid(1, 3), (QVector<QString>{QStringLiteral("1 min"), QStringLiteral("1 h"), QStringLiteral("1 d")}));
    }

    void nothingGivesNothing()
    {
        QVERIFY(historyHistogram({}).x.isEmpty());
        QVERIFY(popularityCurve({}).x.isEmpty());
        QVERIFY(historyTicks(0).positions.isEmpty());
    }
};

QTEST_MAIN(TstDistributions)
#include "tst_distributions.moc"
