#include "recommendedlists.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace hstudio::test;

namespace
{

constexpr auto kPython = "HSTUDIO_RECTOOLS_PYTHON";
const QString kRatings = QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny/ratings.dat");

/// What a script printed: "user,item,score,rank" in each line.
RecommendedLists listsOfCsv(const QByteArray &csv)
{
    RecommendedLists lists;
    const auto lines = csv.trimmed().split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto cells = lines[i].trimmed().split(',');
        if (cells.size() != 4)
            return {};
        lists[cells[0].toLongLong()].append({cells[1].toLongLong(), cells[2].toDouble()});
    }
    return lists;
}

/// The users of the lists, with commas between.
QString idsOf(const RecommendedLists &lists)
{
    QStringList ids;
    for (const qint64 user : lists.keys())
        ids << QString::number(user);
    return ids.join(QLatin1Char(','));
}

} // namespace

/// Weights to RecTools and back with the scripts of docs/rectools. Needs a Python with RecTools 0.19: HSTUDIO_RECTOOLS_PYTHON names it.
class TstRecTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recToolsRecommendsTheSameFromAnExport_data() { models(); }
    void recToolsRecommendsTheSameFromAnExport();
    void weightsOfRecToolsRecommendTheSame_data() { models(); }
    void weightsOfRecToolsRecommendTheSame();

private:
    static void models()
    {
        QTest::addColumn<QString>("model");
        QTest::newRow("HSTU") << QStringLiteral("hstu");
        QTest::newRow("SASRec") << QStringLiteral("sasrec");
    }
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return Cli(m_folder.filePath(QStringLiteral("workspace")))(arguments); }
    [[nodiscard]] static Answer python(const QString &script, const QStringList &arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable(kPython), QStringList{HSTUDIO_SOURCE_DIR "/docs/rectools/" + script} + arguments);
        if (!process.waitForFinished(250000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, process.readAllStandardOutput(), process.readAllStandardError() + process.errorString().toUtf8()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_folder;
};

void TstRecTools::initTestCase()
{
    if (qEnvironmentVariableIsEmpty(kPython))
        QSKIP("HSTUDIO_RECTOOLS_PYTHON names no Python that has RecTools 0.19 (docs/rectools.md)");
    QVERIFY2(QFileInfo(qEnvironmentVariable(kPython)).isExecutable(), kPython);
    const Answer answer = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")});
    QVERIFY2(answer.status == 0, answer.all());
}

void TstRecTools::recToolsRecommendsTheSameFromAnExport()
{
    QFETCH(QString, model);
    const QStringList small =
        words("--set n_factors=16 --set n_heads=2 --set session_max_len=20 --set max_epochs=2 --set threads=1 --device cpu");
    const Answer trained = cli(words("train --dataset tiny --preset") + QStringList{model, QStringLiteral("--name"), model} + small);
    QVERIFY2(trained.status == 0, trained.all());
    const QString folder = m_folder.filePath("to-rectools-" + model);
    const Answer exported = cli({QStringLiteral("export"), model, QStringLiteral("--to"), folder});
    QVERIFY2(exported.status == 0, exported.all());
    for (const QString &at : {QStringLiteral("test"), QStringLiteral("1100000000")}) {
        const Answer there = python(QStringLiteral("load_in_rectools.py"),
                                    {folder, kRatings, QStringLiteral("--at"), at, QStringLiteral("-k"), QStringLiteral("10")});
        QVERIFY2(there.status == 0, there.all());
        const auto expected = listsOfCsv(there.out);
        QVERIFY2(expected.size() >= 37, there.all());
        const Answer here =
            cli(QStringList{QStringLiteral("recommend"), model, QStringLiteral("--users"), idsOf(expected), QStringLiteral("--at"), at} +
                words("-k 10 --device cpu --json"));
        QVERIFY2(here.status == 0, here.all());
        const QString difference = firstDifference(listsOf(here), expected);
        QVERIFY2(difference.isEmpty(), qPrintable("at " + at + ", " + difference));
    }
}

void TstRecTools::weightsOfRecToolsRecommendTheSame()
{
    QFETCH(QString, model);
    const QString folder = m_folder.filePath("from-rectools-" + model);
    const Answer there = python(QStringLiteral("export_from_rectools.py"),
                                {kRatings, folder, QStringLiteral("--model"), model, QStringLiteral("--epochs"), QStringLiteral("2")});
    QVERIFY2(there.status == 0, there.all());
    const auto expected = listsOfCsv(there.out);
    QVERIFY2(expected.size() >= 37, there.all());
    const QString name = model + " of RecTools";
    const Answer imported = cli(words("import-weights --dataset tiny --name") + QStringList{name, folder});
    QVERIFY2(imported.status == 0, imported.all());
    const Answer here = cli(QStringList{QStringLiteral("recommend"), name, QStringLiteral("--users"), idsOf(expected)} +
                            words("--at test -k 10 --device cpu --json"));
    QVERIFY2(here.status == 0, here.all());
    const QString difference = firstDifference(listsOf(here), expected);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

QTEST_GUILESS_MAIN(TstRecTools)
#include "tst_rectools.moc"
