#include "comparedruns.h"
#include "core/compare/protocol.h"

#include <QTest>

using namespace hstudio;
using namespace hstudio::compare;

namespace
{

Protocol usual()
{
    return protocolOf({.split = "leave-one-out",
                       .ks = {10, 50},
                       .filterSeen = true,
                       .ranking = "full",
                       .weights = "best",
                       .queryTime = "test interaction"},
                      "0123456789abcdef");
}

} // namespace

/// Which numbers may stand beside each other, and what is said when they may not.
class TstCompareProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDifferenceIsNamed_data();
    void everyDifferenceIsNamed();
    void equalProtocolsDifferInNothing();
    void whatIsNotKnownIsNotHeldAgainstAnybody();
    void modelsWithoutTimeCompareWithAnyQueryTime();
    void cutOffsCountOnlyWhenTheWantedOneIsMissing();
    void textNamesWhatIsKnown();
    void untestedRunHasNoProtocol();
};

void TstCompareProtocol::everyDifferenceIsNamed_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("data") << 0 << QByteArray("Different data: 01234567 and fedcba98.");
    QTest::newRow("split") << 1 << QByteArray("Different split: leave-one-out and global time point 2000-12-01T00:00:00Z.");
    QTest::newRow("ranking") << 2 << QByteArray("Different ranking: full and 100 sampled.");
    QTest::newRow("seen") << 3 << QByteArray("Seen films are left out here and kept there.");
    QTest::newRow("weights") << 4 << QByteArray("Different weights: best and last.");
    QTest::newRow("query time") << 5 << QByteArray("Different query times: test interaction and last interaction.");
    QTest::newRow("ties") << 6 << QByteArray("Different order of equal timestamps: file order and arbitrary.");
    QTest::newRow("cut-offs") << 7 << QByteArray("Different cut-offs: 10, 50 and 10.");
}

void TstCompareProtocol::everyDifferenceIsNamed()
{
    QFETCH(int, field);
    QFETCH(QByteArray, sentence);
    Protocol other = usual();
    switch (field) {
    case 0: other.dataHash = "fedcba9876543210"; break;
    case 1: other.split = "global time point 2000-12-01T00:00:00Z"; break;
    case 2: other.ranking = "100 sampled"; break;
    case 3: other.filterSeen = false; break;
    case 4: other.weights = "last"; break;
    case 5: other.queryTime = "last interaction"; break;
    case 6: other.tieRule = "arbitrary"; break;
    default: other.ks = {10}; break;
    }
    const auto found = differences(usual(), other);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(found.front().text()), sentence);
    QCOMPARE(differences(other, usual()).size(), std::size_t{1});
}

void TstCompareProtocol::equalProtocolsDifferInNothing() { QVERIFY(differences(usual(), usual()).empty()); }

void TstCompareProtocol::whatIsNotKnownIsNotHeldAgainstAnybody()
{
    QVERIFY(differences(usual(), Protocol{}).empty());
    QVERIFY(differences(Protocol{}, usual()).empty());
}

void TstCompareProtocol::modelsWithoutTimeCompareWithAnyQueryTime()
{
    Protocol ignoring = usual();
    ignoring.queryTime = "ignored";
    QVERIFY(differences(usual(), ignoring).empty());
}

void TstCompareProtocol::cutOffsCountOnlyWhenTheWantedOneIsMissing()
{
    Protocol more = usual();
    more.ks = {10, 100};
    QVERIFY(differences(usual(), more, 10).empty());
    QCOMPARE(differences(usual(), more, 50).size(), std::size_t{1});
}

void TstCompareProtocol::textNamesWhatIsKnown()
{
    QCOMPARE(
        QByteArray::fromStdString(protocolText(usual())),
        QByteArray(
            "leave-one-out; k = 10, 50; seen items left out; full ranking; best weights; query time: test interaction; equal timestamps: "
            "file order; data 01234567"));
    QCOMPARE(QByteArray::fromStdString(protocolText({.split = "leave-one-out",
                                                     .ks = {},
                                                     .filterSeen = {},
                                                     .ranking = {},
                                                     .weights = {},
                                                     .queryTime = {},
                                                     .dataHash = {},
                                                     .tieRule = {}})),
             QByteArray("leave-one-out"));
}

void TstCompareProtocol::untestedRunHasNoProtocol()
{
    Run run = test::testedRun("a", "hstu", 1, {1});
    QCOMPARE(QByteArray::fromStdString(protocolOf(run)->dataHash), QByteArray("aaaaaaaabbbb"));
    run.evaluation.reset();
    QVERIFY(!protocolOf(run));
}

QTEST_GUILESS_MAIN(TstCompareProtocol)
#include "tst_compare_protocol.moc"
