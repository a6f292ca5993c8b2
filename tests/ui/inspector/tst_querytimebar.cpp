#include "core/data/timebuckets.h"
#include "ui/common/theme.h"
#include "ui/inspector/bucketslider.h"
#include "ui/inspector/querytimebar.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using Rule = experiment::QueryTime::Rule;

namespace
{

constexpr qint64 kDay = 86'400;
constexpr qint64 kLast = 1'000'000'000;

template<typename Widget>
Widget *part(QueryTimeBar &bar, const char *name)
{
    return bar.findChild<Widget *>(QLatin1String("testing") + QLatin1String(name));
}

/// As a person does with the arrow keys and Return.
void choose(QComboBox *box, int index)
{
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

} // namespace

class TstQueryTimeBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void aStepOfTheSliderIsATenthOfABucket_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("1 min") << qint64(60);
        QTest::newRow("1 h") << qint64(3600);
        QTest::newRow("1 d") << kDay;
        QTest::newRow("1 y") << 365 * kDay;
    }
    void aStepOfTheSliderIsATenthOfABucket()
    {
        QFETCH(qint64, seconds);
        const int step = BucketSlider::stepOf(seconds);
        const double ratio = static_cast<double>(BucketSlider::secondsOf(step)) / static_cast<double>(seconds);
        QVERIFY2(ratio > 0.97 && ratio < 1.03, qPrintable(QString::number(ratio)));
        QVERIFY(std::abs(step / 10 - data::timeBucket(seconds)) <= 1);
    }

    void theLeftEndIsJustAfterTheLastFilm()
    {
        QCOMPARE(BucketSlider::secondsOf(0), 0);
        QCOMPARE(BucketSlider::stepOf(0), 0);
        QCOMPARE(BucketSlider::stepOf(-5), 0);
    }

    void presetsBecomeRules_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("rule");
        QTest::addColumn<qint64>("time");
        QTest::newRow("just after the last") << 1 << int(Rule::Last) << qint64(0);
        QTest::newRow("1 hour") << 2 << int(Rule::AfterLast) << qint64(3600);
        QTest::newRow("1 day") << 3 << int(Rule::AfterLast) << kDay;
        QTest::newRow("1 week") << 4 << int(Rule::AfterLast) << 7 * kDay;
        QTest::newRow("1 month") << 5 << int(Rule::AfterLast) << 30 * kDay;
        QTest::newRow("1 year") << 6 << int(Rule::AfterLast) << 365 * kDay;
        QTest::newRow("exact: starts where one was") << 7 << int(Rule::At) << kLast + 2 * kDay;
    }
    void presetsBecomeRules()
    {
        QFETCH(int, index);
        QFETCH(int, rule);
        QFETCH(qint64, time);
        QueryTimeBar bar(QStringLiteral("testing"));
        QCOMPARE(bar.query().rule, Rule::Test);
        bar.showEffective(kLast + 2 * kDay, kLast);
        QSignalSpy changed(&bar, &QueryTimeBar::queryChanged);
        choose(part<QComboBox>(bar, "TimePreset"), index);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(int(bar.query().rule), rule);
        QCOMPARE(bar.query().time, time);
    }

    void theSliderAsksAtEveryStep()
    {
        QueryTimeBar bar(QStringLiteral("testing"));
        QSignalSpy changed(&bar, &QueryTimeBar::queryChanged);
        auto *slider = part<QSlider>(bar, "TimeSlider");
        QTest::keyClick(slider, Qt::Key_Right);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(bar.query().rule, Rule::AfterLast);
        QCOMPARE(bar.query().time, BucketSlider::secondsOf(20));
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(bar.query().rule, Rule::Last);
    }

    void thePresetSaysWhatTheSliderChose()
    {
        QueryTimeBar bar(QStringLiteral("testing"));
        auto *preset = part<QComboBox>(bar, "TimePreset");
        const int presets = preset->count();
        part<QSlider>(bar, "TimeSlider")->setValue(BucketSlider::stepOf(3 * kDay));
        QVERIFY(preset->currentText().contains(QLatin1String("3 d")));
        QCOMPARE(preset->count(), presets + 1);
        choose(preset, 1);
        QCOMPARE(preset->count(), presets);
    }

    void theSliderFollowsThePresets()
    {
        QueryTimeBar bar(QStringLiteral("testing"));
        auto *slider = part<QSlider>(bar, "TimeSlider");
        choose(part<QComboBox>(bar, "TimePreset"), 4);
        QCOMPARE(slider->value(), BucketSlider::stepOf(7 * kDay));
        choose(part<QComboBox>(bar, "TimePreset"), 0);
        bar.showEffective(kLast + kDay, kLast);
        QCOMPARE(slider->value(), BucketSlider::stepOf(kDay));
    }

    void theExactTimeIsUtc()
    {
        QueryTimeBar bar(QStringLiteral("testing"));
        bar.showEffective(kLast, kLast);
        choose(part<QComboBox>(bar, "TimePreset"), 7);
        auto *exact = part<QDateTimeEdit>(bar, "ExactTime");
        QVERIFY(!exact->isHidden());
        QCOMPARE(exact->text(), QStringLiteral("2001-09-09 01:46:40"));
        exact->setDateTime(QDateTime(QDate(2002, 1, 1), QTime(0, 0), QTimeZone::utc()));
        QCOMPARE(bar.query().time, 1'009'843'200);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstQueryTimeBar)
#include "tst_querytimebar.moc"
