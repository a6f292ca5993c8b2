#include "core/config/fields.h"
#include "core/config/nearest.h"

#include <QTest>

#include <set>

using namespace hstudio;
using namespace hstudio::config;

class TstConfigFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingOfRecToolsIsThere();
    void keysAreUniqueAndDescribed();
    void groupsFollowEachOther();
    void textOfEveryDefaultIsAcceptedBack();
    void setChangesExactlyItsField();
    void setFromTextTakesWords_data();
    void setFromTextTakesWords();
    void setFromTextRefuses_data();
    void setFromTextRefuses();
    void inapplicableSaysWhy_data();
    void inapplicableSaysWhy();
    void differingKeysInFieldOrder();
    void nearestFindsTheMistypedKey_data();
    void nearestFindsTheMistypedKey();
};

void TstConfigFields::everySettingOfRecToolsIsThere()
{
    const std::set<std::string_view> expected = {"model",
                                                 "n_factors",
                                                 "n_heads",
                                                 "n_blocks",
                                                 "session_max_len",
                                                 "dropout_rate",
                                                 "use_pos_emb",
                                                 "relative_time_attention",
                                                 "relative_pos_attention",
                                                 "similarity",
                                                 "loss",
                                                 "n_negatives",
                                                 "logits_t",
                                                 "gbce_t",
                                                 "lr",
                                                 "batch_size",
                                                 "max_epochs",
                                                 "min_epochs",
                                                 "early_stopping",
                                                 "patience",
                                                 "min_delta",
                                                 "divergence_threshold",
                                                 "monitor",
                                                 "ks",
                                                 "train_min_user_interactions",
                                                 "device",
                                                 "threads",
                                                 "seed"};
    std::set<std::string_view> found;
    for (const Field &field : fields())
        found.insert(field.key);
    QCOMPARE(found, expected);
}

void TstConfigFields::keysAreUniqueAndDescribed()
{
    std::set<std::string_view> keys;
    std::set<std::string_view> labels;
    for (const Field &field : fields()) {
        QVERIFY2(keys.insert(field.key).second, field.key.data());
        QVERIFY2(labels.insert(field.label).second, field.key.data());
        QVERIFY2(field.help.size() > 20 && field.help.ends_with('.'), field.key.data());
        QVERIFY2(field.get != nullptr && field.set != nullptr && field.inapplicable != nullptr, field.key.data());
        QCOMPARE(findField(field.key), &field);
        const bool numeric = field.type == FieldType::Integer || field.type == FieldType::Real || field.type == FieldType::IntegerList;
        QVERIFY2(!numeric || field.maximum > field.minimum, field.key.data());
        QCOMPARE(field.choices.empty(), field.type != FieldType::Choice);
    }
    QCOMPARE(findField("n_factor"), nullptr);
    QVERIFY(findField("patience")->help.find("0.007 to 0.029") != std::string_view::npos);
}

void TstConfigFields::groupsFollowEachOther()
{
    FieldGroup last = FieldGroup::Architecture;
    for (const Field &field : fields()) {
        QVERIFY2(field.group >= last, field.key.data());
        QVERIFY(!groupTitle(field.group).empty());
        last = field.group;
    }
    QCOMPARE(last, FieldGroup::DeviceAndSeed);
}

void TstConfigFields::textOfEveryDefaultIsAcceptedBack()
{
    const ExperimentConfig defaults;
    ExperimentConfig other;
    for (const Field &field : fields()) {
        const auto set = setFromText(other, field.key, valueText(field.get(defaults)));
        QVERIFY2(set.ok(), field.key.data());
    }
    QCOMPARE(other, defaults);
}

void TstConfigFields::setChangesExactlyItsField()
{
    const ExperimentConfig defaults;
    for (const Field &field : fields()) {
        FieldValue changed;
        switch (field.type) {
        case FieldType::Boolean: changed = !std::get<bool>(field.get(defaults)); break;
        case FieldType::Integer: changed = std::get<std::int64_t>(field.get(defaults)) + 1; break;
        case FieldType::Real: changed = std::get<double>(field.get(defaults)) / 2 + 0.25; break;
        case FieldType::Choice:
            changed = std::string(field.choices[std::get<std::string>(field.get(defaults)) == field.choices.front() ? 1 : 0]);
            break;
        case FieldType::Text: changed = std::string("other"); break;
        case FieldType::IntegerList: changed = std::vector<std::int64_t>{3, 7}; break;
        }
        ExperimentConfig config;
        field.set(config, changed);
        QVERIFY2(field.get(config) == changed, field.key.data());
        QCOMPARE(differingKeys(config, defaults), std::vector<std::string>{std::string(field.key)});
    }
}

void TstConfigFields::setFromTextTakesWords_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("stored");
    QTest::newRow("whole number") << QByteArray("n_factors") << QByteArray("64") << QByteArray("64");
    QTest::newRow("small real") << QByteArray("lr") << QByteArray("3e-4") << QByteArray("0.0003");
    QTest::newRow("real without point") << QByteArray("logits_t") << QByteArray("1") << QByteArray("1");
    QTest::newRow("boolean") << QByteArray("use_pos_emb") << QByteArray("false") << QByteArray("false");
    QTest::newRow("choice") << QByteArray("loss") << QByteArray("gBCE") << QByteArray("gBCE");
    QTest::newRow("list") << QByteArray("ks") << QByteArray("5,20") << QByteArray("5,20");
    QTest::newRow("text") << QByteArray("device") << QByteArray("cuda:1") << QByteArray("cuda:1");
    QTest::newRow("lower end") << QByteArray("dropout_rate") << QByteArray("0") << QByteArray("0");
    QTest::newRow("upper end") << QByteArray("seed") << QByteArray("4294967295") << QByteArray("4294967295");
}

void TstConfigFields::setFromTextTakesWords()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, stored);
    ExperimentConfig config;
    const auto set = setFromText(config, key.toStdString(), text.toStdString());
    QVERIFY2(set.ok(), set.ok() ? "" : set.error().text().c_str());
    QCOMPARE(valueText(findField(key.toStdString())->get(config)), stored.toStdString());
}

void TstConfigFields::setFromTextRefuses_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *key, const char *text, const char *message) {
        QTest::newRow(name) << QByteArray(key) << QByteArray(text) << QByteArray(message);
    };
    row("unknown key", "n_factor", "1", "\"n_factor\" is not a setting. Did you mean \"n_factors\"?");
    row("not a number", "n_factors", "many", "n_factors is \"many\", but must be a whole number.");
    row("number with a tail", "n_factors", "50x", "n_factors is \"50x\", but must be a whole number.");
    row("fraction for a whole number", "n_factors", "2.5", "n_factors is \"2.5\", but must be a whole number.");
    row("empty", "lr", "", "lr is \"\", but must be a number.");
    row("below the range", "n_factors", "0", "n_factors is 0, but must be from 1 to 2048.");
    row("above the range", "n_blocks", "65", "n_blocks is 65, but must be from 1 to 64.");
    row("overflow", "seed", "99999999999999999999", "seed is \"99999999999999999999\", but must be a whole number.");
    row("open minimum", "lr", "0", "lr is 0, but must be above 0 and at most 1.");
    row("not a number at all", "dropout_rate", "nan", "dropout_rate is nan, but must be from 0 to 0.95.");
    row("unknown choice", "similarity", "euclid", "similarity is \"euclid\", but must be one of: cosine, dot.");
    row("choices keep their case", "loss", "bce", "loss is \"bce\", but must be one of: softmax, sampled_softmax, BCE, gBCE.");
    row("not a boolean", "use_pos_emb", "yes", "use_pos_emb is \"yes\", but must be true or false.");
    row("list out of order", "ks", "50,10", "ks is \"50,10\", but must be ascending whole numbers such as 10,50.");
    row("list with a repetition", "ks", "10,10", "ks is \"10,10\", but must be ascending whole numbers such as 10,50.");
    row("list with a hole", "ks", "10,,50", "ks is \"10,,50\", but must be ascending whole numbers such as 10,50.");
    row("list out of range", "ks", "0,10", "ks is 0, but must be from 1 to 10000.");
}

void TstConfigFields::setFromTextRefuses()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    ExperimentConfig config;
    const auto set = setFromText(config, key.toStdString(), text.toStdString());
    QVERIFY(!set.ok());
    QVERIFY(set.error().code == base::ErrorCode::InvalidArgument);
    QCOMPARE(QByteArray::fromStdString(set.error().text()), message);
    QCOMPARE(config, ExperimentConfig{});
}

void TstConfigFields::inapplicableSaysWhy_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("setKey");
    QTest::addColumn<QByteArray>("off");
    QTest::addColumn<QByteArray>("on");
    const auto row = [](const char *key, const char *setKey, const char *off, const char *on) {
        QTest::newRow(key) << QByteArray(key) << QByteArray(setKey) << QByteArray(off) << QByteArray(on);
    };
    row("relative_time_attention", "model", "sasrec", "hstu");
    row("relative_pos_attention", "model", "sasrec", "hstu");
    row("n_negatives", "loss", "softmax", "BCE");
    row("gbce_t", "loss", "BCE", "gBCE");
    row("patience", "early_stopping", "false", "true");
    row("min_epochs", "early_stopping", "false", "true");
    row("min_delta", "early_stopping", "false", "true");
    row("divergence_threshold", "early_stopping", "false", "true");
}

void TstConfigFields::inapplicableSaysWhy()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, setKey);
    QFETCH(QByteArray, off);
    QFETCH(QByteArray, on);
    const Field *field = findField(key.toStdString());
    ExperimentConfig config;
    QVERIFY(setFromText(config, setKey.toStdString(), off.toStdString()).ok());
    QVERIFY(!field->inapplicable(config).empty());
    QVERIFY(setFromText(config, setKey.toStdString(), on.toStdString()).ok());
    QVERIFY(field->inapplicable(config).empty());
}

void TstConfigFields::differingKeysInFieldOrder()
{
    ExperimentConfig a;
    ExperimentConfig b;
    QVERIFY(differingKeys(a, b).empty());
    b.device.seed = 7;
    b.model.nFactors = 64;
    b.evaluation.ks = {10};
    QCOMPARE(differingKeys(a, b), (std::vector<std::string>{"n_factors", "ks", "seed"}));
}

void TstConfigFields::nearestFindsTheMistypedKey_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("missing letter") << QByteArray("n_head") << QByteArray("n_heads");
    QTest::newRow("swapped letters") << QByteArray("n_blokcs") << QByteArray("n_blocks");
    QTest::newRow("dashes") << QByteArray("max-epochs") << QByteArray("max_epochs");
    QTest::newRow("exact") << QByteArray("seed") << QByteArray("seed");
}

void TstConfigFields::nearestFindsTheMistypedKey()
{
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, expected);
    std::vector<std::string_view> keys;
    for (const Field &field : fields())
        keys.push_back(field.key);
    const std::string_view found = nearest(word.toStdString(), keys);
    QCOMPARE(QByteArray(found.data(), static_cast<qsizetype>(found.size())), expected);
    QVERIFY(nearest("x", {}).empty());
}

QTEST_GUILESS_MAIN(TstConfigFields)
#include "tst_config_fields.moc"
