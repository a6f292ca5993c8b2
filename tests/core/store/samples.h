#pragma once

#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>
#include <string>

/// Records with something in every field, and a workspace to put them into.
namespace hstudio::samples
{

inline store::DatasetRecord dataset(const std::string &name = "tiny", const std::string &hash = "ab12")
{
    return {
        .id = {},
        .name = name,
        .hash = hash,
        .source = "/media/films",
        .format = "ml-1m",
        .users = 40,
        .items = 60,
        .interactions = 900,
        .refused = 3,
        .firstTime = 978300760,
        .lastTime = 978400000,
        .tiedShare = 0.25,
        .importedAt = 1700000000,
    };
}

inline store::RunRecord run(base::DatasetId dataset, const std::string &name = "hstu seed 42")
{
    store::RunRecord record;
    record.dataset = dataset;
    record.name = name;
    record.preset = "hstu";
    record.configJson = R"({"model": "hstu"})";
    record.seed = 42;
    record.group = "seeds";
    record.notes = "первый";
    record.tags = "baseline,time";
    return record;
}

/// Epoch `number` with recall@10 = value.
inline training::EpochRecord epoch(std::int64_t number, double value, bool best = true)
{
    training::EpochRecord record;
    record.epoch = number;
    record.globalStep = 7 * number;
    record.trainLoss = 5.0 / static_cast<double>(number);
    record.valLoss = 6.0 / static_cast<double>(number);
    record.metrics = {{"recall@10", value}, {"ndcg@10", value / 2}};
    record.seconds = 1.5;
    record.wallSeconds = 1.5 * static_cast<double>(number);
    record.tokensPerSecond = 1e5;
    record.learningRate = 1e-3;
    record.finishedAt = 1700000000 + number;
    record.best = best;
    record.epochsWithoutImprovement = best ? 0 : 1;
    return record;
}

inline inference::Evaluation evaluation(double recall)
{
    inference::Evaluation result;
    result.protocol.ks = {10, 50};
    result.protocol.queryTime = "ignored";
    result.metrics = {{"recall@10", recall}, {"coverage@10", 0.5}};
    result.users = {{.user = 0, .rank = 3}, {.user = 7, .rank = 0}};
    return result;
}

/// A workspace folder that goes away with it, opened.
struct Workspace
{
    QTemporaryDir folder;
    std::shared_ptr<store::Store> store;

    Workspace() { reopen(); }

    [[nodiscard]] std::filesystem::path path() const { return folder.path().toStdString(); }
    [[nodiscard]] std::filesystem::path database() const { return path() / "workspace.db"; }
    void reopen()
    {
        store.reset();
        auto opened = store::Store::open(path());
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        store = *opened;
    }
    /// The id of a data set in the store.
    [[nodiscard]] base::DatasetId addDataset() const { return store->addDataset(dataset())->id; }
    /// A queued run of that data set.
    [[nodiscard]] store::RunRecord addRun(const std::string &name = "hstu seed 42") const
    {
        return *store->addRun(run(addDataset(), name));
    }
};

} // namespace hstudio::samples

/// Fails the test with the error's text.
#define VERIFY_OK(result)                                                                                                                  \
    do {                                                                                                                                   \
        const auto &verified = (result);                                                                                                   \
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().text().c_str());                                                     \
    } while (false)

/// The result must be an error with this code.
#define VERIFY_ERROR(result, expectedCode)                                                                                                 \
    do {                                                                                                                                   \
        const auto &verified = (result);                                                                                                   \
        QVERIFY2(!verified.ok(), "succeeded");                                                                                             \
        QCOMPARE(QString::fromLatin1(hstudio::base::toString(verified.error().code)),                                                      \
                 QString::fromLatin1(hstudio::base::toString(hstudio::base::ErrorCode::expectedCode)));                                    \
    } while (false)
