#include "ui/common/format.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>

using namespace hstudio;
using namespace hstudio::ui;

class TstFormat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void countsAreGrouped()
    {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(100000), QStringLiteral("100,000"));
        QLocale::setDefault(QLocale::c());
        QCOMPARE(countText(100000), QStringLiteral("100,000"));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(countText(100000), QStringLiteral("100.000"));
    }

    void metricsHaveFourDecimals_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("rounded") << 0.32268 << QStringLiteral("0.3227");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0.0000");
        QTest::newRow("none") << std::numeric_limits<double>::quiet_NaN() << QStringLiteral("–");
    }
    void metricsHaveFourDecimals()
    {
        QFETCH(double, value);
        QTEST(metricText(value), "text");
    }

    void shares_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 0.1234 << QStringLiteral("12.3 %");
        QTest::newRow("nothing") << 0.0 << QStringLiteral("0.0 %");
        QTest::newRow("all") << 1.0 << QStringLiteral("100.0 %");
        QTest::newRow("below one per cent") << 0.0054 << QStringLiteral("0.54 %");
        QTest::newRow("sparse") << 0.000123 << QStringLiteral("0.012 %");
    }
    void shares()
    {
        QFETCH(double, share);
        QTEST(shareText(share), "text");
    }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("short") << 0.42 << QStringLiteral("0.4 s");
        QTest::newRow("seconds") << 45.2 << QStringLiteral("45 s");
        QTest::newRow("rounds up to a minute") << 59.7 << QStringLiteral("1 min 0 s");
        QTest::newRow("minutes") << 200.0 << QStringLiteral("3 min 20 s");
        QTest::newRow("hours") << 7500.0 << QStringLiteral("2 h 5 min");
        QTest::newRow("days") << 97200.0 << QStringLiteral("1 d 3 h");
        QTest::newRow("unknown") << -1.0 << QStringLiteral("–");
    }
    void durations()
    {
        QFETCH(double, seconds);
        QTEST(durationText(seconds), "text");
    }

    void timeLeft_data()
    {
        // Without the English plurals installed, "%n minute(s)" shows its singular and plural at once.
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << -1.0 << QString();
        QTest::newRow("nearly done") << 3.0 << QStringLiteral("a few seconds left");
        QTest::newRow("steps of five seconds") << 22.0 << QStringLiteral("about 20 second(s) left");
        QTest::newRow("three minutes") << 185.0 << QStringLiteral("about 3 minute(s) left");
        QTest::newRow("just under a minute") << 58.0 << QStringLiteral("about 1 minute(s) left");
        QTest::newRow("hours") << 3.0 * 3600 << QStringLiteral("about 3 hour(s) left");
        QTest::newRow("days") << 5.0 * 86400 << QStringLiteral("about 5 day(s) left");
    }
    void timeLeft()
    {
        QFETCH(double, seconds);
        QTEST(timeLeftText(seconds), "text");
    }

    void datesAreInUtc()
    {
        QCOMPARE(dateText(978300760), QStringLiteral("2000-12-31"));
        QCOMPARE(dateTimeText(978300760), QStringLiteral("2000-12-31 22:12:40"));
    }

    void gaps_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64{0} << QStringLiteral("0 s");
        QTest::newRow("a minute") << qint64{60} << QStringLiteral("1 min");
        QTest::newRow("an hour and a half") << qint64{5400} << QStringLiteral("1.5 h");
        QTest::newRow("two days") << qint64{2 * 86400} << QStringLiteral("2 d");
        QTest::newRow("months stay days") << qint64{30 * 86400} << QStringLiteral("30 d");
        QTest::newRow("a year") << qint64{31557600} << QStringLiteral("1 y");
        QTest::newRow("a year and a half") << qint64{47336400} << QStringLiteral("1.5 y");
        QTest::newRow("backwards") << qint64{-5} << QStringLiteral("0 s");
    }
    void gaps()
    {
        QFETCH(qint64, seconds);
        QTEST(gapText(seconds), "text");
    }

    void errorArgumentsAreFilledInOnce()
    {
        const base::Error error{base::ErrorCode::NotFound, "\"%1\" isn't in %2; %3 stays", {"50 %2", "here"}, {}};
        QCOMPARE(errorText(error), QStringLiteral("\"50 %2\" isn't in here; %3 stays"));
    }

    void everyStateHasItsName()
    {
        QSet<QString> names;
        for (const auto state : {store::RunState::Queued, store::RunState::Running, store::RunState::Paused, store::RunState::Finished,
                                 store::RunState::Stopped, store::RunState::Failed, store::RunState::Interrupted})
            names.insert(stateText(state));
        QCOMPARE(names.size(), 7);
        QVERIFY(!names.contains(QString()));
    }

    void reasons_data()
    {
        QTest::addColumn<std::string>("reason");
        QTest::addColumn<QString>("text");
        QTest::newRow("end") << std::string("max_epochs") << QStringLiteral("All epochs done");
        QTest::newRow("patience") << std::string("early_stop") << QStringLiteral("Early stop");
        QTest::newRow("a failure's own words") << std::string("No space left.") << QStringLiteral("No space left.");
    }
    void reasons()
    {
        QFETCH(std::string, reason);
        store::RunRecord run;
        run.reason = reason;
        QTEST(reasonText(run), "text");
    }

    void metricNames_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<QString>("label");
        QTest::newRow("recall") << std::string("recall@10") << QStringLiteral("Recall@10");
        QTest::newRow("ndcg") << std::string("ndcg@200") << QStringLiteral("NDCG@200");
        QTest::newRow("loss") << std::string("val_loss") << QStringLiteral("Validation loss");
        QTest::newRow("unknown") << std::string("made_up@3") << QStringLiteral("made_up@3");
    }
    void metricNames()
    {
        QFETCH(std::string, name);
        QTEST(metricLabel(name), "label");
    }

    void everyMetricSaysWhichDirectionIsBetter()
    {
        for (const char *name : {"recall@10", "ndcg@10", "hitrate@10", "mrr@10", "map@10", "precision@10", "arp@10", "coverage@10",
                                 "covered_users@10", "sufficient_reco@10", "serendipity@10", "miuf@10", "train_loss", "val_loss"}) {
            const QString help = metricHelp(name);
            QVERIFY2(help.contains(QLatin1String("Higher")) || help.contains(QLatin1String("Lower")), name);
        }
        QVERIFY(metricHelp("made_up").isEmpty());
    }

    void everyFieldHasALabel()
    {
        for (const auto &field : config::fields())
            QVERIFY2(!fieldLabel(field).isEmpty(), std::string(field.key).c_str());
    }
};

QTEST_MAIN(TstFormat)
#include "tst_format.moc"
