#include "core/experiment/bench.h"
#include "tests/support/datasets.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using namespace hstudio::experiment;

namespace
{

const std::filesystem::path kTiny = std::filesystem::path(HSTUDIO_TEST_DATA) / "golden" / "tiny";

BenchOptions smallBench(const std::filesystem::path &source = kTiny)
{
    BenchOptions options{.config = {}, .source = source, .steps = 1};
    options.config.model.nFactors = 8;
    options.config.model.nBlocks = 1;
    options.config.model.sessionMaxLen = 16;
    options.config.loss.nNegatives = 5;
    options.config.device.device = "cpu";
    options.config.device.threads = 1;
    return options;
}

} // namespace

/// Each slot has a folder for temporary files of its own, which must be empty afterwards.
class TstBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("TMPDIR", m_folder->path().toUtf8());
    }
    void cleanup()
    {
        qunsetenv("TMPDIR");
        QVERIFY(QDir(m_folder->path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot));
    }

    void storesListsWhenAskedTo()
    {
        auto options = smallBench();
        options.epoch = false;
        options.listUsers = 600; // more than one batch
        const auto result = bench(options);
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        QVERIFY(result->storeSeconds > 0);
        options.listUsers = 0;
        QCOMPARE(bench(options)->storeSeconds, 0.0);
    }

    void measuresEveryStage()
    {
        std::vector<std::string> stages;
        const auto result = bench(smallBench(), {}, [&](const std::string &stage) { stages.push_back(stage); });
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        QCOMPARE(stages.size(), std::size_t{4});
        QCOMPARE(result->device, std::string("cpu"));
        QCOMPARE(result->items, std::int64_t{55}); // golden part B: 56 internal ids with PAD
        QCOMPARE(result->users, std::int64_t{38}); // 40 but for the two whose items are all unknown to the model
        QCOMPARE(result->training.steps, std::int64_t{1});
        for (const double seconds : {result->importSeconds, result->epochSeconds, result->recommendSeconds, result->rerankSeconds})
            QVERIFY(seconds > 0);
        QVERIFY(result->peakMemoryBytes > 1e6);
    }

    void theEpochCanBeLeftOut()
    {
        auto options = smallBench();
        options.epoch = false;
        const auto result = bench(options);
        QVERIFY(result);
        QCOMPARE(result->epochSeconds, 0.0);
        QVERIFY(result->recommendSeconds > 0);
    }

    void aModelWithoutTimeIsMeasuredToo()
    {
        auto options = smallBench();
        options.epoch = false;
        options.config.model.relativeTimeAttention = false;
        QVERIFY(bench(options));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("stopped");
        QTest::addColumn<int>("code");
        QTest::newRow("no data there") << m_folderName << false << static_cast<int>(base::ErrorCode::NotFound);
        QTest::newRow("stopped") << QString::fromStdString(kTiny.string()) << true << static_cast<int>(base::ErrorCode::Cancelled);
    }

    void refuses()
    {
        QFETCH(QString, source);
        QFETCH(bool, stopped);
        QFETCH(int, code);
        std::stop_source stop;
        if (stopped)
            stop.request_stop();
        const auto result = bench(smallBench(source.toStdString()), stop.get_token());
        QVERIFY(!result);
        QCOMPARE(static_cast<int>(result.error().code), code);
    }

    void withoutATemporaryFolderItSaysSo()
    {
        qputenv("TMPDIR", (m_folder->path() + QStringLiteral("/missing")).toUtf8());
        const auto result = bench(smallBench());
        QVERIFY(!result);
        QCOMPARE(static_cast<int>(result.error().code), static_cast<int>(base::ErrorCode::Io));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    const QString m_folderName = QStringLiteral("nowhere/at/all");
};

QTEST_GUILESS_MAIN(TstBench)
#include "tst_bench.moc"
