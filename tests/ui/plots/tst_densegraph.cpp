// QCustomPlot's header needs the keywords of Qt that other tests do without.
#undef QT_NO_KEYWORDS

#include "ui/plots/densegraph.h"

#include <QTest>

#include <limits>

using namespace hstudio::ui;

class TstDenseGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aColumnReachesFromItsLowestToItsHighestPoint()
    {
        const auto strokes = of({{3.1, 20}, {3.5, 5}, {3.9, 12}}, 0);
        QCOMPARE(strokes.columns, (std::vector<QLine>{{3, 5, 3, 20}}));
        QVERIFY(strokes.steps.empty());
    }

    void neighbouringColumnsAreJoined()
    {
        const auto strokes = of({{3.5, 10}, {4.5, 30}, {5.5, 28}}, 0);
        QCOMPARE(strokes.columns, (std::vector<QLine>{{3, 10, 3, 10}, {4, 10, 4, 30}, {5, 28, 5, 30}}));
    }

    void widerStepsAreLines()
    {
        const auto strokes = of({{3, 10}, {9, 30}}, 0);
        QCOMPARE(strokes.columns, (std::vector<QLine>{{3, 10, 3, 10}, {9, 30, 9, 30}}));
        QCOMPARE(strokes.steps, (std::vector<QLineF>{{3, 10, 9, 30}}));
    }

    void aGapBreaksTheLine()
    {
        const auto strokes = of({{3, 10}, {4, std::numeric_limits<double>::quiet_NaN()}, {4.5, 30}}, 0);
        QCOMPARE(strokes.columns, (std::vector<QLine>{{3, 10, 3, 10}, {4, 30, 4, 30}}));
        QVERIFY(strokes.steps.empty());
    }

    void thePenWidensAStroke() { QCOMPARE(of({{3, 10}, {3, 20}}, 4).columns, (std::vector<QLine>{{3, 8, 3, 22}})); }

    void nothingFromNothing()
    {
        QVERIFY(of({}, 1).columns.empty());
        QVERIFY(of({{1, std::numeric_limits<double>::infinity()}}, 1).columns.empty());
    }

private:
    static ColumnStrokes of(const std::vector<QPointF> &points, double penWidth)
    {
        ColumnStrokes strokes;
        strokes.columns.emplace_back(1, 2, 3, 4); // of an earlier frame
        columnStrokes(points, penWidth, strokes);
        return strokes;
    }
};

QTEST_APPLESS_MAIN(TstDenseGraph)
#include "tst_densegraph.moc"
