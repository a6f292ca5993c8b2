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

void TstFaults::resultsPassThrough()
{
    QVERIFY(training::guarded({}, [] { return base::Result<void>(); }));
    const auto result = training::guarded({}, []() -> base::Result<void> { return base::Error{base::ErrorCode::Io, "disk"}; });
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), static_cast<int>(base::ErrorCode::Io));
}

QTEST_GUILESS_MAIN(TstFaults)
#include "tst_faults.moc"
