#include "core/training/prefetcher.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

using hstudio::training::Prefetcher;

class TstPrefetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesItemsInOrder();
    void worksOneAheadOnAnotherThread();
    void passesExceptionsOn();
    void emptySeriesMakesNothing();
    void destructorWaitsForTheItemInTheMaking();
};

void TstPrefetcher::givesItemsInOrder()
{
    Prefetcher<std::unique_ptr<std::int64_t>> items(3, 8, [](std::int64_t i) { return std::make_unique<std::int64_t>(i * i); });
    for (std::int64_t i = 3; i < 8; ++i)
        QCOMPARE(*items.next(), i * i);
}

void TstPrefetcher::worksOneAheadOnAnotherThread()
{
    std::atomic<int> made = 0;
    std::atomic<bool> elsewhere = true;
    Prefetcher<int> items(0, 10, [&, consumer = std::this_thread::get_id()](std::int64_t i) {
        ++made;
        elsewhere = elsewhere && std::this_thread::get_id() != consumer;
        return static_cast<int>(i);
    });
    QTRY_COMPARE(made.load(), 1);
    QCOMPARE(items.next(), 0);
    QTRY_COMPARE(made.load(), 2);
    QVERIFY(elsewhere.load());
}

void TstPrefetcher::passesExceptionsOn()
{
    Prefetcher<int> items(0, 2, [](std::int64_t) -> int { throw std::runtime_error("no batch"); });
    QVERIFY_EXCEPTION_THROWN((void)items.next(), std::runtime_error);
}

void TstPrefetcher::emptySeriesMakesNothing()
{
    std::atomic<int> made = 0;
    {
        const Prefetcher<int> items(5, 5, [&](std::int64_t) { return ++made; });
    }
    QCOMPARE(made.load(), 0);
}

void TstPrefetcher::destructorWaitsForTheItemInTheMaking()
{
    std::atomic<bool> finished = false;
    {
        const Prefetcher<int> items(0, 3, [&](std::int64_t) {
            std::this_thread::yield();
            finished = true;
            return 0;
        });
    }
    QVERIFY(finished.load());
}

QTEST_GUILESS_MAIN(TstPrefetcher)
#include "tst_prefetcher.moc"
