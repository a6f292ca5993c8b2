#include "core/config/configjson.h"
#include "core/data/import.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/verification.h"
#include "core/store/store.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

using namespace hstudio;

namespace
{

constexpr int kKills = 4;
constexpr int kEpochs = 200; // enough that a fast machine is still at work when it is killed
constexpr int kWaitMilliseconds = 60000;

config::ExperimentConfig settings()
{
    config::ExperimentConfig config;
    config.model.nFactors = 16;
    config.model.nBlocks = 1;
    config.model.sessionMaxLen = 16;
    config.loss.nNegatives = 5;
    config.optimizer.batchSize = 1;
    config.stopping.maxEpochs = kEpochs;
    config.stopping.earlyStopping = false;
    config.evaluation.ks = {10};
    config.device.device = "cpu";
    config.device.threads = 1;
    config.device.seed = 9;
    return config;
}

} // namespace

/// The workbench itself is killed while it trains, started again, and ends with what it would have had.
class TstGuiKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedWorkbenchResumesToTheSameResult();

private:
    [[nodiscard]] std::shared_ptr<store::Store> open() const
    {
        return *store::Store::open(m_folder.filePath(QStringLiteral("workspace")).toStdString());
    }
    base::RunId addRun(store::Store &store, const std::string &name) const;
    void start(QProcess &workbench) const;
    void work(const std::string &name);

    QTemporaryDir m_folder;
    base::DatasetId m_dataset;
};

void TstGuiKill::initTestCase()
{
    const auto store = open();
    const auto table = data::importDataset(HSTUDIO_TEST_DATA "/golden/tiny", store->datasetsFolder());
    QVERIFY(table);
    m_dataset = store->addDataset(experiment::recordOf(**table, "tiny"))->id;
    QVERIFY(store->setSetting("checkpoint_seconds", "0.005"));
    (void)addRun(*store, "undisturbed");
    work("undisturbed");
}

base::RunId TstGuiKill::addRun(store::Store &store, const std::string &name) const
{
    store::RunRecord record;
    record.dataset = m_dataset;
    record.name = name;
    record.configJson = config::toJsonText(settings());
    record.seed = settings().device.seed;
    return store.addRun(record)->id;
}

void TstGuiKill::start(QProcess &workbench) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        environment.insert(QLatin1String(variable), m_folder.path());
    workbench.setProcessEnvironment(environment);
    workbench.start(QStringLiteral(HSTUDIO_GUI), {QStringLiteral("--workspace"), m_folder.filePath(QStringLiteral("workspace")),
                                                  QStringLiteral("--start"), QStringLiteral("--page"), QStringLiteral("training")});
    QVERIFY(workbench.waitForStarted());
}

/// Lets the workbench work a run off undisturbed.
void TstGuiKill::work(const std::string &name)
{
    QProcess workbench;
    start(workbench);
    const auto store = open();
    QTRY_VERIFY_WITH_TIMEOUT(store->findRun(name)->state == store::RunState::Finished, kWaitMilliseconds);
    ::kill(static_cast<pid_t>(workbench.processId()), SIGKILL);
    QVERIFY(workbench.waitForFinished(kWaitMilliseconds));
}

void TstGuiKill::killedWorkbenchResumesToTheSameResult()
{
    auto store = open();
    const auto run = addRun(*store, "killed");
    std::mt19937 random(3); // NOLINT: the moments are meant to be the same each time
    std::uniform_real_distribution<double> chance(0, 1);
    for (int number = 1; number <= kKills; ++number) {
        QProcess workbench;
        start(workbench);
        const auto before = store->run(run)->epochs;
        const auto movesOn = [&] { return store->run(run)->state == store::RunState::Running && store->run(run)->epochs > before; };
        QTRY_VERIFY2_WITH_TIMEOUT(movesOn(), std::to_string(number).c_str(), kWaitMilliseconds);
        QTest::qWait(static_cast<int>(chance(random) * 50));
        ::kill(static_cast<pid_t>(workbench.processId()), SIGKILL);
        QVERIFY(workbench.waitForFinished(kWaitMilliseconds));
        store.reset();
        store = open();
        QVERIFY(store->run(run)->state == store::RunState::Interrupted);
        const auto whole = store->checkIntegrity();
        QVERIFY2(whole, whole ? "" : whole.error().text().c_str());
    }
    work("killed");
    const auto undisturbed = store->findRun("undisturbed");
    QCOMPARE(store->epochs(run)->size(), std::size_t{kEpochs});
    const auto found = experiment::differences(*store, undisturbed->id, run);
    QVERIFY2(found, found ? "" : found.error().text().c_str());
    for (const auto &difference : *found)
        qWarning("%s: %s, %s", difference.what.c_str(), difference.first.c_str(), difference.second.c_str());
    QVERIFY(found->empty());
}

QTEST_GUILESS_MAIN(TstGuiKill)
#include "tst_gui_kill.moc"
