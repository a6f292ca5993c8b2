#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace
{

const QString kScript = HSTUDIO_SOURCE_DIR "/script/bootstrap";

/// What a run of the script said.
struct Said
{
    int status = -1;
    QString out;
    QString err;
};

} // namespace

/// script/bootstrap on made-up machines: the only programs on the PATH are the harmless ones it needs and stand-ins for the rest.
class TstBootstrap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withNothingToInstallItPrintsTheFolderAlone();
    void missingPackagesAreInstalledAsRoot();
    void missingPackagesWithoutRootAreNamed();
    void aFailingPackageManagerIsReported();
    void anOldCMakeIsReported();
    void aGivenLibTorchIsUsed();
    void aGivenFolderWithoutLibTorchIsAnError();
    void libTorchIsFetchedOnce();
    void aFailedDownloadIsTriedTwiceAndLeavesNothing();

private:
    std::unique_ptr<QTemporaryDir> m_machine;

    QString at(const QString &name) const { return m_machine->filePath(name); }
    void program(const QString &name, const QString &body) const;
    /// Lines that a stand-in wrote into the machine's log.
    QStringList logged() const;
    Said run(const QString &torchDir = {}) const;
};

void TstBootstrap::program(const QString &name, const QString &body) const
{
    QFile file(at("bin/" + name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(("#!/bin/bash\nlog() { echo \"$*\" >> '" + at("log") + "'; }\n" + body + "\n").toUtf8());
    file.setPermissions(file.permissions() | QFile::ExeOwner | QFile::ExeUser);
}

void TstBootstrap::init()
{
    m_machine = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_machine->path()).mkpath("bin"));
    for (const char *tool : {"env", "sed", "sort", "head", "mkdir", "mv", "rm", "dirname"})
        QVERIFY(QFile::link(QStandardPaths::findExecutable(tool), at(QString("bin/") + tool)));
    program("dpkg-query", "echo installed");
    program("apt-get", "log apt-get \"$@\"");
    program("id", "echo 0");
    program("cmake", "echo 'cmake version 3.25.1'");
    // pip install … --target FOLDER …: makes what the wheel would bring.
    program("python3", "log python3 \"$@\"\n"
                       "while [ \"$1\" != --target ]; do shift; done\n"
                       "mkdir -p \"$2/torch/share/cmake/Torch\" && : > \"$2/torch/share/cmake/Torch/TorchConfig.cmake\"");
}

QStringList TstBootstrap::logged() const
{
    QFile file(at("log"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts) : QStringList();
}

Said TstBootstrap::run(const QString &torchDir) const
{
    QProcess bash;
    QProcessEnvironment environment;
    environment.insert("PATH", at("bin"));
    environment.insert("HOME", at("home"));
    if (!torchDir.isEmpty())
        environment.insert("HSTUDIO_TORCH_DIR", torchDir);
    bash.setProcessEnvironment(environment);
    bash.start("/bin/bash", {kScript});
    bash.waitForFinished();
    return {bash.exitCode(), QString::fromUtf8(bash.readAllStandardOutput()), QString::fromUtf8(bash.readAllStandardError())};
}

void TstBootstrap::withNothingToInstallItPrintsTheFolderAlone()
{
    const QString torch = at("home/.cache/hstudio/torch-2.13.0/torch");
    QVERIFY(QDir().mkpath(torch + "/share/cmake/Torch"));
    QVERIFY(QFile(torch + "/share/cmake/Torch/TorchConfig.cmake").open(QIODevice::WriteOnly));
    const Said said = run();
    QCOMPARE(said.status, 0);
    QCOMPARE(said.out, torch + '\n');
    QCOMPARE(said.err, QString());
    QVERIFY2(logged().isEmpty(), "neither apt-get nor pip is asked");
}

void TstBootstrap::missingPackagesAreInstalledAsRoot()
{
    program("dpkg-query", "[ \"${@: -1}\" = libqcustomplot-dev ] || echo installed");
    QCOMPARE(run().status, 0);
    QCOMPARE(logged().value(0), QString("apt-get update -q"));
    QVERIFY2(logged().value(1).endsWith("--no-install-recommends libqcustomplot-dev"), qPrintable(logged().value(1)));
}

void TstBootstrap::missingPackagesWithoutRootAreNamed()
{
    program("dpkg-query", "[ \"${@: -1}\" = libqcustomplot-dev ] || echo installed");
    program("id", "echo 1000");
    const Said said = run();
    QCOMPARE(said.status, 1);
    QVERIFY2(said.err.contains("need root to install: apt-get install libqcustomplot-dev"), qPrintable(said.err));
    QVERIFY(logged().isEmpty());
}

void TstBootstrap::aFailingPackageManagerIsReported()
{
    program("dpkg-query", "[ \"${@: -1}\" = libqcustomplot-dev ] || echo installed");
    program("apt-get", "exit 100");
    const Said said = run();
    QCOMPARE(said.status, 1);
    QVERIFY2(said.err.contains("apt-get couldn't install libqcustomplot-dev"), qPrintable(said.err));
}

void TstBootstrap::anOldCMakeIsReported()
{
    program("cmake", "echo 'cmake version 3.22.1'");
    const Said said = run();
    QCOMPARE(said.status, 1);
    QVERIFY2(said.err.contains("3.25 or newer") && said.err.contains("3.22.1"), qPrintable(said.err));
}

void TstBootstrap::aGivenLibTorchIsUsed()
{
    QVERIFY(QDir().mkpath(at("mine/share/cmake/Torch")));
    QVERIFY(QFile(at("mine/share/cmake/Torch/TorchConfig.cmake")).open(QIODevice::WriteOnly));
    const Said said = run(at("mine"));
    QCOMPARE(said.status, 0);
    QCOMPARE(said.out, at("mine") + '\n');
    QVERIFY(logged().isEmpty());
}

void TstBootstrap::aGivenFolderWithoutLibTorchIsAnError()
{
    const Said said = run(at("home"));
    QCOMPARE(said.status, 1);
    QVERIFY2(said.err.contains("HSTUDIO_TORCH_DIR") && said.err.contains(at("home")), qPrintable(said.err));
    QCOMPARE(said.out, QString());
}

void TstBootstrap::libTorchIsFetchedOnce()
{
    const Said first = run();
    QCOMPARE(first.status, 0);
    QCOMPARE(first.out, at("home/.cache/hstudio/torch-2.13.0/torch\n"));
    QVERIFY2(logged().value(0).contains("-m pip install") && logged().value(0).endsWith("torch==2.13.0"), qPrintable(logged().value(0)));
    QCOMPARE(run().out, first.out);
    QCOMPARE(logged().size(), 1);
}

void TstBootstrap::aFailedDownloadIsTriedTwiceAndLeavesNothing()
{
    program("python3", "log python3 \"$@\"\nwhile [ \"$1\" != --target ]; do shift; done\nmkdir -p \"$2/torch\"\nexit 1");
    const Said said = run();
    QCOMPARE(said.status, 1);
    QCOMPARE(logged().size(), 2);
    QVERIFY2(said.err.contains("pip couldn't install torch==2.13.0"), qPrintable(said.err));
    QVERIFY2(QDir(at("home/.cache/hstudio")).isEmpty(), "no half-made folder stays");
}

QTEST_GUILESS_MAIN(TstBootstrap)
#include "tst_bootstrap.moc"
