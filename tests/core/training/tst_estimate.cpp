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
    QVERIFY(estimate->memoryBytes > 16 * estimate->parameters);
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

QTEST_GUILESS_MAIN(TstEstimate)
#include "tst_estimate.moc"
