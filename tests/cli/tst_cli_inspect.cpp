#include "cliprocess.h"
#include "tests/support/exchangefolder.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>

using namespace hstudio;
using namespace hstudio::test;

/// What the inspector's answers look like on the command line: explain, batches, stored lists. Golden weights on the tiny data.
class TstCliInspect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void explanationAddsUp_data();
    void explanationAddsUp();
    void explanationForPeople();
    void explanationOfModelThatIgnoresTime();
    void explainRefuses_data();
    void explainRefuses();
    void batchAnswersEveryLine();
    void batchOfModelThatIgnoresTime();
    void batchGoesToStdoutAsCsv();
    void badLinesAreToldWithFileAndLine();
    void unknownUsersCanBeSkipped();
    void batchExcludesOtherQuestions();
    void storedListsAreWhatWasPrinted();
    void similarItemsHaveTitles();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return Cli(path("workspace"))(arguments); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QByteArray &content) const
    {
        QFile file(path("batch.csv"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qWarning("can't write");
        return file.fileName();
    }
    [[nodiscard]] Answer batch(const char *run, const QByteArray &content, const char *more = "--json") const
    {
        return cli(QStringList{QStringLiteral("recommend"), QString::fromLatin1(run), QStringLiteral("--batch"), write(content)} +
                   words("-k 3 --device cpu") + words(more));
    }

    QTemporaryDir m_folder;
};

void TstCliInspect::initTestCase()
{
    QVERIFY(cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"), QStringLiteral("--json")}).status == 0);
    for (const char *model : {"hstu_h2", "sasrec_h1"}) {
        const QString folder = path(QString::fromLatin1(model));
        tests::goldenExchange(model).write(folder.toStdString());
        const Answer answer = cli(words("import-weights --dataset tiny --name") + QStringList{QString::fromLatin1(model), folder});
        QVERIFY2(answer.status == 0, answer.all());
    }
}

void TstCliInspect::explanationAddsUp_data()
{
    QTest::addColumn<QString>("run");
    for (const char *run : {"hstu_h2", "sasrec_h1"})
        QTest::newRow(run) << QString::fromLatin1(run);
}

void TstCliInspect::explanationAddsUp()
{
    QFETCH(QString, run);
    const QJsonObject best = cli(QStringList{QStringLiteral("recommend"), run} + words("--users 411 -k 2 --device cpu --json"))
                                 .json()
                                 .object()
                                 .value(QLatin1String("rows"))
                                 .toArray()
                                 .last()
                                 .toObject();
    const QString item = QString::number(best.value(QLatin1String("item")).toInteger());
    const Answer answer =
        cli(QStringList{QStringLiteral("explain"), run} + words("--user 411 --device cpu --json --item") + QStringList{item});
    QVERIFY2(answer.status == 0 && answer.err.isEmpty(), answer.all());
    const QJsonObject why = answer.json().object();
    const auto number = [](const QJsonObject &object, const char *key) { return object.value(QLatin1String(key)).toDouble(NAN); };
    QCOMPARE(why.value(QLatin1String("rank")).toInt(), 2);
    QVERIFY(std::abs(number(why, "score") - number(best, "score")) < 1e-5);
    QCOMPARE(why.value(QLatin1String("query_time")), best.value(QLatin1String("query_time")));
    QCOMPARE(why.value(QLatin1String("title")), best.value(QLatin1String("title")));
    double sum = number(why, "own_embedding") + number(why, "own_position") + number(why, "padding") + number(why, "constant");
    const QJsonArray history = why.value(QLatin1String("history")).toArray();
    QCOMPARE(history.size(), qsizetype{16});
    for (const QJsonValue &value : history) {
        const QJsonObject entry = value.toObject();
        const double parts = number(entry, "content") + number(entry, "time_bias") + number(entry, "position_bias");
        QVERIFY(std::abs(parts - number(entry, "contribution")) < 1e-9);
        QVERIFY(std::abs(number(why, "score") - number(entry, "score_without") - number(entry, "influence")) < 1e-5);
        QCOMPARE(entry.value(QLatin1String("attention")).toArray().size(), run == QLatin1String("hstu_h2") ? qsizetype{4} : qsizetype{2});
        sum += number(entry, "contribution");
    }
    QVERIFY(std::abs(sum - number(why, "score")) < 1e-5);
}

void TstCliInspect::explanationForPeople()
{
    const Answer answer = cli(words("explain hstu_h2 --user 411 --item 3683 --at 2010-01-01 -n 3 --device cpu"));
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.out.contains("User 411, asked at 2010-01-01T00:00:00Z"), answer.all());
    QVERIFY2(answer.out.contains("All 16 items together"), answer.all());
    const auto table = answer.out.mid(answer.out.indexOf("place"));
    QCOMPARE(table.left(table.indexOf("\n\n")).count('\n'), 4); // title, rule and three items
}

void TstCliInspect::explanationOfModelThatIgnoresTime()
{
    const Answer answer = cli(words("explain sasrec_h1 --user 411 --item 3683 --at 2010-01-01 --device cpu"));
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.out.contains("User 411, the model ignores time"), answer.all());
    QVERIFY2(answer.err.contains("--at has no effect"), answer.all());
}

void TstCliInspect::explainRefuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("user") << "--user 999999 --item 3683" << 1 << QByteArray("There is no user \"999999\"");
    QTest::newRow("item") << "--user 411 --item 999999" << 1 << QByteArray("There is no item \"999999\"");
    QTest::newRow("moment before everything") << "--user 411 --item 3683 --at 1" << 1 << QByteArray("nothing that the model knows");
    QTest::newRow("no moment") << "--user 411 --item 3683 --at none" << 1 << QByteArray("needs a query time");
    QTest::newRow("no item") << "--user 411" << 2 << QByteArray("--item");
}

void TstCliInspect::explainRefuses()
{
    QFETCH(QString, arguments);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const Answer answer = cli(words("explain hstu_h2 --device cpu") + arguments.split(QLatin1Char(' ')));
    QVERIFY2(answer.status == status && answer.err.contains(says), answer.all());
    QCOMPARE(answer.err.count('\n'), 1);
}

void TstCliInspect::batchAnswersEveryLine()
{
    const Answer answer = batch("hstu_h2", "user,time\n411,2010-01-01\n98,1262304000\n411,2011-01-01\n");
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonArray rows = answer.json().object().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), qsizetype{9});
    const qint64 users[] = {411, 98, 411}, times[] = {1262304000, 1262304000, 1293840000};
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].toObject().value(QLatin1String("user")).toInteger(), users[i / 3]);
        QCOMPARE(rows[i].toObject().value(QLatin1String("query_time")).toInteger(), times[i / 3]);
        QCOMPARE(rows[i].toObject().value(QLatin1String("rank")).toInteger(), i % 3 + 1);
    }
    // Each line is what asking for it alone gives.
    const QJsonArray alone = cli(words("recommend hstu_h2 --users 411 --at 2011-01-01 -k 3 --device cpu --json"))
                                 .json()
                                 .object()
                                 .value(QLatin1String("rows"))
                                 .toArray();
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(rows[6 + i].toObject().value(QLatin1String("item")), alone[i].toObject().value(QLatin1String("item")));
}

void TstCliInspect::batchOfModelThatIgnoresTime()
{
    const Answer answer = batch("sasrec_h1", "411,2010-01-01\n411,1\n");
    QVERIFY2(answer.status == 0 && answer.err.contains("ignores time"), answer.all());
    const QJsonArray rows = answer.json().object().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), qsizetype{6});
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(rows[i], rows[i + 3]);
}

void TstCliInspect::batchGoesToStdoutAsCsv()
{
    const QByteArray content = "411,2010-01-01\n";
    const Answer printed = batch("hstu_h2", content, "");
    QVERIFY2(printed.status == 0 && printed.out.startsWith("user,query_time,item,title,score,rank\r\n411,1262304000,"), printed.all());
    QCOMPARE(printed.out.count('\n'), 4);
    const QString file = path("out.csv");
    const Answer written = batch("hstu_h2", content, qPrintable("--out " + file));
    QVERIFY2(written.status == 0, written.all());
    QFile out(file);
    QVERIFY(out.open(QIODevice::ReadOnly));
    QCOMPARE(out.readAll(), printed.out);
}

void TstCliInspect::badLinesAreToldWithFileAndLine()
{
    const Answer answer = batch("hstu_h2", "user,time\n411,2010-01-01\n98\n411,yesterday\n\n999999,100\n", "");
    QVERIFY2(answer.status == 1 && answer.out.isEmpty(), answer.all());
    for (const char *part : {"batch.csv, line 3: a user and a time are needed", "batch.csv, line 4: ",
                             "batch.csv, line 6: there is no user \"999999\"", "batch.csv: 3 of 4 lines can't be used"})
        QVERIFY2(answer.err.contains(part), answer.all());
    QByteArray many;
    for (int i = 0; i < 50; ++i)
        many += "411\n";
    QCOMPARE(batch("hstu_h2", many, "").err.count('\n'), 21);
    QVERIFY(batch("hstu_h2", "", "").err.contains("holds no line"));
    const Answer header = batch("hstu_h2", "user,when\n411,1\n", "");
    QVERIFY2(header.status == 1 && header.err.contains("line 1: there is no column \"time\""), header.all());
}

void TstCliInspect::unknownUsersCanBeSkipped()
{
    const Answer answer = batch("hstu_h2", "999999,100\n411,2010-01-01\n411,1\n", "--skip-unknown --json");
    QVERIFY2(answer.status == 0 && answer.err.contains("left out: 999999"), answer.all());
    QVERIFY2(answer.err.contains("1 of 2 lines are left out"), answer.all()); // nothing was seen by second 1
    QCOMPARE(answer.json().object().value(QLatin1String("rows")).toArray().size(), qsizetype{3});
}

void TstCliInspect::batchExcludesOtherQuestions()
{
    for (const char *more : {"--users 411", "--at last", "--store"})
        QCOMPARE(batch("hstu_h2", "411,2010-01-01\n", more).status, 2);
    QCOMPARE(cli(words("recommend hstu_h2")).status, 2);
}

void TstCliInspect::storedListsAreWhatWasPrinted()
{
    const Answer answer = cli(words("recommend hstu_h2 --users all --at 2010-01-01 -k 3 --store --device cpu --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QProcess sqlite;
    sqlite.start(
        QStringLiteral("sqlite3"),
        {QStringLiteral("-readonly"), path("workspace/workspace.db"),
         QStringLiteral("SELECT user, item, rank, query_time FROM recommendation_lists WHERE query_rule = 'at' AND run_name = 'hstu_h2'")});
    if (!sqlite.waitForFinished())
        QSKIP("sqlite3 is not installed");
    QByteArrayList stored = sqlite.readAllStandardOutput().trimmed().split('\n'), printed;
    for (const QJsonValue &value : answer.json().object().value(QLatin1String("rows")).toArray()) {
        const QJsonObject row = value.toObject();
        QByteArrayList cells;
        for (const char *key : {"user", "item", "rank", "query_time"})
            cells << QByteArray::number(row.value(QLatin1String(key)).toInteger());
        printed << cells.join('|');
    }
    std::sort(stored.begin(), stored.end());
    std::sort(printed.begin(), printed.end());
    QVERIFY(printed.size() > 100);
    QCOMPARE(stored, printed);
}

void TstCliInspect::similarItemsHaveTitles()
{
    const Answer answer = cli(words("similar hstu_h2 --item 3683 -k 4 --device cpu --json"));
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonArray rows = answer.json().object().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), qsizetype{4});
    double last = 1.00001;
    for (const QJsonValue &row : rows) {
        QVERIFY(!row.toObject().value(QLatin1String("title")).toString().isEmpty());
        QVERIFY(row.toObject().value(QLatin1String("score")).toDouble() <= last);
        last = row.toObject().value(QLatin1String("score")).toDouble();
    }
}

QTEST_GUILESS_MAIN(TstCliInspect)
#include "tst_cli_inspect.moc"
