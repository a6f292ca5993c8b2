#include "core/base/paths.h"
#include "core/nn/safetensors.h"
#include "core/training/trainer.h"
#include "tests/core/training/fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <stdexcept>

using namespace hstudio;
using namespace hstudio::tests;
using training::EndReason;
using training::Request;

/// A training that was interrupted and resumed equals the undisturbed one: curve and weights, bit for bit.
class TstResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void afterStopNow_data();
    void afterStopNow();
    void afterACrash_data();
    void afterACrash();
    void afterManyStops();
    void afterStopAfterEpoch();
    void withMoreEpochsGoesOnWhereItEnded();
    void withMorePatienceGoesOnWhereItEnded();
    void ofAFinishedRunChangesNothing();
    void withoutCheckpointIsNotFound();
    void ofADamagedCheckpointIsBadData();
    void ofADamagedCheckpointGoesBackToAKeptOne();
    void onADeviceStaysWithinItsBound();

private:
    static config::ExperimentConfig config()
    {
        auto config = smallConfig();
        config.stopping.maxEpochs = 4;
        return config;
    }
    std::filesystem::path path(const char *name) const { return std::filesystem::path(m_folder.path().toStdString()) / name; }
    static base::Result<training::TrainingOutcome> train(const std::filesystem::path &folder, bool resume, RecordingObserver &observer,
                                                         const config::ExperimentConfig &config = TstResume::config())
    {
        return training::Trainer(config, tinyData().training, {.folder = folder, .resume = resume, .checkpointSeconds = 0}).run(observer);
    }
    void compareWithUndisturbed(const std::filesystem::path &folder, const training::TrainingOutcome &outcome) const;

    QTemporaryDir m_folder;
    training::TrainingOutcome m_undisturbed;
};

void TstResume::initTestCase()
{
    RecordingObserver observer;
    auto outcome = training::Trainer(config(), tinyData().training, {.folder = path("undisturbed")}).run(observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    m_undisturbed = *std::move(outcome);
}

void TstResume::compareWithUndisturbed(const std::filesystem::path &folder, const training::TrainingOutcome &outcome) const
{
    QCOMPARE(static_cast<int>(outcome.reason), static_cast<int>(EndReason::MaxEpochs));
    QCOMPARE(curveText(outcome.epochs), curveText(m_undisturbed.epochs));
    QCOMPARE(outcome.bestEpoch, m_undisturbed.bestEpoch);
    for (const auto *file : {"best.safetensors", "last.safetensors"})
        QVERIFY2(bytesOf(folder / file) == bytesOf(path("undisturbed") / file), file);
    const auto ours = nn::readSafetensors(folder / "checkpoint.safetensors");
    const auto theirs = nn::readSafetensors(path("undisturbed") / "checkpoint.safetensors");
    QVERIFY(ours && theirs);
    for (const auto &[name, tensor] : theirs->tensors)
        QVERIFY2(tensor.equal(ours->tensors.at(name)), name.c_str());
}

void TstResume::afterStopNow_data()
{
    QTest::addColumn<int>("polls"); // an epoch polls 5 times in training, once in validation and once at its end
    for (const auto polls : {0, 1, 4, 5, 6, 7, 9, 16, 23})
        QTest::addRow("poll %d", polls) << polls;
}

void TstResume::afterStopNow()
{
    QFETCH(int, polls);
    const auto folder = path("stopped") / std::to_string(polls);
    RecordingObserver interrupted([polls](std::int64_t now) { return now < polls ? Request::Continue : Request::StopNow; });
    const auto stopped = train(folder, false, interrupted);
    QVERIFY(stopped);
    QCOMPARE(static_cast<int>(stopped->reason), static_cast<int>(EndReason::Stopped));
    RecordingObserver observer;
    const auto outcome = train(folder, true, observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    compareWithUndisturbed(folder, *outcome);
    QCOMPARE(interrupted.epochs.size() + observer.epochs.size(), m_undisturbed.epochs.size());
}

void TstResume::afterACrash_data()
{
    QTest::addColumn<int>("polls");
    for (const auto polls : {1, 3, 8, 15})
        QTest::addRow("poll %d", polls) << polls;
}

void TstResume::afterACrash()
{
    QFETCH(int, polls);
    const auto folder = path("crashed") / std::to_string(polls);
    RecordingObserver crashing([polls](std::int64_t now) {
        if (now == polls)
            throw std::runtime_error("crash"); // nothing is tidied up after it: the checkpoint is the one of the step before
        return Request::Continue;
    });
    const auto crashed = train(folder, false, crashing);
    QVERIFY(!crashed);
    QCOMPARE(static_cast<int>(crashed.error().code), static_cast<int>(base::ErrorCode::Internal));
    RecordingObserver observer;
    const auto outcome = train(folder, true, observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    compareWithUndisturbed(folder, *outcome);
}

void TstResume::afterManyStops()
{
    const auto folder = path("often");
    bool resume = false;
    for (int sitting = 0; sitting < 40; ++sitting) {
        RecordingObserver observer([](std::int64_t now) { return now < 2 ? Request::Continue : Request::StopNow; });
        const auto outcome = train(folder, resume, observer);
        QVERIFY(outcome);
        if (outcome->reason == EndReason::MaxEpochs) {
            compareWithUndisturbed(folder, *outcome);
            return;
        }
        resume = true;
    }
    QFAIL("never reached the end");
}

void TstResume::afterStopAfterEpoch()
{
    const auto folder = path("after epoch");
    RecordingObserver stopping([](std::int64_t now) { return now > 8 ? Request::StopAfterEpoch : Request::Continue; });
    const auto stopped = train(folder, false, stopping);
    QVERIFY(stopped);
    QCOMPARE(stopped->epochs.size(), std::size_t(2));
    RecordingObserver observer;
    const auto outcome = train(folder, true, observer);
    QVERIFY(outcome);
    compareWithUndisturbed(folder, *outcome);
}

void TstResume::withMoreEpochsGoesOnWhereItEnded()
{
    const auto folder = path("longer");
    auto shorter = config();
    shorter.stopping.maxEpochs = 2;
    RecordingObserver first;
    QVERIFY(train(folder, false, first, shorter));
    RecordingObserver second;
    const auto outcome = train(folder, true, second);
    QVERIFY(outcome);
    compareWithUndisturbed(folder, *outcome);
}

void TstResume::withMorePatienceGoesOnWhereItEnded()
{
    const auto folder = path("patient");
    auto impatient = config();
    impatient.stopping.earlyStopping = true;
    impatient.stopping.minEpochs = 1;
    impatient.stopping.patience = 1;
    impatient.stopping.minDelta = 1000; // nothing counts as an improvement
    RecordingObserver first;
    const auto stopped = train(folder, false, first, impatient);
    QVERIFY(stopped);
    QVERIFY(stopped->reason == EndReason::EarlyStop);
    QVERIFY(stopped->epochs.size() < m_undisturbed.epochs.size());
    auto patient = impatient;
    patient.stopping.patience += 100;
    RecordingObserver second;
    const auto outcome = train(folder, true, second, patient);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    QCOMPARE(first.epochs.size() + second.epochs.size(), m_undisturbed.epochs.size());
    for (const auto *file : {"best.safetensors", "last.safetensors"})
        QVERIFY2(bytesOf(folder / file) == bytesOf(path("undisturbed") / file), file);
}

void TstResume::ofAFinishedRunChangesNothing()
{
    const auto folder = path("finished");
    RecordingObserver first;
    QVERIFY(train(folder, false, first));
    RecordingObserver second;
    const auto outcome = train(folder, true, second);
    QVERIFY(outcome);
    QVERIFY(second.epochs.empty() && second.steps.empty());
    compareWithUndisturbed(folder, *outcome);
}

void TstResume::withoutCheckpointIsNotFound()
{
    RecordingObserver observer;
    const auto outcome = train(path("none"), true, observer);
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::NotFound));
}

void TstResume::ofADamagedCheckpointIsBadData()
{
    const auto folder = path("damaged");
    RecordingObserver first([](std::int64_t now) { return now < 3 ? Request::Continue : Request::StopNow; });
    QVERIFY(train(folder, false, first));
    QVERIFY(base::writeFileAtomically(folder / "checkpoint.safetensors", bytesOf(folder / "checkpoint.safetensors").substr(0, 3000)));
    RecordingObserver observer;
    const auto outcome = train(folder, true, observer);
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::BadData));
}

void TstResume::ofADamagedCheckpointGoesBackToAKeptOne()
{
    const auto folder = path("kept");
    RecordingObserver first([](std::int64_t now) { return now < 16 ? Request::Continue : Request::StopNow; });
    QVERIFY(train(folder, false, first));
    QVERIFY(base::writeFileAtomically(folder / "checkpoint.safetensors", bytesOf(folder / "checkpoint.safetensors").substr(0, 3000)));
    RecordingObserver observer;
    const auto outcome = train(folder, true, observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    compareWithUndisturbed(folder, *outcome);
}

/// Sums of a GPU's atomic additions depend on their order, so a resumed run equals the undisturbed one only within this bound (docs/guide/safety.md).
void TstResume::onADeviceStaysWithinItsBound()
{
    if (!torch::cuda::is_available())
        QSKIP("no CUDA device");
    auto onDevice = config();
    onDevice.device.device = "cuda:0";
    RecordingObserver whole;
    const auto undisturbed = train(path("device whole"), false, whole, onDevice);
    QVERIFY(undisturbed);
    RecordingObserver stopping([](std::int64_t now) { return now < 9 ? Request::Continue : Request::StopNow; });
    QVERIFY(train(path("device stopped"), false, stopping, onDevice));
    RecordingObserver observer;
    const auto resumed = train(path("device stopped"), true, observer, onDevice);
    QVERIFY(resumed);
    constexpr double kBound = 1e-3; // relative, of every epoch's losses
    QCOMPARE(resumed->epochs.size(), undisturbed->epochs.size());
    for (std::size_t i = 0; i < resumed->epochs.size(); ++i) {
        QVERIFY(std::abs(resumed->epochs[i].trainLoss / undisturbed->epochs[i].trainLoss - 1) < kBound);
        QVERIFY(std::abs(resumed->epochs[i].valLoss / undisturbed->epochs[i].valLoss - 1) < kBound);
    }
}

QTEST_GUILESS_MAIN(TstResume)
#include "tst_resume.moc"
