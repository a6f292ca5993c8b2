#include "core/data/import.h"
#include "core/data/sequences.h"
#include "core/data/split.h"
#include "core/data/stats.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace hstudio;
using data::Part;
using data::SplitRule;
namespace fs = std::filesystem;

/// The split at one moment for all.
class TstDataGlobalTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
    }

    void partsOfASmallTable();
    void agreesWithItsDefinitionOnRandomTables();
    void nothingOfTheFutureIsLearntFrom();
    void theRuleBelongsToTheDataSet();
    void leaveOneOutKeepsItsHash();
    void aShareIsAMomentThatCutsNoSecond_data();
    void aShareIsAMomentThatCutsNoSecond();
    void aMomentOutsideIsRefused();
    void trainingDataHoldOnlyWhatCameBefore();
    void protocolsNameTheMoment();

private:
    std::shared_ptr<const data::Dataset> import(const std::string &lines, std::int64_t time)
    {
        const auto file = tests::writeTextFile(m_root / "ratings.dat", lines);
        auto dataset =
            data::importDataset(file, m_root / "datasets",
                                {.preparation = {.filters = {}, .split = {.rule = {.kind = SplitRule::Kind::GlobalTime, .time = time}}}});
        if (!dataset)
            throw std::runtime_error(dataset.error().text());
        return *dataset;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
};

namespace
{

// Split at 500. Users: 1 has both sides, 2 repeats an item, 3 begins later, 4 ends before, 5 is asked for an item that nobody had before.
const std::string kLines = "1::10::3::100\n"  // 0 train
                           "1::20::3::200\n"  // 1 train
                           "1::30::3::499\n"  // 2 validation
                           "1::40::3::500\n"  // 3 test: the first from then on
                           "1::50::3::600\n"  // 4 not used
                           "2::40::3::100\n"  // 5 train
                           "2::10::3::300\n"  // 6 validation
                           "2::40::3::700\n"  // 7 not used: had it
                           "2::20::3::800\n"  // 8 test
                           "3::10::3::900\n"  // 9 not used: nothing before
                           "3::20::3::950\n"  // 10
                           "4::30::3::50\n"   // 11 train
                           "4::10::3::60\n"   // 12 validation
                           "5::10::3::70\n"   // 13 validation, its only row before
                           "5::60::3::600\n"  // 14 not used: nobody had 60 before
                           "5::20::3::700\n"; // 15 test

} // namespace

void TstDataGlobalTime::partsOfASmallTable()
{
    const auto dataset = import(kLines, 500);
    const auto split = data::makeSplit(*dataset);
    const std::vector<Part> expected{Part::Train,      Part::Train,      Part::Validation, Part::Test,    Part::Dropped, Part::Train,
                                     Part::Validation, Part::Dropped,    Part::Test,       Part::Dropped, Part::Dropped, Part::Train,
                                     Part::Validation, Part::Validation, Part::Dropped,    Part::Test};
    QVERIFY(split.parts == expected);
    QCOMPARE(split.testRows, (std::vector<std::uint32_t>{3, 8, 15}));
    QCOMPARE(split.validationRows, (std::vector<std::uint32_t>{2, 6, 12, 13}));
    QCOMPARE(split.droppedRows, (std::vector<std::uint32_t>{4, 7, 9, 10, 14}));
    const auto stats = data::computeStats(*dataset, split);
    QCOMPARE(stats.trainRows, 4);
    QCOMPARE(stats.testRows, 3);
    QCOMPARE(stats.coldTestUsers, 1); // user 5 has a validation row only
    QCOMPARE(stats.coldTestItems, 0); // by definition
    QCOMPARE(stats.trainAfterMedianTest, 0);
    QCOMPARE(stats.testUsersWithLaterTrain, 0);
    QCOMPARE(stats.medianTestTime, 700);
}

void TstDataGlobalTime::agreesWithItsDefinitionOnRandomTables()
{
    std::mt19937 random(3);
    for (int round = 0; round < 10; ++round) {
        std::string lines;
        for (int i = 0; i < 400; ++i)
            lines += std::to_string(random() % 30) + "::" + std::to_string(random() % 25) + "::3::" + std::to_string(1000 + random() % 60) +
                     "\n";
        const std::int64_t time = 1010 + static_cast<std::int64_t>(random() % 45);
        const auto dataset = import(lines, time);
        const auto split = data::makeSplit(*dataset);

        std::set<std::uint32_t> known;
        std::map<std::uint32_t, std::vector<std::uint32_t>> rowsOf; // in stable time order
        for (std::uint32_t row = 0; row < dataset->size(); ++row) {
            rowsOf[dataset->users()[row]].push_back(row);
            if (dataset->timestamps()[row] < time)
                known.insert(dataset->items()[row]);
        }
        for (auto &[user, rows] : rowsOf) {
            std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return dataset->timestamps()[row]; });
            std::set<std::uint32_t> had;
            std::optional<std::uint32_t> last;
            std::optional<std::uint32_t> test;
            for (const auto row : rows) {
                const auto item = dataset->items()[row];
                if (dataset->timestamps()[row] < time) {
                    had.insert(item);
                    last = row;
                } else if (!test && last && known.contains(item) && !had.contains(item)) {
                    test = row;
                }
            }
            for (const auto row : rows) {
                const Part expected = row == test                         ? Part::Test
                                      : row == last                       ? Part::Validation
                                      : dataset->timestamps()[row] < time ? Part::Train
                                                                          : Part::Dropped;
                QVERIFY(split.parts[row] == expected);
            }
        }
    }
}

void TstDataGlobalTime::nothingOfTheFutureIsLearntFrom()
{
    const auto dataset = import(kLines, 500);
    const auto split = data::makeSplit(*dataset);
    for (std::size_t row = 0; row < dataset->size(); ++row)
        QVERIFY(data::isFold(split.parts[row]) == (dataset->timestamps()[row] < 500));
    for (const auto item : data::foldCatalogue(*dataset, split))
        QVERIFY(dataset->itemIds().text(item) != "50" && dataset->itemIds().text(item) != "60");
}

void TstDataGlobalTime::theRuleBelongsToTheDataSet()
{
    const auto at500 = import(kLines, 500);
    const auto at600 = import(kLines, 600);
    QVERIFY(at500->hash() != at600->hash());
    QVERIFY(std::ranges::equal(at500->items(), at600->items()));
    const auto opened = data::Dataset::open(at600->folder());
    QVERIFY(opened.ok());
    QVERIFY((*opened)->summary().split == (SplitRule{.kind = SplitRule::Kind::GlobalTime, .time = 600}));
    QVERIFY(data::makeSplit(**opened).rule == (*opened)->summary().split);
}

void TstDataGlobalTime::leaveOneOutKeepsItsHash()
{
    const auto plain = tests::importOrThrow(tests::writeTextFile(m_root / "ratings.dat", kLines), m_root / "datasets");
    const auto split = import(kLines, 500);
    QVERIFY(plain->hash() != split->hash());
    const auto back = data::deriveDataset(*split, m_root / "datasets", {});
    QVERIFY(back.ok());
    QCOMPARE((*back)->hash(), plain->hash());
    QVERIFY(data::makeSplit(**back).parts == data::leaveOneOut(*plain).parts);
}

void TstDataGlobalTime::aShareIsAMomentThatCutsNoSecond_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<qint64>("time");
    QTest::newRow("half") << 0.5 << qint64{31};           // five rows up to the two at 30
    QTest::newRow("a little more") << 0.51 << qint64{41}; // six
    QTest::newRow("almost nothing") << 0.001 << qint64{11};
    QTest::newRow("within a tie") << 0.4 << qint64{31};
    QTest::newRow("all") << 1.0 << qint64{101};
}

void TstDataGlobalTime::aShareIsAMomentThatCutsNoSecond()
{
    QFETCH(double, share);
    QFETCH(qint64, time);
    const std::vector<std::int64_t> times{100, 10, 30, 20, 15, 30, 40, 50, 60, 70};
    QCOMPARE(data::timeAtShare(times, share), time);
}

void TstDataGlobalTime::aMomentOutsideIsRefused()
{
    const auto file = tests::writeTextFile(m_root / "ratings.dat", kLines);
    for (const std::int64_t time : {std::int64_t{50}, std::int64_t{951}}) {
        const auto result =
            data::importDataset(file, m_root / "datasets",
                                {.preparation = {.filters = {}, .split = {.rule = {.kind = SplitRule::Kind::GlobalTime, .time = time}}}});
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == base::ErrorCode::InvalidArgument);
        QVERIFY(QString::fromStdString(result.error().text()).contains("1970-01-01T00:15:50Z")); // the last interaction
    }
    const auto result =
        data::importDataset(file, m_root / "datasets",
                            {.preparation = {.filters = {}, .split = {.rule = {.kind = SplitRule::Kind::GlobalTime}, .share = 1.5}}});
    QVERIFY(!result.ok());
    QVERIFY(!fs::exists(m_root / "datasets") || fs::is_empty(m_root / "datasets"));
}

void TstDataGlobalTime::trainingDataHoldOnlyWhatCameBefore()
{
    const auto dataset = import(kLines, 500);
    const auto split = data::makeSplit(*dataset);
    const auto training = data::prepareTraining(*dataset, split, 10);
    QCOMPARE(training.train.size(), std::size_t{1}); // user 1: the others have less than two training rows
    for (const auto time : training.train.times)
        QVERIFY(time < 500);
    QCOMPARE(training.items.size(), 3); // PAD, 10, 20

    const auto code = [&](const char *user) { return *dataset->userIds().find(user); };
    const auto target = data::testTarget(*dataset, split, training.items, code("2"));
    QVERIFY(target.found);
    QCOMPARE(target.time, 800);
    QCOMPARE(dataset->itemIds().text(target.itemCode), std::string("20"));
    QVERIFY(target.internalItem > 0);
    QVERIFY(!data::testTarget(*dataset, split, training.items, code("3")).found);
    QVERIFY(!data::testTarget(*dataset, split, training.items, code("4")).found);
    const std::vector<std::uint32_t> users{code("1")};
    const auto histories = data::foldHistories(*dataset, split, training.items, users);
    QCOMPARE(histories.times, (std::vector<std::int64_t>{100, 200})); // 30 is not known to the model
}

void TstDataGlobalTime::protocolsNameTheMoment()
{
    QCOMPARE(SplitRule().protocol(), std::string("leave-one-out"));
    QCOMPARE((SplitRule{.kind = SplitRule::Kind::GlobalTime, .time = 975628800}).protocol(),
             std::string("global time point 2000-12-01T00:00:00Z"));
}

QTEST_GUILESS_MAIN(TstDataGlobalTime)
#include "tst_data_globaltime.moc"
