#include "comparedruns.h"
#include "core/compare/slices.h"
#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

UserTraits traits(std::int64_t history, std::int64_t popularity = 5, std::int64_t since = 100)
{
    return {.historyLength = history, .targetPopularity = popularity, .sinceLast = since};
}

} // namespace

/// Metrics of parts of the users.
class TstCompareSlices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void traitsComeFromBeforeTheTest();
    void usersFallIntoTheirPart();
    void partsOfPopularityAndTime_data();
    void partsOfPopularityAndTime();
    void partsAddUpToTheWhole();
    void metricsWithoutUserValuesHaveNoSlices();
    void tableNamesPartsAndGroups();
};

void TstCompareSlices::traitsComeFromBeforeTheTest()
{
    QTemporaryDir folder;
    // User 1: films 1, 2, 3 and the test 4; user 2: films 4, 1 and the test 2; user 3 has one film, which is a test without history.
    const auto dataset = tests::importLines("1::1::5::100\n1::2::5::200\n1::3::5::300\n1::4::5::1000\n"
                                            "2::4::5::50\n2::1::5::60\n2::2::5::60\n"
                                            "3::4::5::10\n",
                                            folder.path().toStdString());
    const auto found = userTraits(*dataset, data::leaveOneOut(*dataset));
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0]->historyLength, std::int64_t{3});
    QCOMPARE(found[0]->targetPopularity, std::int64_t{1}); // film 4: user 2's; neither the tests nor user 3's
    QCOMPARE(found[0]->sinceLast, std::int64_t{700});
    QCOMPARE(found[1]->historyLength, std::int64_t{2});
    QCOMPARE(found[1]->targetPopularity, std::int64_t{1});
    QCOMPARE(found[1]->sinceLast, std::int64_t{0});
    QVERIFY(!found[2] || found[2]->historyLength == 0);
}

void TstCompareSlices::usersFallIntoTheirPart()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1, 0, 1, 0, 5}), testedRun("b", "sasrec", 1, {0, 0, 1, 1, 5})};
    const std::vector<std::optional<UserTraits>> of = {traits(9), traits(10), traits(19), traits(700), {}};
    const auto slices = sliceMetric(runs, eachAlone(runs), of, SliceBy::HistoryLength, "recall@10");
    QCOMPARE(slices.size(), std::size_t{3});
    QCOMPARE(slices[0].label, std::string("0 – 9"));
    QCOMPARE(slices[0].values[0].mean, 1.0);
    QCOMPARE(slices[0].values[1].mean, 0.0);
    QCOMPARE(slices[1].label, std::string("10 – 19"));
    QCOMPARE(slices[1].values[0].users, std::int64_t{2});
    QCOMPARE(slices[1].values[0].mean, 0.5);
    QCOMPARE(slices[1].values[0].standardError, 0.5); // of {0, 1}: deviation 1/√2, over √2
    QCOMPARE(slices[2].label, std::string("500 or more"));
    QCOMPARE(slices[2].values[1].mean, 1.0);
}

void TstCompareSlices::partsOfPopularityAndTime_data()
{
    QTest::addColumn<bool>("byTime");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QByteArray>("label");
    QTest::newRow("cold film") << false << qint64{0} << QByteArray("0");
    QTest::newRow("rare film") << false << qint64{9} << QByteArray("1 – 9");
    QTest::newRow("popular film") << false << qint64{1000} << QByteArray("1000 or more");
    QTest::newRow("same second") << true << qint64{0} << QByteArray("0 s");
    QTest::newRow("a minute") << true << qint64{60} << QByteArray("1 min – 1 h");
    QTest::newRow("a day less a second") << true << qint64{86399} << QByteArray("1 h – 1 d");
    QTest::newRow("decades") << true << qint64{1'000'000'000} << QByteArray("10 y or more");
}

void TstCompareSlices::partsOfPopularityAndTime()
{
    QFETCH(bool, byTime);
    QFETCH(qint64, value);
    QFETCH(QByteArray, label);
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1})};
    const auto slices =
        sliceMetric(runs, eachAlone(runs), {traits(1, value, value)}, byTime ? SliceBy::SinceLast : SliceBy::TargetPopularity, "ndcg@10");
    QCOMPARE(slices.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(slices.front().label), label);
    QVERIFY(slices.front().from <= value && value <= slices.front().to);
}

void TstCompareSlices::partsAddUpToTheWhole()
{
    std::vector<std::int32_t> ranks;
    std::vector<std::optional<UserTraits>> of;
    for (int user = 0; user < 300; ++user) {
        ranks.push_back(user * 7 % 25);
        of.push_back(traits(user * 3, user * 5, std::int64_t{user} * user * user * 40));
    }
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, ranks)};
    for (const SliceBy by : {SliceBy::HistoryLength, SliceBy::TargetPopularity, SliceBy::SinceLast}) {
        double sum = 0;
        std::int64_t users = 0;
        for (const Slice &slice : sliceMetric(runs, eachAlone(runs), of, by, "ndcg@10")) {
            sum += slice.values.front().mean * static_cast<double>(slice.values.front().users);
            users += slice.values.front().users;
        }
        QCOMPARE(users, std::int64_t{300});
        QVERIFY(std::abs(sum / 300 - testMetrics(runs.front()).at("ndcg@10")) < 1e-12);
    }
}

void TstCompareSlices::metricsWithoutUserValuesHaveNoSlices()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1})};
    QVERIFY(sliceMetric(runs, eachAlone(runs), {traits(1)}, SliceBy::HistoryLength, "coverage@10").empty());
}

void TstCompareSlices::tableNamesPartsAndGroups()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1, 0})};
    const auto groups = eachAlone(runs);
    const auto slices = sliceMetric(runs, groups, {traits(1), traits(2)}, SliceBy::HistoryLength, "recall@10");
    QCOMPARE(QByteArray::fromStdString(toCsv(slicesTable(groups, slices, SliceBy::HistoryLength, "recall@10"))),
             QByteArray("history length,users,a\n0 – 9,2,0.5000 ± 0.5000\n"));
}

QTEST_GUILESS_MAIN(TstCompareSlices)
#include "tst_compare_slices.moc"
