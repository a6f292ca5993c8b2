#include "core/data/stats.h"

#include "core/data/timebuckets.h"

#include "tests/support/datasets.h"
#include "tests/support/goldentensors.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

using namespace hstudio;

class TstDataStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallNumbersAreRight();
    void monthsAreCalendarMonths();
    void tinyAgreesWithItsFile();
    void tinyPartsAgreeWithTheGoldenSplit();
};

void TstDataStats::smallNumbersAreRight()
{
    QTemporaryDir folder;
    const auto dataset = tests::importLines("1::10::3::1000\n1::20::3::1000\n1::30::3::1007\n1::40::3::1007\n" // gaps 0, 7, 0
                                            "2::10::3::50\n2::20::3::52\n"                                     // gap 2
                                            "3::50::3::1\n",
                                            folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, data::leaveOneOut(*dataset));
    QCOMPARE(stats.density, 7.0 / (3 * 5));
    QCOMPARE(stats.historyLengths, (std::vector<std::int64_t>{1, 2, 4}));
    QCOMPARE(stats.medianHistory, 2.0);
    QCOMPARE(stats.longestHistory, 4);
    QCOMPARE(stats.itemCounts, (std::vector<std::int64_t>{2, 2, 1, 1, 1}));
    QCOMPARE(stats.gapBuckets.size(), static_cast<std::size_t>(data::kTimeBuckets));
    QCOMPARE(stats.gapBuckets[0], 2);
    QCOMPARE(stats.gapBuckets[2], 1); // 2 s
    QCOMPARE(stats.gapBuckets[6], 1); // 7 s
    QCOMPARE(std::accumulate(stats.gapBuckets.begin(), stats.gapBuckets.end(), std::int64_t{0}), 4);
    QCOMPARE(stats.trainRows, 2);
    QCOMPARE(stats.validationRows, 2);
    QCOMPARE(stats.testRows, 3);
    QCOMPARE(stats.droppedRows, 0);
    QCOMPARE(stats.coldTestUsers, 2); // users 2 and 3 have no training row
    QCOMPARE(stats.coldTestItems, 2); // 40 and 50; 20 is also in the fold
    QCOMPARE(dataset->summary().tiedShare, 4.0 / 7.0);
}

void TstDataStats::monthsAreCalendarMonths()
{
    QTemporaryDir folder;
    // 2000-01-31 23:59:59, 2000-02-01 00:00:00, 2000-04-15
    const auto dataset = tests::importLines("1::10::3::949363199\n1::20::3::949363200\n1::30::3::955756800\n", folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, data::leaveOneOut(*dataset));
    QCOMPARE(stats.monthStarts, (std::vector<std::int64_t>{946684800, 949363200, 951868800, 954547200}));
    QCOMPARE(stats.monthCounts, (std::vector<std::int64_t>{1, 1, 0, 1}));
}

void TstDataStats::tinyAgreesWithItsFile()
{
    QTemporaryDir folder;
    const auto dataset = tests::importTiny(folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, data::leaveOneOut(*dataset));

    // The same numbers from the lines themselves.
    std::istringstream lines(tests::readGoldenFile(HSTUDIO_TEST_DATA "/golden/tiny/ratings.dat"));
    std::map<int, std::vector<std::int64_t>> timesOf;
    std::map<int, std::int64_t> countOf;
    for (std::string line; std::getline(lines, line);) {
        int user = 0;
        int item = 0;
        int rating = 0;
        long time = 0;
        QCOMPARE(std::sscanf(line.c_str(), "%d::%d::%d::%ld", &user, &item, &rating, &time), 4);
        timesOf[user].push_back(time);
        ++countOf[item];
    }
    std::vector<std::int64_t> lengths;
    std::int64_t tied = 0;
    for (const auto &[user, times] : timesOf) {
        lengths.push_back(static_cast<std::int64_t>(times.size()));
        tied += std::ranges::count_if(times, [&times = times](std::int64_t time) { return std::ranges::count(times, time) > 1; });
    }
    std::ranges::sort(lengths);
    QCOMPARE(stats.historyLengths, lengths);
    QCOMPARE(stats.medianHistory, static_cast<double>(lengths[19] + lengths[20]) / 2);
    QCOMPARE(stats.density, 901.0 / (40 * 60));
    QCOMPARE(tied, 481); // as the golden README says
    QCOMPARE(dataset->summary().tiedShare, 481.0 / 901.0);
    std::vector<std::int64_t> counts;
    for (const auto &[item, count] : countOf)
        counts.push_back(count);
    std::ranges::sort(counts, std::greater());
    QCOMPARE(stats.itemCounts, counts);
    QCOMPARE(std::accumulate(stats.monthCounts.begin(), stats.monthCounts.end(), std::int64_t{0}), 901);
    QCOMPARE(std::accumulate(stats.gapBuckets.begin(), stats.gapBuckets.end(), std::int64_t{0}), 901 - 40);
}

void TstDataStats::tinyPartsAgreeWithTheGoldenSplit()
{
    QTemporaryDir folder;
    const auto dataset = tests::importTiny(folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, data::leaveOneOut(*dataset));
    const auto golden = tests::readGoldenJson(HSTUDIO_TEST_DATA "/golden/prep/split.json");
    QCOMPARE(stats.testRows, golden.at("info").at("test").get<std::int64_t>());
    QCOMPARE(stats.trainRows + stats.validationRows, golden.at("info").at("train").get<std::int64_t>());
    QCOMPARE(stats.validationRows, static_cast<std::int64_t>(golden.at("validation_rows").size()));
    QCOMPARE(stats.droppedRows, 1);
    const auto testItems = golden.at("test").at("items").get<std::set<std::int64_t>>();
    const auto catalogue = golden.at("catalog").at("items").get<std::set<std::int64_t>>();
    QCOMPARE(stats.coldTestItems, std::ranges::count_if(testItems, [&](std::int64_t item) { return !catalogue.contains(item); }));
    QCOMPARE(stats.coldTestUsers, 3); // 1425, 428 and 3171 have one or two rows
}

QTEST_GUILESS_MAIN(TstDataStats)
#include "tst_data_stats.moc"
