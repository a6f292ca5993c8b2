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
