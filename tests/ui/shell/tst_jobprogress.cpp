#include "ui/shell/jobprogress.h"

#include <QTest>

using namespace hstudio;
using namespace hstudio::ui;

class TstJobProgress final : public QObject
{
    Q_OBJECT

    static training::StepProgress step(std::int64_t done, std::int64_t of)
    {
        training::StepProgress progress;
        progress.step = done;
        progress.stepsPerEpoch = of;
        return progress;
    }
    static training::EpochRecord epoch(std::int64_t number, double seconds)
    {
        training::EpochRecord record;
        record.epoch = number;
        record.seconds = seconds;
        return record;
    }

private Q_SLOTS:
    void nothingIsKnownAtFirst()
    {
        const JobProgress progress(10);
        QCOMPARE(progress.share(), 0.0);
        QCOMPARE(progress.currentEpoch(), std::int64_t{1});
        QVERIFY(progress.secondsLeft() < 0);
    }

    void shareCountsStepsWithinTheEpoch()
    {
        JobProgress progress(10);
        progress.epoch(epoch(3, 2));
        progress.step(step(1, 4), 0);
        QCOMPARE(progress.currentEpoch(), std::int64_t{4});
        QCOMPARE(progress.share(), 3.25 / 10);
    }

    void finishedEpochsTellTheTimeLeft()
    {
        JobProgress progress(10);
        progress.epoch(epoch(1, 4));
        QCOMPARE(progress.secondsLeft(), 36.0);
        progress.step(step(1, 2), 100);
        QCOMPARE(progress.secondsLeft(), 34.0);
    }

    void recentEpochsCountMore()
    {
        JobProgress progress(100);
        progress.epoch(epoch(1, 10));
        for (std::int64_t number = 2; number <= 20; ++number)
            progress.epoch(epoch(number, 2));
        QVERIFY(progress.secondsLeft() < 80 * 2.1);
        QVERIFY(progress.secondsLeft() > 80 * 2.0);
    }

    void stepsOfTheFirstEpochGiveAnEstimate()
    {
        JobProgress progress(2);
        progress.step(step(0, 100), 10);
        progress.step(step(5, 100), 11);
        QVERIFY(progress.secondsLeft() < 0); // a second is too short to tell
        progress.step(step(20, 100), 14);    // 20 % in 4 s: 20 s an epoch
        QCOMPARE(progress.secondsLeft(), 1.8 * 20);
    }

    void resumedRunStartsWhereItWas()
    {
        const JobProgress progress(10, 5);
        QCOMPARE(progress.currentEpoch(), std::int64_t{6});
        QCOMPARE(progress.share(), 0.5);
    }

    void lastEpochStaysTheLast()
    {
        JobProgress progress(3);
        progress.epoch(epoch(3, 1));
        QCOMPARE(progress.currentEpoch(), std::int64_t{3});
        QCOMPARE(progress.share(), 1.0);
        QCOMPARE(progress.secondsLeft(), 0.0);
    }
};

QTEST_MAIN(TstJobProgress)
#include "tst_jobprogress.moc"
