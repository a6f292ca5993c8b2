#include <QTest> // first: moc 6.4 stumbles over <concepts> otherwise

#include "core/experiment/mailbox.h"

#include <thread>

using namespace hstudio;
using namespace hstudio::experiment;

namespace
{

RunProgressed progress(std::int64_t run, std::int64_t step)
{
    RunProgressed event{{run}, {}};
    event.progress.step = step;
    return event;
}

EpochFinished epoch(std::int64_t run, std::int64_t number)
{
    EpochFinished event{{run}, {}};
    event.record.epoch = number;
    return event;
}

} // namespace

class TstMailbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsComeOutInOrderAndOnce()
    {
        Mailbox box;
        box.push(epoch(1, 1));
        box.push(RunLogged{{1}, "line"});
        const auto taken = box.take();
        QCOMPARE(taken.size(), std::size_t{2});
        QVERIFY(std::holds_alternative<EpochFinished>(taken[0]));
        QVERIFY(std::holds_alternative<RunLogged>(taken[1]));
        QVERIFY(box.take().empty());
    }

    void onlyTheNewestProgressOfEachRunIsKept()
    {
        Mailbox box;
        for (int step = 1; step <= 100; ++step) {
            box.push(progress(1, step));
            box.push(progress(2, 10 * step));
        }
        box.push(epoch(1, 1));
        box.push(progress(1, 101));
        const auto taken = box.take();
        QCOMPARE(taken.size(), std::size_t{3});
        QCOMPARE(std::get<RunProgressed>(taken[0]).progress.step, std::int64_t{1000});
        QCOMPARE(std::get<EpochFinished>(taken[1]).record.epoch, std::int64_t{1});
        QCOMPARE(std::get<RunProgressed>(taken[2]).progress.step, std::int64_t{101});
    }

    void epochsAreNeverDropped()
    {
        constexpr std::size_t kMany = 5000;
        Mailbox box(10);
        for (std::size_t i = 1; i <= kMany; ++i)
            box.push(epoch(1, static_cast<std::int64_t>(i)));
        const auto taken = box.take();
        QCOMPARE(taken.size(), kMany);
        QCOMPARE(std::get<EpochFinished>(taken.back()).record.epoch, static_cast<std::int64_t>(kMany));
    }

    void oldestLogLinesGiveWay()
    {
        Mailbox box(3);
        box.push(epoch(1, 1));
        for (int i = 0; i < 5; ++i)
            box.push(RunLogged{{1}, std::to_string(i)});
        auto taken = box.take();
        QCOMPARE(taken.size(), std::size_t{4});
        QCOMPARE(std::get<RunLogged>(taken[1]).text, std::string("2"));
        QCOMPARE(std::get<RunLogged>(taken[3]).text, std::string("4"));

        for (int i = 0; i < 3; ++i) // the bound counts anew after taking
            box.push(RunLogged{{1}, std::to_string(i)});
        taken = box.take();
        QCOMPARE(taken.size(), std::size_t{3});
        QCOMPARE(std::get<RunLogged>(taken[0]).text, std::string("0"));
    }

    void waitingEndsWithTheFirstEvent()
    {
        Mailbox box;
        std::jthread other([&box] { box.push(epoch(1, 7)); });
        const auto taken = box.waitAndTake(60);
        QCOMPARE(std::get<EpochFinished>(taken.at(0)).record.epoch, std::int64_t{7});
    }

    void waitingEndsWithTheTime() { QVERIFY(Mailbox().waitAndTake(0.001).empty()); }
};

QTEST_GUILESS_MAIN(TstMailbox)
#include "tst_mailbox.moc"
