#include "cliprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace hstudio::test;

/// The data verbs: tables with a mapping, filters, splits, refused lines, downloads without a network.
class TstCliData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aTableIsReadWithGuessesAndFlags_data();
    void aTableIsReadWithGuessesAndFlags();
    void aWrongColumnNamesTheColumns();
    void filtersSayWhatTheyRemoved();
    void aFilteredDataSetIsAnotherOne();
    void aGlobalTimeSplitIsNamedFromImportToEvaluation();
    void theRefusedLimitIsAnOption();
    void statsCountLeakageAndTies();
    void wrongPreparationsAreRefused_data();
    void wrongPreparationsAreRefused();
    void archivesAreListedWithTheirTerms();
    void withoutANetworkADownloadSaysSo();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return Cli(m_folder->filePath(QStringLiteral("workspace")))(arguments); }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a test file can't be written");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TstCliData::aTableIsReadWithGuessesAndFlags_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("flags");
    QTest::newRow("everything is guessed") << QByteArray("when;who;what;stars\n2001-01-01;anna;lamp;4\n2001-01-02;bert;chair;5\n")
                                           << words("--table --user-column who --item-column what");
    QTest::newRow("everything is given")
        << QByteArray("x|978307200000|anna|lamp|4\ny|978393600000|bert|chair|5\n")
        << words("--delimiter pipe --header no --user-column 3 --item-column 4 --rating-column 5 --time-column 2 "
                 "--time-unit ms --encoding utf-8");
    QTest::newRow("no ratings") << QByteArray("user\titem\ttime\nanna\tlamp\t978307200\nbert\tchair\t978393600\n")
                                << words("--delimiter tab --rating-column none");
}

void TstCliData::aTableIsReadWithGuessesAndFlags()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, flags);
    const Answer answer = cli(QStringList{QStringLiteral("import"), write("log.txt", content), QStringLiteral("--json")} + flags);
    QVERIFY2(answer.status == 0, answer.all());
    QVERIFY2(answer.err.contains("note: columns: user "), answer.all());
    const QJsonObject document = answer.json().object();
    QCOMPARE(document.value(QLatin1String("interactions")).toInt(), 2);
    QCOMPARE(document.value(QLatin1String("first_time")).toInt(), 978307200);
    QCOMPARE(document.value(QLatin1String("last_time")).toInt(), 978393600);
    QCOMPARE(document.value(QLatin1String("format")).toString(), QStringLiteral("table"));
}

void TstCliData::aWrongColumnNamesTheColumns()
{
    const QString file = write("log.csv", "user,item,time\nanna,lamp,978307200\n");
    const Answer answer = cli({QStringLiteral("import"), file, QStringLiteral("--user-column"), QStringLiteral("person")});
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("There is no column \"person\". The first line is: user, item, time."), answer.all());
}

void TstCliData::filtersSayWhatTheyRemoved()
{
    const Answer answer = cli(words("import " HSTUDIO_TEST_DATA "/golden/tiny --json --min-rating 3 --min-user-interactions 5 "
                                    "--min-item-interactions 2 --duplicates last --from 2000-01-01 --split-at 80%"));
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonObject document = answer.json().object();
    const QJsonArray filters = document.value(QLatin1String("filters")).toArray();
    QStringList names;
    qint64 removed = 0;
    for (const auto &step : filters) {
        names << step.toObject().value(QLatin1String("filter")).toString();
        removed += step.toObject().value(QLatin1String("interactions")).toInteger();
    }
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("time_range rating duplicates k_core"));
    QCOMPARE(document.value(QLatin1String("interactions")).toInteger() + removed, 901);
    QVERIFY(document.value(QLatin1String("split")).toString().startsWith(QStringLiteral("global time point 20")));
    const Answer people = cli(words("stats tiny"));
    QVERIFY2(people.out.contains("Filter: rating at least 3"), people.all());
    QVERIFY2(people.out.contains("k-core, users 5, items 2"), people.all());
}

void TstCliData::aFilteredDataSetIsAnotherOne()
{
    QVERIFY(cli(words("import " HSTUDIO_TEST_DATA "/golden/tiny")).status == 0);
    const Answer answer = cli(words("filter tiny --min-rating 4 --name good --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(answer.json().object().value(QLatin1String("name")).toString(), QStringLiteral("good"));
    QVERIFY(answer.json().object().value(QLatin1String("interactions")).toInt() < 901);
    QCOMPARE(cli(words("stats tiny --json")).json().object().value(QLatin1String("interactions")).toInt(), 901);
    QCOMPARE(cli(words("datasets --json")).json().array().size(), 2);
}

void TstCliData::aGlobalTimeSplitIsNamedFromImportToEvaluation()
{
    QVERIFY(cli(words("import " HSTUDIO_TEST_DATA "/golden/tiny --name late --split-at 70%")).status == 0);
    const QString split = cli(words("stats late --json")).json().object().value(QLatin1String("split")).toString();
    QVERIFY2(split.startsWith(QStringLiteral("global time point ")), qPrintable(split));
    const Answer trained = cli(words("train --dataset late --preset quick --set max_epochs=2 --set n_factors=8 --set n_blocks=1 "
                                     "--set session_max_len=16 --set threads=1 --device cpu --name first --json"));
    QVERIFY2(trained.status == 0, trained.all());
    const Answer evaluated = cli(words("evaluate first --json"));
    QVERIFY2(evaluated.status == 0, evaluated.all());
    const QJsonObject document = evaluated.json().object();
    QCOMPARE(document.value(QLatin1String("protocol")).toObject().value(QLatin1String("split")).toString(), split);
    QCOMPARE(document.value(QLatin1String("users")).toInteger(),
             cli(words("stats late --json")).json().object().value(QLatin1String("test")).toInteger());
    QVERIFY(cli(words("evaluate first")).out.contains(split.toUtf8()));
}

void TstCliData::theRefusedLimitIsAnOption()
{
    QByteArray lines = "userId,movieId,rating,timestamp\n";
    for (int i = 0; i < 80; ++i)
        lines += QByteArray::number(i % 9) + ",10,4.0,97830720" + QByteArray::number(i % 10) + (i % 4 == 0 ? "x\n" : "\n");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("ml")));
    write("ml/ratings.csv", lines);
    const QString folder = m_folder->filePath(QStringLiteral("ml"));
    const Answer strict = cli({QStringLiteral("import"), folder});
    QCOMPARE(strict.status, 1);
    QVERIFY2(strict.err.contains("20 of 80 lines"), strict.all());
    const Answer lenient =
        cli({QStringLiteral("import"), folder, QStringLiteral("--refused-limit"), QStringLiteral("30"), QStringLiteral("--json")});
    QVERIFY2(lenient.status == 0, lenient.all());
    QCOMPARE(lenient.json().object().value(QLatin1String("refused_by_reason")).toObject().value(QLatin1String("time_not_a_number")).toInt(),
             20);
    const QJsonArray refused = cli(words("stats ml --refused --json")).json().object().value(QLatin1String("refused_lines")).toArray();
    QCOMPARE(refused.size(), 20);
    QCOMPARE(refused.at(1).toObject().value(QLatin1String("line")).toInt(), 6);
    QCOMPARE(refused.at(1).toObject().value(QLatin1String("text")).toString(), QStringLiteral("4,10,4.0,978307204x"));
    const Answer people = cli(words("stats ml --refused"));
    QVERIFY2(people.out.contains("20: the time is not a number of seconds"), people.all());
    QVERIFY2(people.out.contains("4,10,4.0,978307204x"), people.all());
}

void TstCliData::statsCountLeakageAndTies()
{
    QVERIFY(cli(words("import " HSTUDIO_TEST_DATA "/golden/tiny")).status == 0);
    const QJsonObject document = cli(words("stats tiny --json")).json().object();
    QCOMPARE(document.value(QLatin1String("tied_interactions")).toInt(), 481); // as the golden README says
    QVERIFY(document.value(QLatin1String("unstable_tests")).toInt() > 0);
    QVERIFY(document.value(QLatin1String("train_after_median_test_share")).toDouble() > 0);
    const Answer people = cli(words("stats tiny"));
    QVERIFY2(people.out.contains("Training after it"), people.all());
    QVERIFY2(people.out.contains("Test targets that would change"), people.all());
}

void TstCliData::wrongPreparationsAreRefused_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("share") << words("--split-at many%") << 1 << QByteArray("\"many%\" is not a share");
    QTest::newRow("share above all") << words("--split-at 120%") << 1 << QByteArray("between 0 and 100 %");
    QTest::newRow("time") << words("--from yesterday") << 1 << QByteArray("\"yesterday\" is not a time.");
    QTest::newRow("time outside") << words("--split-at 2050-01-01") << 1 << QByteArray("leaves nothing on one side");
    QTest::newRow("nothing left") << words("--min-rating 6") << 1 << QByteArray("The filters leave no interaction");
    QTest::newRow("duplicates") << words("--duplicates some") << 2 << QByteArray("--duplicates");
    QTest::newRow("negative") << words("--min-user-interactions -3") << 2 << QByteArray("--min-user-interactions");
}

void TstCliData::wrongPreparationsAreRefused()
{
    QFETCH(QStringList, flags);
    QFETCH(int, status);
    QFETCH(QByteArray, text);
    const Answer answer = cli(words("import " HSTUDIO_TEST_DATA "/golden/tiny") + flags);
    QVERIFY2(answer.status == status, answer.all());
    QVERIFY2(answer.err.contains(text), answer.all());
    const QDir datasets(m_folder->filePath(QStringLiteral("workspace/datasets")));
    QVERIFY(datasets.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

void TstCliData::archivesAreListedWithTheirTerms()
{
    const QJsonArray archives = cli(words("download --json")).json().array();
    QCOMPARE(archives.size(), 7);
    QCOMPARE(archives.at(2).toObject().value(QLatin1String("archive")).toString(), QStringLiteral("ml-1m"));
    const Answer people = cli(words("download"));
    QVERIFY2(people.out.contains("ml-32m") && people.out.contains("239.0 MB") && people.out.contains("commercially"), people.all());
    const Answer unknown = cli(words("download ml-2m"));
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains("There is no archive \"ml-2m\"."), unknown.all());
}

void TstCliData::withoutANetworkADownloadSaysSo()
{
    qputenv("https_proxy", "http://127.0.0.1:9"); // the discard port: nobody listens
    const Answer answer = cli(words("download ml-1m"));
    qunsetenv("https_proxy");
    QCOMPARE(answer.status, 1);
    QVERIFY2(answer.err.contains("couldn't be fetched") && answer.err.contains("Check the network and the proxy"), answer.all());
    QVERIFY(cli(words("datasets --json")).json().array().isEmpty());
}

QTEST_GUILESS_MAIN(TstCliData)
#include "tst_cli_data.moc"
