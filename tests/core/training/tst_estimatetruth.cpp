#include "core/config/presets.h"
#include "core/data/demo.h"
#include "core/data/import.h"
#include "core/training/estimate.h"
#include "core/training/trainer.h"

#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <vector>

using namespace hstudio;

namespace
{

/// Seconds that this process has computed. Unlike the clock on the wall it hardly cares what else the machine does.
double computedSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// When each epoch ended.
class EpochClock final : public training::Observer
{
public:
    void onProgress(const training::StepProgress &) override {}
    void onEpoch(const training::EpochRecord &) override { ends.push_back(computedSeconds()); }
    training::Request request() override { return training::Request::Continue; }

    std::vector<double> ends;
};

} // namespace

/// Whether a probe of half a second tells what an epoch costs, on the built-in demo data.
class TstEstimateTruth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEpochTakesWhatTheProbeSaid_data();
    void anEpochTakesWhatTheProbeSaid();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const data::Dataset> m_demo;
    data::Split m_split;
};

void TstEstimateTruth::initTestCase()
{
    const auto source = m_folder.filePath(QStringLiteral("demo")).toStdString();
    QVERIFY(data::writeDemoData(source));
    const auto imported = data::importDataset(source, m_folder.filePath(QStringLiteral("datasets")).toStdString());
    QVERIFY(imported);
    m_demo = *imported;
    m_split = data::leaveOneOut(*m_demo);
}

void TstEstimateTruth::anEpochTakesWhatTheProbeSaid_data()
{
    QTest::addColumn<std::string>("preset");
    for (const char *preset : {"quick", "hstu", "sasrec"})
        QTest::newRow(preset) << std::string(preset);
}

void TstEstimateTruth::anEpochTakesWhatTheProbeSaid()
{
    QFETCH(std::string, preset);
    auto config = config::findPreset(preset)->config;
    config.device.device = "cpu";
    config.device.threads = 1;
    config.stopping.maxEpochs = 2;
    const auto data = data::prepareTraining(*m_demo, m_split, static_cast<int>(config.model.sessionMaxLen));
    // Probe and truth take turns, so that both see the machine as it is; one turn that agrees is enough, since a probe that is wrong is wrong in all.
    constexpr double kFactor = 1.5;
    constexpr int kTurns = 4;
    QStringList told;
    for (int turn = 0; turn < kTurns; ++turn) {
        const auto estimate = training::estimateRun(config, data, {}, computedSeconds);
        QVERIFY2(estimate, estimate ? "" : estimate.error().text().c_str());
        EpochClock clock;
        QVERIFY(training::Trainer(config, data, {}).run(clock));
        QCOMPARE(clock.ends.size(), std::size_t{2});
        const double truth = clock.ends[1] - clock.ends[0]; // without the making of the model
        told.append(QStringLiteral("%1 s said, %2 s taken").arg(estimate->secondsPerEpoch).arg(truth));
        const double ratio = estimate->secondsPerEpoch / truth;
        if (ratio < kFactor && ratio > 1 / kFactor) {
            qInfo("%s", qPrintable(told.last()));
            return;
        }
    }
    QFAIL(qPrintable(told.join(QStringLiteral("; "))));
}

QTEST_GUILESS_MAIN(TstEstimateTruth)
#include "tst_estimatetruth.moc"
