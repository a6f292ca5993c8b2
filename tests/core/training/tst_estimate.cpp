#include "core/config/fields.h"
#include "core/training/estimate.h"
#include "tests/core/training/fixture.h"

#include <QTest>

using namespace hstudio;
using namespace hstudio::tests;

class TstEstimate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresTheRun();
    void moreWorkCostsMore();
    void cancelsAtOnce();
    void nobodyToTrainOnIsAnError();
    void settingsThatCostTheSameAreOne_data();
    void settingsThatCostTheSameAreOne();
};

void TstEstimate::measuresTheRun()
{
    const auto estimate = training::estimateRun(smallConfig(), tinyData().training);
    QVERIFY2(estimate, estimate ? "" : estimate.error().text().c_str());
    // 56 items and 16 positions of 8 factors; per block uvqk [8, 32], 129 + 31 biases, two norms, output [8, 8] + 8
    const std::int64_t perBlock = 8 * 32 + 129 + 31 + 4 * 8 + 8 * 8 + 8;
    QCOMPARE(estimate->parameters, 56 * 8 + 16 * 8 + 2 * perBlock);
    QCOMPARE(estimate->stepsPerEpoch, 5);
    QVERIFY(estimate->secondsPerEpoch > 0);
    // Floats: weights, gradients and two moments; of each token of a step 10 rows of 8 factors in each of 2 blocks, and 6 candidates with their gradients.
    const auto &train = tinyData().training.train;
    const auto tokensPerStep = static_cast<double>(train.items.size() - train.size()) / 5;
    QCOMPARE(estimate->memoryBytes, 4 * (4 * estimate->parameters + static_cast<std::int64_t>(tokensPerStep * (10 * 2 * 8 + 2 * 6))));
}

void TstEstimate::moreWorkCostsMore()
{
    auto config = smallConfig();
    const auto small = training::estimateRun(config, tinyData().training);
    config.model.nFactors = 64;
    config.model.nBlocks = 6;
    const auto large = training::estimateRun(config, tinyData().training);
    QVERIFY(small && large);
    QVERIFY(large->secondsPerEpoch > small->secondsPerEpoch);
    QVERIFY(large->memoryBytes > small->memoryBytes);
}

void TstEstimate::cancelsAtOnce()
{
    std::stop_source source;
    source.request_stop();
    const auto estimate = training::estimateRun(smallConfig(), tinyData().training, source.get_token());
    QVERIFY(!estimate);
    QCOMPARE(static_cast<int>(estimate.error().code), static_cast<int>(base::ErrorCode::Cancelled));
}

void TstEstimate::nobodyToTrainOnIsAnError()
{
    const auto estimate = training::estimateRun(smallConfig(), {});
    QVERIFY(!estimate);
    QCOMPARE(static_cast<int>(estimate.error().code), static_cast<int>(base::ErrorCode::BadData));
}

void TstEstimate::settingsThatCostTheSameAreOne_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *key, const char *value, bool same) {
        QTest::newRow(key) << std::string(key) << std::string(value) << same;
    };
    row("seed", "7", true);
    row("lr", "0.5", true);
    row("logits_t", "0.5", true);
    row("max_epochs", "7", true);
    row("monitor", "val_loss", true);
    row("ks", "5", true);
    row("gbce_t", "0.9", true);
    row("dropout_rate", "0.5", true);
    row("batch_size", "7", false);
    row("n_factors", "64", false);
    row("n_negatives", "7", false);
    row("relative_time_attention", "false", false);
    row("train_min_user_interactions", "9", false);
    row("threads", "2", false);
    row("device", "cpu", false);
    QTest::newRow("no dropout") << std::string("dropout_rate") << std::string("0") << false;
}

void TstEstimate::settingsThatCostTheSameAreOne()
{
    QFETCH(std::string, key);
    QFETCH(std::string, value);
    QFETCH(bool, same);
    const config::ExperimentConfig config;
    auto other = config;
    QVERIFY(config::setFromText(other, key, value));
    QCOMPARE(training::costSettings(other) == training::costSettings(config), same);
}

QTEST_GUILESS_MAIN(TstEstimate)
#include "tst_estimate.moc"
