#include "core/config/configjson.h"
#include "core/experiment/exchangesettings.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/weightsexchange.h"
#include "tests/support/datasets.h"
#include "tests/support/exchangefolder.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

using namespace hstudio;
using tests::ExchangeFolder;

namespace
{

constexpr auto kItemEmbedding = "item_model.item_net_blocks.0.ids_emb.weight";

using Spoil = std::function<void(ExchangeFolder &)>;

void resize(tests::GoldenTensor &tensor, std::vector<std::int64_t> shape)
{
    std::size_t size = 1;
    for (const auto length : shape)
        size *= static_cast<std::size_t>(length);
    tensor.shape = std::move(shape);
    tensor.floats.resize(size);
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// Weights that come in from elsewhere and go out again, on the tiny data.
class TstWeightsExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void importedRunIsFinishedAndOpens();
    void importedItemOrderBeatsTheTrainings();
    void exportOfAnImportIsTheSame();
    void exportOverwritesNothing();
    void exportNeedsWeights();
    void settingsOfRecTools_data();
    void settingsOfRecTools();
    void brokenFolders_data();
    void brokenFolders();
    void missingFiles_data();
    void missingFiles();

private:
    [[nodiscard]] std::filesystem::path path(const char *name) const { return std::filesystem::path(m_folder.path().toStdString()) / name; }
    base::Result<store::RunRecord> import(const ExchangeFolder &folder)
    {
        const auto at = path("folder") / std::to_string(++m_made);
        folder.write(at);
        return experiment::importWeights(*m_store, m_dataset.id, at, "from elsewhere");
    }

    QTemporaryDir m_folder;
    std::shared_ptr<store::Store> m_store;
    store::DatasetRecord m_dataset;
    int m_made = 0;
};

void TstWeightsExchange::initTestCase()
{
    auto opened = store::Store::open(path("workspace"));
    QVERIFY(opened);
    m_store = *opened;
    const auto tiny = tests::importTiny(m_store->datasetsFolder());
    const auto added = m_store->addDataset(experiment::recordOf(*tiny, "tiny"));
    QVERIFY(added);
    m_dataset = *added;
}

void TstWeightsExchange::importedRunIsFinishedAndOpens()
{
    const auto run = import(tests::goldenExchange("hstu_h2"));
    QVERIFY2(run, run ? "" : run.error().text().c_str());
    QCOMPARE(run->name, std::string("from elsewhere"));
    QVERIFY(run->state == store::RunState::Finished);
    QCOMPARE(run->reason, std::string("imported"));
    QVERIFY(run->dataset == m_dataset.id);
    QVERIFY(run->endedAt > 0 && run->ownerPid == 0);
    const auto config = config::fromJsonText(run->configJson);
    QVERIFY(config);
    QCOMPARE(config->model.nHeads, std::int64_t{2});
    const auto files = m_store->checkpoints(run->id);
    QVERIFY(files && files->size() == 1 && files->front().file == "best.safetensors");
    const auto opened = experiment::openRun(*m_store, run->id);
    QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
    QCOMPARE((*opened)->weights, std::string("imported"));
    QCOMPARE((*opened)->items.size(), std::int64_t{56});
    QVERIFY((*opened)->recommender->requiresContext());
}

void TstWeightsExchange::importedItemOrderBeatsTheTrainings()
{
    auto folder = tests::goldenExchange("hstu_h1");
    std::swap(folder.items[1], folder.items[2]);
    const auto run = import(folder);
    QVERIFY(run);
    const auto opened = experiment::openRun(*m_store, run->id);
    QVERIFY(opened);
    const auto &ids = (*opened)->dataset->table->itemIds();
    for (std::size_t internal = 1; internal < folder.items.size(); ++internal)
        QCOMPARE(ids.number((*opened)->items.codeOf[internal]), folder.items[internal].get<std::int64_t>());
}

void TstWeightsExchange::exportOfAnImportIsTheSame()
{
    const auto folder = tests::goldenExchange("sasrec_h2");
    const auto run = import(folder);
    QVERIFY(run);
    const auto to = path("exported");
    const auto exported = experiment::exportRun(*m_store, run->id, to);
    QVERIFY2(exported, exported ? "" : exported.error().text().c_str());
    const auto weights = tests::readGoldenTensors(to / "weights.safetensors");
    QCOMPARE(weights.size(), folder.weights.size());
    for (const auto &[name, tensor] : folder.weights) {
        QVERIFY2(weights.contains(name), name.c_str());
        QVERIFY2(weights.at(name).shape == tensor.shape && weights.at(name).floats == tensor.floats, name.c_str());
    }
    QVERIFY(tests::readGoldenJson(to / "items.json") == folder.items);
    const auto config = tests::readGoldenJson(to / "config.json");
    for (const auto &[key, value] : folder.config.items())
        QVERIFY2(config.at(key) == value, key.c_str());
    for (const char *program : {"hstudio", "libtorch", "rectools"})
        QVERIFY2(config.at("versions").contains(program), program);
    QVERIFY(config.at("source").at("data_hash") == m_dataset.hash);
    QVERIFY(experiment::importWeights(*m_store, m_dataset.id, to));
}

void TstWeightsExchange::exportOverwritesNothing()
{
    const auto run = import(tests::goldenExchange("hstu_h1"));
    QVERIFY(run);
    const auto file = tests::writeTextFile(path("full") / "items.json", "mine");
    const auto exported = experiment::exportRun(*m_store, run->id, path("full"));
    QVERIFY(!exported && exported.error().code == base::ErrorCode::Busy);
    QCOMPARE(tests::readGoldenFile(file), std::string("mine"));
    QVERIFY(!std::filesystem::exists(path("full") / "weights.safetensors"));
}

void TstWeightsExchange::exportNeedsWeights()
{
    store::RunRecord record;
    record.dataset = m_dataset.id;
    record.name = "waits";
    record.configJson = config::toJsonText({});
    const auto run = m_store->addRun(record);
    QVERIFY(run);
    const auto exported = experiment::exportRun(*m_store, run->id, path("nothing"));
    QVERIFY(!exported && exported.error().code == base::ErrorCode::NotFound);
    QVERIFY(!std::filesystem::exists(path("nothing")));
}

void TstWeightsExchange::settingsOfRecTools_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); ///< settings that must come out, or the beginning of the error
    const QByteArray hstu = R"({"model": "hstu", "n_heads": 1, "session_max_len": 16)";
    const QByteArray sasrec = R"({"model": "sasrec", "n_heads": 1, "session_max_len": 16)";
    QTest::newRow("hstu compares by cosine") << hstu + "}"
                                             << QByteArray(R"({"similarity": "cosine", "n_factors": 256, "loss": "softmax"})");
    QTest::newRow("sasrec compares by dot product") << sasrec + "}" << QByteArray(R"({"similarity": "dot", "logits_t": 1.0})");
    QTest::newRow("settings inside of others")
        << sasrec + R"(, "similarity_module_kwargs": {"distance": "cosine"}, "lightning_module_kwargs": {"logits_t": 0.05}, "epochs": 30})"
        << QByteArray(R"({"similarity": "cosine", "logits_t": 0.05, "max_epochs": 30})");
    QTest::newRow("without effect")
        << hstu + R"(, "verbose": 1, "recommend_batch_size": 9, "get_trainer_func": null, "versions": {}, "cls": "HSTUModel"})"
        << QByteArray("{}");
    QTest::newRow("the fixed parts")
        << hstu + R"(, "transformer_layers_type": "rectools.models.nn.transformers.hstu.STULayers", "use_causal_attn": true,)"
                  R"( "use_key_padding_mask": false, "backbone_kwargs": null, "pos_encoding_kwargs": {}})"
        << QByteArray("{}");
    QTest::newRow("a padding mask") << sasrec + R"(, "use_key_padding_mask": true})" << QByteArray("use_key_padding_mask is true");
    QTest::newRow("other layers") << hstu + R"(, "transformer_layers_type": "mine.Layers"})" << QByteArray("transformer_layers_type is");
    QTest::newRow("arguments of layers") << hstu + R"(, "transformer_layers_kwargs": {"epsilon": 1}})"
                                         << QByteArray("transformer_layers_kwargs is");
    QTest::newRow("another distance") << hstu + R"(, "similarity_module_kwargs": {"distance": "euclidean"}})"
                                      << QByteArray("similarity is \"euclidean\"");
    QTest::newRow("unknown") << hstu + R"(, "n_factor": 8})" << QByteArray("\"n_factor\" is not a setting. Did you mean \"n_factors\"?");
    QTest::newRow("another model") << QByteArray(R"({"model": "bert4rec", "n_heads": 1, "session_max_len": 16})")
                                   << QByteArray("model is \"bert4rec\"");
    QTest::newRow("model missing") << QByteArray(R"({"n_heads": 1, "session_max_len": 16})") << QByteArray("\"model\" is missing.");
    QTest::newRow("heads missing") << QByteArray(R"({"model": "hstu", "session_max_len": 16})") << QByteArray("\"n_heads\" is missing.");
    QTest::newRow("length missing") << QByteArray(R"({"model": "hstu", "n_heads": 1})") << QByteArray("\"session_max_len\" is missing.");
    QTest::newRow("not JSON") << QByteArray("{\n\"model\" 1}") << QByteArray("This is not valid JSON at line 2");
    QTest::newRow("no object") << QByteArray("[]") << QByteArray("Settings must be a JSON object");
}

void TstWeightsExchange::settingsOfRecTools()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto settings = experiment::readExchangeSettings(text.toStdString());
    QCOMPARE(settings.ok(), expected.startsWith('{'));
    if (!settings) {
        QVERIFY2(QByteArray::fromStdString(settings.error().text()).startsWith(expected), settings.error().text().c_str());
        return;
    }
    const auto all = config::toJson(*settings);
    const auto wanted = nlohmann::json::parse(expected.toStdString());
    for (const auto &[key, value] : wanted.items())
        QVERIFY2(all.at(key) == value, key.c_str());
}

void TstWeightsExchange::brokenFolders_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, Spoil spoil, const char *text) { QTest::newRow(name) << spoil << QByteArray(text); };
    row(
        "a tensor missing", [](auto &f) { f.weights.erase("pos_encoding_layer.pos_emb.weight"); },
        "weights.safetensors\" can't be used: the weights lack \"pos_encoding_layer.pos_emb.weight\"");
    row(
        "a tensor too many", [](auto &f) { f.weights["extra"] = f.weights.at("pos_encoding_layer.pos_emb.weight"); },
        "the weights hold \"extra\"");
    row(
        "a tensor misshapen",
        [](auto &f) {
            resize(f.weights.at("pos_encoding_layer.pos_emb.weight"), {8, 16});
        },
        "\"pos_encoding_layer.pos_emb.weight\" has shape [8, 16], the settings need [16, 8]");
    row(
        "no number", [](auto &f) { f.weights.at("pos_encoding_layer.pos_emb.weight").floats[3] = std::numeric_limits<float>::quiet_NaN(); },
        "tensor \"pos_encoding_layer.pos_emb.weight\" holds values that aren't numbers");
    row(
        "more items than rows",
        [](auto &f) {
            resize(f.weights.at(kItemEmbedding), {55, 8});
        },
        "has rows for 55 items, but there are 56");
    row(
        "more rows than items", [](auto &f) { f.items.erase(55); }, "has rows for 56 items, but there are 55");
    row(
        "another number of heads", [](auto &f) { f.config["n_heads"] = 3; }, "config.json: n_factors (8) is not divisible by n_heads (3).");
    row(
        "another length", [](auto &f) { f.config["session_max_len"] = 17; }, "has shape [16, 8], the settings need [17, 8]");
    row(
        "a setting of nobody", [](auto &f) { f.config["n_hedas"] = 3; }, "config.json: \"n_hedas\" is not a setting.");
    row(
        "no PAD", [](auto &f) { f.items.erase(0); }, "items.json\" must be a JSON array of the item ids by internal id, \"PAD\" first");
    row(
        "items as object", [](auto &f) { f.items = nlohmann::json::object(); }, "items.json\" must be a JSON array");
    row(
        "items of another data set", [](auto &f) { f.items[3] = 999999; },
        "names 1 items that data set \"tiny\" doesn't have, \"999999\" first.");
    row(
        "an item twice", [](auto &f) { f.items[4] = f.items[3]; }, "names item \"758\" twice");
    row(
        "an item that is no id", [](auto &f) { f.items[2] = 1.5; }, "has 1.5 at place 2");
}

void TstWeightsExchange::brokenFolders()
{
    QFETCH(Spoil, spoil);
    QFETCH(QByteArray, text);
    const auto before = m_store->runs();
    QVERIFY(before);
    auto folder = tests::goldenExchange("hstu_h1");
    spoil(folder);
    const auto run = import(folder);
    QVERIFY(!run);
    QVERIFY2(QByteArray::fromStdString(run.error().text()).contains(text), run.error().text().c_str());
    const auto after = m_store->runs();
    QVERIFY(after && after->size() == before->size());
}

void TstWeightsExchange::missingFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file : {"weights.safetensors", "config.json", "items.json"})
        QTest::newRow(file) << QByteArray(file);
}

void TstWeightsExchange::missingFiles()
{
    QFETCH(QByteArray, file);
    const auto folder = path("missing") / file.toStdString();
    tests::goldenExchange("hstu_h1").write(folder);
    std::filesystem::remove(folder / file.toStdString());
    const auto run = experiment::importWeights(*m_store, m_dataset.id, folder);
    QVERIFY(!run);
    QVERIFY(run.error().code == base::ErrorCode::NotFound);
    QVERIFY2(QByteArray::fromStdString(run.error().text()).contains(file), run.error().text().c_str());
}

QTEST_GUILESS_MAIN(TstWeightsExchange)
#include "tst_weightsexchange.moc"
