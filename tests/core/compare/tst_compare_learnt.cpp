#include "core/compare/humantime.h"
#include "core/compare/learnt.h"
#include "core/data/timebuckets.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"
#include "core/experiment/weightsexchange.h"
#include "core/store/store.h"
#include "tests/support/datasets.h"
#include "tests/support/exchangefolder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hstudio;
using namespace hstudio::compare;

namespace
{

constexpr auto kTimeTable = "transformer_layers.stu_blocks.1.rel_attn.time_weights";
constexpr auto kPositionTable = "transformer_layers.stu_blocks.1.rel_attn.pos_weights";

} // namespace

/// What is read off a run's weights, checked against the weights themselves.
class TstCompareLearnt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timesReadAsPeopleSayThem_data();
    void timesReadAsPeopleSayThem();
    void ticksEndWithTheData();
    void timeBiasStandsOnTheHumanScale();
    void positionBiasStartsAtTheItemItself();
    void missingKindsOfBiasStayEmpty();
    void sasrecHasNoBias();
    void tablesHaveAColumnForEachBlock();
    void runsWithoutWeightsSaySo();
    void foreignWeightsAreRefused();
    void neighboursAreThoseOfTheEmbeddings();
    void unknownFilmHasNoNeighbours();

private:
    [[nodiscard]] std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] Run import(const tests::ExchangeFolder &folder)
    {
        const auto at = path("folder" + std::to_string(++m_made));
        folder.write(at);
        const auto run = experiment::importWeights(*m_store, m_dataset, at, "golden");
        if (!run)
            qFatal("%s", run.error().text().c_str());
        return loadRuns(*m_store, std::vector{run->id})->front();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<store::Store> m_store;
    base::DatasetId m_dataset;
    int m_made = 0;
};

void TstCompareLearnt::initTestCase()
{
    auto opened = store::Store::open(path("workspace"));
    QVERIFY(opened);
    m_store = *opened;
    const auto tiny = tests::importTiny(m_store->datasetsFolder());
    m_dataset = m_store->addDataset(experiment::recordOf(*tiny, "tiny"))->id;
}

void TstCompareLearnt::timesReadAsPeopleSayThem_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << qint64{0} << QByteArray("0 s");
    QTest::newRow("seconds") << qint64{59} << QByteArray("59 s");
    QTest::newRow("minutes") << qint64{90} << QByteArray("1.5 min");
    QTest::newRow("hours") << qint64{7200} << QByteArray("2 h");
    QTest::newRow("days") << qint64{40 * 86400} << QByteArray("40 d");
    QTest::newRow("years") << qint64{3 * 31'556'952} << QByteArray("3 y");
}

void TstCompareLearnt::timesReadAsPeopleSayThem()
{
    QFETCH(qint64, seconds);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(humanTime(seconds)), text);
}

void TstCompareLearnt::ticksEndWithTheData()
{
    QCOMPARE(humanTicks(86400), (std::vector<std::int64_t>{1, 60, 3600, 86400}));
    QCOMPARE(humanTicks(std::int64_t{1} << 40).size(), std::size_t{8});
}

void TstCompareLearnt::timeBiasStandsOnTheHumanScale()
{
    const auto folder = tests::goldenExchange("hstu_h1");
    const Run run = import(folder);
    const auto blocks = learntBias(*m_store, run);
    QVERIFY2(blocks.ok(), blocks.ok() ? "" : blocks.error().text().c_str());
    QCOMPARE(blocks->size(), std::size_t{2});
    const auto &curve = (*blocks)[1].time;
    QVERIFY(!curve.empty());
    QCOMPARE(curve.front().from, std::int64_t{0});
    const std::int64_t span = run.dataset.lastTime - run.dataset.firstTime;
    QVERIFY(curve.back().from <= span && curve.back().to >= span);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        QCOMPARE(data::timeBucket(curve[i].from), curve[i].bucket);
        QCOMPARE(data::timeBucket(curve[i].to), curve[i].bucket);
        QVERIFY(i == 0 || curve[i].from == curve[i - 1].to + 1);
        QCOMPARE(curve[i].weight, static_cast<double>(folder.weights.at(kTimeTable).floats[static_cast<std::size_t>(curve[i].bucket)]));
    }
}

void TstCompareLearnt::positionBiasStartsAtTheItemItself()
{
    const auto folder = tests::goldenExchange("hstu_h1");
    const auto blocks = *learntBias(*m_store, import(folder));
    const auto &stored = folder.weights.at(kPositionTable).floats;
    const auto &curve = blocks[1].position;
    const std::size_t length = (stored.size() + 1) / 2;
    QCOMPARE(curve.size(), length);
    for (std::size_t distance = 0; distance < length; ++distance) {
        QCOMPARE(curve[distance].distance, static_cast<std::int64_t>(distance));
        QCOMPARE(curve[distance].weight, static_cast<double>(stored[length - 1 - distance]));
    }
}

void TstCompareLearnt::missingKindsOfBiasStayEmpty()
{
    const auto timeOnly = *learntBias(*m_store, import(tests::goldenExchange("hstu_rab_t_h1")));
    QVERIFY(!timeOnly.front().time.empty() && timeOnly.front().position.empty());
    const auto none = learntBias(*m_store, import(tests::goldenExchange("hstu_no_rab_h1")));
    QVERIFY(none.ok() && none->empty());
}

void TstCompareLearnt::sasrecHasNoBias()
{
    const auto blocks = learntBias(*m_store, import(tests::goldenExchange("sasrec_h1")));
    QVERIFY(blocks.ok() && blocks->empty());
}

void TstCompareLearnt::tablesHaveAColumnForEachBlock()
{
    const Run run = import(tests::goldenExchange("hstu_h1"));
    const auto blocks = *learntBias(*m_store, run);
    const Table time = timeBiasTable("golden", blocks);
    QCOMPARE(time.columns.size(), std::size_t{3});
    QCOMPARE(time.rows.size(), blocks[0].time.size());
    QCOMPARE(time.rows[0].cells[0].text, std::string("0 s – 1 s"));
    QCOMPARE(time.rows[0].cells[1].text, signedDecimals(blocks[0].time[0].weight));
    QCOMPARE(positionBiasTable("golden", blocks).rows.size(), blocks[0].position.size());
    QVERIFY(timeBiasTable("none", {}).rows.empty());
}

void TstCompareLearnt::runsWithoutWeightsSaySo()
{
    Run run = import(tests::goldenExchange("hstu_h1"));
    std::filesystem::remove(experiment::bestWeights(m_store->runFolder(run.record.id)));
    const auto blocks = learntBias(*m_store, run);
    QVERIFY(!blocks.ok());
    QVERIFY(blocks.error().text().find("has no weights yet") != std::string::npos);
}

void TstCompareLearnt::foreignWeightsAreRefused()
{
    Run run = import(tests::goldenExchange("hstu_h1"));
    run.config->model.sessionMaxLen += 1;
    const auto blocks = learntBias(*m_store, run);
    QVERIFY(!blocks.ok());
    QVERIFY(blocks.error().text().find("doesn't fit the run's settings") != std::string::npos);
}

void TstCompareLearnt::neighboursAreThoseOfTheEmbeddings()
{
    const auto folder = tests::goldenExchange("hstu_h1");
    const Run run = import(folder);
    const auto open = experiment::openRun(*m_store, run.record.id);
    QVERIFY(open.ok());
    const std::uint32_t film = (*open)->items.codeOf[3];
    const auto found = neighbours(**open, film, 5);
    QVERIFY(found.ok());
    QCOMPARE(found->size(), std::size_t{5});

    const auto &table = folder.weights.at("item_model.item_net_blocks.0.ids_emb.weight");
    const auto width = static_cast<std::size_t>(table.shape[1]);
    const auto cosine = [&](std::size_t a, std::size_t b) {
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const double x = static_cast<double>(table.floats[a * width + i]);
            const double y = static_cast<double>(table.floats[b * width + i]);
            dot += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return dot / std::sqrt(squaresA * squaresB);
    };
    std::vector<double> all;
    for (std::size_t item = 1; item < static_cast<std::size_t>(table.shape[0]); ++item)
        if (item != 3)
            all.push_back(cosine(3, item));
    std::sort(all.begin(), all.end(), std::greater<>());
    for (std::size_t i = 0; i < found->size(); ++i) {
        QVERIFY(std::abs((*found)[i].cosine - all[i]) < 1e-5);
        QVERIFY((*found)[i].item != film && !(*found)[i].title.empty());
    }
}

void TstCompareLearnt::unknownFilmHasNoNeighbours()
{
    const Run run = import(tests::goldenExchange("hstu_h1"));
    const auto open = experiment::openRun(*m_store, run.record.id);
    QVERIFY(open.ok());
    const auto found = neighbours(**open, 1'000'000, 5);
    QVERIFY(!found.ok() && found.error().text().find("\"1000000\" is unknown to the model") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstCompareLearnt)
#include "tst_compare_learnt.moc"
