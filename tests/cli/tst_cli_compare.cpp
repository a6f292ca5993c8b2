#include "cliprocess.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace hstudio::test;

namespace
{

const QStringList kTiny =
    words("--set n_factors=8 --set n_blocks=1 --set session_max_len=16 --set n_negatives=5 --set ks=10,50 --set max_epochs=2 "
          "--set threads=1 --device cpu --json");

} // namespace

/// Runs compared, shown and exported from the command line, on real trainings of the tiny data.
class TstCliCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void textSaysWhatDiffers();
    void jsonHasGroupsSettingsAndTests();
    void seedsCanStandAlone();
    void baselineIsChosen();
    void everyFormat_data();
    void everyFormat();
    void pivotOverAnySetting();
    void curvesOfAllRuns();
    void reportIsAPage();
    void showTellsWhatWasLearnt();
    void showSlicesTheUsers();
    void runsAsATable();
    void refusals_data();
    void refusals();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return m_cli(arguments); }
    [[nodiscard]] Answer compare(const char *options) const { return cli(words("compare hstu-1 hstu-2 plain") + words(options)); }
    void train(const char *name, const char *preset, const char *seed)
    {
        const Answer trained = cli(words("train --dataset tiny --preset") +
                                   QStringList{preset, "--name", name, "--set", QString("seed=%1").arg(seed)} + kTiny);
        QVERIFY2(trained.status == 0, trained.all());
    }

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.filePath(QStringLiteral("workspace"))};
};

void TstCliCompare::initTestCase()
{
    const Answer imported = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")});
    QVERIFY2(imported.status == 0, imported.all());
    train("hstu-1", "hstu", "1");
    train("hstu-2", "hstu", "2");
    train("plain", "hstu-no-rab", "1");
}

void TstCliCompare::textSaysWhatDiffers()
{
    const Answer answer = compare("");
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.out.contains("Test metrics\n") && answer.out.contains("recall@10"), answer.all());
    QVERIFY2(answer.out.contains("relative_time_attention"), answer.all());
    QVERIFY2(answer.out.contains("Paired tests over users\n"), answer.all());
    QVERIFY2(answer.out.contains("Protocol: leave-one-out; k = 10, 50; seen items left out; full ranking; best weights;"), answer.all());
}

void TstCliCompare::jsonHasGroupsSettingsAndTests()
{
    const Answer answer = compare("--json --metric recall@10,ndcg@50");
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonObject document = answer.json().object();
    QCOMPARE(document["runs"].toArray().size(), 3);
    const QJsonArray groups = document["groups"].toArray();
    QCOMPARE(groups.size(), 2); // two seeds are one
    QCOMPARE(groups[0]["runs"].toArray().size(), 2);
    const QJsonObject recall = groups[0]["metrics"]["recall@10"].toObject();
    QCOMPARE(recall["runs"].toInt(), 2);
    QVERIFY(recall["delta"].isNull());
    QVERIFY(!groups[1]["metrics"]["recall@10"]["delta"].isNull());
    QCOMPARE(groups[1]["metrics"].toObject().size(), 2);
    QCOMPARE(document["settings"]["relative_time_attention"].toArray().size(), 3);
    const QJsonArray tests = document["tests"].toArray();
    QCOMPARE(tests.size(), 2);
    QCOMPARE(tests[0]["metric"].toString(), QString("recall@10"));
    QVERIFY(tests[0]["users"].toInt() > 0 && !tests[0]["says"].toString().isEmpty());
    // The mean over users is the metric itself.
    QVERIFY(std::abs(tests[0]["mean_b"].toDouble() - recall["mean"].toDouble()) < 1e-9);
    QVERIFY(std::abs(tests[1]["mean_b"].toDouble() - groups[0]["metrics"]["ndcg@50"]["mean"].toDouble()) < 1e-9);
}

void TstCliCompare::seedsCanStandAlone()
{
    const QJsonArray groups = compare("--json --separate").json()["groups"].toArray();
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups[1]["label"].toString(), QString("hstu-2"));
}

void TstCliCompare::baselineIsChosen()
{
    const QJsonDocument document = compare("--json --baseline plain").json();
    QCOMPARE(document["baseline"].toInt(), 1);
    QVERIFY(document["groups"][1]["metrics"]["recall@10"]["delta"].isNull());
}

void TstCliCompare::everyFormat_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("csv") << QByteArray("--csv --metric recall@10") << QByteArray("run,recall@10,recall@10 delta\n");
    QTest::newRow("markdown") << QByteArray("--markdown --metric recall@10")
                              << QByteArray("## Test metrics\n\n| run | recall@10 |\n| --- | ---: |\n");
    QTest::newRow("latex") << QByteArray("--latex --metric recall@10") << QByteArray("% Needs \\usepackage{booktabs}\n\\begin{table}\n");
    QTest::newRow("settings") << QByteArray("--csv --table settings") << QByteArray("setting,hstu-1,hstu-2,plain\n");
    QTest::newRow("tests") << QByteArray("--csv --table tests --metric ndcg@10") << QByteArray("pair,metric,users,difference,");
    QTest::newRow("users") << QByteArray("--csv --table users") << QByteArray("user,difference,plain,");
    QTest::newRow("runs") << QByteArray("--csv --table runs") << QByteArray("run,name,data set,settings,seed,");
    QTest::newRow("tutorial") << QByteArray("--csv --table tutorial") << QByteArray("model,source,recall@10,ndcg@10,recall@50,");
}

void TstCliCompare::everyFormat()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, beginning);
    const Answer answer = compare(options.constData());
    QVERIFY2(answer.status == 0 && answer.out.startsWith(beginning), answer.all());
    const QString file = m_folder.filePath("table.out");
    const Answer written = cli(words("compare hstu-1 hstu-2 plain --out") + QStringList{file} + words(options.constData()));
    QVERIFY2(written.status == 0 && written.out.isEmpty() && written.err.contains("Written to "), written.all());
    QFile read(file);
    QVERIFY(read.open(QIODevice::ReadOnly));
    QCOMPARE(read.readAll(), answer.out);
}

void TstCliCompare::pivotOverAnySetting()
{
    const Answer answer = compare("--csv --table pivot --rows bias --columns seed");
    QVERIFY2(answer.status == 0, answer.all());
    const QList<QByteArray> lines = answer.out.split('\n');
    QCOMPARE(lines[0], QByteArray("bias,1,2"));
    QVERIFY(lines[1].startsWith("time and position,0."));
    QVERIFY(lines[2].startsWith("neither,0.") && lines[2].endsWith(",-"));
}

void TstCliCompare::curvesOfAllRuns()
{
    const Answer answer = compare("--curves");
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY(answer.out.startsWith("run,name,seed,epoch,step,wall_seconds,train_loss,val_loss,learning_rate,best,recall@10,recall@50,"));
    QCOMPARE(answer.out.count('\n'), 1 + 3 * 2);
    const Answer one = cli(words("show plain --curves"));
    QCOMPARE(one.out.count('\n'), 1 + 2);
    QCOMPARE(cli(words("runs --curves")).out, answer.out);
}

void TstCliCompare::reportIsAPage()
{
    const QString file = m_folder.filePath("report.html");
    const Answer answer = cli(words("compare hstu-1 plain --html") + QStringList{file});
    QVERIFY2(answer.status == 0 && answer.out.isEmpty(), answer.all());
    QFile page(file);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray html = page.readAll();
    QVERIFY(html.startsWith("<!DOCTYPE html>") && html.endsWith("</html>\n"));
    for (const char *part :
         {"Time bias, block 1", "Position bias, block 1", "recall@10 by history length", "Validation recall@10", "LibTorch"})
        QVERIFY2(html.contains(part), part);
}

void TstCliCompare::showTellsWhatWasLearnt()
{
    const Answer answer = cli(words("show hstu-1 --learnt"));
    QVERIFY2(answer.status == 0 && answer.out.startsWith("Time bias of hstu-1\n") && answer.out.contains("Position bias of hstu-1\n"),
             answer.all());
    const QJsonArray tables = cli(words("show hstu-1 --learnt --json")).json()["tables"].toArray();
    QCOMPARE(tables.size(), 2);
    QCOMPARE(tables[1]["rows"].toArray().size(), 16); // session_max_len
    const Answer none = cli(words("show plain --learnt"));
    QVERIFY2(none.status == 1 && none.err.contains("has no relative attention bias"), none.all());
}

void TstCliCompare::showSlicesTheUsers()
{
    const Answer answer = cli(words("show hstu-1 --slices --metric ndcg@10 --csv"));
    QVERIFY2(answer.status == 0, answer.all());
    for (const char *title :
         {"history length,users,hstu-1\n", "popularity of the target,users,hstu-1\n", "since the last interaction,users,hstu-1\n"})
        QVERIFY2(answer.out.contains(title), title);
}

void TstCliCompare::runsAsATable()
{
    const Answer answer = cli(words("runs --csv"));
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(answer.out.count('\n'), 4);
    QVERIFY(answer.out.contains("plain,tiny,\"hstu-no-rab · ")); // and what differs from the preset
    QVERIFY(cli(words("runs --markdown")).out.startsWith("## Runs\n\n| run | name |"));
}

void TstCliCompare::refusals_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no such run") << QByteArray("compare nobody") << 1 << QByteArray("nobody");
    QTest::newRow("foreign baseline") << QByteArray("compare hstu-1 --baseline plain") << 1 << QByteArray("isn't among the runs");
    QTest::newRow("unknown metric") << QByteArray("compare hstu-1 plain --metric recall@7") << 1
                                    << QByteArray("has a test metric \"recall@7\"");
    QTest::newRow("unknown dimension") << QByteArray("compare hstu-1 plain --table pivot --rows bais") << 1
                                       << QByteArray("Did you mean \"bias\"?");
    QTest::newRow("two formats") << QByteArray("compare hstu-1 plain --csv --latex") << 2 << QByteArray("--");
    QTest::newRow("format and json") << QByteArray("compare hstu-1 plain --csv --json") << 1 << QByteArray("Choose one format");
    QTest::newRow("slices of coverage") << QByteArray("show hstu-1 --slices --metric coverage@10") << 1 << QByteArray("one number only");
}

void TstCliCompare::refusals()
{
    QFETCH(QByteArray, arguments);
    QFETCH(int, status);
    QFETCH(QByteArray, text);
    const Answer answer = cli(words(arguments.constData()));
    QVERIFY2(answer.status == status && answer.err.contains(text) && answer.out.isEmpty(), answer.all());
}

QTEST_GUILESS_MAIN(TstCliCompare)
#include "tst_cli_compare.moc"
