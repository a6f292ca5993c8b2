#include "core/data/batch.h"

#include "core/base/random.h"
#include "core/data/split.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace hstudio;

namespace
{

using Codes = std::vector<std::uint32_t>;

/// The negatives of the n-th sequence in a training batch.
std::span<const std::int32_t> negativesOf(const data::PackedBatch &batch, std::size_t sequence, int perTarget)
{
    const auto width = static_cast<std::size_t>(perTarget);
    const auto begin = static_cast<std::size_t>(batch.offsets[sequence]);
    const auto end = static_cast<std::size_t>(batch.offsets[sequence + 1]);
    return std::span(batch.negatives).subspan(begin * width, (end - begin) * width);
}

bool equal(std::span<const std::int32_t> a, std::span<const std::int32_t> b) { return std::ranges::equal(a, b); }

} // namespace

class TstDataBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void negativesAreItemsAndCoverThem();
    void negativesDependOnSeedEpochSequenceAndPositionOnly();
    void negativesAreFourToACounter();
    void fewerNegativesAreABeginningOfMore();
    void validationNegativesAreDrawnApart();
    void withoutNegativesNoneAreDrawn();
    void anEmptyBatchHasNoSequences();
    void recommendingTakesTheLastItems();
    void shufflingIsAPermutationBySeedAndEpoch();

private:
    QTemporaryDir m_folder;
    data::TrainingData m_data;
};

void TstDataBatch::initTestCase()
{
    const auto dataset = tests::importTiny(m_folder.path().toStdString());
    m_data = data::prepareTraining(*dataset, data::leaveOneOut(*dataset), 16);
}

void TstDataBatch::negativesAreItemsAndCoverThem()
{
    constexpr int kNegatives = 100;
    const auto batch = data::trainingBatch(m_data, Codes{0, 1, 2, 3}, {.seed = 1, .epoch = 1, .nNegatives = kNegatives});
    QCOMPARE(batch.negatives.size(), batch.targets.size() * kNegatives);
    std::vector<int> counts(static_cast<std::size_t>(m_data.items.size()), 0);
    for (const auto item : batch.negatives) {
        QVERIFY(item >= 1 && item < m_data.items.size());
        ++counts[static_cast<std::size_t>(item)];
    }
    // Uniform over 55 items: each count is within five standard deviations of its mean.
    const double mean = static_cast<double>(batch.negatives.size()) / static_cast<double>(m_data.items.size() - 1);
    for (std::size_t item = 1; item < counts.size(); ++item)
        QVERIFY(std::abs(counts[item] - mean) < 5 * std::sqrt(mean));
}

void TstDataBatch::negativesDependOnSeedEpochSequenceAndPositionOnly()
{
    const data::NegativesKey key{.seed = 42, .epoch = 3, .nNegatives = 7};
    const auto forwards = data::trainingBatch(m_data, Codes{4, 9, 17}, key);
    const auto backwards = data::trainingBatch(m_data, Codes{17, 4}, key);
    QVERIFY(equal(negativesOf(forwards, 0, 7), negativesOf(backwards, 1, 7)));
    QVERIFY(equal(negativesOf(forwards, 2, 7), negativesOf(backwards, 0, 7)));
    QVERIFY(!equal(negativesOf(forwards, 0, 7).first(7), negativesOf(forwards, 1, 7).first(7)));
    QVERIFY(!equal(negativesOf(forwards, 0, 7).first(7), negativesOf(forwards, 0, 7).subspan(7, 7)));

    auto otherSeed = key;
    otherSeed.seed = 43;
    auto otherEpoch = key;
    otherEpoch.epoch = 4;
    for (const auto &other : {otherSeed, otherEpoch})
        QVERIFY(data::trainingBatch(m_data, Codes{4, 9, 17}, other).negatives != forwards.negatives);
}

void TstDataBatch::negativesAreFourToACounter()
{
    constexpr int kNegatives = 70;
    const auto batch = data::trainingBatch(m_data, Codes{6, 3}, {.seed = 42, .epoch = 2, .nNegatives = kNegatives});
    const base::CounterRandom random(42, base::RandomPurpose::Negatives, 2, 3);
    const auto drawn = negativesOf(batch, 1, kNegatives);
    QVERIFY(drawn.size() >= 2 * kNegatives);
    for (std::size_t position = 0; position < drawn.size() / kNegatives; ++position)
        for (std::size_t i = 0; i < kNegatives; ++i) {
            const std::uint64_t word = random.words((std::uint64_t{position} << 32) + i / 4)[i % 4];
            const auto items = static_cast<std::uint64_t>(m_data.items.size()) - 1;
            QCOMPARE(drawn[position * kNegatives + i], static_cast<std::int32_t>(1 + word * items / (1ULL << 32)));
        }
}

void TstDataBatch::fewerNegativesAreABeginningOfMore()
{
    const auto few = data::trainingBatch(m_data, Codes{5}, {.seed = 42, .epoch = 1, .nNegatives = 3});
    const auto many = data::trainingBatch(m_data, Codes{5}, {.seed = 42, .epoch = 1, .nNegatives = 9});
    for (std::size_t position = 0; position < few.targets.size(); ++position)
        QVERIFY(equal(std::span(few.negatives).subspan(position * 3, 3), std::span(many.negatives).subspan(position * 9, 3)));
}

void TstDataBatch::validationNegativesAreDrawnApart()
{
    const data::NegativesKey key{.seed = 42, .epoch = 1, .nNegatives = 20};
    const auto all = data::validationBatch(m_data, Codes{0, 1, 2}, key);
    const auto one = data::validationBatch(m_data, Codes{2}, key);
    QCOMPARE(all.negatives.size(), std::size_t{60});
    QVERIFY(equal(std::span(all.negatives).last(20), one.negatives));
    const auto training = data::trainingBatch(m_data, Codes{m_data.validation[2]}, key);
    QVERIFY(!equal(std::span(training.negatives).first(20), one.negatives));
}

void TstDataBatch::withoutNegativesNoneAreDrawn()
{
    QVERIFY(data::trainingBatch(m_data, Codes{0, 1}, {}).negatives.empty());
    QVERIFY(data::validationBatch(m_data, Codes{0, 1}, {}).negatives.empty());
}

void TstDataBatch::anEmptyBatchHasNoSequences()
{
    const auto batch = data::trainingBatch(m_data, {}, {});
    QCOMPARE(batch.size(), std::size_t{0});
    QCOMPARE(batch.tokens(), std::size_t{0});
}

void TstDataBatch::recommendingTakesTheLastItems()
{
    data::Sequences histories;
    histories.add(7, std::vector<std::int32_t>{1, 2, 3, 4}, std::vector<std::int64_t>{10, 20, 30, 40});
    histories.add(8, std::vector<std::int32_t>{5}, std::vector<std::int64_t>{50});
    const auto batch = data::recommendBatch(histories, Codes{1, 0}, std::vector<std::int64_t>{100, 200}, 3);
    QCOMPARE(batch.items, (std::vector<std::int32_t>{5, 2, 3, 4}));
    QCOMPARE(batch.offsets, (std::vector<std::int32_t>{0, 1, 4}));
    QCOMPARE(batch.times, (std::vector<std::int64_t>{50, 100, 20, 30, 40, 200}));
}

void TstDataBatch::shufflingIsAPermutationBySeedAndEpoch()
{
    const auto order = data::shuffledOrder(1000, 42, 1);
    auto sorted = order;
    std::ranges::sort(sorted);
    Codes all(1000);
    std::iota(all.begin(), all.end(), 0U);
    QCOMPARE(sorted, all);
    QVERIFY(order != all);
    QCOMPARE(data::shuffledOrder(1000, 42, 1), order);
    QVERIFY(data::shuffledOrder(1000, 42, 2) != order);
    QVERIFY(data::shuffledOrder(1000, 43, 1) != order);
    QVERIFY(data::shuffledOrder(0, 42, 1).empty());
}

QTEST_GUILESS_MAIN(TstDataBatch)
#include "tst_data_batch.moc"
