#include "ml100k.h"

#include "core/base/paths.h"
#include "core/config/experimentconfig.h"
#include "core/data/import.h"
#include "core/data/sequences.h"
#include "core/inference/evaluate.h"
#include "core/training/trainer.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

using namespace hstudio;

namespace
{

const std::filesystem::path kGolden = HSTUDIO_TEST_DATA "/golden/ml100k";
constexpr double kOneUser = 1.0 / 943 + 1e-12; ///< a rank that flips between two nearly equal scores moves a metric by at most this
constexpr double kScoreTolerance = 2e-5;

/// The settings that the golden weights were trained with.
config::ExperimentConfig goldenConfig()
{
    config::ExperimentConfig out;
    out.model.sessionMaxLen = 50;
    out.model.nFactors = 32;
    out.loss.nNegatives = 64;
    return out;
}

class Silent final : public training::Observer
{
public:
    void onProgress(const training::StepProgress &) override {}
    void onEpoch(const training::EpochRecord &) override {}
    training::Request request() override { return training::Request::Continue; }
};

} // namespace

/// The whole way on real data: import, split, RecTools' own weights, a short training.
class TstMl100k : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsAreTheOriginals();
    void itemIdsAreRecTools();
    void recToolsWeightsGiveItsMetrics();
    void recToolsWeightsGiveItsRanks();
    void recToolsWeightsGiveItsLists_data();
    void recToolsWeightsGiveItsLists();
    void shortTrainingBeatsPopularity();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const data::Dataset> m_dataset;
    data::Split m_split;
    data::TrainingData m_training;
    std::unique_ptr<inference::Recommender> m_golden;
    nlohmann::json m_expected;

    std::uint32_t userCode(int user) const { return m_dataset->userIds().find(std::to_string(user)).value(); }
    int itemId(std::uint32_t code) const { return std::stoi(m_dataset->itemIds().text(code)); }
};

void TstMl100k::initTestCase()
{
    const auto files = e2e::fetchMl100k(HSTUDIO_BINARY_DIR "/downloads");
    if (files.folder.isEmpty())
        QSKIP(qPrintable("MovieLens 100K can't be fetched from the Python registry: " + files.reason));

    auto imported = data::importDataset(files.folder.toStdString(), m_folder.filePath("datasets").toStdString());
    QVERIFY2(imported.ok(), imported.ok() ? "" : imported.error().text().c_str());
    m_dataset = *imported;
    m_split = data::leaveOneOut(*m_dataset);
    m_training = data::prepareTraining(*m_dataset, m_split, static_cast<int>(goldenConfig().model.sessionMaxLen));
    m_expected = nlohmann::json::parse(base::readFile(kGolden / "expected.json").value());
    auto golden = inference::Recommender::load(goldenConfig(), m_training.items, kGolden / "hstu.safetensors", "cpu");
    QVERIFY2(golden.ok(), golden.ok() ? "" : golden.error().text().c_str());
    m_golden = std::move(golden).value();
}

void TstMl100k::countsAreTheOriginals()
{
    const auto &summary = m_dataset->summary();
    QCOMPARE(summary.users, std::int64_t(943));
    QCOMPARE(summary.items, std::int64_t(1682));
    QCOMPARE(summary.interactions, std::int64_t(100'000));
    QCOMPARE(summary.refused, std::int64_t(0));
    // The first line of u.data.
    QCOMPARE(m_dataset->userIds().text(m_dataset->users()[0]), std::string("196"));
    QCOMPARE(m_dataset->itemIds().text(m_dataset->items()[0]), std::string("242"));
    QCOMPARE(m_dataset->ratings()[0], 3.0F);
    QCOMPARE(m_dataset->timestamps()[0], std::int64_t(881250949));
}

void TstMl100k::itemIdsAreRecTools()
{
    const auto &external = m_expected["items"]["external"];
    QCOMPARE(m_training.items.size(), static_cast<std::int64_t>(external.size()));
    for (std::size_t id = 1; id < external.size(); ++id)
        if (itemId(m_training.items.codeOf[id]) != external[id].get<int>())
            QFAIL(qPrintable(QString("internal id %1 is another item").arg(id)));
    QCOMPARE(data::foldCatalogue(*m_dataset, m_split).size(), m_expected["catalog_size"].get<std::size_t>());
}

void TstMl100k::recToolsWeightsGiveItsMetrics()
{
    const std::vector<std::int64_t> ks{10, 50};
    const auto evaluated = inference::evaluateTest(*m_golden, *m_dataset, m_split, m_training.items, ks);
    QVERIFY(evaluated.ok());
    QCOMPARE(evaluated->users.size(), m_expected["n_test_users"].get<std::size_t>());
    for (const auto &[name, value] : m_expected["test"].items()) {
        QVERIFY2(evaluated->metrics.contains(name), name.c_str());
        const double ours = evaluated->metrics.at(name);
        QVERIFY2(std::abs(ours - value.get<double>()) < kOneUser, qPrintable(QString("%1: %2").arg(name.c_str()).arg(ours)));
    }
}

void TstMl100k::recToolsWeightsGiveItsRanks()
{
    const std::vector<std::int64_t> ks{50};
    const auto evaluated = inference::evaluateTest(*m_golden, *m_dataset, m_split, m_training.items, ks);
    QVERIFY(evaluated.ok());
    std::map<std::uint32_t, int> ranks;
    for (const auto &user : evaluated->users)
        ranks[user.user] = user.rank <= 50 ? user.rank : 0;

    const auto &expected = m_expected["test_rank"];
    int different = 0;
    for (std::size_t i = 0; i < expected["users"].size(); ++i)
        different += ranks.at(userCode(expected["users"][i])) == expected["ranks"][i].get<int>() ? 0 : 1;
    QVERIFY2(different <= 2, qPrintable(QString("%1 users have another rank").arg(different)));
}

void TstMl100k::recToolsWeightsGiveItsLists_data()
{
    QTest::addColumn<bool>("late");
    QTest::newRow("at each user's test time") << false;
    QTest::newRow("a year after the data") << true;
}

void TstMl100k::recToolsWeightsGiveItsLists()
{
    QFETCH(bool, late);
    const auto &rows = late ? m_expected["top10_late"]["reco"] : m_expected["top10_at_test_time"];
    std::vector<std::uint32_t> users;
    std::vector<std::int64_t> times;
    for (const auto &row : rows) {
        users.push_back(userCode(row["user"]));
        times.push_back(late ? m_expected["top10_late"]["query_timestamp"].get<std::int64_t>()
                             : row["query_timestamp"].get<std::int64_t>());
    }
    const auto histories = data::foldHistories(*m_dataset, m_split, m_training.items, users);
    std::vector<std::uint32_t> which(users.size());
    std::iota(which.begin(), which.end(), 0U);
    inference::RecommendRequest request;
    request.histories = &histories;
    request.which = which;
    request.queryTimes = times;
    const auto lists = m_golden->recommend(request);
    QVERIFY(lists.ok());
    QCOMPARE(lists->size(), rows.size());
    for (std::size_t u = 0; u < rows.size(); ++u) {
        const auto &items = (*lists)[u].items;
        QCOMPARE(items.size(), std::size_t(10));
        for (std::size_t i = 0; i < items.size(); ++i) {
            QVERIFY(std::abs(static_cast<double>(items[i].score) - rows[u]["scores"][i].get<double>()) < kScoreTolerance);
            QCOMPARE(itemId(items[i].itemCode), rows[u]["items"][i].get<int>());
        }
    }
}

void TstMl100k::shortTrainingBeatsPopularity()
{
    auto config = goldenConfig();
    config.model.nFactors = 64;
    config.optimizer.lr = 3e-3;
    config.stopping.maxEpochs = 20;
    config.stopping.earlyStopping = false;
    config.device.device = "cpu";
    const QString runFolder = m_folder.filePath("run");
    Silent observer;
    QElapsedTimer timer;
    timer.start();
    const auto outcome = training::Trainer(config, m_training, {.folder = runFolder.toStdString()}).run(observer);
    QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().text().c_str());
    QCOMPARE(outcome->epochs.size(), std::size_t(20));

    auto recommender = inference::Recommender::load(config, m_training.items, (runFolder + "/best.safetensors").toStdString(), "cpu");
    QVERIFY(recommender.ok());
    const std::vector<std::int64_t> ks{10};
    const auto trained = inference::evaluateTest(**recommender, *m_dataset, m_split, m_training.items, ks);
    QVERIFY(trained.ok());
    const double ours = trained->metrics.at("recall@10");
    const double popular = inference::evaluatePopularity(*m_dataset, m_split, ks).metrics.at("recall@10");
    qInfo("recall@10 %.4f after %.1f s of training, popularity %.4f", ours, static_cast<double>(timer.elapsed()) / 1000, popular);
    QVERIFY2(popular > 0.02, "a popularity ranking is no straw man");
    QVERIFY2(ours > 1.4 * popular, "clearly better than popularity");
}

QTEST_GUILESS_MAIN(TstMl100k)
#include "tst_ml100k.moc"
