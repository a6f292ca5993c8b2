#include "tests/support/workbenchfixture.h"

#include "ui/experiment/estimator.h"

#include "core/config/presets.h"

#include <atomic>

using namespace hstudio;
using ui::CostEstimator;

namespace
{
/// Counts its calls; the answer tells which settings were measured.
struct CountingMeasure
{
    std::shared_ptr<std::atomic<int>> calls = std::make_shared<std::atomic<int>>(0);

    base::Result<training::Estimate> operator()(store::Store &, base::DatasetId, const config::ExperimentConfig &config,
                                                std::stop_token) const
    {
        ++*calls;
        return training::Estimate{.parameters = config.model.nFactors, .memoryBytes = 1, .secondsPerEpoch = 1, .stepsPerEpoch = 1};
    }
};

config::ExperimentConfig withFactors(std::int64_t factors)
{
    config::ExperimentConfig config;
    config.model.nFactors = factors;
    return config;
}
} // namespace

class TstEstimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<training::Estimate>();
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void editsThatFollowQuicklyAreMeasuredOnce()
    {
        const CountingMeasure measure;
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        QSignalSpy finished(&estimator, &CostEstimator::finished);
        for (const std::int64_t factors : {10, 20, 30})
            estimator.request(m_dataset, withFactors(factors));
        QVERIFY(finished.wait());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<training::Estimate>().parameters, 30);
        QCOMPARE(measure.calls->load(), 1);
    }

    void whatCostsTheSameIsRemembered_data()
    {
        QTest::addColumn<config::ExperimentConfig>("next");
        QTest::addColumn<bool>("remembered");
        QTest::newRow("the same") << withFactors(10) << true;
        auto otherSeed = withFactors(10);
        otherSeed.device.seed = 7;
        QTest::newRow("another seed") << otherSeed << true;
        auto longer = withFactors(10);
        longer.stopping.maxEpochs = 7;
        longer.stopping.patience = 3;
        QTest::newRow("more epochs") << longer << true;
        auto largerBatch = withFactors(10);
        largerBatch.optimizer.batchSize = 7;
        QTest::newRow("another batch size") << largerBatch << false;
        auto otherDevice = withFactors(10);
        otherDevice.device.threads = 1;
        QTest::newRow("other threads") << otherDevice << false;
    }
    void whatCostsTheSameIsRemembered()
    {
        QFETCH(config::ExperimentConfig, next);
        QFETCH(bool, remembered);
        const CountingMeasure measure;
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        QSignalSpy finished(&estimator, &CostEstimator::finished);
        QSignalSpy started(&estimator, &CostEstimator::started);
        estimator.request(m_dataset, withFactors(10));
        QVERIFY(finished.wait());
        estimator.request(m_dataset, next);
        QCOMPARE(finished.size(), remembered ? 2 : 1); // at once, or not yet
        QCOMPARE(started.size(), remembered ? 1 : 2);
    }

    void anotherDataSetIsMeasuredAnew()
    {
        const CountingMeasure measure;
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        QSignalSpy finished(&estimator, &CostEstimator::finished);
        estimator.request(m_dataset, withFactors(10));
        QVERIFY(finished.wait());
        estimator.request(base::DatasetId{m_dataset.value + 1}, withFactors(10));
        QVERIFY(finished.wait());
        QCOMPARE(measure.calls->load(), 2);
    }

    void aCancelledQuestionIsNotAnswered()
    {
        const CountingMeasure measure;
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        QSignalSpy finished(&estimator, &CostEstimator::finished);
        estimator.request(m_dataset, withFactors(10));
        estimator.cancel();
        estimator.request(m_dataset, withFactors(20)); // the only one that may answer
        QVERIFY(finished.wait());
        QCOMPARE(finished[0][0].value<training::Estimate>().parameters, 20);
        QCOMPARE(measure.calls->load(), 1);
    }

    void theRealProbeMeasuresTheDataSet()
    {
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>());
        QSignalSpy finished(&estimator, &CostEstimator::finished);
        auto config = config::findPreset("quick")->config;
        config.device.device = "cpu";
        estimator.request(m_dataset, config);
        QVERIFY(finished.wait());
        const auto estimate = finished[0][0].value<training::Estimate>();
        // At least the item embedding: the tiny data set has more than 50 items known to the model.
        QVERIFY(estimate.parameters > 50 * config.model.nFactors);
        QVERIFY(estimate.memoryBytes > estimate.parameters * 4);
        QVERIFY(estimate.secondsPerEpoch > 0);
    }

    void anUnknownDataSetIsAnError()
    {
        CostEstimator estimator(m_fixture->workbench(), std::make_shared<ui::CostBook>());
        QSignalSpy failed(&estimator, &CostEstimator::failed);
        estimator.request(base::DatasetId{4711}, withFactors(10));
        QVERIFY(failed.wait());
    }

private:
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstEstimator)
#include "tst_estimator.moc"
