#include "core/data/parallel.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace hstudio;

class TstDataParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexIsWorkedOnOnce();
    void noWorkIsDoneAtOnce();
    void anExceptionReachesTheCaller();
    void theWatcherCanStopTheRest();
};

void TstDataParallel::everyIndexIsWorkedOnOnce()
{
    std::vector<std::atomic<int>> calls(1000);
    QVERIFY(data::parallelFor(calls.size(), [&](std::size_t i) { ++calls[i]; }));
    for (const auto &count : calls)
        QCOMPARE(count.load(), 1);
}

void TstDataParallel::noWorkIsDoneAtOnce()
{
    QVERIFY(data::parallelFor(0, [](std::size_t) { throw std::logic_error("called"); }));
}

void TstDataParallel::anExceptionReachesTheCaller()
{
    std::atomic<int> calls = 0;
    const auto work = [&](std::size_t i) {
        ++calls;
        if (i == 3)
            throw std::runtime_error("at 3");
    };
    QVERIFY_EXCEPTION_THROWN(data::parallelFor(1'000'000, work), std::runtime_error);
    QVERIFY(calls < 1'000'000);
}

void TstDataParallel::theWatcherCanStopTheRest()
{
    // The work waits for the watcher, so that the watcher is certain to be called in time.
    std::atomic<bool> watched = false;
    std::atomic<std::size_t> begun = 0;
    const auto work = [&](std::size_t) {
        ++begun;
        while (!watched)
            std::this_thread::yield();
    };
    const auto watch = [&] {
        watched = true;
        return false;
    };
    constexpr std::size_t kCount = 100'000'000;
    QVERIFY(!data::parallelFor(kCount, work, watch));
    QVERIFY(begun < kCount);
}

QTEST_GUILESS_MAIN(TstDataParallel)
#include "tst_data_parallel.moc"
