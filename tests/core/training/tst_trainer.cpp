#include "core/nn/safetensors.h"
#include "core/training/trainer.h"
#include "tests/core/training/fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;
using training::EndReason;
using training::Request;

class TstTrainer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void lossFallsAndEveryEpochIsTold_data();
    void lossFallsAndEveryEpochIsTold();
    void progressCountsStepsOfEveryBatch();
    void bestWeightsAreThoseOfTheBestEpoch();
    void patienceEndsTheRun();
    void stopNowEndsAtTheStepBoundary();
    void stopAfterEpochFinishesTheEpoch();
    void pauseWaitsUntilTheRequestChanges();
    void rerunsAreEqual_data();
    void rerunsAreEqual();
    void threadsChangeNothingButRounding();
    void divergedLossKeepsTheLastGoodCheckpoint();
    void nothingIsWrittenWithoutFolder();
    void unwritableFolderIsAnError();
    void unknownDeviceIsAnError();
    void nobodyToTrainOnIsAnError();
    void stepsDoNotGrowMemory();

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    base::Result<training::TrainingOutcome> train(const config::ExperimentConfig &config, RecordingObserver &observer,
                                                  training::TrainerOptions options = {}) const
    {
        return training::Trainer(config, tinyData().training, std::move(options)).run(observer);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstTrainer::lossFallsAndEveryEpochIsTold_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("loss");
    const auto row = [](const char *name, config::ModelKind kind, config::LossKind loss) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(loss);
    };
    row("hstu sampled softmax", config::ModelKind::Hstu, config::LossKind::SampledSoftmax);
    row("hstu softmax", config::ModelKind::Hstu, config::LossKind::Softmax);
    row("sasrec sampled softmax", config::ModelKind::Sasrec, config::LossKind::SampledSoftmax);
}

void TstTrainer::lossFallsAndEveryEpochIsTold()
{
    QFETCH(int, kind);
    QFETCH(int, loss);
    auto config = smallConfig();
    config.model.model = static_cast<config::ModelKind>(kind);
    config.loss.loss = static_cast<config::LossKind>(loss);
    config.stopping.maxEpochs = 8;
    RecordingObserver observer;
    const auto outcome = train(config, observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    QCOMPARE(static_cast<int>(outcome->reason), static_cast<int>(EndReason::MaxEpochs));
    QCOMPARE(outcome->epochs.size(), std::size_t(8));
    QCOMPARE(curveText(observer.epochs), curveText(outcome->epochs));
    QVERIFY(outcome->epochs.back().trainLoss < 0.8 * outcome->epochs.front().trainLoss);
    for (const auto &record : outcome->epochs) {
        QCOMPARE(record.globalStep, 5 * record.epoch);
        QCOMPARE(record.metrics.size(), std::size_t(4));
        QVERIFY(record.valLoss > 0 && record.seconds > 0 && record.tokensPerSecond > 0);
    }
    QVERIFY(outcome->epochs.back().wallSeconds >= outcome->epochs.front().wallSeconds);
}

void TstTrainer::progressCountsStepsOfEveryBatch()
{
    auto config = smallConfig();
    config.stopping.maxEpochs = 1;
    RecordingObserver observer;
    QVERIFY(train(config, observer));
    QCOMPARE(observer.steps.size(), std::size_t(6)); // 36 sequences by 8: four batches and a smaller last one, then validation
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(observer.steps[i].step, static_cast<std::int64_t>(i) + 1);
        QCOMPARE(observer.steps[i].stepsPerEpoch, 5);
        QVERIFY(!observer.steps[i].validating);
        QCOMPARE(observer.steps[i].learningRate, config.optimizer.lr);
    }
    QVERIFY(observer.steps[5].validating);
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i)
        sum += observer.steps[i].stepLoss * (i < 4 ? 8 : 4);
    QCOMPARE(observer.steps[5].trainLoss, sum / 36);
}

void TstTrainer::bestWeightsAreThoseOfTheBestEpoch()
{
    auto config = smallConfig();
    config.optimizer.lr = 3e-2;
    config.stopping.maxEpochs = 12;
    RecordingObserver observer;
    const auto outcome = train(config, observer, {.folder = folder()});
    QVERIFY(outcome);
    const auto first = std::ranges::max_element(outcome->epochs, {}, [](const auto &record) { return record.metrics.at("recall@10"); });
    QCOMPARE(outcome->bestEpoch, first->epoch);
    QCOMPARE(outcome->best.epoch, first->epoch);
    const auto best = nn::readSafetensors(folder() / "best.safetensors");
    QVERIFY(best);
    QCOMPARE(best->metadata.at("epoch"), std::to_string(first->epoch));

    config.stopping.maxEpochs = first->epoch; // the same training, ended there
    QTemporaryDir other;
    RecordingObserver again;
    QVERIFY(train(config, again, {.folder = other.path().toStdString()}));
    QVERIFY(bytesOf(folder() / "best.safetensors") == bytesOf(std::filesystem::path(other.path().toStdString()) / "last.safetensors"));
}

void TstTrainer::patienceEndsTheRun()
{
    auto config = smallConfig();
    config.optimizer.lr = 1e-12; // nothing ever improves
    config.stopping.earlyStopping = true;
    config.stopping.patience = 2;
    config.stopping.maxEpochs = 50;
    RecordingObserver observer;
    const auto outcome = train(config, observer);
    QVERIFY(outcome);
    QCOMPARE(static_cast<int>(outcome->reason), static_cast<int>(EndReason::EarlyStop));
    QCOMPARE(outcome->epochs.size(), std::size_t(3));
    QCOMPARE(outcome->bestEpoch, 1);
    QCOMPARE(observer.epochs.back().epochsWithoutImprovement, 2);
}

void TstTrainer::stopNowEndsAtTheStepBoundary()
{
    RecordingObserver observer([](std::int64_t polls) { return polls < 3 ? Request::Continue : Request::StopNow; });
    const auto outcome = train(smallConfig(), observer, {.folder = folder()});
    QVERIFY(outcome);
    QCOMPARE(static_cast<int>(outcome->reason), static_cast<int>(EndReason::Stopped));
    QVERIFY(outcome->epochs.empty());
    QCOMPARE(outcome->bestEpoch, 0);
    QCOMPARE(observer.steps.size(), std::size_t(3));
    const auto info = training::readCheckpointInfo(folder());
    QVERIFY(info);
    QCOMPARE(info->globalStep, 3);
}

void TstTrainer::stopAfterEpochFinishesTheEpoch()
{
    RecordingObserver observer([](std::int64_t) { return Request::StopAfterEpoch; });
    const auto outcome = train(smallConfig(), observer, {.folder = folder()});
    QVERIFY(outcome);
    QCOMPARE(static_cast<int>(outcome->reason), static_cast<int>(EndReason::Stopped));
    QCOMPARE(outcome->epochs.size(), std::size_t(1));
    const auto info = training::readCheckpointInfo(folder());
    QVERIFY(info);
    QCOMPARE(info->epoch, 1);
}

void TstTrainer::pauseWaitsUntilTheRequestChanges()
{
    auto config = smallConfig();
    config.stopping.maxEpochs = 1;
    std::size_t stepsAtPause = 0;
    RecordingObserver *watched = nullptr;
    RecordingObserver observer([&](std::int64_t polls) {
        if (polls == 2)
            stepsAtPause = watched->steps.size();
        if (polls == 5 && watched->steps.size() != stepsAtPause)
            return Request::StopNow; // it went on: the run would end too early
        return polls >= 2 && polls < 5 ? Request::Pause : Request::Continue;
    });
    watched = &observer;
    const auto outcome = train(config, observer);
    QVERIFY(outcome);
    QCOMPARE(stepsAtPause, std::size_t(2));
    QCOMPARE(static_cast<int>(outcome->reason), static_cast<int>(EndReason::MaxEpochs));
    QVERIFY(outcome->seconds < 60);
}

void TstTrainer::rerunsAreEqual_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread") << 1;
    QTest::newRow("two threads") << 2;
}

void TstTrainer::rerunsAreEqual()
{
    QFETCH(int, threads);
    auto config = smallConfig();
    config.device.threads = threads;
    RecordingObserver first;
    QVERIFY(train(config, first, {.folder = folder() / "a"}));
    RecordingObserver second;
    QVERIFY(train(config, second, {.folder = folder() / "b"}));
    QCOMPARE(curveText(second.epochs), curveText(first.epochs));
    QVERIFY(bytesOf(folder() / "a" / "last.safetensors") == bytesOf(folder() / "b" / "last.safetensors"));
}

void TstTrainer::threadsChangeNothingButRounding()
{
    auto config = smallConfig();
    config.stopping.maxEpochs = 1;
    RecordingObserver one;
    QVERIFY(train(config, one));
    config.device.threads = 2;
    RecordingObserver two;
    QVERIFY(train(config, two));
    QVERIFY(std::abs(one.epochs.front().trainLoss / two.epochs.front().trainLoss - 1) < 1e-5);
}

void TstTrainer::divergedLossKeepsTheLastGoodCheckpoint()
{
    auto config = smallConfig();
    config.optimizer.lr = 1e30;
    RecordingObserver observer;
    const auto outcome = train(config, observer, {.folder = folder(), .checkpointSeconds = 0});
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::Diverged));
    const auto text = QString::fromStdString(outcome.error().text());
    for (const auto *part : {"epoch 1, step 2 of the run (batch 2 of 5)", "Largest gradient: ", "in the step before: ", "lr (now 1e+30)"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    const auto before = text.section(QLatin1String("in the step before: "), 1).section(QLatin1Char('.'), 0, 0);
    QVERIFY2(before != QLatin1String("-") && !before.startsWith(QLatin1String("nan")), qPrintable(text)); // that step was still good
    const auto checkpoint = nn::readSafetensors(folder() / "checkpoint.safetensors");
    QVERIFY(checkpoint);
    for (const auto &[name, tensor] : checkpoint->tensors)
        QVERIFY2(!name.starts_with("weights.") || tensor.isfinite().all().item<bool>(), name.c_str());
    QVERIFY(!std::filesystem::exists(folder() / "best.safetensors"));
}

void TstTrainer::nothingIsWrittenWithoutFolder()
{
    auto config = smallConfig();
    config.stopping.maxEpochs = 1;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder());
    RecordingObserver observer;
    const auto outcome = train(config, observer);
    std::filesystem::current_path(before);
    QVERIFY(outcome);
    QVERIFY(std::filesystem::is_empty(folder()));
}

void TstTrainer::unwritableFolderIsAnError()
{
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    RecordingObserver observer;
    const auto outcome = train(smallConfig(), observer, {.folder = folder() / "file" / "run"});
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::Io));
    QVERIFY(observer.steps.empty());
}

void TstTrainer::unknownDeviceIsAnError()
{
    auto config = smallConfig();
    config.device.device = "abacus";
    RecordingObserver observer;
    const auto outcome = train(config, observer);
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::InvalidArgument));
}

void TstTrainer::nobodyToTrainOnIsAnError()
{
    data::TrainingData empty;
    empty.items = tinyData().training.items;
    RecordingObserver observer;
    const auto outcome = training::Trainer(smallConfig(), empty, {}).run(observer);
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::BadData));
}

void TstTrainer::stepsDoNotGrowMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers keep freed memory, so that the process's size says nothing");
#endif
    const auto residentMegabytes = [] {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toDouble() * 4096 / 1e6 : 0.0;
    };
    auto config = smallConfig();
    config.stopping.maxEpochs = 60;
    double early = 0;
    std::int64_t polls = 0;
    RecordingObserver observer([&](std::int64_t) {
        if (++polls == 100)
            early = residentMegabytes();
        return Request::Continue;
    });
    QVERIFY(train(config, observer));
    QVERIFY(polls > 300);
    const auto growth = residentMegabytes() - early;
    QVERIFY2(growth < 8, qPrintable(QStringLiteral("%1 MB").arg(growth)));
}

QTEST_GUILESS_MAIN(TstTrainer)
#include "tst_trainer.moc"
