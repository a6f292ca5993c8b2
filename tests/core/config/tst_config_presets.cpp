#include "core/config/configjson.h"
#include "core/config/embedded.h"
#include "core/config/fields.h"
#include "core/config/presets.h"

#include <QTest>

#include <nlohmann/json.hpp>
#include <set>

using namespace hstudio;
using namespace hstudio::config;

class TstConfigPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEightOfTheDesignAreThere();
    void everyFileIsShownAndSaysEverythingButTheMachine();
    void tutorialPresetsHaveItsSettings_data();
    void tutorialPresetsHaveItsSettings();
    void ablationPresetsDifferOnlyInTheBias();
    void othersStopEarly();
    void unknownPresetIsNull() { QCOMPARE(findPreset("hstu-huge"), nullptr); }
};

void TstConfigPresets::theEightOfTheDesignAreThere()
{
    const std::set<std::string> expected = {"hstu",        "hstu-large", "hstu-rab-t", "hstu-rab-p",
                                            "hstu-no-rab", "sasrec",     "hstu-ml20m", "quick"};
    std::set<std::string> found;
    for (const Preset &preset : presets()) {
        found.insert(preset.key);
        QVERIFY(!preset.title.empty());
        QVERIFY(preset.description.ends_with('.'));
        QVERIFY2(validate(preset.config).empty(), preset.key.c_str());
    }
    QCOMPARE(found, expected);
}

void TstConfigPresets::everyFileIsShownAndSaysEverythingButTheMachine()
{
    QCOMPARE(presetFiles().size(), presets().size());
    for (const EmbeddedFile &file : presetFiles()) {
        QVERIFY2(findPreset(std::string(file.name)) != nullptr, file.name.data());
        const auto json = nlohmann::ordered_json::parse(file.content);
        for (const Field &field : fields())
            QCOMPARE(json.contains(std::string(field.key)), field.group != FieldGroup::DeviceAndSeed);
    }
}

void TstConfigPresets::tutorialPresetsHaveItsSettings_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *key : {"hstu", "hstu-large", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec"})
        QTest::newRow(key) << QByteArray(key);
}

void TstConfigPresets::tutorialPresetsHaveItsSettings()
{
    QFETCH(QByteArray, key);
    const ExperimentConfig &config = findPreset(key.toStdString())->config;
    QCOMPARE(config.model.sessionMaxLen, std::int64_t{200});
    QCOMPARE(config.model.nFactors, std::int64_t{50});
    QCOMPARE(config.model.dropoutRate, 0.2);
    QCOMPARE(config.model.nBlocks, std::int64_t{key == "hstu-large" ? 8 : 2});
    QCOMPARE(config.model.nHeads, std::int64_t{key == "hstu-large" ? 2 : 1});
    QCOMPARE(config.model.model, key == "sasrec" ? ModelKind::Sasrec : ModelKind::Hstu);
    QCOMPARE(config.model.similarity, key == "sasrec" ? Similarity::Dot : Similarity::Cosine);
    QCOMPARE(config.loss.loss, LossKind::SampledSoftmax);
    QCOMPARE(config.loss.nNegatives, std::int64_t{128});
    QCOMPARE(config.loss.logitsT, 0.05);
    QCOMPARE(config.optimizer.lr, 1e-3);
    QCOMPARE(config.optimizer.batchSize, std::int64_t{128});
    QCOMPARE(config.stopping.maxEpochs, std::int64_t{100});
    QCOMPARE(config.stopping.earlyStopping, false);
    QCOMPARE(config.stopping.monitor, std::string("recall@10"));
}

void TstConfigPresets::ablationPresetsDifferOnlyInTheBias()
{
    const ExperimentConfig &full = findPreset("hstu")->config;
    QCOMPARE(differingKeys(full, findPreset("hstu-rab-t")->config), std::vector<std::string>{"relative_pos_attention"});
    QCOMPARE(differingKeys(full, findPreset("hstu-rab-p")->config), std::vector<std::string>{"relative_time_attention"});
    QCOMPARE(differingKeys(full, findPreset("hstu-no-rab")->config),
             (std::vector<std::string>{"relative_time_attention", "relative_pos_attention"}));
}

void TstConfigPresets::othersStopEarly()
{
    const ExperimentConfig &large = findPreset("hstu-ml20m")->config;
    QCOMPARE(large.model.nFactors, std::int64_t{256});
    QCOMPARE(large.model.nHeads, std::int64_t{4});
    QCOMPARE(large.model.nBlocks, std::int64_t{4});
    QVERIFY(large.stopping.earlyStopping);
    const ExperimentConfig &quick = findPreset("quick")->config;
    QCOMPARE(quick.model.sessionMaxLen, std::int64_t{50});
    QCOMPARE(quick.stopping.maxEpochs, std::int64_t{30});
    QCOMPARE(quick.stopping.patience, std::int64_t{5});
    QVERIFY(quick.stopping.earlyStopping);
}

QTEST_GUILESS_MAIN(TstConfigPresets)
#include "tst_config_presets.moc"
