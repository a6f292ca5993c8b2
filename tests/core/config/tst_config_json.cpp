#include "core/config/configjson.h"
#include "core/config/fields.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace hstudio;
using namespace hstudio::config;

class TstConfigJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTripKeepsEveryField();
    void keysStandInFieldOrder();
    void missingKeysKeepTheDefault();
    void refuses_data();
    void refuses();
};

void TstConfigJson::roundTripKeepsEveryField()
{
    ExperimentConfig config;
    config.model = {.model = ModelKind::Sasrec,
                    .nFactors = 48,
                    .nHeads = 4,
                    .nBlocks = 3,
                    .sessionMaxLen = 17,
                    .dropoutRate = 0.1,
                    .usePosEmb = false,
                    .relativeTimeAttention = false,
                    .relativePosAttention = false,
                    .similarity = Similarity::Dot};
    config.loss = {.loss = LossKind::GBce, .nNegatives = 7, .logitsT = 0.3, .gbceT = 0.75};
    config.optimizer = {.lr = 0.1 + 0.2, .batchSize = 3};
    config.stopping = {.maxEpochs = 9,
                       .minEpochs = 2,
                       .earlyStopping = false,
                       .patience = 3,
                       .minDelta = 1e-4,
                       .divergenceThreshold = 0.01,
                       .monitor = "ndcg@5"};
    config.evaluation = {.ks = {1, 5}, .trainMinUserInteractions = 4};
    config.device = {.device = "cuda:1", .threads = 3, .seed = 4294967295};
    const auto read = fromJsonText(toJsonText(config));
    QVERIFY2(read.ok(), read.ok() ? "" : read.error().text().c_str());
    QCOMPARE(*read, config);
    QCOMPARE(differingKeys(config, {}).size(), fields().size());
}

void TstConfigJson::keysStandInFieldOrder()
{
    const auto json = toJson({});
    QCOMPARE(json.size(), fields().size());
    auto field = fields().begin();
    for (const auto &[key, value] : json.items())
        QCOMPARE(QByteArray::fromStdString(key), QByteArray((field++)->key.data()));
    QVERIFY(toJsonText({}).starts_with("{\n  \"model\": \"hstu\",\n  \"n_factors\": 50,\n"));
}

void TstConfigJson::missingKeysKeepTheDefault()
{
    ExperimentConfig defaults;
    defaults.model.nBlocks = 5;
    const auto read = fromJsonText(R"({"n_factors": 64, "lr": 1})", defaults);
    QVERIFY(read.ok());
    QCOMPARE(differingKeys(*read, defaults), (std::vector<std::string>{"n_factors", "lr"}));
    QCOMPARE(read->model.nBlocks, std::int64_t{5});
}

void TstConfigJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::addColumn<QByteArray>("message");
    const auto invalid = [](const char *name, const char *text, const char *message) {
        QTest::newRow(name) << QByteArray(text) << base::ErrorCode::InvalidArgument << QByteArray(message);
    };
    const auto bad = [](const char *name, const char *text, const char *message) {
        QTest::newRow(name) << QByteArray(text) << base::ErrorCode::BadData << QByteArray(message);
    };
    invalid("unknown key", R"({"n_facters": 5})", "\"n_facters\" is not a setting. Did you mean \"n_factors\"?");
    invalid("text for a number", R"({"n_factors": "50"})", "n_factors is \"50\", but must be a whole number.");
    invalid("fraction for a whole number", R"({"n_factors": 50.5})", "n_factors is \"50.5\", but must be a whole number.");
    invalid("beyond 64 bits", R"({"seed": 18446744073709551615})", "seed is \"18446744073709551615\", but must be a whole number.");
    invalid("number for a flag", R"({"use_pos_emb": 1})", "use_pos_emb is \"1\", but must be true or false.");
    invalid("null", R"({"loss": null})", "loss is \"null\", but must be a word.");
    invalid("out of range", R"({"dropout_rate": 1.5})", "dropout_rate is 1.5, but must be from 0 to 0.95.");
    invalid("unknown choice", R"({"model": "gru4rec"})", "model is \"gru4rec\", but must be one of: hstu, sasrec.");
    invalid("list of text", R"({"ks": ["10"]})", "ks is \"[\"10\"]\", but must be ascending whole numbers such as 10,50.");
    invalid("relation", R"({"n_factors": 64, "n_heads": 3})",
            "n_factors (64) is not divisible by n_heads (3). Choose n_heads from: 1,2,4,8,16,32,64.");
    bad("comma missing", "{\n  \"n_factors\": 50\n  \"n_heads\": 1\n}",
        "This is not valid JSON at line 3, column 11. Check quotes, commas and brackets there.");
    bad("cut off", "{\"n_factors\": ", "This is not valid JSON at line 1, column 15. Check quotes, commas and brackets there.");
    bad("empty", "", "This is not valid JSON at line 1, column 1. Check quotes, commas and brackets there.");
    bad("not an object", "[1, 2]", "Settings must be a JSON object such as {\"model\": \"hstu\", \"n_factors\": 50}.");
}

void TstConfigJson::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(base::ErrorCode, code);
    QFETCH(QByteArray, message);
    const auto read = fromJsonText(text.toStdString());
    QVERIFY(!read.ok());
    QVERIFY(read.error().code == code);
    QCOMPARE(QByteArray::fromStdString(read.error().text()), message);
}

QTEST_GUILESS_MAIN(TstConfigJson)
#include "tst_config_json.moc"
