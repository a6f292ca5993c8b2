#include "cliprocess.h"
#include "core/config/fields.h"
#include "core/store/store.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>

#include <csignal>

using namespace hstudio;
using namespace hstudio::test;

namespace
{

/// Small enough for seconds, on the made-up golden data (40 users).
const QStringList kTiny =
    words("--set n_factors=8 --set n_blocks=1 --set session_max_len=16 --set n_negatives=5 --set ks=5,10 --set threads=1 --device cpu");
const QStringList kTrain = words("train --dataset tiny --json") + kTiny;

bool hasKeys(const QJsonObject &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        if (!object.contains(QLatin1String(key)))
            return false;
    return true;
}

} // namespace

/// The whole way on one workspace: import, stats, train, runs, show, evaluate, recommend. The slots build on each other.
class TstCliFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void demoWritesMovieLensFiles();
    void importTellsWhatItFound();
    void importingAgainFindsTheSame();
    void datasetsAndStats();
    void presetsListAndShow();
    void trainTellsEveryEpoch();
    void trainForPeopleHasNoJson();
    void seedsMakeARunEach();
    void runsAndShow();
    void evaluateStatesItsProtocol();
    void recommendNeedsAndTellsTheTime();
    void recommendAtATime();
    void recommendIncludingSeenItems();
    void recommendWritesCsvAndStores();
    void recommendWithoutContext();
    void similarItems();
    void benchTellsEveryCost();
    void interruptKeepsTheCheckpointAndResumeGoesOn();

private:
    [[nodiscard]] Answer cli(const QStringList &arguments) const { return Cli(m_folder.filePath(QStringLiteral("workspace")))(arguments); }
    [[nodiscard]] QJsonArray recommended(const QStringList &more) const;

    QTemporaryDir m_folder;
    qint64 m_run = 0;
};

void TstCliFlow::demoWritesMovieLensFiles()
{
    const QString folder = m_folder.filePath(QStringLiteral("demo"));
    const Answer answer = cli({QStringLiteral("demo"), QStringLiteral("--to"), folder, QStringLiteral("--json")});
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(answer.json().object().value(QLatin1String("folder")).toString(), folder);
    for (const char *name : {"/ratings.dat", "/movies.dat", "/users.dat"})
        QVERIFY2(QFile::exists(folder + QLatin1String(name)), name);
}

void TstCliFlow::importTellsWhatItFound()
{
    const Answer answer = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"), QStringLiteral("--json")});
    QVERIFY2(answer.status == 0 && answer.err.isEmpty(), answer.all());
    const QJsonObject document = answer.json().object();
    QCOMPARE(document.value(QLatin1String("name")).toString(), QStringLiteral("tiny"));
    QCOMPARE(document.value(QLatin1String("users")).toInt(), 40);
    QCOMPARE(document.value(QLatin1String("items")).toInt(), 60);
    QCOMPARE(document.value(QLatin1String("interactions")).toInt(), 901);
    QCOMPARE(document.value(QLatin1String("refused")).toInt(), 0);
    QCOMPARE(document.value(QLatin1String("tied_share")).toDouble(), 481.0 / 901);
    QVERIFY(hasKeys(document, {"dataset", "first_time", "last_time"}));
}

void TstCliFlow::importingAgainFindsTheSame()
{
    const Answer again = cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny/ratings.dat"),
                              QStringLiteral("--name"), QStringLiteral("tiny"), QStringLiteral("--json")});
    QVERIFY2(again.status == 0, again.all());
    const QJsonArray all = cli(words("datasets --json")).json().array();
    QCOMPARE(all.size(), qsizetype{1});
    QCOMPARE(again.json().object().value(QLatin1String("dataset")), all.first().toObject().value(QLatin1String("dataset")));
}

void TstCliFlow::datasetsAndStats()
{
    const QJsonObject stats = cli(words("stats tiny --json")).json().object();
    // golden prep/split.json: 39 test rows and one dropped; README A: users with a single row have no validation row.
    QCOMPARE(stats.value(QLatin1String("test")).toInt(), 39);
    QCOMPARE(stats.value(QLatin1String("dropped")).toInt(), 1);
    QCOMPARE(stats.value(QLatin1String("train")).toInt() + stats.value(QLatin1String("validation")).toInt(), 861);
    QCOMPARE(stats.value(QLatin1String("interactions")).toInt(), 901);
    const Answer people = cli(words("stats tiny"));
    QVERIFY2(people.status == 0 && people.out.contains("Interactions") && people.out.contains("901"), people.all());
    QVERIFY2(cli(words("datasets")).out.contains("tiny"), people.all());
}

void TstCliFlow::presetsListAndShow()
{
    const QJsonArray presets = cli(words("presets --json")).json().array();
    QCOMPARE(presets.size(), qsizetype{8});
    for (const QJsonValue &preset : presets)
        QVERIFY(hasKeys(preset.toObject(), {"preset", "title", "description", "config"}));
    const QJsonObject large = cli(words("presets hstu-large --json")).json().object();
    QCOMPARE(large.value(QLatin1String("config")).toObject().value(QLatin1String("n_blocks")).toInt(), 8);
    const QByteArray text = cli(words("presets hstu-large")).out;
    for (const config::Field &field : config::fields())
        QVERIFY2(text.contains("  " + QByteArray(field.key.data()) + " = "), field.key.data());
}

void TstCliFlow::trainTellsEveryEpoch()
{
    const Answer answer = cli(kTrain + words("--preset hstu --set max_epochs=2 --name first"));
    QVERIFY2(answer.status == 0 && answer.err.isEmpty(), answer.all());
    QList<QJsonObject> epochs;
    QJsonObject finished;
    for (const QJsonObject &line : answer.jsonLines()) {
        if (line.value(QLatin1String("event")) == QLatin1String("epoch"))
            epochs.append(line);
        else if (line.value(QLatin1String("event")) == QLatin1String("finished"))
            finished = line;
    }
    QCOMPARE(epochs.size(), qsizetype{2});
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(epochs[i].value(QLatin1String("epoch")).toInt(), i + 1);
        QVERIFY2(hasKeys(epochs[i], {"run", "train_loss", "val_loss", "recall@10", "ndcg@10", "recall@5", "seconds"}), answer.all());
        QVERIFY(epochs[i].value(QLatin1String("train_loss")).toDouble() > 0);
    }
    QCOMPARE(finished.value(QLatin1String("state")).toString(), QStringLiteral("finished"));
    QCOMPARE(finished.value(QLatin1String("reason")).toString(), QStringLiteral("max_epochs"));
    const int best = finished.value(QLatin1String("best_epoch")).toInt();
    QVERIFY(best == 1 || best == 2);
    QCOMPARE(finished.value(QLatin1String("best")).toObject().value(QLatin1String("recall@10")),
             epochs[best - 1].value(QLatin1String("recall@10")));
    QVERIFY(hasKeys(finished.value(QLatin1String("test")).toObject(), {"recall@10", "ndcg@10", "coverage@10", "serendipity@10"}));
    m_run = finished.value(QLatin1String("run")).toInteger();
    QVERIFY(m_run > 0);
}

void TstCliFlow::trainForPeopleHasNoJson()
{
    const Answer answer = cli(words("train --dataset tiny --preset sasrec --set max_epochs=1 --name plain") + kTiny);
    QVERIFY2(answer.status == 0 && answer.err.isEmpty(), answer.all());
    QVERIFY2(answer.out.contains("epoch 1/1  train ") && answer.out.contains("\nrecall "), answer.all());
    QVERIFY2(!answer.out.contains('{') && !answer.out.contains('\033'), answer.all());
}

void TstCliFlow::seedsMakeARunEach()
{
    const Answer answer = cli(kTrain + words("--preset hstu-no-rab --set max_epochs=1 --seeds 1,2 --name pair"));
    QVERIFY2(answer.status == 0, answer.all());
    QSet<QString> names;
    QSet<int> seeds;
    for (const QJsonValue &value : cli(words("runs --dataset tiny --json")).json().array()) {
        const QJsonObject run = value.toObject();
        if (run.value(QLatin1String("group")).toString() == QStringLiteral("pair, seeds 1, 2")) {
            names.insert(run.value(QLatin1String("name")).toString());
            seeds.insert(run.value(QLatin1String("seed")).toInt());
            QCOMPARE(run.value(QLatin1String("config")).toObject().value(QLatin1String("seed")), run.value(QLatin1String("seed")));
        }
    }
    QCOMPARE(names, (QSet<QString>{QStringLiteral("pair seed 1"), QStringLiteral("pair seed 2")}));
    QCOMPARE(seeds, (QSet<int>{1, 2}));
}

void TstCliFlow::runsAndShow()
{
    const QJsonArray runs = cli(words("runs --json")).json().array();
    QCOMPARE(runs.size(), qsizetype{4});
    for (const QJsonValue &run : runs)
        QVERIFY(hasKeys(run.toObject(), {"run", "name", "dataset", "state", "config", "seed", "best_epoch", "validation", "test"}));
    const QJsonObject run = cli({QStringLiteral("show"), QString::number(m_run), QStringLiteral("--json")}).json().object();
    QCOMPARE(run.value(QLatin1String("name")).toString(), QStringLiteral("first"));
    QCOMPARE(run.value(QLatin1String("epochs")).toArray().size(), qsizetype{2});
    QCOMPARE(run.value(QLatin1String("config")).toObject().value(QLatin1String("n_factors")).toInt(), 8);
    QVERIFY(hasKeys(run.value(QLatin1String("validation")).toObject(), {"recall@10", "ndcg@10", "val_loss"}));
    const Answer byName = cli(words("show first"));
    QVERIFY2(byName.status == 0 && byName.out.contains("n_factors") && byName.out.contains("Test metrics:"), byName.all());
}

void TstCliFlow::evaluateStatesItsProtocol()
{
    const Answer answer = cli(words("evaluate first --k 5,20 --device cpu --json"));
    QVERIFY2(answer.status == 0 && answer.err.isEmpty(), answer.all());
    const QJsonObject document = answer.json().object();
    QCOMPARE(document.value(QLatin1String("run")).toInteger(), m_run);
    QCOMPARE(document.value(QLatin1String("users")).toInt(), 39);
    const QJsonObject protocol = document.value(QLatin1String("protocol")).toObject();
    QCOMPARE(protocol.value(QLatin1String("split")).toString(), QStringLiteral("leave-one-out"));
    QCOMPARE(protocol.value(QLatin1String("k")).toArray(), (QJsonArray{5, 20}));
    QCOMPARE(protocol.value(QLatin1String("filter_seen")).toBool(), true);
    const QJsonObject metrics = document.value(QLatin1String("metrics")).toObject();
    QVERIFY(hasKeys(metrics, {"recall@5", "ndcg@20", "coverage@5", "serendipity@20"}));
    QVERIFY(!metrics.contains(QLatin1String("recall@10")));
    QVERIFY(document.value(QLatin1String("popularity")).toObject().value(QLatin1String("recall@20")).toDouble() > 0);
    // What is stored still has the run's own cut-offs.
    const QJsonObject run = cli(words("show first --json")).json().object();
    QVERIFY(hasKeys(run.value(QLatin1String("test")).toObject(), {"recall@5", "recall@10", "recall@20"}));
}

QJsonArray TstCliFlow::recommended(const QStringList &more) const
{
    const Answer answer = cli(words("recommend first --device cpu --json") + more);
    const QJsonObject document = answer.json().object();
    if (answer.status != 0 || document.value(QLatin1String("context")) != QLatin1String("required"))
        qWarning("%s", answer.all().constData());
    return document.value(QLatin1String("rows")).toArray();
}

void TstCliFlow::recommendNeedsAndTellsTheTime()
{
    const QJsonArray rows = recommended(words("--users 2839,98 -k 3"));
    QCOMPARE(rows.size(), qsizetype{6});
    double last = 2;
    for (int i = 0; i < 6; ++i) {
        const QJsonObject row = rows[i].toObject();
        QVERIFY(hasKeys(row, {"user", "query_time", "item", "title", "score", "rank"}));
        QCOMPARE(row.value(QLatin1String("user")).toInt(), i < 3 ? 2839 : 98);
        QCOMPARE(row.value(QLatin1String("rank")).toInt(), i % 3 + 1);
        last = i % 3 == 0 ? 2 : last;
        QVERIFY(row.value(QLatin1String("score")).toDouble() <= last);
        last = row.value(QLatin1String("score")).toDouble();
        QVERIFY(row.value(QLatin1String("query_time")).toInteger() > 0);
    }
    const Answer people = cli(words("recommend first --users 2839 -k 3 --device cpu"));
    QVERIFY2(people.status == 0 && people.out.startsWith("User 2839 asked at "), people.all());
}

void TstCliFlow::recommendAtATime()
{
    const QJsonArray rows = recommended(words("--users 2839 -k 1 --at 2033-05-18T03:33:20Z"));
    QCOMPARE(rows.first().toObject().value(QLatin1String("query_time")).toInteger(), qint64{2000000000});
    QCOMPARE(recommended(words("--users 2839 -k 1 --at 2000000000")), rows);
    const QJsonArray last = recommended(words("--users 2839 -k 1 --at last"));
    QVERIFY(last.first().toObject().value(QLatin1String("query_time")).toInteger() < 2000000000);
}

void TstCliFlow::recommendIncludingSeenItems()
{
    const auto items = [](const QJsonArray &rows) {
        QSet<int> found;
        for (const QJsonValue &row : rows)
            found.insert(row.toObject().value(QLatin1String("item")).toInt());
        return found;
    };
    const QSet<int> unseen = items(recommended(words("--users 2839 -k 100")));
    const QSet<int> all = items(recommended(words("--users 2839 -k 100 --include-seen")));
    QCOMPARE(all.size(), qsizetype{55}); // golden D: 55 items are known to the model
    QVERIFY(unseen.size() < all.size());
    QVERIFY((unseen - all).isEmpty());
}

void TstCliFlow::recommendWritesCsvAndStores()
{
    const QString file = m_folder.filePath(QStringLiteral("lists.csv"));
    const Answer answer = cli(words("recommend first --users all -k 4 --device cpu --store --out") + QStringList{file});
    QVERIFY2(answer.status == 0, answer.all());
    // golden D: 1425 and 3171 are cold.
    QVERIFY2(answer.err.contains("2 of 40 users are left out"), answer.all());
    QFile csv(file);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.first().trimmed(), QByteArray("user,query_time,item,title,score,rank"));

    auto store = store::Store::open(m_folder.filePath(QStringLiteral("workspace")).toStdString());
    QVERIFY(store.ok());
    const auto requests = (*store)->recommendationRequests({m_run});
    QVERIFY(requests.ok());
    QCOMPARE(requests->size(), std::size_t{1});
    QCOMPARE(requests->front().k, std::int64_t{4});
    QCOMPARE(requests->front().queryRule, std::string("test"));
    QCOMPARE(std::int64_t{lines.size() - 1}, requests->front().users * 4);
}

void TstCliFlow::recommendWithoutContext()
{
    const Answer answer = cli(words("recommend plain --users 2839 -k 2 --at last --device cpu --json"));
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonObject document = answer.json().object();
    QCOMPARE(document.value(QLatin1String("context")).toString(), QStringLiteral("ignored"));
    QVERIFY(document.value(QLatin1String("rows")).toArray().first().toObject().value(QLatin1String("query_time")).isNull());
    QVERIFY2(answer.err.contains("ignores time"), answer.all());
}

void TstCliFlow::similarItems()
{
    const Answer answer = cli(words("similar first --item 3683 -k 5 --device cpu --json"));
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonArray rows = answer.json().object().value(QLatin1String("rows")).toArray();
    QCOMPARE(rows.size(), qsizetype{5});
    for (const QJsonValue &row : rows) {
        QCOMPARE(row.toObject().value(QLatin1String("target_item")).toInt(), 3683);
        QVERIFY(row.toObject().value(QLatin1String("item")).toInt() != 3683);
    }
    // Item 1943 occurs only as a test row (golden A).
    const Answer unknown = cli(words("similar first --item 1943 --device cpu"));
    QVERIFY2(unknown.status == 1 && unknown.err.contains("unknown to the model"), unknown.all());
}

void TstCliFlow::benchTellsEveryCost()
{
    const QStringList bench = words("bench --steps 1 --data") + QStringList{QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")} + kTiny;
    const Answer answer = cli(bench + words("--config sasrec --json"));
    QVERIFY2(answer.status == 0, answer.all());
    const QJsonObject document = answer.json().object();
    QVERIFY2(hasKeys(document, {"config", "device", "kernel", "threads", "steps", "step_median_s", "step_wall_s", "forward_s", "backward_s",
                                "optimizer_s", "epoch_s", "recommend_users", "recommend_s", "rerank_ms", "peak_rss_gb"}),
             answer.all());
    QCOMPARE(document.value(QLatin1String("config")).toString(), QStringLiteral("sasrec"));
    QCOMPARE(document.value(QLatin1String("threads")).toInt(), 1);
    QVERIFY(document.value(QLatin1String("epoch_s")).toDouble() > 0);
    const Answer text = cli(bench + words("--no-epoch"));
    QVERIFY2(text.status == 0 && text.out.contains("Training step") && text.out.contains("preset hstu"), text.all());
    QVERIFY2(cli(words("bench --config small")).status == 2, "unknown settings are a matter of usage");
}

void TstCliFlow::interruptKeepsTheCheckpointAndResumeGoesOn()
{
    const Cli program(m_folder.filePath(QStringLiteral("workspace")));
    // Reads events until one epoch is there, then presses Ctrl+C.
    const auto interruptAfterAnEpoch = [&](const QStringList &arguments, QJsonObject &firstEpoch, Answer &answer) {
        QProcess process;
        process.start(QStringLiteral(HSTUDIO_CLI), program.arguments(arguments));
        while (firstEpoch.isEmpty() && process.waitForReadyRead(60000)) {
            while (process.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
                if (line.value(QLatin1String("event")) == QLatin1String("epoch") && firstEpoch.isEmpty())
                    firstEpoch = line;
            }
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        answer = {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    };
    QJsonObject first;
    Answer answer;
    interruptAfterAnEpoch(kTrain + words("--preset hstu --set max_epochs=100000 --name long"), first, answer);
    QVERIFY2(answer.status == 130, answer.all());
    const QJsonObject run = cli(words("show long --json")).json().object();
    QVERIFY2(answer.err.contains("hstudio-cli resume " + QByteArray::number(run.value(QLatin1String("run")).toInteger())), answer.all());
    const QString state = run.value(QLatin1String("state")).toString();
    QVERIFY2(state == QStringLiteral("interrupted") || state == QStringLiteral("stopped"), qPrintable(state));
    const qint64 epochs = run.value(QLatin1String("epochs")).toArray().size();
    QVERIFY(epochs >= 1);

    QJsonObject next;
    interruptAfterAnEpoch(words("resume long --json"), next, answer);
    QVERIFY2(answer.status == 130, answer.all());
    QCOMPARE(next.value(QLatin1String("epoch")).toInteger(), epochs + 1);
}

QTEST_GUILESS_MAIN(TstCliFlow)
#include "tst_cli_flow.moc"
