#include "core/data/sequences.h"

#include "core/data/split.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using data::Part;

/// Small hand-made histories; the golden data are compared in tst_data_golden.
class TstDataSequences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalTimesKeepFileOrder();
    void aSingleRowIsTheTest();
    void aRepeatedLastItemIsDropped();
    void onlyTheTailIsKeptAndNumbered();
    void shortHistoriesAreLeftOut();
    void validationNeedsAKnownItem();
    void historiesFollowTheUsersGiven();

private:
    std::shared_ptr<const data::Dataset> dataset(std::string_view lines)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return tests::importLines(lines, m_folder->path().toStdString());
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstDataSequences::equalTimesKeepFileOrder()
{
    const auto table = dataset("1::10::3::500\n1::20::3::400\n2::10::3::7\n1::30::3::500\n1::40::3::400\n");
    const auto split = data::leaveOneOut(*table);
    QVERIFY(std::ranges::equal(split.rowsOf(0), std::vector<std::uint32_t>{1, 4, 0, 3}));
    QCOMPARE(split.parts, (std::vector<Part>{Part::Validation, Part::Train, Part::Test, Part::Test, Part::Train}));
    QCOMPARE(split.testRows, (std::vector<std::uint32_t>{2, 3}));
    QCOMPARE(split.validationRows, (std::vector<std::uint32_t>{0}));
}

void TstDataSequences::aSingleRowIsTheTest()
{
    const auto table = dataset("1::10::3::500\n");
    const auto split = data::leaveOneOut(*table);
    QCOMPARE(split.parts, std::vector<Part>{Part::Test});
    QVERIFY(data::foldCatalogue(*table, split).empty());
    const auto training = data::prepareTraining(*table, split, 4);
    QCOMPARE(training.train.size(), std::size_t{0});
    QCOMPARE(training.items.size(), std::int64_t{1}); // PAD
    const auto target = data::testTarget(*table, split, training.items, 0);
    QVERIFY(target.found);
    QCOMPARE(target.internalItem, 0);
    QCOMPARE(target.time, std::int64_t{500});
}

void TstDataSequences::aRepeatedLastItemIsDropped()
{
    const auto table = dataset("1::10::3::1\n1::20::3::2\n1::30::3::3\n1::10::3::4\n");
    const auto split = data::leaveOneOut(*table);
    QCOMPARE(split.parts, (std::vector<Part>{Part::Train, Part::Train, Part::Validation, Part::Dropped}));
    QCOMPARE(split.droppedRows, std::vector<std::uint32_t>{3});
    const auto training = data::prepareTraining(*table, split, 4);
    QVERIFY(!data::testTarget(*table, split, training.items, 0).found);
}

void TstDataSequences::onlyTheTailIsKeptAndNumbered()
{
    // User 1's rows before the last three are cut; item 20 comes before 30 in time, and user 2 before user 1.
    const auto table = dataset("1::10::3::1\n1::30::3::20\n1::40::3::30\n1::50::3::40\n1::60::3::50\n1::70::3::60\n"
                               "2::20::3::5\n2::30::3::25\n2::50::3::35\n2::60::3::45\n");
    const auto training = data::prepareTraining(*table, data::leaveOneOut(*table), 2);
    const auto external = [&](std::uint32_t code) { return table->itemIds().number(code); };
    QCOMPARE(training.items.size(), std::int64_t{5});
    QCOMPARE(external(training.items.codeOf[1]), 20);
    QCOMPARE(external(training.items.codeOf[2]), 30);
    QCOMPARE(external(training.items.codeOf[3]), 40);
    QCOMPARE(external(training.items.codeOf[4]), 50);
    QCOMPARE(training.items.internalOf[0], 0); // item 10: before the cut
    QCOMPARE(training.train.users, (std::vector<std::uint32_t>{1, 0}));
    QVERIFY(std::ranges::equal(training.train.itemsOf(0), std::vector<std::int32_t>{1, 2}));
    QVERIFY(std::ranges::equal(training.train.itemsOf(1), std::vector<std::int32_t>{2, 3, 4}));
    QVERIFY(std::ranges::equal(training.train.timesOf(1), std::vector<std::int64_t>{20, 30, 40}));
    QVERIFY(std::ranges::equal(training.train.weightsOf(1), std::vector<float>{1, 1, 1}));
}

void TstDataSequences::shortHistoriesAreLeftOut()
{
    const auto table = dataset("1::10::3::1\n1::20::3::2\n1::30::3::3\n1::40::3::4\n2::10::3::1\n2::20::3::2\n2::30::3::3\n");
    const auto split = data::leaveOneOut(*table);
    QCOMPARE(data::prepareTraining(*table, split, 8, 2).train.users, std::vector<std::uint32_t>{0});
    QCOMPARE(data::prepareTraining(*table, split, 8, 1).train.users, (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(data::prepareTraining(*table, split, 8, 3).train.size(), std::size_t{0});
}

void TstDataSequences::validationNeedsAKnownItem()
{
    // User 1's validation item 30 is nobody's training item, user 2's 20 is.
    const auto table = dataset("1::10::3::1\n1::20::3::2\n1::30::3::3\n1::40::3::4\n2::10::3::1\n2::50::3::2\n2::20::3::3\n2::40::3::4\n");
    const auto training = data::prepareTraining(*table, data::leaveOneOut(*table), 8);
    QCOMPARE(training.train.size(), std::size_t{2});
    QCOMPARE(training.validation, std::vector<std::uint32_t>{1});
    QCOMPARE(training.validationTargets, std::vector<std::int32_t>{training.items.internalOf[*table->itemIds().find("20")]});
    QCOMPARE(training.validationTimes, std::vector<std::int64_t>{3});
}

void TstDataSequences::historiesFollowTheUsersGiven()
{
    const auto table = dataset("1::10::3::1\n1::20::3::2\n1::30::3::3\n1::40::3::4\n2::90::3::1\n2::10::3::2\n");
    const auto split = data::leaveOneOut(*table);
    const auto training = data::prepareTraining(*table, split, 1);
    const std::vector<std::uint32_t> users{1, 0, 0};
    const auto histories = data::foldHistories(*table, split, training.items, users);
    QCOMPARE(histories.users, users);
    QVERIFY(histories.itemsOf(0).empty());                                              // item 90 is unknown, 10 is the test item
    QVERIFY(std::ranges::equal(histories.itemsOf(1), std::vector<std::int32_t>{1, 2})); // 30 occurs in validation only
    QVERIFY(std::ranges::equal(histories.itemsOf(2), histories.itemsOf(1)));
}

QTEST_GUILESS_MAIN(TstDataSequences)
#include "tst_data_sequences.moc"
