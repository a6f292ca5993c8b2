#include "core/data/batch.h"
#include "core/metrics/validation.h"
#include "core/training/validationpass.h"
#include "tests/core/nn/goldencase.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

using namespace hstudio;
using namespace hstudio::tests;

class TstValidationPass : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recallEqualsRecToolsButForItsTwoAccidents_data();
    void recallEqualsRecToolsButForItsTwoAccidents();
    void rankMetricsByArithmetic();
    void nobodyToValidateGivesNoMetrics();
    void stopsBetweenChunks();
    void chunksShrinkWithTheCatalogue();
    void lossIsTheSameEachTime();
};

namespace
{
std::shared_ptr<nn::SequenceModel> goldenSequenceModel(const std::string &name)
{
    const auto index = goldenJson("models/index.json");
    config::LossConfig loss;
    loss.nNegatives = 5;
    auto model = nn::makeModel(goldenModel(index.at("cases").at(name)), loss, index.at("n_items"), 1, torch::kCPU);
    nn::TensorMap weights;
    const auto tensors = goldenTensors("models/" + name + ".safetensors");
    for (const auto &[key, tensor] : tensors) {
        if (key.starts_with("param."))
            weights[key.substr(6)] = tensor;
    }
    if (!nn::loadParameters(*model, weights))
        throw std::runtime_error("golden weights of " + name);
    return model;
}

const auto always = [] { return true; };

data::PackedBatch wholeValidation(const data::TrainingData &data)
{
    std::vector<std::uint32_t> users(data.validation.size());
    std::iota(users.begin(), users.end(), 0U);
    return data::validationBatch(data, users, {1, 0, 5});
}

/// RecTools shows the second time for the first item of a history that fits (golden part B).
data::PackedBatch withShiftedTimes(data::PackedBatch batch, const data::TrainingData &data)
{
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const auto first = static_cast<std::size_t>(batch.offsets[row]) + row;
        if (data.train.itemsOf(data.validation[row]).size() <= static_cast<std::size_t>(data.sessionMaxLen))
            batch.times[first] = batch.times[first + 1];
    }
    return batch;
}

/// Ranks of the targets; with `pad`, PAD has a place among the items, as in RecTools' callback.
std::vector<std::int64_t> ranksOf(nn::SequenceModel &model, const data::PackedBatch &batch, bool pad)
{
    const torch::NoGradGuard noGrad;
    model.eval();
    const auto scores = model.scores(model.encodeLast(nn::makeBatch(batch, torch::kCPU))).contiguous();
    const auto nItems = static_cast<std::size_t>(scores.size(1));
    std::vector<std::int64_t> ranks;
    for (std::size_t row = 0; row < batch.size(); ++row) {
        const std::span all(scores.const_data_ptr<float>() + row * nItems, nItems);
        const auto first = static_cast<std::size_t>(batch.offsets[row]), last = static_cast<std::size_t>(batch.offsets[row + 1]);
        const auto target = batch.targets[row];
        const bool padAhead = pad && all[0] > all[static_cast<std::size_t>(target)];
        ranks.push_back(metrics::validationRank(all, std::span(batch.items).subspan(first, last - first), target) + (padAhead ? 1 : 0));
    }
    return ranks;
}
} // namespace

void TstValidationPass::recallEqualsRecToolsButForItsTwoAccidents_data()
{
    QTest::addColumn<QString>("name");
    const auto golden = goldenJson("metrics/validation_recall.json");
    for (const auto &[name, expected] : golden.at("models").items())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// PAD among the candidates and the first time of short histories are put back, and every hit is RecTools'. Without them the ranks are validate()'s.
void TstValidationPass::recallEqualsRecToolsButForItsTwoAccidents()
{
    QFETCH(QString, name);
    const auto expected = goldenJson("metrics/validation_recall.json").at("models").at(name.toStdString());
    const auto model = goldenSequenceModel(name.toStdString());
    const auto &data = tinyData().training;
    const auto batch = wholeValidation(data);
    const auto asRecTools = ranksOf(*model, withShiftedTimes(batch, data), true);
    auto config = smallConfig();
    config.evaluation.ks = {1, 5, 10};
    const auto metrics = training::rankMetrics(asRecTools, config.evaluation.ks);
    QCOMPARE(asRecTools.size(), std::size_t(35));
    for (const auto k : config.evaluation.ks) {
        const auto at = std::string("@") + std::to_string(k);
        const auto hits = expected.at("hits" + at).get<std::vector<int>>();
        for (std::size_t user = 0; user < hits.size(); ++user)
            QVERIFY2((asRecTools[user] <= k) == (hits[user] == 1), qPrintable(QStringLiteral("user %1, k = %2").arg(user).arg(k)));
        QVERIFY(std::abs(metrics.at("recall" + at) - expected.at("recall" + at).get<double>()) < 1e-7); // RecTools' mean is float32
    }
    const auto result = training::validate(*model, data, config, torch::kCPU, always);
    QVERIFY(result);
    QVERIFY(result->ranks == ranksOf(*model, batch, false));
    QVERIFY(result->ranks != asRecTools);
}

void TstValidationPass::rankMetricsByArithmetic()
{
    const std::vector<std::int64_t> ranks = {1, 3, 7, 100};
    const std::vector<std::int64_t> ks = {1, 3, 10};
    const auto metrics = training::rankMetrics(ranks, ks);
    QCOMPARE(metrics.size(), std::size_t(6));
    QCOMPARE(metrics.at("recall@1"), 0.25);
    QCOMPARE(metrics.at("recall@3"), 0.5);
    QCOMPARE(metrics.at("recall@10"), 0.75);
    QCOMPARE(metrics.at("ndcg@1"), 0.25);
    QCOMPARE(metrics.at("ndcg@3"), (1 + 1.0 / 2) / 4);
    QCOMPARE(metrics.at("ndcg@10"), (1 + 1.0 / 2 + 1.0 / 3) / 4);
}

void TstValidationPass::nobodyToValidateGivesNoMetrics()
{
    auto data = tinyData().training;
    data.validation.clear();
    data.validationTargets.clear();
    data.validationTimes.clear();
    const auto result = training::validate(*goldenSequenceModel("hstu_h1"), data, smallConfig(), torch::kCPU, always);
    QVERIFY(result);
    QVERIFY(result->metrics.empty());
    QCOMPARE(result->loss, 0.0);
}

void TstValidationPass::stopsBetweenChunks()
{
    QVERIFY(!training::validate(*goldenSequenceModel("hstu_h1"), tinyData().training, smallConfig(), torch::kCPU, [] { return false; }));
}

void TstValidationPass::chunksShrinkWithTheCatalogue()
{
    QCOMPARE(training::usersPerChunk(56), 512);
    QCOMPARE(training::usersPerChunk(16384), 256);
    QCOMPARE(training::usersPerChunk(100'000'000), 16);
}

void TstValidationPass::lossIsTheSameEachTime()
{
    const auto model = goldenSequenceModel("sasrec_h1");
    const auto first = training::validate(*model, tinyData().training, smallConfig(), torch::kCPU, always);
    const auto second = training::validate(*model, tinyData().training, smallConfig(), torch::kCPU, always);
    QVERIFY(first && second);
    QVERIFY(first->loss > 0.1);
    QCOMPARE(first->loss, second->loss);
    QVERIFY(first->ranks == second->ranks);
}

QTEST_GUILESS_MAIN(TstValidationPass)
#include "tst_validation_pass.moc"
