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
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace hstudio;

class TstDataStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallNumbersAreRight();
    void monthsAreCalendarMonths();
    void tinyAgreesWithItsFile();
    void tinyPartsAgreeWithTheGoldenSplit();
    void leakageIsCountedFromTheMedianTest();
    void unstableTestsAreThoseThatAnotherFileOrderChanges_data();
    void unstableTestsAreThoseThatAnotherFileOrderChanges();
    void tiesThatCannotChangeTheTargetAreStable_data();
    void tiesThatCannotChangeTheTargetAreStable();
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

void TstDataStats::leakageIsCountedFromTheMedianTest()
{
    QTemporaryDir folder;
    const auto dataset = tests::importLines("1::10::3::10\n1::20::3::20\n1::30::3::30\n"                // test at 30
                                            "2::10::3::35\n2::20::3::40\n2::30::3::45\n2::40::3::50\n"  // 50: the median
                                            "3::10::3::50\n3::20::3::51\n3::30::3::60\n3::40::3::70\n", // 70
                                            folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, data::leaveOneOut(*dataset));
    QCOMPARE(stats.medianTestTime, 50);
    QCOMPARE(stats.trainRows, 5);               // 10; 35, 40; 50, 51
    QCOMPARE(stats.trainAfterMedianTest, 1);    // 51
    QCOMPARE(stats.testUsersWithLaterTrain, 2); // 30 and 50 are before 51
    QCOMPARE(std::accumulate(stats.monthTrain.begin(), stats.monthTrain.end(), std::int64_t{0}), stats.trainRows);
    QCOMPARE(std::accumulate(stats.monthTest.begin(), stats.monthTest.end(), std::int64_t{0}), stats.testRows);
}

void TstDataStats::unstableTestsAreThoseThatAnotherFileOrderChanges_data()
{
    QTest::addColumn<bool>("globalTime");
    QTest::newRow("leave-one-out") << false;
    QTest::newRow("global time") << true;
}

void TstDataStats::unstableTestsAreThoseThatAnotherFileOrderChanges()
{
    QFETCH(bool, globalTime);
    // Users with few rows, few items and few moments: ties of every kind. What other orders of the file give is tried out, each order for users
    // of its own (user + 1000 × order), so that one data set holds them all.
    constexpr int kOrders = 80;
    constexpr int kStride = 1000;
    constexpr std::int64_t kSplit = 1002;
    std::mt19937 random(11);
    std::vector<std::pair<int, std::string>> rows;
    for (int user = 0; user < 60; ++user) {
        for (unsigned i = 0, count = 1 + random() % 8; i < count; ++i)
            rows.emplace_back(user, "::" + std::to_string(random() % 9) + "::3::" + std::to_string(1000 + random() % 4) + "\n");
    }
    std::string once;
    std::string often;
    for (int order = 0; order < kOrders; ++order) {
        for (const auto &[user, rest] : rows) {
            often += std::to_string(user + kStride * order) + rest;
            once += order == 0 ? std::to_string(user) + rest : "";
        }
        std::ranges::shuffle(rows, random);
    }
    QTemporaryDir folder;
    const auto splitOf = [&](const data::Dataset &dataset) {
        return globalTime ? data::globalTime(dataset, kSplit) : data::leaveOneOut(dataset);
    };
    const auto dataset = tests::importLines(once, folder.path().toStdString());
    const auto stats = data::computeStats(*dataset, splitOf(*dataset));
    const auto copies = tests::importLines(often, folder.path().toStdString());
    const auto split = splitOf(*copies);
    std::map<std::int64_t, std::string> targets;
    for (const auto row : split.testRows)
        targets[copies->userIds().number(copies->users()[row])] = copies->itemIds().text(copies->items()[row]);
    std::map<std::int64_t, std::set<std::string>> outcomes; // by user: the items that are asked for, or nothing
    for (const auto user : copies->userIds().numbers())
        outcomes[user % kStride].insert(targets[user]);
    const auto differing = std::ranges::count_if(outcomes, [](const auto &user) { return user.second.size() > 1; });
    const auto any = std::ranges::count_if(outcomes, [](const auto &user) { return user.second != std::set<std::string>{""}; });
    QCOMPARE(stats.unstableTests, differing);
    QCOMPARE(stats.usersWithTarget, any);
    QVERIFY2(differing > 5 && differing < 55, qPrintable(QString::number(differing))); // it is about something
    QCOMPARE(dataset->summary().tiedShare, static_cast<double>(stats.tiedRows) / static_cast<double>(rows.size()));
    const auto ofCopies = data::computeStats(*copies, split);
    QCOMPARE(ofCopies.unstableTests, kOrders * stats.unstableTests); // whatever the order is that one has
    QCOMPARE(ofCopies.tiedRows, kOrders * stats.tiedRows);
}

void TstDataStats::tiesThatCannotChangeTheTargetAreStable_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<qint64>("unstable");
    QTest::newRow("no tie") << QByteArray("1::10::3::1\n1::20::3::2\n") << qint64{0};
    QTest::newRow("a tie before the last") << QByteArray("1::10::3::1\n1::20::3::1\n1::30::3::2\n") << qint64{0};
    QTest::newRow("the last two") << QByteArray("1::10::3::1\n1::20::3::2\n1::30::3::2\n") << qint64{1};
    QTest::newRow("the same item twice at the end") << QByteArray("1::10::3::1\n1::20::3::2\n1::20::3::2\n") << qint64{0}; // never a target
    QTest::newRow("one of the last two was there before")
        << QByteArray("1::10::3::1\n1::10::3::2\n1::30::3::2\n") << qint64{1}; // 30 or nothing
    QTest::newRow("both were there before") << QByteArray("1::10::3::1\n1::20::3::1\n1::10::3::2\n1::20::3::2\n") << qint64{0};
    QTest::newRow("one row") << QByteArray("1::10::3::1\n") << qint64{0};
}

void TstDataStats::tiesThatCannotChangeTheTargetAreStable()
{
    QFETCH(QByteArray, lines);
    QFETCH(qint64, unstable);
    QTemporaryDir folder;
    const auto dataset = tests::importLines(lines.toStdString(), folder.path().toStdString());
    QCOMPARE(data::computeStats(*dataset, data::leaveOneOut(*dataset)).unstableTests, unstable);
}

QTEST_GUILESS_MAIN(TstDataStats)
#include "tst_data_stats.moc"
