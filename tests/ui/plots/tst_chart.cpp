#include "ui/common/theme.h"
#include "ui/plots/chart.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>
#include <memory>

using namespace hstudio::ui;

namespace
{
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The plotting surface inside a chart.
QWidget *surfaceOf(Chart &chart)
{
    for (auto *widget : chart.findChildren<QWidget *>())
        if (widget->inherits("QCustomPlot"))
            return widget;
    return nullptr;
}

void hover(Chart &chart, QPoint position)
{
    auto *surface = surfaceOf(chart);
    QMouseEvent event(QEvent::MouseMove, position, surface->mapToGlobal(position), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(surface, &event);
}

void turnWheel(Chart &chart, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    auto *surface = surfaceOf(chart);
    const QPoint centre = surface->rect().center();
    QWheelEvent event(centre, surface->mapToGlobal(centre), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface, &event);
}

/// Where a point lies on the surface of a chart with linear axes.
QPoint pixelOf(Chart &chart, double x, double y)
{
    const QRect area = chart.plotArea();
    const double right = (x - chart.xLower()) / (chart.xUpper() - chart.xLower());
    const double up = (y - chart.yLower()) / (chart.yUpper() - chart.yLower());
    return {area.left() + static_cast<int>(std::lround(right * area.width())),
            area.bottom() - static_cast<int>(std::lround(up * area.height()))};
}

std::unique_ptr<Chart> shownChart()
{
    auto chart = std::make_unique<Chart>();
    chart->resize(640, 400);
    chart->setTitles(QStringLiteral("Loss"), QStringLiteral("Epoch"), {});
    chart->show();
    return chart;
}

const QPen pen(Qt::blue, 2);
} // namespace

class TstChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void countsPointsThroughReplaceAppendAndRemove()
    {
        Chart chart;
        QCOMPARE(chart.pointCount(QStringLiteral("a")), 0);
        chart.setSeries(QStringLiteral("a"), {}, {1, 2, 3}, {4, 5, 6}, pen);
        QCOMPARE(chart.pointCount(QStringLiteral("a")), 3);
        chart.appendPoint(QStringLiteral("a"), 4, 7);
        QCOMPARE(chart.pointCount(QStringLiteral("a")), 4);
        chart.setSeries(QStringLiteral("a"), {}, {1}, {4}, pen, Chart::Style::Bars);
        QCOMPARE(chart.pointCount(QStringLiteral("a")), 1);
        chart.appendPoint(QStringLiteral("unknown"), 4, 7);
        QCOMPARE(chart.seriesKeys(), QStringList{QStringLiteral("a")});
        chart.removeSeries(QStringLiteral("a"));
        QVERIFY(chart.seriesKeys().isEmpty());
    }

    void rangesFollowTheFinitePoints_data()
    {
        QTest::addColumn<QVector<double>>("x");
        QTest::addColumn<QVector<double>>("y");
        QTest::addColumn<bool>("log");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("plain") << QVector<double>{1, 2, 3} << QVector<double>{4, 6, 5} << false << 4.0 << 6.0;
        QTest::newRow("a gap counts for nothing") << QVector<double>{1, 2, 3} << QVector<double>{4, notANumber, 5} << false << 4.0 << 5.0;
        QTest::newRow("infinity counts for nothing")
            << QVector<double>{1, 2, 3} << QVector<double>{4, std::numeric_limits<double>::infinity(), 5} << false << 4.0 << 5.0;
        QTest::newRow("a logarithm leaves out what isn't positive")
            << QVector<double>{1, 2, 3} << QVector<double>{-1, 10, 1000} << true << 10.0 << 1000.0;
    }
    void rangesFollowTheFinitePoints()
    {
        QFETCH(QVector<double>, x);
        QFETCH(QVector<double>, y);
        QFETCH(bool, log);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto chart = shownChart();
        chart->setLogScale(false, log);
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), x, y, pen);
        QTRY_VERIFY(chart->xLower() > 0.5 && chart->xUpper() >= x.last());
        const double slack = log ? 2.0 : 1.0;
        QTRY_VERIFY2(chart->yLower() <= low && chart->yLower() > (log ? low / slack : low - slack),
                     qPrintable(QString::number(chart->yLower())));
        QVERIFY2(chart->yUpper() >= high && chart->yUpper() < (log ? high * slack : high + slack),
                 qPrintable(QString::number(chart->yUpper())));
    }

    void aReversedAxisHasItsSmallValuesOnTop_data()
    {
        QTest::addColumn<bool>("reversed");
        QTest::newRow("usual") << false;
        QTest::newRow("ranks") << true;
    }
    void aReversedAxisHasItsSmallValuesOnTop()
    {
        QFETCH(bool, reversed);
        const auto chart = shownChart();
        chart->setReversed(reversed);
        chart->setSeries(QStringLiteral("first"), {}, {1, 2}, {1, 1}, QPen(Qt::red, 4));
        chart->setSeries(QStringLiteral("last"), {}, {1, 2}, {10, 10}, QPen(Qt::blue, 4));
        const auto rowOf = [&chart](QRgb colour) {
            const QImage image = surfaceOf(*chart)->grab().toImage();
            for (int row = 0; row < image.height(); ++row)
                if (image.pixel(image.width() / 2, row) == colour)
                    return row;
            return -1;
        };
        QTRY_VERIFY(rowOf(QColor(Qt::red).rgb()) >= 0 && rowOf(QColor(Qt::blue).rgb()) >= 0);
        QCOMPARE(rowOf(QColor(Qt::red).rgb()) < rowOf(QColor(Qt::blue).rgb()), reversed);
    }

    void tipNamesTheXValueAndTheNearestOfFiveSeries()
    {
        const auto chart = shownChart();
        for (int i = 0; i < 7; ++i)
            chart->setSeries(QString::number(i), QStringLiteral("run %1").arg(i), {1, 2, 3}, {1.0 * i, 1.5 * i, 2.0 * i}, pen);
        chart->setSeries(QStringLiteral("raw"), {}, {1, 2, 3}, {0, 0, 0}, pen);
        chart->setCrosshair(2);
        const auto lines = chart->tipLines();
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], QStringLiteral("Epoch: 2"));
        QCOMPARE(lines[2], QStringLiteral("run 1: 1.5000"));
        QVERIFY(lines.filter(QStringLiteral("raw")).isEmpty());
    }

    void tipSaysWhenAValueIsNotANumber()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, {4, notANumber, 5}, pen);
        chart->setCrosshair(2);
        QCOMPARE(chart->tipLines().value(1), QStringLiteral("A: NaN"));
        chart->setCrosshair(notANumber);
        QVERIFY(chart->tipLines().isEmpty());
    }

    void aSpreadWidensTheRangeAndIsTold_data()
    {
        QTest::addColumn<int>("style");
        QTest::newRow("band") << static_cast<int>(Chart::Style::Line);
        QTest::newRow("whiskers on bars") << static_cast<int>(Chart::Style::Bars);
    }
    void aSpreadWidensTheRangeAndIsTold()
    {
        QFETCH(int, style);
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, {4.5, 5.5, 4.5}, pen, static_cast<Chart::Style>(style));
        chart->setSpread(QStringLiteral("a"), {4.25, notANumber, 4.25}, {9.5, notANumber, 5.5});
        chart->setSpread(QStringLiteral("unknown"), {1}, {2});
        QTRY_VERIFY(chart->yUpper() > 9.5);
        chart->setCrosshair(1);
        QCOMPARE(chart->tipLines().value(1), QStringLiteral("A: 4.5000 (4.2500 … 9.5000)"));
        chart->setCrosshair(2);
        QCOMPARE(chart->tipLines().value(1), QStringLiteral("A: 5.5000"));
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, {4.5, 5.5, 4.5}, pen, static_cast<Chart::Style>(style));
        QTRY_VERIFY(chart->yUpper() < 9);
    }

    void aScatterPointTellsItsNameAndIsClicked()
    {
        const auto chart = shownChart();
        chart->setTitles(QStringLiteral("Speed and quality"), QStringLiteral("Seconds"), QStringLiteral("Recall@10"));
        chart->setSeries(QStringLiteral("runs"), QStringLiteral("Runs"), {0, 5, 5, 10}, {0.1, 0.15, 0.25, 0.3}, pen, Chart::Style::Scatter);
        chart->setPointLabels(QStringLiteral("runs"), {QStringLiteral("w"), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")});
        QTRY_VERIFY(chart->xUpper() > 10 && chart->xUpper() < 11);
        QTest::qWait(0);
        const QPoint place = pixelOf(*chart, 5, 0.25);
        hover(*chart, place);
        QCOMPARE(chart->tipLines(), (QStringList{QStringLiteral("y"), QStringLiteral("Seconds: 5"), QStringLiteral("Recall@10: 0.2500")}));
        QSignalSpy clicked(chart.get(), &Chart::pointClicked);
        QTest::mouseClick(surfaceOf(*chart), Qt::LeftButton, {}, place);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().at(1).toInt(), 2);
        chart->removeSeries(QStringLiteral("runs"));
        QVERIFY(chart->tipLines().size() <= 1);
    }

    void barsStandSideBySide()
    {
        const auto chart = shownChart();
        chart->setBarsSideBySide(true);
        for (const auto *key : {"a", "b"})
            chart->setSeries(QLatin1String(key), QLatin1String(key), {1, 2}, {3, 4}, key[0] == 'a' ? pen : QPen(Qt::red),
                             Chart::Style::Bars);
        QTRY_VERIFY(chart->xUpper() > 2.4); // the pair is as wide as one bar was
        QTest::qWait(0);
        const QImage drawn = surfaceOf(*chart)->grab().toImage();
        const auto colorAt = [&](double x) { return drawn.pixelColor(pixelOf(*chart, x, 1)); };
        QCOMPARE(colorAt(0.8), QColor(Qt::blue));
        QCOMPARE(colorAt(1.2), QColor(Qt::red));
    }

    void clickingACurveTellsItsKey()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("low"), QStringLiteral("Low"), {1, 2, 3}, {1, 1, 1}, pen);
        chart->setSeries(QStringLiteral("high"), QStringLiteral("High"), {1, 2, 3}, {5, 5, 5}, pen);
        QTRY_VERIFY(chart->yUpper() > 5);
        QTest::qWait(0);
        QSignalSpy clicked(chart.get(), &Chart::seriesClicked);
        hover(*chart, pixelOf(*chart, 2, 5)); // the crosshair, right here, isn't what is clicked
        QTest::mouseClick(surfaceOf(*chart), Qt::LeftButton, {}, pixelOf(*chart, 2, 5));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().first().toString(), QStringLiteral("high"));
        QTest::mouseClick(surfaceOf(*chart), Qt::LeftButton, {}, pixelOf(*chart, 1.5, 3));
        QCOMPARE(clicked.size(), 1); // beside every curve
    }

    void aGapIsMarkedAtTheBottom()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("other"), QStringLiteral("Other"), {1, 2, 3}, {5, 5, 5}, pen);
        const auto marked = [&](const QVector<double> &y) {
            chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, y, QPen(Qt::magenta, 2));
            QTest::qWait(100); // redrawn at most every 50 ms
            const QImage drawn = surfaceOf(*chart)->grab().toImage();
            const QPoint foot = pixelOf(*chart, 2, chart->yLower());
            for (int up = 0; up < 16; ++up)
                for (int side = -6; side <= 6; ++side)
                    if (drawn.pixelColor(foot + QPoint(side, -up)) == QColor(Qt::magenta))
                        return true;
            return false;
        };
        QVERIFY(!marked({4, 5, 4}));
        QVERIFY(marked({4, notANumber, 4}));
        QVERIFY(!marked({notANumber, notANumber, notANumber})); // never computed, not a number that went wrong
    }

    void aLongCurveIsDrawnFromFewPointsAndKeepsItsPeak()
    {
        const auto chart = shownChart();
        QVector<double> x(100'000);
        QVector<double> y(100'000);
        for (int i = 0; i < x.size(); ++i) {
            x[i] = i;
            y[i] = i % 7;
        }
        y[77'777] = 400;
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), x, y, QPen(Qt::blue, 1));
        QTRY_VERIFY(chart->yUpper() > 400);
        chart->setXRange(77'000, 78'000);
        QTRY_VERIFY(chart->yUpper() > 400);
        chart->setXRange(10'000, 60'000);
        QTRY_VERIFY(chart->yUpper() < 10);
        chart->resetZoom();
        QTRY_VERIFY(chart->yUpper() > 400);
        QTest::qWait(0);
        const QImage drawn = surfaceOf(*chart)->grab().toImage();
        bool peak = false;
        for (int side = -2; side <= 2; ++side)
            peak = peak || drawn.pixelColor(pixelOf(*chart, 77'777, 300) + QPoint(side, 0)).blue() > 200;
        QVERIFY(peak);
        QVERIFY(!drawn.isNull());
        chart->setCrosshair(77'777);
        QCOMPARE(chart->tipLines().value(1), QStringLiteral("A: 400"));
        QCOMPARE(chart->pointCount(QStringLiteral("a")), 100'000);
    }

    void hoveringSnapsToTheNearestPointAndMovesTheLinkedCrosshair()
    {
        const auto first = shownChart();
        const auto second = shownChart();
        for (auto *chart : {first.get(), second.get()})
            chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, {1, 1, 1}, pen);
        linkCharts({first.get(), second.get()});
        QSignalSpy echo(second.get(), &Chart::crosshairMoved);
        QTRY_VERIFY(first->xLower() > 0.9); // drawn with its data
        hover(*first, surfaceOf(*first)->rect().center());
        QCOMPARE(first->crosshair(), 2.0);
        QCOMPARE(second->crosshair(), 2.0);
        QVERIFY(second->tipLines().contains(QStringLiteral("A: 1")));
        QVERIFY(echo.isEmpty()); // a linked chart doesn't answer back
        hover(*first, QPoint(1, 1));
        QVERIFY(std::isnan(first->crosshair()));
        QVERIFY(std::isnan(second->crosshair()));
    }

    void wheelZoomsAboutTheCursorAndLinkedChartsFollow()
    {
        const auto first = shownChart();
        const auto second = shownChart();
        for (auto *chart : {first.get(), second.get()})
            chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {0, 50, 100}, {1, 2, 3}, pen);
        linkCharts({first.get(), second.get()});
        QTRY_VERIFY(first->xUpper() > 99);
        const double before = first->xUpper() - first->xLower();
        turnWheel(*first, Qt::ControlModifier);
        QVERIFY(first->xUpper() - first->xLower() < before);
        QVERIFY(first->xLower() < 50 && first->xUpper() > 50);
        QCOMPARE(second->xLower(), first->xLower());
        QCOMPARE(second->xUpper(), first->xUpper());

        QTest::mouseDClick(surfaceOf(*first), Qt::LeftButton);
        QTRY_COMPARE(first->xUpper() - first->xLower(), before);
        QTRY_COMPARE(second->xUpper() - second->xLower(), before);
    }

    void newPointsDontMoveAZoomedRange()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {0, 50, 100}, {1, 2, 9}, pen);
        chart->setXRange(0, 60);
        QTRY_VERIFY(chart->yUpper() < 3); // y fits what is visible
        chart->appendPoint(QStringLiteral("a"), 200, 4);
        QTest::qWait(0);
        QCOMPARE(chart->xUpper(), 60.0);
        chart->resetZoom();
        QTRY_VERIFY(chart->xUpper() > 200);
    }

    void keysWalkZoomAndReset()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2, 3}, {1, 1, 1}, pen);
        QTRY_VERIFY(chart->xLower() > 0.9);
        const double all = chart->xUpper() - chart->xLower();
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QCOMPARE(chart->crosshair(), 2.0);
        QTest::keyClick(chart.get(), Qt::Key_Left);
        QCOMPARE(chart->crosshair(), 1.0);
        QTest::keyClick(chart.get(), Qt::Key_Plus);
        QVERIFY(chart->xUpper() - chart->xLower() < all);
        QTest::keyClick(chart.get(), Qt::Key_Home);
        QTRY_COMPARE(chart->xUpper() - chart->xLower(), all);
        QTest::keyClick(chart.get(), Qt::Key_Escape);
        QVERIFY(std::isnan(chart->crosshair()));
    }

    void markersAreReplacedAndGoWithTheirKey()
    {
        Chart chart;
        chart.setMarker(QStringLiteral("best"), 1, 2, QStringLiteral("best"), Qt::red);
        chart.setMarker(QStringLiteral("best"), 2, 3, QStringLiteral("best"), Qt::red);
        chart.setMarker(QStringLiteral("stop"), 3, notANumber, QStringLiteral("early stop"), Qt::red);
        QCOMPARE(chart.markerKeys(), (QStringList{QStringLiteral("best"), QStringLiteral("stop")}));
        chart.removeMarker(QStringLiteral("best"));
        QCOMPARE(chart.markerKeys(), QStringList{QStringLiteral("stop")});
        chart.clear();
        QVERIFY(chart.markerKeys().isEmpty());
    }

    void surfaceFollowsTheTheme()
    {
        const auto chart = shownChart();
        chart->setSeries(QStringLiteral("a"), QStringLiteral("A"), {1, 2}, {1, 2}, pen);
        const auto corner = [&] { return chart->grab().toImage().pixelColor(chart->width() - 2, chart->height() - 2); };
        QTRY_COMPARE(corner(), m_theme->color(Token::Surface));
        m_theme->setMode(ThemeMode::Dark);
        QTRY_COMPARE(corner(), m_theme->color(Token::Surface));
        QCOMPARE(m_theme->color(Token::Surface), QColor(QStringLiteral("#1C222B")));
        m_theme->setMode(ThemeMode::Light);
    }

    void emptyTextGoesWhenPointsCome()
    {
        const auto chart = shownChart();
        chart->setEmptyText(QStringLiteral("Nothing yet"));
        auto *empty = chart->findChild<QWidget *>(QStringLiteral("chartEmpty"));
        QTRY_VERIFY(empty->isVisible());
        chart->setSeries(QStringLiteral("a"), {}, {1}, {notANumber}, pen);
        QTest::qWait(0);
        QVERIFY(empty->isVisible());
        chart->appendPoint(QStringLiteral("a"), 2, 1);
        QTRY_VERIFY(!empty->isVisible());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstChart)
#include "tst_chart.moc"
