#include "core/experiment/runcontrol.h"

#include <QTest>

#include <thread>

using hstudio::experiment::RunControl;
using hstudio::training::Request;

class TstRunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pauseAndResumeAlternate()
    {
        RunControl control;
        QVERIFY(!control.resume());
        QVERIFY(control.pause());
        QVERIFY(!control.pause());
        QVERIFY(control.wanted() == Request::Pause);
        QVERIFY(control.resume());
        QVERIFY(control.wanted() == Request::Continue);
    }

    void stopWinsOverPause()
    {
        RunControl control;
        control.stopAfterEpoch();
        QVERIFY(!control.pause());
        control.stopNow();
        control.stopAfterEpoch();
        QVERIFY(control.wanted() == Request::StopNow);
        control.reset();
        QVERIFY(control.wanted() == Request::Continue);
    }

    void waitingEndsWithWhatIsWantedNext_data()
    {
        QTest::addColumn<int>("expected");
        QTest::newRow("resume") << static_cast<int>(Request::Continue);
        QTest::newRow("stop after epoch") << static_cast<int>(Request::StopAfterEpoch);
        QTest::newRow("stop now") << static_cast<int>(Request::StopNow);
    }
    void waitingEndsWithWhatIsWantedNext()
    {
        QFETCH(int, expected);
        RunControl control;
        QVERIFY(control.pause());
        std::jthread other([&] {
            if (static_cast<Request>(expected) == Request::Continue)
                control.resume();
            else if (static_cast<Request>(expected) == Request::StopAfterEpoch)
                control.stopAfterEpoch();
            else
                control.stopNow();
        });
        QCOMPARE(static_cast<int>(control.waitWhilePaused()), expected);
    }

    void shutdownStaysForEveryFurtherRun()
    {
        RunControl control;
        control.shutDown();
        control.reset();
        QVERIFY(control.shuttingDown());
        QVERIFY(control.wanted() == Request::StopNow);
        QVERIFY(control.beginEvaluation().stop_requested());
    }

    void stopOfTheTrainingDoesNotStopTheEvaluation()
    {
        RunControl control;
        control.stopNow();
        const auto stop = control.beginEvaluation();
        QVERIFY(!stop.stop_requested());
        control.stopAfterEpoch();
        QVERIFY(!stop.stop_requested());
        control.stopNow();
        QVERIFY(stop.stop_requested());
    }
};

QTEST_GUILESS_MAIN(TstRunControl)
#include "tst_runcontrol.moc"
