#include "core/base/clock.h"

#include <QTest>

#include <limits>

using namespace hstudio::base;

class TstClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesAndFormats_data();
    void parsesAndFormats();
    void acceptsShorterForms_data();
    void acceptsShorterForms();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void everyDayOfFourCenturiesComesBack();
    void extremeSecondsArePrintable();
    void nowIsNow();
    void stopwatchGoesForward();
};

void TstClock::parsesAndFormats_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");

    // Seconds by hand: days since 1970 × 86,400 + time of day.
    QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
    QTest::newRow("second before the epoch") << "1969-12-31T23:59:59Z" << qint64(-1);
    QTest::newRow("one day before the epoch") << "1969-12-31T00:00:00Z" << qint64(-86400);
    QTest::newRow("ten years before") << "1960-01-01T00:00:00Z" << qint64(-3653) * 86400;
    QTest::newRow("billion seconds") << "2001-09-09T01:46:40Z" << qint64(1000000000);
    QTest::newRow("leap day of a year that 400 divides") << "2000-02-29T12:00:00Z" << qint64(11016) * 86400 + 43200;
    QTest::newRow("day after it") << "2000-03-01T00:00:00Z" << qint64(11017) * 86400;
    QTest::newRow("leap day") << "2024-02-29T23:59:59Z" << qint64(19782) * 86400 + 86399;
    QTest::newRow("no leap day in 2100") << "2100-03-01T00:00:00Z" << qint64(47541) * 86400;
    QTest::newRow("end of 32 bits") << "2038-01-19T03:14:08Z" << qint64(2147483648);
}

void TstClock::parsesAndFormats()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto parsed = parseTime(text.toStdString());
    QVERIFY2(parsed.ok(), qPrintable(text));
    QCOMPARE(qint64(*parsed), seconds);
    QCOMPARE(QString::fromStdString(formatTime(seconds)), text);
}

void TstClock::acceptsShorterForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");

    QTest::newRow("unix seconds") << "978300760" << qint64(978300760);
    QTest::newRow("negative seconds") << "-5" << qint64(-5);
    QTest::newRow("date") << "2001-09-09" << qint64(1000000000 - 6400);
    QTest::newRow("date with Z") << "2001-09-09Z" << qint64(1000000000 - 6400);
    QTest::newRow("minutes") << "2001-09-09T01:46" << qint64(1000000000 - 40);
    QTest::newRow("space for the T") << "2001-09-09 01:46:40" << qint64(1000000000);
}

void TstClock::acceptsShorterForms()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto parsed = parseTime(text.toStdString());
    QVERIFY2(parsed.ok(), qPrintable(text));
    QCOMPARE(qint64(*parsed), seconds);
}

void TstClock::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    for (const char *text : {"yesterday", "2001-13-01", "2001-00-10", "2001-02-29", "2001-04-31", "2001-1-1", "2001-01-01T",
                             "2001-01-01T24:00", "2001-01-01T10", "2001-01-01T10:60", "2001-01-01T10:30:60", "2001-01-01T10:30:15+02:00",
                             "2001-01-01x", "12.5", "99999999999999999999", " 2001-01-01", "2001-01-0-1", "20010101T00:00"})
        QTest::newRow(text) << QString(text);
}

void TstClock::refusesWhatIsNoTime()
{
    QFETCH(QString, text);
    const auto parsed = parseTime(text.toStdString());
    QVERIFY2(!parsed.ok(), qPrintable(text));
    QVERIFY(parsed.error().code == ErrorCode::InvalidArgument);
    QVERIFY(parsed.error().text().find('"' + text.toStdString() + '"') != std::string::npos);
}

void TstClock::everyDayOfFourCenturiesComesBack()
{
    const std::int64_t first = -135140; // 1600-01-01
    for (std::int64_t day = first; day < first + 146097; ++day) {
        const std::int64_t seconds = day * 86400 + 3661;
        const auto parsed = parseTime(formatTime(seconds));
        if (!parsed.ok() || *parsed != seconds)
            QFAIL(qPrintable(QString("day %1 came back wrong").arg(day)));
    }
    QCOMPARE(formatTime(first * 86400), std::string("1600-01-01T00:00:00Z"));
    QCOMPARE(formatTime((first + 146097) * 86400), std::string("2000-01-01T00:00:00Z"));
}

void TstClock::extremeSecondsArePrintable()
{
    QCOMPARE(formatTime(std::numeric_limits<std::int64_t>::max()), std::string("292277026596-12-04T15:30:07Z"));
    QCOMPARE(formatTime(std::numeric_limits<std::int64_t>::min()), std::string("-292277022657-01-27T08:29:52Z"));
}

void TstClock::nowIsNow()
{
    const std::int64_t before = QDateTime::currentSecsSinceEpoch();
    const std::int64_t now = unixNow();
    QVERIFY(now >= before && now <= QDateTime::currentSecsSinceEpoch());
}

void TstClock::stopwatchGoesForward()
{
    Stopwatch watch;
    const double first = watch.seconds();
    QVERIFY(first >= 0);
    QVERIFY(watch.seconds() >= first);
    watch.restart();
    QVERIFY(watch.seconds() < 60);
}

QTEST_GUILESS_MAIN(TstClock)
#include "tst_clock.moc"
