#include "core/metrics/agreement.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace hstudio::metrics;

using List = std::vector<std::uint32_t>;

namespace
{

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

bool same(double actual, double expected) { return std::isnan(expected) ? std::isnan(actual) : std::abs(actual - expected) < 1e-12; }

const List kTen = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
const List kOtherTen = {3, 1, 2, 11, 5, 12, 4, 13, 14, 10};

} // namespace

class TstMetricsAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overlapByCounting_data();
    void overlapByCounting();
    void rankBiasedOverlapByHand_data();
    void rankBiasedOverlapByHand();
    void rankBiasedOverlapIsTheInfiniteSum();
    void tauEqualsSciPy_data();
    void tauEqualsSciPy();
};

void TstMetricsAgreement::overlapByCounting_data()
{
    QTest::addColumn<List>("a");
    QTest::addColumn<List>("b");
    QTest::addColumn<qint64>("k");
    QTest::addColumn<double>("expected");
    QTest::newRow("equal") << kTen << kTen << qint64{10} << 1.0;
    QTest::newRow("order doesn't matter") << List{1, 2, 3} << List{3, 1, 2} << qint64{3} << 1.0;
    QTest::newRow("nothing") << List{1, 2, 3} << List{4, 5, 6} << qint64{3} << 0.0;
    QTest::newRow("six of ten") << kTen << kOtherTen << qint64{10} << 0.6;
    QTest::newRow("only the first three") << kTen << kOtherTen << qint64{3} << 1.0;
    QTest::newRow("only the first") << kTen << kOtherTen << qint64{1} << 0.0;
    QTest::newRow("k beyond both") << List{1, 2} << List{2, 9} << qint64{10} << 0.5;
    QTest::newRow("one is shorter") << List{1} << List{1, 2, 3, 4} << qint64{10} << 0.25;
    QTest::newRow("one is empty") << List{} << List{1, 2} << qint64{10} << 0.0;
    QTest::newRow("both are empty") << List{} << List{} << qint64{10} << 1.0;
}

void TstMetricsAgreement::overlapByCounting()
{
    QFETCH(List, a);
    QFETCH(List, b);
    QFETCH(qint64, k);
    QFETCH(double, expected);
    QVERIFY(same(overlapAtK(a, b, k), expected));
    QVERIFY(same(overlapAtK(b, a, k), expected));
}

void TstMetricsAgreement::rankBiasedOverlapByHand_data()
{
    QTest::addColumn<List>("a");
    QTest::addColumn<List>("b");
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected");
    QTest::newRow("equal") << kTen << kTen << 0.9 << 1.0;
    QTest::newRow("nothing") << List{1, 2, 3} << List{4, 5, 6} << 0.9 << 0.0;
    QTest::newRow("both are empty") << List{} << List{} << 0.9 << 1.0;
    QTest::newRow("one is empty") << List{} << List{1} << 0.9 << 0.0;
    // Common items by depth: 0, 1, 2, 2, 3 → (1 − p)(0 + p/2 + 2p²/3 + 2p³/4 + 3p⁴/5) + 3/5 p⁵, p = 1/2.
    QTest::newRow("swapped") << List{1, 2, 3, 4, 5} << List{2, 9, 1, 8, 3} << 0.5
                             << 0.5 * (0 + 0.25 + 1.0 / 6 + 0.0625 + 0.0375) + 0.6 / 32;
    // X = 0, 1, 2 with s = 2, l = 3: (1/8 + 1/12 + 1/48) + (1/3 + 1/2) / 8.
    QTest::newRow("uneven") << List{1, 2} << List{3, 1, 2} << 0.5 << 1.0 / 8 + 1.0 / 12 + 1.0 / 48 + (1.0 / 3 + 1.0 / 2) / 8;
    QTest::newRow("a beginning of the other") << List{1, 2} << List{1, 2, 3} << 0.5 << 1.0;
}

void TstMetricsAgreement::rankBiasedOverlapByHand()
{
    QFETCH(List, a);
    QFETCH(List, b);
    QFETCH(double, p);
    QFETCH(double, expected);
    QVERIFY2(same(rankBiasedOverlap(a, b, p), expected), qPrintable(QString::number(rankBiasedOverlap(a, b, p), 'g', 17)));
    QVERIFY(same(rankBiasedOverlap(b, a, p), expected));
}

/// For lists of one length the extrapolation is the sum over all depths with the last agreement carried on.
void TstMetricsAgreement::rankBiasedOverlapIsTheInfiniteSum()
{
    const std::vector<double> common = {0, 1, 3, 3, 4, 4, 5, 5, 5, 6}; // of kTen and kOtherTen by depth
    for (const double p : {0.5, kDefaultPersistence, 0.98}) {
        double sum = 0, weight = 1 - p;
        for (int depth = 1; depth < 5000; ++depth, weight *= p)
            sum += weight * (depth <= 10 ? common[static_cast<std::size_t>(depth) - 1] / depth : 0.6);
        QVERIFY(same(rankBiasedOverlap(kTen, kOtherTen, p), sum));
    }
}

void TstMetricsAgreement::tauEqualsSciPy_data()
{
    QTest::addColumn<List>("a");
    QTest::addColumn<List>("b");
    QTest::addColumn<double>("common");
    QTest::addColumn<double>("all");
    // scipy.stats.kendalltau (1.17) of the places; an item that a list lacks has the place len(list).
    QTest::newRow("equal") << kTen << kTen << 1.0 << 1.0;
    QTest::newRow("reversed") << List{1, 2, 3, 4, 5} << List{5, 4, 3, 2, 1} << -1.0 << -1.0;
    QTest::newRow("three of five") << List{1, 2, 3, 4, 5} << List{2, 1, 3, 6, 7} << 1.0 / 3 << 0.45;
    QTest::newRow("three of four") << List{10, 20, 30, 40} << List{30, 10, 50, 20} << -1.0 / 3 << 0.2;
    QTest::newRow("nothing in common") << List{1, 2, 3} << List{4, 5, 6} << kNone << -0.75;
    QTest::newRow("six of ten") << kTen << kOtherTen << 0.6 << 0.22352941176470592;
    QTest::newRow("uneven") << List{1, 2, 3} << List{2, 3, 9, 1, 8} << -1.0 / 3 << 0.31622776601683794;
    QTest::newRow("one item") << List{1} << List{1} << kNone << kNone;
    QTest::newRow("empty") << List{} << List{} << kNone << kNone;
    QTest::newRow("one is empty") << List{1, 2} << List{} << kNone << kNone;
}

void TstMetricsAgreement::tauEqualsSciPy()
{
    QFETCH(List, a);
    QFETCH(List, b);
    QFETCH(double, common);
    QFETCH(double, all);
    for (const bool turned : {false, true}) {
        QVERIFY(same(kendallTau(turned ? b : a, turned ? a : b, TauItems::Common), common));
        QVERIFY2(same(kendallTau(turned ? b : a, turned ? a : b, TauItems::Union), all),
                 qPrintable(QString::number(kendallTau(a, b, TauItems::Union), 'g', 17)));
    }
}

QTEST_GUILESS_MAIN(TstMetricsAgreement)
#include "tst_metrics_agreement.moc"
