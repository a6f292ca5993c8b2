#pragma once

#include "core/config/presets.h"
#include "core/data/demo.h"
#include "core/store/store.h"
#include "ui/common/workbench.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

/// A workspace on the disk with a workbench over it: small demo data and small models, imported and trained as a user would.
namespace hstudio::tests
{

class TrainedWorkspace final
{
public:
    static constexpr int kUsers = 60;
    static constexpr int kMilliseconds = 60'000;

    /// Opens an empty workspace and imports demo data of kUsers users. Check ok() after.
    TrainedWorkspace()
    {
        auto opened = store::Store::open(path("workspace"));
        if (!opened)
            return;
        m_workbench = std::make_unique<ui::Workbench>(*opened);
        if (!data::writeDemoData(path("demo"), {.seed = 1, .users = kUsers, .items = 60, .medianHistory = 25}))
            return;
        m_workbench->importPath(QString::fromStdString(path("demo").string()));
        m_ok = QTest::qWaitFor([this] { return !m_workbench->datasets().empty(); }, kMilliseconds);
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] ui::Workbench &workbench() { return *m_workbench; }
    [[nodiscard]] std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    /// The `quick` preset, small enough to train in a second.
    static config::ExperimentConfig smallSettings()
    {
        config::ExperimentConfig settings = config::findPreset("quick")->config;
        settings.model.nFactors = 16;
        settings.model.nBlocks = 1;
        settings.model.sessionMaxLen = 20;
        settings.loss.nNegatives = 16;
        settings.optimizer.lr = 0.01;
        settings.optimizer.batchSize = 16;
        settings.stopping.maxEpochs = 2;
        settings.device.device = "cpu";
        settings.device.threads = 1;
        return settings;
    }

    /// Trains through the queue to the end, test evaluation included. An invalid id when that fails.
    base::RunId train(const std::string &name, const config::ExperimentConfig &settings = smallSettings())
    {
        m_workbench->enqueue(
            {{.dataset = m_workbench->datasets().front().id, .name = name, .preset = "quick", .group = {}, .config = settings}}, true);
        base::RunId trained;
        (void)QTest::qWaitFor(
            [&] {
                const auto &runs = m_workbench->runs();
                const auto found = std::find_if(runs.begin(), runs.end(), [&name](const auto &run) { return run.name == name; });
                if (found == runs.end() || found->state != store::RunState::Finished || found->test.empty())
                    return found != runs.end() && found->state == store::RunState::Failed;
                trained = found->id;
                return true;
            },
            kMilliseconds);
        return trained;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Workbench> m_workbench;
    bool m_ok = false;
};

} // namespace hstudio::tests
