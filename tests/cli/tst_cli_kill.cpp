#include "cliprocess.h"
#include "core/store/store.h"
#include "core/training/trainer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <random>

using namespace hstudio;
using namespace hstudio::test;

namespace
{

constexpr int kKills = 20;
constexpr int kEpochs = 200; // enough that a fast machine is still at work when it is killed
constexpr int kWaitMilliseconds = 60000;

/// Small steps and a checkpoint after nearly each of them: every kill finds another place within an epoch, many the middle of a write.
const QStringList kTrain = words("train --dataset tiny --json --device cpu --checkpoint-every 0.005 --set n_factors=16 --set n_blocks=1 "
                                 "--set session_max_len=16 --set n_negatives=5 --set batch_size=1 --set ks=10 --set threads=1 "
                                 "--set early_stopping=false --set seed=5 --set max_epochs=");

QStringList trainArguments(const char *name)
{
    auto all = kTrain;
    all.last() += QString::number(kEpochs);
    return all << QStringLiteral("--name") << QLatin1String(name);
}

QByteArray bytesOf(const std::filesystem::path &file)
{
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// When a process is killed.
enum class Moment
{
    Start,  ///< a while after it was started: before or after the training goes on
    Epoch,  ///< somewhere in an epoch
    Writing ///< while a checkpoint is being written
};

} // namespace

/// One training whose process is killed twenty times, at moments that a seed chooses, against the same training left alone.
class TstCliKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKillLeavesAWholeWorkspaceAndTheResultIsThatOfAnUndisturbedRun();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return m_cli(arguments); }
    void sitting(const QStringList &arguments, Moment moment, int killNumber);
    void checkWorkspace();
    [[nodiscard]] std::shared_ptr<store::Store> open() const;
    [[nodiscard]] bool isWriting() const;
    double chance() { return std::uniform_real_distribution<double>(0, 1)(m_random); }

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.filePath(QStringLiteral("workspace"))};
    std::mt19937 m_random{20}; // NOLINT: the moments are meant to be the same each time
    store::RunRecord m_run;
    int m_midWrite = 0;
    int m_midEpoch = 0;
    double m_epochSeconds = 0.05;
};

void TstCliKill::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const Answer imported = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")});
    QVERIFY2(imported.status == 0, imported.all());
    const Answer undisturbed = cli(trainArguments("undisturbed"));
    QVERIFY2(undisturbed.status == 0, undisturbed.all());
}

std::shared_ptr<store::Store> TstCliKill::open() const
{
    auto opened = store::Store::open(m_folder.filePath(QStringLiteral("workspace")).toStdString());
    if (!opened)
        qWarning("%s", opened.error().text().c_str());
    return opened ? *opened : nullptr;
}

bool TstCliKill::isWriting() const
{
    const QDir runs(m_folder.filePath(QStringLiteral("workspace/runs/2")));
    return !runs.entryList({QStringLiteral("checkpoint.safetensors.part-*")}, QDir::Files).isEmpty();
}

/// Starts the program, lets it train into the epoch after as many as kills before, and kills it.
void TstCliKill::sitting(const QStringList &arguments, Moment moment, int killNumber)
{
    QProcess process;
    process.start(QStringLiteral(HSTUDIO_CLI), m_cli.arguments(arguments));
    QVERIFY(process.waitForStarted());
    if (moment == Moment::Start) {
        QThread::msleep(static_cast<unsigned long>(chance() * 300));
    } else {
        bool there = false;
        while (!there && process.waitForReadyRead(kWaitMilliseconds)) {
            while (process.canReadLine()) {
                const auto line = QJsonDocument::fromJson(process.readLine()).object();
                if (line.value(QLatin1String("event")) != QLatin1String("epoch"))
                    continue;
                m_epochSeconds = line.value(QLatin1String("seconds")).toDouble();
                there = there || line.value(QLatin1String("epoch")).toInt() >= killNumber;
            }
        }
        QVERIFY2(there, process.readAllStandardError());
        QThread::usleep(static_cast<unsigned long>(chance() * m_epochSeconds * 1e6));
        QElapsedTimer watch;
        watch.start();
        while (moment == Moment::Writing && !isWriting() && static_cast<double>(watch.elapsed()) < 1000 * m_epochSeconds) {
        }
    }
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished(kWaitMilliseconds));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit); // it was still at work
}

void TstCliKill::checkWorkspace()
{
    m_midWrite += isWriting() ? 1 : 0; // what the kill left half-written
    const auto store = open();
    QVERIFY(store != nullptr);
    const auto whole = store->checkIntegrity();
    QVERIFY2(whole, whole ? "" : whole.error().text().c_str());
    const auto run = store->findRun("killed");
    if (!run)
        return; // killed before the run was stored
    m_run = *run;
    QVERIFY2(m_run.state == store::RunState::Interrupted || m_run.state == store::RunState::Queued, store::toString(m_run.state).data());
    const auto checkpoint = training::readCheckpointInfo(store->runFolder(m_run.id));
    if (!checkpoint) {
        QVERIFY2(checkpoint.error().code == base::ErrorCode::NotFound, checkpoint.error().text().c_str());
        return;
    }
    QVERIFY(checkpoint->damaged.empty());
    constexpr std::int64_t kStepsPerEpoch = 38;
    m_midEpoch += checkpoint->globalStep % kStepsPerEpoch != 0 ? 1 : 0;
}

void TstCliKill::everyKillLeavesAWholeWorkspaceAndTheResultIsThatOfAnUndisturbedRun()
{
    for (int number = 0; number < kKills; ++number) {
        const auto moment = number % 5 == 4 ? Moment::Start : number % 2 == 0 ? Moment::Writing : Moment::Epoch;
        const auto again = m_run.id.valid() && m_run.state == store::RunState::Interrupted;
        sitting(again ? words("resume killed --json --checkpoint-every 0.005") : trainArguments("killed"), moment, number + 1);
        checkWorkspace();
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d kills in the middle of a checkpoint's writing, %d in the middle of an epoch", m_midWrite, m_midEpoch);
    QVERIFY(m_midWrite >= 3);
    QVERIFY(m_midEpoch >= 5);
    QVERIFY(m_run.epochs >= 15); // the kills were spread over the training

    const Answer last = cli(words("resume killed --json"));
    QVERIFY2(last.status == 0, last.all());
    const auto store = open();
    QVERIFY(store != nullptr);
    const auto killed = store->findRun("killed");
    const auto undisturbed = store->findRun("undisturbed");
    QVERIFY(killed && undisturbed);
    QVERIFY(killed->state == store::RunState::Finished);

    const auto curve = *store->epochs(killed->id);
    const auto expected = *store->epochs(undisturbed->id);
    QCOMPARE(curve.size(), std::size_t{kEpochs});
    QCOMPARE(expected.size(), std::size_t{kEpochs});
    for (std::size_t i = 0; i < curve.size(); ++i) {
        QVERIFY2(curve[i].trainLoss == expected[i].trainLoss && curve[i].valLoss == expected[i].valLoss, std::to_string(i + 1).c_str());
        QVERIFY(curve[i].metrics == expected[i].metrics);
        QCOMPARE(curve[i].best, expected[i].best);
    }
    QCOMPARE(killed->bestEpoch, undisturbed->bestEpoch);
    QVERIFY(killed->test == undisturbed->test);
    for (const auto *file : {"best.safetensors", "last.safetensors"})
        QVERIFY2(bytesOf(store->runFolder(killed->id) / file) == bytesOf(store->runFolder(undisturbed->id) / file), file);
    QVERIFY(!isWriting()); // nothing half-written stays
    const auto lists = [&](const char *run) {
        const auto file = m_folder.filePath(QLatin1String(run) + QStringLiteral(".csv"));
        const Answer answer = cli(words("recommend --users all -k 10 --device cpu --out") + QStringList{file, QLatin1String(run)});
        return answer.status == 0 ? bytesOf(file.toStdString()) : QByteArray();
    };
    QVERIFY(!lists("killed").isEmpty());
    QCOMPARE(lists("killed"), lists("undisturbed"));
}

QTEST_GUILESS_MAIN(TstCliKill)
#include "tst_cli_kill.moc"
