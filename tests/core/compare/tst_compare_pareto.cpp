#include "core/compare/pareto.h"

#include <QTest>

#include <limits>

using namespace hstudio::compare;

class TstComparePareto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frontIsWhatNothingBeats();
    void directionsTurnTheFront();
    void equalPointsAreAllIn();
    void betterInOneAndEqualInTheOtherBeats();
    void notANumberIsOut();
};

void TstComparePareto::frontIsWhatNothingBeats()
{
    const std::vector<Point> points = {{1, 5}, {2, 4}, {2, 3}, {3, 1}, {0, 4}, {1.5, 1}};
    QCOMPARE(paretoFront(points), (std::vector<std::size_t>{0, 1, 3}));
}

void TstComparePareto::directionsTurnTheFront()
{
    const std::vector<Point> points = {{1, 5}, {2, 4}, {2, 3}, {3, 1}, {0, 6}};
    QCOMPARE(paretoFront(points, Direction::Lower, Direction::Lower), (std::vector<std::size_t>{4, 0, 2, 3}));
    QCOMPARE(paretoFront(points, Direction::Lower, Direction::Higher), (std::vector<std::size_t>{4}));
}

void TstComparePareto::equalPointsAreAllIn()
{
    QCOMPARE(paretoFront(std::vector<Point>{{1, 1}, {1, 1}, {0, 0}}), (std::vector<std::size_t>{0, 1}));
}

void TstComparePareto::betterInOneAndEqualInTheOtherBeats()
{
    QCOMPARE(paretoFront(std::vector<Point>{{1, 1}, {2, 1}}), (std::vector<std::size_t>{1}));
    QCOMPARE(paretoFront(std::vector<Point>{{1, 1}, {1, 2}}), (std::vector<std::size_t>{1}));
}

void TstComparePareto::notANumberIsOut()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(paretoFront(std::vector<Point>{{none, 9}, {1, 1}}), (std::vector<std::size_t>{1}));
    QVERIFY(paretoFront({}).empty());
}

QTEST_GUILESS_MAIN(TstComparePareto)
#include "tst_compare_pareto.moc"
