#pragma once

#include "tests/support/datasets.h"
#include "ui/common/theme.h"
#include "ui/common/workbench.h"

#include "core/config/configjson.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <stdexcept>

namespace hstudio::tests
{

/// A workbench on a temporary workspace, for tests of pages.
class WorkbenchFixture final
{
public:
    WorkbenchFixture() : m_store(openStore()), m_workbench(std::make_unique<ui::Workbench>(m_store)) {}

    [[nodiscard]] ui::Workbench &workbench() const { return *m_workbench; }
    [[nodiscard]] store::Store &store() const { return *m_store; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    /// The tiny data set of golden part A; the workbench lists it after reload().
    base::DatasetId addTiny()
    {
        const auto table = importTiny(m_store->datasetsFolder());
        const auto &summary = table->summary();
        store::DatasetRecord record;
        record.name = "tiny";
        record.hash = table->hash();
        record.users = summary.users;
        record.items = summary.items;
        record.interactions = summary.interactions;
        return m_store->addDataset(record).value().id;
    }

    /// A run in a given state, as an earlier session would have left it.
    base::RunId addRun(base::DatasetId dataset, const std::string &name, store::RunState state = store::RunState::Queued,
                       const std::string &reason = {}, const config::ExperimentConfig &config = {})
    {
        store::RunRecord record;
        record.dataset = dataset;
        record.name = name;
        record.configJson = config::toJsonText(config);
        record.seed = config.device.seed;
        const auto id = m_store->addRun(record).value().id;
        if (state != store::RunState::Queued)
            check(m_store->setRunState(id, state, reason));
        return id;
    }

    /// One epoch with recall@10, ndcg@10 and losses made from one number.
    static training::EpochRecord epoch(std::int64_t number, double recall, std::int64_t withoutImprovement = 0)
    {
        training::EpochRecord record;
        record.epoch = number;
        record.globalStep = number * 10;
        record.trainLoss = 5 - recall;
        record.valLoss = 5.1 - recall;
        record.metrics = {{"recall@10", recall}, {"ndcg@10", recall / 2}};
        record.seconds = 2;
        record.wallSeconds = 2.0 * static_cast<double>(number);
        record.tokensPerSecond = 1000;
        record.learningRate = 0.001;
        record.best = withoutImprovement == 0;
        record.epochsWithoutImprovement = withoutImprovement;
        return record;
    }

    void addEpoch(base::RunId run, const training::EpochRecord &record) { check(m_store->addEpoch(run, record)); }

    /// Reads the database and waits until the pages have heard of it.
    void reload()
    {
        QSignalSpy heard(m_workbench.get(), &ui::Workbench::runsChanged);
        m_workbench->reload();
        if (heard.isEmpty() && !heard.wait())
            throw std::runtime_error("the workbench didn't reload");
    }

private:
    static void check(const base::Result<void> &result)
    {
        if (!result)
            throw std::runtime_error(result.error().text());
    }

    std::shared_ptr<store::Store> openStore()
    {
        auto opened = store::Store::open(folder() / "workspace");
        if (!opened)
            throw std::runtime_error(opened.error().text());
        return *opened;
    }

    QTemporaryDir m_folder;
    std::shared_ptr<store::Store> m_store;
    std::unique_ptr<ui::Workbench> m_workbench;
};

} // namespace hstudio::tests
