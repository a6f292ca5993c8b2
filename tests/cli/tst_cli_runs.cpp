#include "cliprocess.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace hstudio;
using namespace hstudio::test;

namespace
{

const QStringList kTiny =
    words("--set n_factors=8 --set n_blocks=1 --set session_max_len=16 --set n_negatives=5 --set ks=10 --set threads=1 --device cpu");
const QStringList kTrain = words("train --dataset tiny --json") + kTiny;

} // namespace

/// The queue from the command line, runs made again to compare, and what is said when a run can't go on.
class TstCliRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runMadeAgainIsEqual();
    void runMadeAgainWithOtherNumbersTellsWhatDiffers();
    void onlyFinishedRunsCanBeVerified();
    void runsForLaterWaitInTheQueue();
    void resumedRunIsVerified();
    void finishedRunTrainsLonger();
    void tooLittleMemoryNamesTheFields();
    void fullDiskIsToldAndTheRunGoesOn();
    void damagedCheckpointGoesBackToTheKeptOne();
    void secondProgramIsTold();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return m_cli(arguments); }
    [[nodiscard]] std::shared_ptr<store::Store> open() const
    {
        return *store::Store::open(m_folder.filePath(QStringLiteral("workspace")).toStdString());
    }
    /// The program below a shell that sets a limit first.
    [[nodiscard]] Answer limited(const char *limit, const QStringList &arguments) const;
    [[nodiscard]] QString stopAfterAnEpoch(const QString &name) const;

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.filePath(QStringLiteral("workspace"))};
};

void TstCliRuns::initTestCase()
{
    const Answer imported = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")});
    QVERIFY2(imported.status == 0, imported.all());
    const Answer trained = cli(kTrain + words("--preset hstu --set max_epochs=2 --name first"));
    QVERIFY2(trained.status == 0, trained.all());
}

Answer TstCliRuns::limited(const char *limit, const QStringList &arguments) const
{
    QProcess process;
    const auto command = QStringLiteral("trap '' XFSZ; %1; exec \"$0\" \"$@\"").arg(QLatin1String(limit));
    process.start(QStringLiteral("/bin/sh"),
                  QStringList{QStringLiteral("-c"), command, QStringLiteral(HSTUDIO_CLI)} + m_cli.arguments(arguments));
    if (!process.waitForFinished(120000))
        return {-1, process.readAllStandardOutput(), "no end"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Starts an endless run and interrupts it after its first epoch; its id.
QString TstCliRuns::stopAfterAnEpoch(const QString &name) const
{
    QProcess process;
    process.start(QStringLiteral(HSTUDIO_CLI), m_cli.arguments(kTrain + words("--set max_epochs=40 --name") + QStringList{name}));
    QString run;
    bool epoch = false;
    while (!epoch && process.waitForReadyRead(60000)) {
        while (process.canReadLine()) {
            const auto line = QJsonDocument::fromJson(process.readLine()).object();
            run = QString::number(line.value(QLatin1String("run")).toInteger());
            epoch = epoch || line.value(QLatin1String("epoch")).toInt() >= 2;
        }
    }
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    return process.waitForFinished(60000) ? run : QString();
}

void TstCliRuns::runMadeAgainIsEqual()
{
    const Answer answer = cli(words("train --verify first --json"));
    QVERIFY2(answer.status == 0, answer.all());
    const auto verdict = answer.jsonLines().constLast();
    QCOMPARE(verdict.value(QLatin1String("event")).toString(), QStringLiteral("verified"));
    QVERIFY2(verdict.value(QLatin1String("equal")).toBool(), answer.all());
    QVERIFY(verdict.value(QLatin1String("differences")).toArray().isEmpty());
    QVERIFY(verdict.value(QLatin1String("again")).toInteger() != verdict.value(QLatin1String("run")).toInteger());
    QVERIFY(cli(words("train --verify first")).out.contains("Equal: "));
}

void TstCliRuns::runMadeAgainWithOtherNumbersTellsWhatDiffers()
{
    {
        // As if an older version had trained it, and its weights had been changed since.
        const auto store = open();
        const auto run = *store->findRun("first");
        auto fingerprint = run.fingerprint;
        const std::string key = "\"libtorch_version\":\"";
        fingerprint.insert(fingerprint.find(key) + key.size(), "0.");
        QVERIFY(store->setFingerprint(run.id, fingerprint));
        QFile weights(QString::fromStdString((store->runFolder(run.id) / "best.safetensors").string()));
        QVERIFY(weights.open(QIODevice::ReadWrite));
        weights.seek(weights.size() / 2);
        weights.write("\x40\x40\x40\x40", 4);
    }
    const Answer answer = cli(words("train --verify first --json"));
    QVERIFY2(answer.status == 1 && answer.err.contains("came out differently"), answer.all());
    QStringList what;
    for (const auto &difference : answer.jsonLines().constLast().value(QLatin1String("differences")).toArray())
        what.append(difference.toObject().value(QLatin1String("what")).toString());
    QVERIFY2(what.contains(QStringLiteral("libtorch_version")) && what.contains(QStringLiteral("best.safetensors")), answer.all());
    QVERIFY2(!what.contains(QStringLiteral("last.safetensors")), answer.all());
}

void TstCliRuns::onlyFinishedRunsCanBeVerified()
{
    const auto run = stopAfterAnEpoch(QStringLiteral("half"));
    const Answer answer = cli(words("train --verify half"));
    QVERIFY2(answer.status == 1 && answer.err.contains("Resume it first"), answer.all());
    QVERIFY(cli(words("train --verify nobody")).err.contains("no run \"nobody\""));
    QVERIFY(cli(words("train")).status == 2);
}

void TstCliRuns::resumedRunIsVerified()
{
    const Answer answer = cli(words("resume half --verify --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.jsonLines().constLast().value(QLatin1String("equal")).toBool(), answer.all());
}

void TstCliRuns::finishedRunTrainsLonger()
{
    const auto before = cli(words("show half --json")).json().object().value(QLatin1String("epochs")).toArray().size();
    const Answer answer = cli(words("resume half --more-epochs 1 --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(cli(words("show half --json")).json().object().value(QLatin1String("epochs")).toArray().size(), before + 1);
    QVERIFY(cli(words("resume half --more-epochs 0")).status == 2);
}

void TstCliRuns::runsForLaterWaitInTheQueue()
{
    for (const char *name : {"a", "b", "c"}) {
        const Answer later = cli(kTrain + words("--later --name") + QStringList{QLatin1String(name)});
        QVERIFY2(later.status == 0, later.all());
        QCOMPARE(later.json().array().first().toObject().value(QLatin1String("state")).toString(), QStringLiteral("queued"));
    }
    const auto order = [](const Answer &answer) {
        QString names;
        for (const auto &run : answer.json().array())
            names += run.toObject().value(QLatin1String("name")).toString();
        return names;
    };
    QCOMPARE(order(cli(words("queue --json"))), QStringLiteral("abc"));
    QCOMPARE(order(cli(words("queue --next c --json"))), QStringLiteral("cab"));
    QCOMPARE(order(cli(words("queue --order b,a --json"))), QStringLiteral("bac"));
    QCOMPARE(order(cli(words("queue --remove a --json"))), QStringLiteral("bc"));
    QVERIFY(cli(words("queue")).out.contains("data set"));
    const Answer gone = cli(words("queue --next first"));
    QVERIFY2(gone.status == 1 && gone.err.contains("no longer waits"), gone.all());
    QVERIFY2(cli(words("queue --remove b,c")).out.contains("No run waits"), "both are gone");
}

void TstCliRuns::tooLittleMemoryNamesTheFields()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer's shadow memory doesn't fit below a limit");
#endif
    const Answer answer = limited("ulimit -v 4000000", words("train --dataset tiny --name huge --set n_factors=2048 --set n_heads=1 "
                                                             "--set n_blocks=64 --set threads=1 --device cpu"));
    QVERIFY2(answer.status == 1, answer.all());
    for (const char *word : {"needed", "are available", "batch_size", "n_factors (now 2048)"})
        QVERIFY2(answer.err.contains(word), answer.all());
    const auto store = open();
    QVERIFY(store->findRun("huge")->state == store::RunState::Failed);
}

void TstCliRuns::fullDiskIsToldAndTheRunGoesOn()
{
    // No file may grow beyond 16 blocks of 512 bytes: neither weights nor checkpoints fit, but the database's pages do not either.
    const Answer answer = limited("ulimit -f 16", kTrain + words("--name cramped --set max_epochs=2"));
    QVERIFY2(answer.status != 0, answer.all());
    QVERIFY2(answer.err.contains("can't be written") || answer.err.contains("can't grow") || answer.err.contains("failed"), answer.all());
    const auto store = open();
    const auto whole = store->checkIntegrity();
    QVERIFY2(whole, whole ? "" : whole.error().text().c_str());
}

void TstCliRuns::damagedCheckpointGoesBackToTheKeptOne()
{
    const auto id = stopAfterAnEpoch(QStringLiteral("damaged"));
    QVERIFY(!id.isEmpty());
    QFile checkpoint(m_folder.filePath(QStringLiteral("workspace/runs/%1/checkpoint.safetensors").arg(id)));
    QVERIFY(checkpoint.resize(checkpoint.size() / 2));
    const Answer answer = cli(words("resume damaged --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.err.contains("is damaged") && answer.err.contains("goes on from the checkpoint of epoch"), answer.all());
}

void TstCliRuns::secondProgramIsTold()
{
    const auto store = open();
    QVERIFY(store->announce("hstudio", /*worksAll=*/true));
    const Answer answer = cli(kTrain + words("--set max_epochs=1 --name second"));
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.err.contains("open in hstudio (process ") && answer.err.contains("its own runs only"), answer.all());
}

QTEST_GUILESS_MAIN(TstCliRuns)
#include "tst_cli_runs.moc"
