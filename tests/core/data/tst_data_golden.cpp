#include "core/data/batch.h"
#include "core/data/sequences.h"
#include "core/data/split.h"

#include "tests/support/datasets.h"
#include "tests/support/goldentensors.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace hstudio;

namespace
{

constexpr int kSessionMaxLen = 16;
using Numbers = std::vector<std::int64_t>;

/// External ids of users or items as numbers.
template<typename Codes>
Numbers external(const data::EntityIds &ids, const Codes &codes)
{
    Numbers numbers;
    for (const auto code : codes)
        numbers.push_back(ids.number(static_cast<std::uint32_t>(code)));
    return numbers;
}

template<typename Values>
Numbers toNumbers(const Values &values)
{
    return Numbers(values.begin(), values.end());
}

std::uint32_t codeOf(const data::Dataset &dataset, const nlohmann::json &user)
{
    return dataset.userIds().find(std::to_string(user.get<std::int64_t>())).value();
}

std::vector<std::uint32_t> countTo(std::size_t count)
{
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

/// One row of RecTools' left-padded matrix from a packed sequence.
template<typename Values, typename Fill>
std::vector<Fill> leftPadded(const Values &values, std::size_t width, Fill fill)
{
    std::vector<Fill> row(width - values.size(), fill);
    row.insert(row.end(), values.begin(), values.end());
    return row;
}

} // namespace

/// Golden part B on the tiny data set: RecTools' split, numbering, sequences and batches, exactly.
class TstDataGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void splitTakesTheSameRows();
    void catalogueIsTheFoldsItemsInFileOrder();
    void itemsAndUsersAreNumberedByFirstAppearance();
    void trainingSequencesAreTheLastRows();
    void validationKeepsUsersWithAKnownTarget();
    void historiesHoldAllKnownRowsOfTheFold();
    void testTargetsAreTheTestRows();
    void trainingBatchEqualsThePaddedOne();
    void validationTimesDifferFromRecToolsInTheFirstOneAlone();
    void recommendBatchEndsWithTheQueryTime();

private:
    void comparePadded(const data::PackedBatch &batch, const std::string &key);

    QTemporaryDir m_folder;
    std::shared_ptr<const data::Dataset> m_dataset;
    data::Split m_split;
    data::TrainingData m_training;
    nlohmann::json m_splitJson;
    nlohmann::json m_expected;
    tests::GoldenTensors m_batches;
};

void TstDataGolden::initTestCase()
{
    const std::filesystem::path prep(HSTUDIO_TEST_DATA "/golden/prep");
    m_dataset = tests::importTiny(m_folder.path().toStdString());
    m_split = data::leaveOneOut(*m_dataset);
    m_training = data::prepareTraining(*m_dataset, m_split, kSessionMaxLen);
    m_splitJson = tests::readGoldenJson(prep / "split.json");
    m_expected = tests::readGoldenJson(prep / "expected.json");
    m_batches = tests::readGoldenTensors(prep / "batches.safetensors");
}

void TstDataGolden::splitTakesTheSameRows()
{
    const auto &golden = m_splitJson;
    QCOMPARE(toNumbers(m_split.testRows), golden.at("test").at("rows").get<Numbers>());
    QCOMPARE(toNumbers(m_split.validationRows), golden.at("validation_rows").get<Numbers>());
    Numbers dropped;
    for (const auto &pair : golden.at("test_pairs_dropped_by_filter_already_seen"))
        dropped.push_back(pair.at("row").get<std::int64_t>());
    QCOMPARE(toNumbers(m_split.droppedRows), dropped);
    Numbers fold;
    for (std::size_t row = 0; row < m_split.parts.size(); ++row) {
        if (data::isFold(m_split.parts[row]))
            fold.push_back(static_cast<std::int64_t>(row));
    }
    QCOMPARE(fold, golden.at("train_fold_rows").get<Numbers>());
}

void TstDataGolden::catalogueIsTheFoldsItemsInFileOrder()
{
    QCOMPARE(external(m_dataset->itemIds(), data::foldCatalogue(*m_dataset, m_split)),
             m_splitJson.at("catalog").at("items").get<Numbers>());
}

void TstDataGolden::itemsAndUsersAreNumberedByFirstAppearance()
{
    Numbers items;
    for (const auto &item : m_expected.at("items").at("external"))
        items.push_back(item.is_string() ? -1 : item.get<std::int64_t>());
    auto ours = external(m_dataset->itemIds(), m_training.items.codeOf);
    ours.front() = -1; // PAD
    QCOMPARE(ours, items);
    QCOMPARE(external(m_dataset->userIds(), m_training.train.users), m_expected.at("users").at("external").get<Numbers>());
    for (std::int32_t id = 1; id < m_training.items.size(); ++id)
        QCOMPARE(m_training.items.internalOf[m_training.items.codeOf[static_cast<std::size_t>(id)]], id);
}

void TstDataGolden::trainingSequencesAreTheLastRows()
{
    const auto &sessions = m_expected.at("train_sessions");
    QCOMPARE(m_training.train.size(), sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        QCOMPARE(m_dataset->userIds().number(m_training.train.users[i]), sessions[i].at("user").get<std::int64_t>());
        QCOMPARE(toNumbers(m_training.train.itemsOf(i)), sessions[i].at("items").get<Numbers>());
        QCOMPARE(toNumbers(m_training.train.timesOf(i)), sessions[i].at("timestamps").get<Numbers>());
    }
}

void TstDataGolden::validationKeepsUsersWithAKnownTarget()
{
    const auto &validation = m_expected.at("validation");
    QCOMPARE(m_training.validation.size(), validation.size());
    for (std::size_t i = 0; i < validation.size(); ++i) {
        const std::uint32_t sequence = m_training.validation[i];
        QCOMPARE(m_dataset->userIds().number(m_training.train.users[sequence]), validation[i].at("user").get<std::int64_t>());
        QCOMPARE(std::int64_t{m_training.validationTargets[i]}, validation[i].at("target_item").get<std::int64_t>());
        QCOMPARE(m_training.validationTimes[i], validation[i].at("target_timestamp").get<std::int64_t>());
    }
}

void TstDataGolden::historiesHoldAllKnownRowsOfTheFold()
{
    const auto &golden = m_expected.at("recommend");
    const auto &expected = golden.at("histories");
    std::vector<std::uint32_t> users;
    for (const auto &history : expected)
        users.push_back(codeOf(*m_dataset, history.at("user")));
    for (const auto &user : golden.at("users_without_known_items"))
        users.push_back(codeOf(*m_dataset, user));

    const auto histories = data::foldHistories(*m_dataset, m_split, m_training.items, users);
    QCOMPARE(histories.users, users);
    for (std::size_t i = 0; i < users.size(); ++i) {
        const bool cold = i >= expected.size();
        QCOMPARE(toNumbers(histories.itemsOf(i)), cold ? Numbers() : expected.at(i).at("items").get<Numbers>());
        QCOMPARE(toNumbers(histories.timesOf(i)), cold ? Numbers() : expected.at(i).at("timestamps").get<Numbers>());
    }
}

void TstDataGolden::testTargetsAreTheTestRows()
{
    const auto &test = m_splitJson.at("test");
    const auto users = test.at("users").get<Numbers>();
    const auto items = test.at("items").get<Numbers>();
    for (std::size_t i = 0; i < users.size(); ++i) {
        const auto target = data::testTarget(*m_dataset, m_split, m_training.items, *m_dataset->userIds().find(std::to_string(users[i])));
        QVERIFY(target.found);
        QCOMPARE(m_dataset->itemIds().number(target.itemCode), items[i]);
        QCOMPARE(target.internalItem, m_training.items.internalOf[target.itemCode]);
        QCOMPARE(target.time, m_dataset->timestamps()[m_split.testRows[i]]);
    }
    const auto dropped = *m_dataset->userIds().find("5493");
    QVERIFY(!data::testTarget(*m_dataset, m_split, m_training.items, dropped).found);
}

/// x and unix_ts of a padded golden batch against a packed one.
void TstDataGolden::comparePadded(const data::PackedBatch &batch, const std::string &key)
{
    const auto &x = m_batches.at(key + ".x");
    const auto &times = m_batches.at(key + ".unix_ts");
    QCOMPARE(batch.size(), x.rows());
    QCOMPARE(batch.times.size(), batch.tokens() + batch.size());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto begin = static_cast<std::size_t>(batch.offsets[row]);
        const auto length = static_cast<std::size_t>(batch.offsets[row + 1]) - begin;
        const auto packedItems = std::span(batch.items).subspan(begin, length);
        const auto packedTimes = std::span(batch.times).subspan(begin + row, length + 1);
        const auto items = leftPadded(packedItems, kSessionMaxLen, std::int64_t{0});
        const auto shown = leftPadded(packedTimes, kSessionMaxLen + 1, packedTimes.front());
        for (std::size_t column = 0; column < items.size(); ++column)
            QCOMPARE(items[column], x.integer(row, column));
        for (std::size_t column = 0; column < shown.size(); ++column)
            QCOMPARE(shown[column], times.integer(row, column));
    }
}

void TstDataGolden::trainingBatchEqualsThePaddedOne()
{
    const auto batch = data::trainingBatch(m_training, countTo(m_training.train.size()), {});
    comparePadded(batch, "train");
    const auto &y = m_batches.at("train.y");
    const auto &weights = m_batches.at("train.yw");
    QCOMPARE(batch.targets.size(), batch.tokens());
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto begin = static_cast<std::size_t>(batch.offsets[row]);
        const auto length = static_cast<std::size_t>(batch.offsets[row + 1]) - begin;
        const auto targets = leftPadded(std::span(batch.targets).subspan(begin, length), kSessionMaxLen, std::int64_t{0});
        const auto weight = leftPadded(std::span(batch.weights).subspan(begin, length), kSessionMaxLen, 0.0F);
        for (std::size_t column = 0; column < kSessionMaxLen; ++column) {
            QCOMPARE(targets[column], y.integer(row, column));
            QCOMPARE(weight[column], weights.real(row, column));
        }
    }
    QCOMPARE(batch.keys, countTo(m_training.train.size()));
}

/// Each item has its own time here. With the second time put in the place of the first in short histories, everything is RecTools'.
void TstDataGolden::validationTimesDifferFromRecToolsInTheFirstOneAlone()
{
    auto batch = data::validationBatch(m_training, countTo(m_training.validation.size()), {});
    std::size_t changed = 0;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto first = static_cast<std::size_t>(batch.offsets[row]) + row;
        const auto times = m_training.train.timesOf(m_training.validation[row]);
        if (times.size() > kSessionMaxLen)
            continue;
        QCOMPARE(batch.times[first], times.front());
        changed += batch.times[first] != batch.times[first + 1] ? 1 : 0;
        batch.times[first] = batch.times[first + 1];
    }
    QVERIFY(changed > 0);
    comparePadded(batch, "val");
    QCOMPARE(toNumbers(batch.targets), m_batches.at("val.y").integers);
    QCOMPARE(batch.weights, m_batches.at("val.yw").floats);
}

void TstDataGolden::recommendBatchEndsWithTheQueryTime()
{
    std::vector<std::uint32_t> users;
    std::vector<std::int64_t> queryTimes;
    for (const auto &history : m_expected.at("recommend").at("histories")) {
        users.push_back(codeOf(*m_dataset, history.at("user")));
        queryTimes.push_back(history.at("query_timestamp").get<std::int64_t>());
    }
    const auto histories = data::foldHistories(*m_dataset, m_split, m_training.items, users);
    const auto batch = data::recommendBatch(histories, countTo(users.size()), queryTimes, kSessionMaxLen);
    comparePadded(batch, "recommend");
    QVERIFY(batch.targets.empty());
}

QTEST_GUILESS_MAIN(TstDataGolden)
#include "tst_data_golden.moc"
