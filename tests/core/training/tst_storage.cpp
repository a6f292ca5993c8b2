#include "core/training/trainer.h"
#include "tests/core/training/fixture.h"
#include "tests/support/limits.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace hstudio;
using namespace hstudio::tests;
using training::Request;

namespace
{

constexpr std::int64_t kPollsPerEpoch = 7;

config::ExperimentConfig fourEpochs()
{
    auto config = smallConfig();
    config.stopping.maxEpochs = 4;
    return config;
}

} // namespace

/// What a training does while its folder can't be written: it goes on, says so once, and loses nothing.
class TstStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void fullDiskIsAWarningAndTheNextCheckpointIsWritten();
    void folderThatVanishedAndCameBackLosesNothing();
    void folderWithoutRightsIsAWarning();
    void endWaitsForTheWeightsToBeWritten();
    void deletedFolderIsMadeAgain();
    void stoppingWhileNothingCanBeWrittenIsAnError();

private:
    [[nodiscard]] std::filesystem::path folder() const { return std::filesystem::path(m_folder->path().toStdString()) / "run"; }
    base::Result<training::TrainingOutcome> train(RecordingObserver &observer) const
    {
        return training::Trainer(fourEpochs(), tinyData().training, {.folder = folder(), .checkpointSeconds = 0}).run(observer);
    }
    void compareWithUndisturbed() const;
    void hide() const { std::filesystem::rename(folder(), folder().string() + "-away"); }
    void show() const { std::filesystem::rename(folder().string() + "-away", folder()); }

    QTemporaryDir m_undisturbed;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstStorage::initTestCase()
{
    RecordingObserver observer;
    QVERIFY(training::Trainer(fourEpochs(), tinyData().training, {.folder = m_undisturbed.path().toStdString()}).run(observer));
    QVERIFY(observer.warnings.empty());
}

void TstStorage::compareWithUndisturbed() const
{
    for (const auto *file : {"best.safetensors", "last.safetensors"})
        QVERIFY2(bytesOf(folder() / file) == bytesOf(std::filesystem::path(m_undisturbed.path().toStdString()) / file), file);
    QCOMPARE(training::readCheckpointInfo(folder())->epoch, 4);
    for (const auto &entry : std::filesystem::directory_iterator(folder()))
        QVERIFY2(entry.path().extension() == ".safetensors", entry.path().c_str()); // nothing half-written stays
}

void TstStorage::fullDiskIsAWarningAndTheNextCheckpointIsWritten()
{
    const FullDisk disk;
    RecordingObserver observer([&](std::int64_t poll) {
        if (poll == kPollsPerEpoch + 2)
            disk.set(1000);
        if (poll == 3 * kPollsPerEpoch)
            disk.clear();
        return Request::Continue;
    });
    std::int64_t kept = -1;
    observer.warned = [&] { kept = training::readCheckpointInfo(folder())->epoch; };
    const auto outcome = train(observer);
    QVERIFY2(outcome, outcome ? "" : outcome.error().text().c_str());
    QCOMPARE(observer.epochs.size(), std::size_t{4});
    QVERIFY(!observer.warnings.empty() && observer.warnings.size() <= 3); // for each file that can't be written, not for each step
    QVERIFY2(observer.warnings.front().find("can't be written") != std::string::npos, observer.warnings.front().c_str());
    QCOMPARE(kept, 1); // the checkpoint from before stays whole
    compareWithUndisturbed();
}

void TstStorage::folderThatVanishedAndCameBackLosesNothing()
{
    RecordingObserver observer([&](std::int64_t poll) {
        if (poll == 3)
            hide();
        if (poll == 2 * kPollsPerEpoch)
            show();
        return Request::Continue;
    });
    QVERIFY(train(observer));
    QVERIFY(!observer.warnings.empty());
    compareWithUndisturbed();
}

void TstStorage::folderWithoutRightsIsAWarning()
{
    std::filesystem::create_directory(folder());
    std::filesystem::permissions(m_folder->path().toStdString(), std::filesystem::perms(0777));
    std::filesystem::permissions(folder(), std::filesystem::perms(0777));
    {
        const AsOrdinaryUser user;
        RecordingObserver observer([&](std::int64_t poll) {
            if (poll == 3 || poll == 2 * kPollsPerEpoch) {
                const auto rights = poll == 3 ? std::filesystem::perms(0555) : std::filesystem::perms(0777);
                std::error_code code; // the owner changes them
                if (::geteuid() != 0 && ::getuid() == 0 && ::seteuid(0) == 0) {
                    std::filesystem::permissions(folder(), rights, code);
                    if (::seteuid(65534) != 0)
                        qFatal("can't give up root's rights");
                } else {
                    std::filesystem::permissions(folder(), rights, code);
                }
            }
            return Request::Continue;
        });
        QVERIFY(train(observer));
        QVERIFY(!observer.warnings.empty());
        QVERIFY(observer.warnings.front().find("Permission denied") != std::string::npos);
    }
    compareWithUndisturbed();
}

void TstStorage::endWaitsForTheWeightsToBeWritten()
{
    bool waiting = false;
    bool shown = false;
    RecordingObserver observer([&](std::int64_t poll) {
        if (poll == 4 * kPollsPerEpoch - 3)
            hide();
        if (waiting && !shown) { // the end asks whether to stop
            show();
            shown = true;
        }
        return Request::Continue;
    });
    observer.warned = [&] { waiting = observer.warnings.back().find("last.safetensors") != std::string::npos; };
    QVERIFY(train(observer));
    QVERIFY(shown);
    for (const auto *file : {"best.safetensors", "last.safetensors"})
        QVERIFY2(bytesOf(folder() / file) == bytesOf(std::filesystem::path(m_undisturbed.path().toStdString()) / file), file);
}

void TstStorage::deletedFolderIsMadeAgain()
{
    RecordingObserver observer([&](std::int64_t poll) {
        if (poll == 4 * kPollsPerEpoch - 3)
            std::filesystem::remove_all(folder());
        return Request::Continue;
    });
    QVERIFY(train(observer));
    QVERIFY(std::filesystem::exists(folder() / "last.safetensors"));
}

void TstStorage::stoppingWhileNothingCanBeWrittenIsAnError()
{
    RecordingObserver observer([&](std::int64_t poll) {
        if (poll == 4 * kPollsPerEpoch - 3)
            hide();
        return poll >= 4 * kPollsPerEpoch - 1 ? Request::StopNow : Request::Continue;
    });
    const auto outcome = train(observer);
    QVERIFY(!outcome);
    QCOMPARE(static_cast<int>(outcome.error().code), static_cast<int>(base::ErrorCode::Io));
    show();
    QVERIFY(training::readCheckpointInfo(folder())); // what was written before is still there
}

QTEST_GUILESS_MAIN(TstStorage)
#include "tst_storage.moc"
