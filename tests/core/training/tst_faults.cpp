#include "core/training/faults.h"

#include <torch/torch.h>

#include <QTest>

#include <new>
#include <stdexcept>

using namespace hstudio;

namespace
{
[[noreturn]] void throwKind(int kind)
{
    switch (kind) {
    case 0: throw std::bad_alloc();
    case 1: TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory. Tried to allocate 2 GiB"); [[fallthrough]];
    case 2:
        TORCH_CHECK(false, "[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 99 bytes");
        [[fallthrough]];
    case 3: TORCH_CHECK(false, "size mismatch"); [[fallthrough]];
    default: throw std::runtime_error("odd");
    }
}
} // namespace

class TstFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void outOfMemoryNamesTheFieldsThatReduceIt();
    void readsWhatTheAllocatorsSay_data();
    void readsWhatTheAllocatorsSay();
    void realAllocationThatIsTooLargeSaysHowMuch();
    void resultsPassThrough();
};

void TstFaults::exceptionsBecomeErrors_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int kind, base::ErrorCode code) { QTest::newRow(name) << kind << static_cast<int>(code); };
    row("bad_alloc", 0, base::ErrorCode::OutOfMemory);
    row("device memory", 1, base::ErrorCode::OutOfMemory);
    row("CPU allocator", 2, base::ErrorCode::OutOfMemory);
    row("LibTorch", 3, base::ErrorCode::Internal);
    row("anything else", 4, base::ErrorCode::Internal);
}

void TstFaults::exceptionsBecomeErrors()
{
    QFETCH(int, kind);
    QFETCH(int, code);
    const auto result = training::guarded({}, [kind]() -> base::Result<void> { throwKind(kind); });
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
    QVERIFY(!result.error().detail.empty());
}

void TstFaults::outOfMemoryNamesTheFieldsThatReduceIt()
{
    config::ExperimentConfig config;
    config.optimizer.batchSize = 4321;
    const auto result = training::guarded(config, []() -> base::Result<void> { throw std::bad_alloc(); });
    QVERIFY(!result);
    const auto text = QString::fromStdString(result.error().text());
    for (const auto *word : {"batch_size", "4321", "session_max_len", "n_factors"})
        QVERIFY2(text.contains(QLatin1String(word)), qPrintable(text));
}

void TstFaults::readsWhatTheAllocatorsSay_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<qint64>("needed");
    QTest::addColumn<qint64>("available");
    QTest::newRow("CUDA") << QStringLiteral(
                                 "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 79.10 GiB of which "
                                 "512.00 MiB is free. Process 1 has 78.00 GiB memory in use.")
                          << qint64{2684354560} << qint64{536870912};
    QTest::newRow("host") << QStringLiteral("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1234 bytes. Error code 12")
                          << qint64{1234} << qint64{-1};
    QTest::newRow("the language") << QStringLiteral("std::bad_alloc") << qint64{-1} << qint64{-1};
}

void TstFaults::readsWhatTheAllocatorsSay()
{
    QFETCH(QString, message);
    const auto fault = training::memoryFault(message.toStdString());
    QTEST(qint64{fault.needed.value_or(-1)}, "needed");
    QTEST(qint64{fault.available.value_or(-1)}, "available");
}

void TstFaults::realAllocationThatIsTooLargeSaysHowMuch()
{
    const auto result = training::guarded({}, []() -> base::Result<void> {
        (void)torch::empty({std::int64_t{1} << 46}, torch::kUInt8); // 64 TiB
        return {};
    });
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), static_cast<int>(base::ErrorCode::OutOfMemory));
    const auto text = QString::fromStdString(result.error().text());
    QVERIFY2(text.contains(QLatin1String("64.0 TiB more were needed")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String(" are available")), qPrintable(text));
    QVERIFY(training::availableMemory() > 0);
    QVERIFY(torch::ones({4}).sum().item<float>() == 4.0F); // the program lives on
}

void TstFaults::resultsPassThrough()
{
    QVERIFY(training::guarded({}, [] { return base::Result<void>(); }));
    const auto result = training::guarded({}, []() -> base::Result<void> { return base::Error{base::ErrorCode::Io, "disk"}; });
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), static_cast<int>(base::ErrorCode::Io));
}

QTEST_GUILESS_MAIN(TstFaults)
#include "tst_faults.moc"
