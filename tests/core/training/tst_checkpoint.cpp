#include "core/base/paths.h"
#include "core/training/checkpoint.h"
#include "core/training/trainer.h"
#include "tests/core/training/fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace hstudio;
using namespace hstudio::tests;

namespace
{
/// A model and its optimizer, as a trainer holds them.
struct Pair
{
    explicit Pair(const config::ExperimentConfig &config, std::uint64_t seed = 1)
        : model(nn::makeModel(config.model, config.loss, tinyData().training.items.size(), seed, torch::kCPU)),
          adam(*model, config.optimizer.lr)
    {}
    std::shared_ptr<nn::SequenceModel> model;
    training::Adam adam;
};

training::TrainingProgress someProgress()
{
    training::TrainingProgress progress;
    progress.epoch = 3;
    progress.step = 4;
    progress.globalStep = 14;
    progress.lossSum = 0.1 + 0.2; // needs all 17 digits
    progress.lossWeight = 32;
    progress.tokens = 77;
    progress.wallSeconds = 1.0 / 3;
    for (std::int64_t epoch = 1; epoch <= 2; ++epoch) {
        training::EpochRecord record;
        record.epoch = epoch;
        record.globalStep = 5 * epoch;
        record.trainLoss = 1.0 / static_cast<double>(epoch + 2);
        record.metrics = {{"recall@10", 0.1}};
        record.best = epoch == 1;
        progress.epochs.push_back(record);
    }
    return progress;
}
} // namespace

class TstCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackExactly();
    void infoTellsWhatAListShows();
    void missingFileIsNotFound();
    void damagedFileIsRefused_data();
    void damagedFileIsRefused();
    void otherSettingsAreNamed();
    void deviceThreadsAndEpochsMayChange();
    void otherDataIsRefused();
    void newerVersionIsUnsupported();
    void weightsFileIsNoCheckpoint();
    void flippedBitIsNoticed();
    void damagedOneGivesWayToAKeptOne();
    void newestOnesAreKeptAndTakeNoSpaceTwice();
    void checkpointOfEarlierVersionsHasNoHash();
    void halfWrittenFilesAreRemoved();

private:
    base::Result<training::TrainingProgress> readInto(Pair &pair, const config::ExperimentConfig &config = smallConfig()) const;
    std::filesystem::path m_folder;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

void TstCheckpoint::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = m_temporary->path().toStdString();
    const Pair pair(smallConfig());
    QVERIFY(training::writeCheckpoint(m_folder, smallConfig(), tinyData().training, someProgress(), *pair.model, pair.adam));
}

base::Result<training::TrainingProgress> TstCheckpoint::readInto(Pair &pair, const config::ExperimentConfig &config) const
{
    return training::readCheckpoint(m_folder, config, tinyData().training, *pair.model, pair.adam);
}

void TstCheckpoint::comesBackExactly()
{
    const Pair written(smallConfig());
    Pair other(smallConfig(), 2);
    QVERIFY(!nn::parametersOf(*other.model).begin()->second.equal(nn::parametersOf(*written.model).begin()->second));
    const auto progress = readInto(other);
    QVERIFY2(progress, progress ? "" : progress.error().text().c_str());
    for (const auto &[name, tensor] : nn::parametersOf(*written.model))
        QVERIFY2(tensor.equal(nn::parametersOf(*other.model).at(name)), name.c_str());
    const auto expected = someProgress();
    QCOMPARE(progress->epoch, expected.epoch);
    QCOMPARE(progress->step, expected.step);
    QCOMPARE(progress->globalStep, expected.globalStep);
    QVERIFY(progress->lossSum == expected.lossSum);
    QVERIFY(progress->wallSeconds == expected.wallSeconds);
    QCOMPARE(progress->tokens, expected.tokens);
    QCOMPARE(curveText(progress->epochs), curveText(expected.epochs));
}

void TstCheckpoint::infoTellsWhatAListShows()
{
    const auto info = training::readCheckpointInfo(m_folder);
    QVERIFY(info);
    QCOMPARE(info->epoch, 2);
    QCOMPARE(info->globalStep, 14);
    QCOMPARE(info->bestEpoch, 1);
}

void TstCheckpoint::missingFileIsNotFound()
{
    const auto info = training::readCheckpointInfo(m_folder / "elsewhere");
    QVERIFY(!info);
    QCOMPARE(static_cast<int>(info.error().code), static_cast<int>(base::ErrorCode::NotFound));
}

void TstCheckpoint::damagedFileIsRefused_data()
{
    QTest::addColumn<int>("keptPercent");
    QTest::newRow("empty") << 0;
    QTest::newRow("header cut") << 1;
    QTest::newRow("tensors cut") << 60;
    QTest::newRow("last byte missing") << 100;
}

void TstCheckpoint::damagedFileIsRefused()
{
    QFETCH(int, keptPercent);
    auto bytes = bytesOf(training::checkpointFile(m_folder));
    bytes.resize((bytes.size() - 1) * static_cast<std::size_t>(keptPercent) / 100);
    QVERIFY(base::writeFileAtomically(training::checkpointFile(m_folder), bytes));
    Pair pair(smallConfig(), 2);
    const auto before = nn::parametersOf(*pair.model);
    const auto progress = readInto(pair);
    QVERIFY(!progress);
    QCOMPARE(static_cast<int>(progress.error().code), static_cast<int>(base::ErrorCode::BadData));
    const auto text = QString::fromStdString(progress.error().text());
    QVERIFY2(text.contains(QLatin1String("checkpoint.safetensors")) && text.contains(QLatin1String("anew")), qPrintable(text));
    for (const auto &[name, tensor] : before)
        QVERIFY(tensor.equal(nn::parametersOf(*pair.model).at(name)));
}

void TstCheckpoint::otherSettingsAreNamed()
{
    auto config = smallConfig();
    config.optimizer.lr = 0.5;
    Pair pair(config);
    const auto progress = readInto(pair, config);
    QVERIFY(!progress);
    QCOMPARE(static_cast<int>(progress.error().code), static_cast<int>(base::ErrorCode::BadData));
    QVERIFY(progress.error().text().find("(lr)") != std::string::npos);
}

void TstCheckpoint::deviceThreadsAndEpochsMayChange()
{
    auto config = smallConfig();
    config.device.threads = 2;
    config.device.device = "auto";
    config.stopping.maxEpochs = 50;
    Pair pair(config);
    QVERIFY(readInto(pair, config));
}

void TstCheckpoint::otherDataIsRefused()
{
    auto data = tinyData().training;
    data.train.items.pop_back();
    Pair pair(smallConfig());
    const auto progress = training::readCheckpoint(m_folder, smallConfig(), data, *pair.model, pair.adam);
    QVERIFY(!progress);
    QCOMPARE(static_cast<int>(progress.error().code), static_cast<int>(base::ErrorCode::BadData));
}

void TstCheckpoint::newerVersionIsUnsupported()
{
    auto content = nn::readSafetensors(training::checkpointFile(m_folder));
    QVERIFY(content);
    auto document = nlohmann::json::parse(content->metadata.at("hstudio.checkpoint"));
    document["version"] = 99;
    QVERIFY(nn::writeSafetensors(training::checkpointFile(m_folder), content->tensors, {{"hstudio.checkpoint", document.dump()}}));
    const auto info = training::readCheckpointInfo(m_folder);
    QVERIFY(!info);
    QCOMPARE(static_cast<int>(info.error().code), static_cast<int>(base::ErrorCode::Unsupported));
}

void TstCheckpoint::weightsFileIsNoCheckpoint()
{
    const Pair pair(smallConfig());
    QVERIFY(training::writeWeights(training::checkpointFile(m_folder), nn::parametersOf(*pair.model), 1));
    const auto info = training::readCheckpointInfo(m_folder);
    QVERIFY(!info);
    QCOMPARE(static_cast<int>(info.error().code), static_cast<int>(base::ErrorCode::BadData));
}

void TstCheckpoint::flippedBitIsNoticed()
{
    auto bytes = bytesOf(training::checkpointFile(m_folder));
    bytes[bytes.size() - 100] = static_cast<char>(bytes[bytes.size() - 100] ^ 4);
    QVERIFY(base::writeFileAtomically(training::checkpointFile(m_folder), bytes));
    Pair pair(smallConfig());
    const auto progress = readInto(pair);
    QVERIFY(!progress);
    QVERIFY2(progress.error().text().find("have changed") != std::string::npos, progress.error().text().c_str());
}

void TstCheckpoint::damagedOneGivesWayToAKeptOne()
{
    QVERIFY(training::keepCheckpoint(m_folder, 2, 1));
    auto later = someProgress();
    later.globalStep = 99;
    const Pair pair(smallConfig(), 3);
    QVERIFY(training::writeCheckpoint(m_folder, smallConfig(), tinyData().training, later, *pair.model, pair.adam));
    QCOMPARE(training::readCheckpointInfo(m_folder)->globalStep, 99);
    QVERIFY(training::readCheckpointInfo(m_folder)->damaged.empty());

    QVERIFY(base::writeFileAtomically(training::checkpointFile(m_folder), "cut"));
    const auto info = training::readCheckpointInfo(m_folder);
    QVERIFY(info);
    QVERIFY(info->file == training::keptFile(m_folder, 2));
    QCOMPARE(info->globalStep, 14);
    QCOMPARE(info->damaged.size(), std::size_t{1});
    Pair other(smallConfig(), 4);
    const auto progress = readInto(other);
    QVERIFY(progress);
    QCOMPARE(progress->globalStep, 14);
    QVERIFY(nn::parametersOf(*other.model).begin()->second.equal(nn::parametersOf(*Pair(smallConfig()).model).begin()->second));
}

void TstCheckpoint::newestOnesAreKeptAndTakeNoSpaceTwice()
{
    const Pair pair(smallConfig());
    for (std::int64_t epoch = 8; epoch <= 11; ++epoch) {
        QVERIFY(training::writeCheckpoint(m_folder, smallConfig(), tinyData().training, someProgress(), *pair.model, pair.adam));
        QVERIFY(training::keepCheckpoint(m_folder, epoch, 2));
    }
    QCOMPARE(std::filesystem::hard_link_count(training::keptFile(m_folder, 11)), std::uintmax_t{2}); // the current one itself
    QVERIFY(std::filesystem::exists(training::keptFile(m_folder, 10)) && std::filesystem::exists(training::keptFile(m_folder, 9)));
    QVERIFY(!std::filesystem::exists(training::keptFile(m_folder, 8)));
}

void TstCheckpoint::checkpointOfEarlierVersionsHasNoHash()
{
    auto content = nn::readSafetensors(training::checkpointFile(m_folder));
    auto document = nlohmann::json::parse(content->metadata.at("hstudio.checkpoint"));
    QVERIFY(document.erase("content_hash") == 1);
    QVERIFY(nn::writeSafetensors(training::checkpointFile(m_folder), content->tensors, {{"hstudio.checkpoint", document.dump()}}));
    Pair pair(smallConfig());
    QVERIFY(readInto(pair));
}

void TstCheckpoint::halfWrittenFilesAreRemoved()
{
    QVERIFY(base::writeFileAtomically(m_folder / "checkpoint.safetensors.part-123", "half"));
    training::removeUnfinished(m_folder);
    QVERIFY(!std::filesystem::exists(m_folder / "checkpoint.safetensors.part-123"));
    QVERIFY(std::filesystem::exists(training::checkpointFile(m_folder)));
}

QTEST_GUILESS_MAIN(TstCheckpoint)
#include "tst_checkpoint.moc"
