#include "core/config/ablation.h"
#include "core/config/presets.h"

#include <QTest>

#include <set>

using namespace hstudio;
using namespace hstudio::config;

namespace
{

AblationBase baseOf(const char *preset) { return {.name = preset, .preset = preset, .config = findPreset(preset)->config}; }

std::vector<AblationRun> runsOf(const Ablation &ablation)
{
    auto runs = expand(ablation);
    return runs ? *runs : std::vector<AblationRun>();
}

QStringList namesOf(const std::vector<AblationRun> &runs)
{
    QStringList names;
    for (const auto &run : runs)
        names.append(QString::fromStdString(run.name));
    return names;
}

} // namespace

class TstConfigAblation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreReadAsTheFormReadsThem_data();
    void valuesAreReadAsTheFormReadsThem();
    void valuesThatCantBeAreRefusedWithTheFieldsName_data();
    void valuesThatCantBeAreRefusedWithTheFieldsName();
    void everyCombinationWithEverySeed();
    void withoutSeedsEachBaseKeepsItsOwn();
    void settingsWithoutEffectMakeNoSecondRun();
    void settingsThatDontFitAreNamedInTheirRunOnly();
    void tooManyRunsAreRefusedBeforeTheyAreMade();
    void theTutorialsAblationIsItsFivePresets();
    void ofOtherSettingsItChangesTheBiasAlone();
    void ofSasrecThereIsNothingToTakeAway();
};

void TstConfigAblation::valuesAreReadAsTheFormReadsThem_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<std::string>>("values");
    using Values = std::vector<std::string>;
    QTest::newRow("numbers") << std::string("n_blocks") << std::string("1, 2,4") << Values{"1", "2", "4"};
    QTest::newRow("each once, however written") << std::string("lr") << std::string("0.001,1e-3, 0.01 ,") << Values{"0.001", "0.01"};
    QTest::newRow("words") << std::string("similarity") << std::string("cosine,dot") << Values{"cosine", "dot"};
    QTest::newRow("ticks") << std::string("use_pos_emb") << std::string("true,false") << Values{"true", "false"};
    QTest::newRow("lists") << std::string("ks") << std::string("10,50; 10") << Values{"10,50", "10"};
    QTest::newRow("nothing") << std::string("lr") << std::string(" ") << Values{};
}

void TstConfigAblation::valuesAreReadAsTheFormReadsThem()
{
    QFETCH(std::string, key);
    QFETCH(std::string, text);
    QFETCH(std::vector<std::string>, values);
    const auto axis = parseAxis(key, text);
    QVERIFY(axis);
    QCOMPARE(axis->key, key);
    QCOMPARE(axis->values, values);
}

void TstConfigAblation::valuesThatCantBeAreRefusedWithTheFieldsName_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("said");
    QTest::newRow("unknown field") << std::string("n_block") << std::string("1") << std::string("Did you mean \"n_blocks\"");
    QTest::newRow("not a number") << std::string("n_blocks") << std::string("1,two") << std::string("n_blocks is \"two\"");
    QTest::newRow("out of range") << std::string("dropout_rate") << std::string("0.1,3") << std::string("dropout_rate is 3");
    QTest::newRow("not a choice") << std::string("loss") << std::string("softmax,hinge") << std::string("one of");
}

void TstConfigAblation::valuesThatCantBeAreRefusedWithTheFieldsName()
{
    QFETCH(std::string, key);
    QFETCH(std::string, text);
    QFETCH(std::string, said);
    const auto axis = parseAxis(key, text);
    QVERIFY(!axis);
    QVERIFY2(axis.error().text().find(said) != std::string::npos, axis.error().text().c_str());
}

void TstConfigAblation::everyCombinationWithEverySeed()
{
    const auto runs = runsOf({.bases = {baseOf("hstu")}, .axes = {{"n_blocks", {"1", "2"}}, {"lr", {"0.001", "0.01"}}}, .seeds = {1, 2}});
    QCOMPARE(namesOf(runs),
             QStringList({"hstu n_blocks=1 lr=0.001 seed 1", "hstu n_blocks=1 lr=0.001 seed 2", "hstu n_blocks=1 lr=0.01 seed 1",
                          "hstu n_blocks=1 lr=0.01 seed 2", "hstu n_blocks=2 lr=0.001 seed 1", "hstu n_blocks=2 lr=0.001 seed 2",
                          "hstu n_blocks=2 lr=0.01 seed 1", "hstu n_blocks=2 lr=0.01 seed 2"}));
    auto third = findPreset("hstu")->config;
    third.model.nBlocks = 1;
    third.optimizer.lr = 0.01;
    third.device.seed = 1;
    QVERIFY(runs[2].config == third);
    QCOMPARE(runs[2].preset, std::string("hstu"));
    QVERIFY(!runs[2].issue);
}

void TstConfigAblation::withoutSeedsEachBaseKeepsItsOwn()
{
    auto other = baseOf("sasrec");
    other.config.device.seed = 7;
    QCOMPARE(namesOf(runsOf({.bases = {baseOf("hstu"), other}})), QStringList({"hstu seed 42", "sasrec seed 7"}));
}

void TstConfigAblation::settingsWithoutEffectMakeNoSecondRun()
{
    const Ablation ablation{.bases = {baseOf("hstu"), baseOf("sasrec")},
                            .axes = {{"relative_time_attention", {"true", "false"}}, {"relative_pos_attention", {"true", "false"}}},
                            .seeds = {1}};
    const auto runs = runsOf(ablation);
    QCOMPARE(runs.size(), std::size_t{5}); // SASRec has no bias to switch
    QCOMPARE(runs.back().name, std::string("sasrec seed 1"));
    QVERIFY(runs.back().settings.empty());
    QCOMPARE(runs.front().settings.size(), std::size_t{2});

    // A base that is already among the others, but for its seed.
    auto again = baseOf("hstu");
    again.config.device.seed = 9;
    QCOMPARE(runsOf({.bases = {baseOf("hstu"), again}, .seeds = {1, 2}}).size(), std::size_t{2});
    QCOMPARE(runsOf({.bases = {baseOf("hstu"), again}}).size(), std::size_t{2});
}

void TstConfigAblation::settingsThatDontFitAreNamedInTheirRunOnly()
{
    const auto runs = runsOf({.bases = {baseOf("hstu")}, .axes = {{"n_heads", {"2", "3"}}}}); // 50 factors
    QCOMPARE(runs.size(), std::size_t{2});
    QVERIFY(!runs[0].issue);
    QVERIFY(runs[1].issue);
    QVERIFY(runs[1].issue->text().find("not divisible") != std::string::npos);
}

void TstConfigAblation::tooManyRunsAreRefusedBeforeTheyAreMade()
{
    Ablation ablation{.bases = {baseOf("hstu")}, .axes = {{"batch_size", {}}}, .seeds = {}};
    for (int size = 1; size <= 500; ++size)
        ablation.axes[0].values.push_back(std::to_string(size));
    ablation.seeds = {1, 2};
    QCOMPARE(runsOf(ablation).size(), std::size_t{1000});
    ablation.seeds.push_back(3);
    const auto refused = expand(ablation);
    QVERIFY(!refused);
    QVERIFY2(refused.error().text().find("1500 runs") != std::string::npos, refused.error().text().c_str());
}

void TstConfigAblation::theTutorialsAblationIsItsFivePresets()
{
    const auto bases = biasAblation(baseOf("hstu"));
    QStringList keys;
    for (const auto &base : bases) {
        keys.append(QString::fromStdString(base.preset));
        QVERIFY(base.config == findPreset(base.preset)->config);
        QCOMPARE(base.name, base.preset);
    }
    QCOMPARE(keys, QStringList({"hstu", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec"}));

    // For fewer epochs on another device they are still the tutorial's models.
    auto shorter = baseOf("hstu");
    shorter.config.stopping.maxEpochs = 1;
    shorter.config.device.device = "cpu";
    for (const auto &base : biasAblation(shorter)) {
        QVERIFY(base.name == base.preset);
        QCOMPARE(base.config.stopping.maxEpochs, std::int64_t{1});
    }
}

void TstConfigAblation::ofOtherSettingsItChangesTheBiasAlone()
{
    auto base = baseOf("quick");
    base.config.model.relativePosAttention = false; // itself one of the four
    const auto bases = biasAblation(base);
    QCOMPARE(bases.size(), std::size_t{5});
    QVERIFY(bases[0].config == base.config);
    std::set<std::pair<bool, bool>> biases;
    for (std::size_t i = 0; i < 4; ++i) {
        biases.emplace(bases[i].config.model.relativeTimeAttention, bases[i].config.model.relativePosAttention);
        auto same = bases[i].config;
        same.model.relativeTimeAttention = true;
        same.model.relativePosAttention = false;
        QVERIFY(same == base.config);
        QVERIFY(bases[i].name.starts_with("quick"));
    }
    QCOMPARE(biases.size(), std::size_t{4});
    QVERIFY(bases[4].config.model.model == ModelKind::Sasrec);
    QVERIFY(bases[4].config.model.similarity == Similarity::Dot);
    QCOMPARE(bases[4].config.model.nFactors, base.config.model.nFactors);
    QVERIFY(bases[4].config.stopping == base.config.stopping);
}

void TstConfigAblation::ofSasrecThereIsNothingToTakeAway() { QCOMPARE(biasAblation(baseOf("sasrec")).size(), std::size_t{1}); }

QTEST_GUILESS_MAIN(TstConfigAblation)
#include "tst_config_ablation.moc"
