#include "cliprocess.h"

#include <QSet>
#include <QTemporaryDir>

using namespace hstudio::test;

namespace
{

const QStringList kTiny =
    words("--set n_factors=8 --set n_blocks=1 --set session_max_len=16 --set n_negatives=5 --set ks=10 --set threads=1 "
          "--set max_epochs=1 --device cpu");

QStringList namesIn(const Answer &answer)
{
    QStringList names;
    for (const auto &run : answer.json().array())
        names.append(run.toObject().value(QLatin1String("name")).toString());
    return names;
}

} // namespace

/// `ablate`: which runs it makes, and that it trains them all.
class TstCliAblate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutValuesItIsTheTutorials();
    void everyCombinationIsListedBeforeItIsTrained();
    void whatCantBeTrainedIsSaidBeforeAnythingIsQueued_data();
    void whatCantBeTrainedIsSaidBeforeAnythingIsQueued();
    void allRunsAreTrainedAndToldAsEvents();
    void forPeopleTheRunsStandSideBySide();
    void runsForLaterWaitInTheQueue();

private:
    [[nodiscard]] Answer ablate(const char *options) const { return m_cli(words("ablate --dataset tiny") + kTiny + words(options)); }

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.filePath(QStringLiteral("workspace"))};
};

void TstCliAblate::initTestCase()
{
    const Answer imported = m_cli({QStringLiteral("import"), QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny")});
    QVERIFY2(imported.status == 0, imported.all());
}

void TstCliAblate::withoutValuesItIsTheTutorials()
{
    const Answer answer = m_cli(words("ablate --dataset tiny --dry-run --json"));
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(namesIn(answer),
             QStringList({"hstu seed 42", "hstu-rab-t seed 42", "hstu-rab-p seed 42", "hstu-no-rab seed 42", "sasrec seed 42"}));
    QCOMPARE(answer.json().array().at(3).toObject().value(QLatin1String("preset")).toString(), QStringLiteral("hstu-no-rab"));
}

void TstCliAblate::everyCombinationIsListedBeforeItIsTrained()
{
    const Answer answer = ablate("--preset quick --vary n_blocks=1,2 --vary loss=softmax,BCE --seeds 1,2,3 --name grid --dry-run --json");
    QVERIFY2(answer.status == 0, answer.all());
    const auto names = namesIn(answer);
    QCOMPARE(names.size(), 12);
    QCOMPARE(names.first(), QStringLiteral("grid n_blocks=1 loss=softmax seed 1"));
    QCOMPARE(names.last(), QStringLiteral("grid n_blocks=2 loss=BCE seed 3"));
    const auto settings = answer.json().array().last().toObject().value(QLatin1String("settings")).toObject();
    QCOMPARE(settings.value(QLatin1String("loss")).toString(), QStringLiteral("BCE"));
    QVERIFY(m_cli(words("runs --json")).json().array().isEmpty());
    QVERIFY(ablate("--vary n_blocks=1,2 --dry-run").out.contains("hstu n_blocks=2 seed 42"));
}

void TstCliAblate::whatCantBeTrainedIsSaidBeforeAnythingIsQueued_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("unknown setting") << QByteArray("--vary n_block=1,2") << 1 << QByteArray("Did you mean \"n_blocks\"");
    QTest::newRow("impossible value") << QByteArray("--vary dropout_rate=0.1,3") << 1 << QByteArray("dropout_rate is 3");
    QTest::newRow("impossible combination") << QByteArray("--vary n_heads=1,3") << 1 << QByteArray("hstu n_heads=3 seed 42: n_factors (8)");
    QTest::newRow("too many")
        << QByteArray("--vary n_factors=1,2,3,4,5,6,7,8,9,10,11 --vary batch_size=1,2,3,4,5,6,7,8,9,10 --seeds 1,2,3,4,5,6,7,8,9,10") << 1
        << QByteArray("1100 runs");
    QTest::newRow("unknown preset") << QByteArray("--preset hstuu") << 1 << QByteArray("Did you mean \"hstu\"");
    QTest::newRow("no values") << QByteArray("--vary n_heads=") << 2 << QByteArray("key=value,value");
}

void TstCliAblate::whatCantBeTrainedIsSaidBeforeAnythingIsQueued()
{
    QFETCH(QByteArray, options);
    QFETCH(int, status);
    QFETCH(QByteArray, said);
    const Answer answer = ablate(options.constData());
    QVERIFY2(answer.status == status && answer.err.contains(said), answer.all());
    QVERIFY(m_cli(words("runs --json")).json().array().isEmpty());
}

void TstCliAblate::allRunsAreTrainedAndToldAsEvents()
{
    const Answer answer = ablate("--seeds 1,2 --name both --json");
    QVERIFY2(answer.status == 0, answer.all());
    QSet<qint64> trained;
    int epochs = 0;
    for (const auto &line : answer.jsonLines()) {
        const auto event = line.value(QLatin1String("event")).toString();
        epochs += event == QLatin1String("epoch") ? 1 : 0;
        if (event != QLatin1String("finished"))
            continue;
        QCOMPARE(line.value(QLatin1String("reason")).toString(), QStringLiteral("max_epochs"));
        QVERIFY(line.value(QLatin1String("test")).toObject().contains(QLatin1String("recall@10")));
        trained.insert(line.value(QLatin1String("run")).toInteger());
    }
    QCOMPARE(trained.size(), 10);
    QCOMPARE(epochs, 10);
    QSet<QString> models;
    for (const auto &run : m_cli(words("runs --json")).json().array()) {
        const auto config = run.toObject().value(QLatin1String("config")).toObject();
        models.insert(config.value(QLatin1String("model")).toString() +
                      (config.value(QLatin1String("relative_time_attention")).toBool() ? "+t" : "") +
                      (config.value(QLatin1String("relative_pos_attention")).toBool() ? "+p" : ""));
    }
    QCOMPARE(models, (QSet<QString>{"hstu+t+p", "hstu+t", "hstu+p", "hstu", "sasrec"}));
}

void TstCliAblate::forPeopleTheRunsStandSideBySide()
{
    const Answer answer = ablate("--vary dropout_rate=0,0.5");
    QVERIFY2(answer.status == 0, answer.all());
    const auto table = answer.out.mid(answer.out.lastIndexOf("test recall@10"));
    QVERIFY2(table.contains("hstu dropout_rate=0 seed 42") && table.contains("hstu dropout_rate=0.5 seed 42"), answer.all());
}

void TstCliAblate::runsForLaterWaitInTheQueue()
{
    const Answer answer = ablate("--vary n_blocks=1,2 --later --json");
    QVERIFY2(answer.status == 0, answer.all());
    QCOMPARE(namesIn(answer), QStringList({"hstu n_blocks=1 seed 42", "hstu n_blocks=2 seed 42"}));
    QCOMPARE(namesIn(m_cli(words("queue --json"))), namesIn(answer));
}

QTEST_GUILESS_MAIN(TstCliAblate)
#include "tst_cli_ablate.moc"
