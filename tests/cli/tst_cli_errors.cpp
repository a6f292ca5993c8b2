#include "cliprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace hstudio::test;

/// What the program says when it can't do what it is told: exit status, one line on stderr, nothing on stdout.
class TstCliErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void failures_data();
    void failures();
    void aFailedImportLeavesNothing();
    void helpAndVersionSucceed();

private:
    void check(const Answer &answer, int status, const QByteArray &text) const;

    QTemporaryDir m_folder;
    QString m_workspace;
};

void TstCliErrors::initTestCase()
{
    m_workspace = m_folder.filePath(QStringLiteral("workspace"));
    const Answer imported =
        Cli(m_workspace)({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"), QStringLiteral("--json")});
    QVERIFY2(imported.status == 0, imported.all());
    const auto write = [this](const char *name, const QByteArray &content) {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write("unknown.json", "{\"n_factor\": 64}");
    write("broken.json", "{\"n_factors\": 64");
    write("notes.txt", "nothing to import");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("empty")));
}

void TstCliErrors::check(const Answer &answer, int status, const QByteArray &text) const
{
    QVERIFY2(answer.status == status, answer.all());
    QVERIFY2(answer.out.isEmpty(), answer.all());
    QVERIFY2(answer.err.startsWith("hstudio-cli: ") && answer.err.count('\n') == 1, answer.all());
    QVERIFY2(answer.err.contains(text), answer.all());
}

void TstCliErrors::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("unknown verb") << words("trian --dataset 1") << QByteArray("\"trian\" is not a verb. Did you mean \"train\"?");
    QTest::newRow("unknown option") << words("runs --datasets 1") << QByteArray("--datasets");
    QTest::newRow("missing argument") << words("show") << QByteArray("run is required");
    QTest::newRow("missing option") << words("train --preset quick") << QByteArray("--dataset is required");
    QTest::newRow("not key=value") << words("train --dataset 1 --set n_factors") << QByteArray("key=value");
    QTest::newRow("not a time") << words("recommend 1 --users 1 --at yesterday") << QByteArray("\"yesterday\" is not a time.");
    QTest::newRow("k below 1") << words("recommend 1 --users 1 -k 0") << QByteArray("\"0\" is not a whole number from 1 on.");
    QTest::newRow("k isn't a number") << words("evaluate 1 --k ten") << QByteArray("\"ten\" is not a whole number from 1 on.");
    QTest::newRow("k of similar") << words("similar 1 --item 1 -k 1.5") << QByteArray("\"1.5\" is not a whole number from 1 on.");
    QTest::newRow("steps of bench") << words("bench --steps -1") << QByteArray("\"-1\" is not a whole number from 1 on.");
    QTest::newRow("seeds") << words("train --dataset 1 --seeds 1,x") << QByteArray("\"x\" is not a whole number from 0 on.");
    QTest::newRow("seconds") << words("train --dataset 1 --checkpoint-every -0.5") << QByteArray("\"-0.5\" is not a number from 0 on.");
    QTest::newRow("k-core") << words("filter 1 --min-user-interactions few") << QByteArray("\"few\" is not a whole number from 0 on.");
}

void TstCliErrors::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    check(Cli(m_workspace)(arguments), 2, text);
}

void TstCliErrors::failures_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("missing folder") << words("import FOLDER/nowhere") << QByteArray("/nowhere");
    QTest::newRow("folder without ratings") << words("import FOLDER/empty") << QByteArray("ratings");
    QTest::newRow("file of another kind") << words("import FOLDER/notes.txt") << QByteArray("notes.txt");
    QTest::newRow("unknown data set") << words("stats Netflix") << QByteArray("There is no data set \"Netflix\".");
    QTest::newRow("unknown run") << words("show 99") << QByteArray("There is no run \"99\"");
    QTest::newRow("run to recommend") << words("recommend nobody --users 1") << QByteArray("There is no run \"nobody\"");
    QTest::newRow("run to resume") << words("resume 99") << QByteArray("There is no run \"99\"");
    QTest::newRow("unknown preset") << words("presets hsut") << QByteArray("Did you mean \"hstu\"?");
    QTest::newRow("unknown setting") << words("train --dataset tiny --set n_factor=64") << QByteArray("Did you mean \"n_factors\"?");
    QTest::newRow("unknown key in a file") << words("train --dataset tiny --config FOLDER/unknown.json")
                                           << QByteArray("unknown.json: \"n_factor\" is not a setting. Did you mean \"n_factors\"?");
    QTest::newRow("broken file") << words("train --dataset tiny --config FOLDER/broken.json") << QByteArray("at line 1, column 17");
    QTest::newRow("missing file") << words("train --dataset tiny --config FOLDER/none.json") << QByteArray("none.json");
    QTest::newRow("heads") << words("train --dataset tiny --set n_factors=50 --set n_heads=3")
                           << QByteArray("n_factors (50) is not divisible by n_heads (3).");
    QTest::newRow("out of range") << words("train --dataset tiny --set dropout_rate=2")
                                  << QByteArray("dropout_rate is 2, but must be from 0 to 0.95.");
    QTest::newRow("unknown device") << words("train --dataset tiny --device gpu") << QByteArray("device is \"gpu\"");
    QTest::newRow("workspace that can't be written") << words("runs --workspace /proc/hstudio") << QByteArray("/proc/hstudio");
    QTest::newRow("workspace that is a file") << words("runs --workspace FOLDER/notes.txt") << QByteArray("notes.txt");
    QTest::newRow("demo data nowhere") << words("demo --to /proc/hstudio") << QByteArray("/proc/hstudio");
}

void TstCliErrors::failures()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    arguments.replaceInStrings(QStringLiteral("FOLDER"), m_folder.path());
    const bool ownWorkspace = arguments.contains(QStringLiteral("--workspace"));
    check(Cli(ownWorkspace ? QString() : m_workspace)(arguments), 1, text);
    check(Cli(ownWorkspace ? QString() : m_workspace)(arguments + QStringList{QStringLiteral("--json")}), 1, text);
}

void TstCliErrors::aFailedImportLeavesNothing()
{
    const QString source = m_folder.filePath(QStringLiteral("bad"));
    QVERIFY(QDir().mkpath(source));
    QFile file(source + QStringLiteral("/ratings.dat"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("1::2::3::four\n");
    file.close();
    const QStringList before =
        QDir(m_workspace + QStringLiteral("/datasets")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    check(Cli(m_workspace)({QStringLiteral("import"), source}), 1, "ratings.dat");
    QCOMPARE(QDir(m_workspace + QStringLiteral("/datasets")).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), before);
    QCOMPARE(Cli(m_workspace)(words("datasets --json")).json().array().size(), qsizetype{1});
}

void TstCliErrors::helpAndVersionSucceed()
{
    for (const char *line : {"--help", "train --help", "--version"}) {
        const Answer answer = Cli({})(words(line));
        QVERIFY2(answer.status == 0 && !answer.out.isEmpty() && answer.err.isEmpty(), answer.all());
    }
    QCOMPARE(Cli({})({}).status, 2);
}

QTEST_GUILESS_MAIN(TstCliErrors)
#include "tst_cli_errors.moc"
