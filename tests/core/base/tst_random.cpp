#include "core/base/random.h"

#include <QTest>

#include <cmath>
#include <set>
#include <span>
#include <vector>

using namespace hstudio::base;

namespace
{

constexpr std::uint64_t kDraws = 200'000;

CounterRandom generator(std::uint32_t stream = 0) { return {42, RandomPurpose::Negatives, 3, stream}; }

} // namespace

class TstRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void philoxGivesTheKnownAnswers_data();
    void philoxGivesTheKnownAnswers();
    void equalKeysGiveEqualWordsInAnyOrder();
    void manyWordsAreThoseOfEachCounter_data();
    void manyWordsAreThoseOfEachCounter();
    void everyPartOfTheKeyMatters();
    void everyBitOfTheCounterMatters();
    void belowStaysBelowAndIsUniform_data();
    void belowStaysBelowAndIsUniform();
    void uniformHasTheRightMoments();
    void normalHasTheRightMoments();
    void neighbouringStreamsAreUncorrelated();
};

void TstRandom::philoxGivesTheKnownAnswers_data()
{
    using Words = std::vector<std::uint32_t>;
    QTest::addColumn<Words>("counter");
    QTest::addColumn<Words>("key");
    QTest::addColumn<Words>("expected");

    // Random123, kat_vectors, philox4x32 with 10 rounds.
    QTest::newRow("zeros") << Words{0, 0, 0, 0} << Words{0, 0} << Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    QTest::newRow("ones") << Words{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff} << Words{0xffffffff, 0xffffffff}
                          << Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    QTest::newRow("digits of pi") << Words{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344} << Words{0xa4093822, 0x299f31d0}
                                  << Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
}

void TstRandom::philoxGivesTheKnownAnswers()
{
    QFETCH(std::vector<std::uint32_t>, counter);
    QFETCH(std::vector<std::uint32_t>, key);
    QFETCH(std::vector<std::uint32_t>, expected);
    const auto words = philox4x32({counter[0], counter[1], counter[2], counter[3]}, {key[0], key[1]});
    QCOMPARE(std::vector<std::uint32_t>(words.begin(), words.end()), expected);
}

void TstRandom::equalKeysGiveEqualWordsInAnyOrder()
{
    const auto a = generator();
    const auto b = generator();
    std::vector<std::array<std::uint32_t, 4>> forwards;
    for (std::uint64_t i = 0; i < 100; ++i)
        forwards.push_back(a.words(i));
    for (std::uint64_t i = 100; i-- > 0;)
        QVERIFY(b.words(i) == forwards[i]);
}

void TstRandom::manyWordsAreThoseOfEachCounter_data()
{
    QTest::addColumn<quint64>("first");
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 3, 4, 63, 64, 65, 130, 1000})
        QTest::addRow("%d words", count) << quint64{7} << count;
    QTest::newRow("across the counter's halves") << quint64{0xFFFFFFFA} << 100;
    QTest::newRow("across the counter's end") << ~quint64{0} - 5 << 100;
}

void TstRandom::manyWordsAreThoseOfEachCounter()
{
    QFETCH(quint64, first);
    QFETCH(int, count);
    const auto random = generator();
    constexpr std::uint32_t kUntouched = 0xABCDEF01;
    std::vector<std::uint32_t> words(static_cast<std::size_t>(count) + 1, kUntouched);
    random.words(first, std::span(words).first(static_cast<std::size_t>(count)));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
        QCOMPARE(words[i], random.words(first + i / 4)[i % 4]);
    QCOMPARE(words.back(), kUntouched);
}

void TstRandom::everyPartOfTheKeyMatters()
{
    std::set<std::array<std::uint32_t, 4>> seen;
    for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32, ~0ULL})
        for (const auto purpose : {RandomPurpose::Initialisation, RandomPurpose::Shuffle, RandomPurpose::Bootstrap})
            for (const std::uint32_t epoch : {0U, 1U, 2U})
                for (const std::uint32_t stream : {0U, 1U, 2U})
                    seen.insert(CounterRandom(seed, purpose, epoch, stream).words(0));
    QCOMPARE(seen.size(), std::size_t(4 * 3 * 3 * 3));
}

void TstRandom::everyBitOfTheCounterMatters()
{
    std::set<std::array<std::uint32_t, 4>> seen{generator().words(0)};
    for (int bit = 0; bit < 64; ++bit)
        seen.insert(generator().words(1ULL << bit));
    QCOMPARE(seen.size(), std::size_t(65));
}

void TstRandom::belowStaysBelowAndIsUniform_data()
{
    QTest::addColumn<quint32>("bound");
    for (const quint32 bound : {1U, 2U, 7U, 100U})
        QTest::addRow("%u", bound) << bound;
}

void TstRandom::belowStaysBelowAndIsUniform()
{
    QFETCH(quint32, bound);
    const auto random = generator();
    std::vector<double> counts(bound, 0.0);
    for (std::uint64_t i = 0; i < kDraws; ++i) {
        const auto drawn = random.below(i, bound);
        QVERIFY(drawn < bound);
        counts[drawn] += 1;
    }
    const double expected = static_cast<double>(kDraws) / bound;
    double chiSquare = 0;
    for (const double count : counts)
        chiSquare += (count - expected) * (count - expected) / expected;
    // Mean bound − 1, variance 2 (bound − 1): five standard deviations, and the seed is fixed.
    QVERIFY2(chiSquare <= (bound - 1) + 5 * std::sqrt(2.0 * bound), qPrintable(QString::number(chiSquare)));
}

void TstRandom::uniformHasTheRightMoments()
{
    const auto random = generator();
    double sum = 0;
    double squares = 0;
    for (std::uint64_t i = 0; i < kDraws; ++i) {
        const double u = random.uniform(i);
        QVERIFY(u >= 0 && u < 1);
        sum += u;
        squares += u * u;
    }
    const double mean = sum / kDraws;
    QVERIFY(std::abs(mean - 0.5) < 5 * std::sqrt(1.0 / 12 / kDraws));
    QVERIFY(std::abs(squares / kDraws - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / kDraws));
}

void TstRandom::normalHasTheRightMoments()
{
    const auto random = generator();
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    std::uint64_t beyondTwo = 0;
    for (std::uint64_t i = 0; i < kDraws; ++i) {
        const double x = random.normal(i);
        QVERIFY(std::isfinite(x));
        sum += x;
        squares += x * x;
        fourths += x * x * x * x;
        beyondTwo += std::abs(x) > 2 ? 1 : 0;
    }
    QVERIFY(std::abs(sum / kDraws) < 5 / std::sqrt(kDraws));
    QVERIFY(std::abs(squares / kDraws - 1) < 5 * std::sqrt(2.0 / kDraws));
    QVERIFY(std::abs(fourths / kDraws - 3) < 5 * std::sqrt(96.0 / kDraws));
    const double share = static_cast<double>(beyondTwo) / kDraws; // P(|x| > 2) = 0.0455
    QVERIFY(std::abs(share - 0.0455) < 5 * std::sqrt(0.0455 / kDraws));
}

void TstRandom::neighbouringStreamsAreUncorrelated()
{
    const auto a = generator(0);
    const auto b = generator(1);
    double products = 0;
    for (std::uint64_t i = 0; i < kDraws; ++i)
        products += (a.uniform(i) - 0.5) * (b.uniform(i) - 0.5);
    QVERIFY(std::abs(products / kDraws) < 5.0 / 12 / std::sqrt(kDraws));
}

QTEST_GUILESS_MAIN(TstRandom)
#include "tst_random.moc"
