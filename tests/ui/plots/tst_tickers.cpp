// QCustomPlot's header needs the keywords of Qt that other tests do without.
#undef QT_NO_KEYWORDS

#include "ui/plots/plotseries.h"
#include "ui/plots/tickers.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace hstudio::ui;

namespace
{
QStringList labels(QCPAxisTicker &ticker, double lower, double upper)
{
    QVector<double> ticks;
    QVector<QString> texts;
    ticker.generate(QCPRange(lower, upper), QLocale(), QLatin1Char('g'), 6, ticks, nullptr, &texts);
    QStringList shown;
    for (qsizetype i = 0; i < ticks.size(); ++i)
        if (ticks[i] >= lower && ticks[i] <= upper)
            shown.append(texts[i]);
    return shown;
}
} // namespace

class TstTickers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void numbersAreShort_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("rounding noise") << 1e-17 << QStringLiteral("0");
        QTest::newRow("fraction") << 0.1 + 0.2 << QStringLiteral("0.3");
        QTest::newRow("thousands") << 2500.0 << QStringLiteral("2,500");
        QTest::newRow("kilo") << 12500.0 << QStringLiteral("12.5\u202Fk");
        QTest::newRow("mega") << -3.1e6 << QStringLiteral("-3.1\u202FM");
        QTest::newRow("giga") << 2e9 << QStringLiteral("2\u202FG");
    }
    void numbersAreShort()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(tickText(value), text);
    }

    void valuesHaveFourDecimalsWhereItMatters_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("metric") << 0.32271 << QStringLiteral("0.3227");
        QTest::newRow("loss") << 4.5 << QStringLiteral("4.5000");
        QTest::newRow("whole") << 7.0 << QStringLiteral("7");
        QTest::newRow("rate") << 12345.6 << QStringLiteral("12,346");
        QTest::newRow("tiny") << 0.000123 << QStringLiteral("0.000123");
        QTest::newRow("not a number") << std::nan("") << QStringLiteral("NaN");
    }
    void valuesHaveFourDecimalsWhereItMatters()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(valueTextOf(value), text);
    }

    void epochsHaveNoFractions()
    {
        NumberTicker ticker;
        QVERIFY(labels(ticker, 1, 3).contains(QStringLiteral("1.5")));
        ticker.setWhole(true);
        QCOMPARE(labels(ticker, 1, 3), (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
    }

    void aLogAxisShowsDecadesOrPlainStepsWhenItIsShort()
    {
        LogTicker ticker;
        QCOMPARE(labels(ticker, 1, 1000),
                 (QStringList{QStringLiteral("1"), QStringLiteral("10"), QStringLiteral("100"), QStringLiteral("1,000")}));
        QVERIFY(labels(ticker, 4, 5.5).size() >= 3);
        QVERIFY(labels(ticker, 1e-12, 1e12).size() <= 9);
    }

    void datesAreAsFineAsTheirStep_data()
    {
        QTest::addColumn<double>("span"); // seconds from 2001-01-01
        QTest::addColumn<QString>("label");
        QTest::newRow("minutes") << 40.0 << QStringLiteral("00:00:00");
        QTest::newRow("hours") << 5 * 3600.0 << QStringLiteral("1 Jan 00:00");
        QTest::newRow("days") << 10 * 86400.0 << QStringLiteral("2 Jan 2001");
        QTest::newRow("months") << 200 * 86400.0 << QStringLiteral("Jan 2001");
        QTest::newRow("years") << 3000 * 86400.0 << QStringLiteral("2002");
    }
    void datesAreAsFineAsTheirStep()
    {
        QFETCH(double, span);
        QFETCH(QString, label);
        DateTicker ticker;
        constexpr double start = 978307200; // 2001-01-01 UTC
        const auto shown = labels(ticker, start - 1, start + span);
        QVERIFY2(shown.contains(label), qPrintable(shown.join(QStringLiteral(" | "))));
    }

    void theNearestPointSkipsGaps()
    {
        QCustomPlot plot;
        PlotSeries series(plot, Chart::Style::Line);
        QVERIFY(!series.nearest(1));
        const double gap = std::numeric_limits<double>::quiet_NaN();
        series.setData({1, 2, 3, 10}, {5, gap, gap, 7});
        QCOMPARE(series.nearest(2)->x(), 1.0);
        QCOMPARE(series.nearest(9)->y(), 7.0);
        QCOMPARE(series.nearest(-100)->x(), 1.0);
        QCOMPARE(series.nearest(100)->x(), 10.0);
        QVERIFY(std::isnan(series.nearest(2, true)->y()));
        QCOMPARE(series.neighbour(2, 1), std::optional(3.0));
        QCOMPARE(series.neighbour(2, -1), std::optional(1.0));
        QVERIFY(!series.neighbour(10, 1));
    }

    void boundsOfAPartAndBarsHalfAWidthWider()
    {
        QCustomPlot plot;
        PlotSeries bars(plot, Chart::Style::Bars);
        bars.setData({2, 4, 6}, {1, 9, 3});
        QCOMPARE(bars.halfWidth(), 0.86); // the closest bars are 2 apart
        QCOMPARE(bars.bounds().yMax, 9.0);
        QCOMPARE(bars.boundsWithin(5, 7).yMax, 3.0);
        QVERIFY(bars.boundsWithin(7, 9).empty());
        bars.append(8, -1);
        QCOMPARE(bars.bounds().xMax, 8.0);
        QCOMPARE(bars.bounds().yMin, -1.0);
        QCOMPARE(bars.bounds().yMinPositive, 1.0);
    }
};

QTEST_MAIN(TstTickers)
#include "tst_tickers.moc"
