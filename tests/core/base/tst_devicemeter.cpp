#include "core/base/devicemeter.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace hstudio::base;

class TstDeviceMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        std::filesystem::create_directory(proc() / "self");
        write("meminfo", "MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    400 kB\n");
        write("self/status", "Name:\tx\nVmRSS:\t     50 kB\n");
    }

    void processorLoadIsTheBusyShareSinceTheLastReading()
    {
        DeviceMeter meter("cpu", {.proc = proc()});
        write("stat", "cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1\n");
        const auto first = meter.read();
        QVERIFY(first);
        QVERIFY(!first->load); // nothing to compare with
        QCOMPARE(first->totalBytes, std::int64_t{1000 * 1024});
        QCOMPARE(first->usedBytes, std::int64_t{600 * 1024});
        QCOMPARE(first->ownBytes, std::int64_t{50 * 1024});
        write("stat", "cpu  140 5 110 720 110 5 5 5 0 0\n"); // 70 busy ticks, 30 idle or waiting for a disk
        QCOMPARE(*meter.read()->load, 0.7);
    }

    void withoutProcNothingIsTold()
    {
        DeviceMeter meter("cpu", {.proc = proc() / "none"});
        QVERIFY(!meter.read());
        write("stat", "something else\n");
        DeviceMeter strange("cpu", {.proc = proc()});
        QVERIFY(!strange.read());
    }

    void cardIsTheOneThatCudaCounts_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("visible");
        QTest::addColumn<QString>("name");
        QTest::newRow("the first") << QStringLiteral("cuda") << QString() << QStringLiteral("Fake Zero");
        QTest::newRow("the second") << QStringLiteral("cuda:1") << QString() << QStringLiteral("Fake One");
        QTest::newRow("the first of those that are visible")
            << QStringLiteral("cuda:0") << QStringLiteral("1,0") << QStringLiteral("Fake One");
        QTest::newRow("visible by UUID") << QStringLiteral("cuda:0") << QStringLiteral("GPU-one") << QStringLiteral("Fake One");
        QTest::newRow("not visible") << QStringLiteral("cuda:1") << QStringLiteral("1") << QString();
        QTest::newRow("not there") << QStringLiteral("cuda:7") << QString() << QString();
    }
    void cardIsTheOneThatCudaCounts()
    {
        QFETCH(QString, device);
        QFETCH(QString, visible);
        QFETCH(QString, name);
        DeviceMeter meter(device.toStdString(), {.proc = proc(), .nvml = FAKE_NVML, .visibleDevices = visible.toStdString()});
        const auto load = meter.read();
        QCOMPARE(load.has_value(), !name.isEmpty());
        if (!load)
            return;
        QCOMPARE(QString::fromStdString(load->name), name);
        const bool one = name == QLatin1String("Fake One");
        QCOMPARE(*load->load, one ? 0.75 : 0.25);
        QCOMPARE(load->usedBytes, std::int64_t{one ? 3000 : 1000});
        QCOMPARE(load->totalBytes, std::int64_t{8000});
    }

    void withoutNvmlNothingIsTold()
    {
        DeviceMeter meter("cuda:0", {.proc = proc(), .nvml = "libthere-is-no-such-library.so"});
        QVERIFY(!meter.read());
    }

private:
    [[nodiscard]] std::filesystem::path proc() const { return m_folder->path().toStdString(); }
    void write(const char *name, const char *text) const { std::ofstream(proc() / name) << text; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(TstDeviceMeter)
#include "tst_devicemeter.moc"
