#include "tests/support/workbenchfixture.h"

#include "ui/experiment/costsurvey.h"

#include <atomic>

using namespace hstudio;
using ui::CostSurvey;

namespace
{
/// As many seconds as there are factors; 13 factors can't be trained.
struct CountingMeasure
{
    std::shared_ptr<std::atomic<int>> calls = std::make_shared<std::atomic<int>>(0);

    base::Result<training::Estimate> operator()(store::Store &, base::DatasetId, const config::ExperimentConfig &config,
                                                std::stop_token) const
    {
        ++*calls;
        if (config.model.nFactors == 13)
            return base::Error{base::ErrorCode::OutOfMemory, "too much"};
        return training::Estimate{.secondsPerEpoch = static_cast<double>(config.model.nFactors)};
    }
};

config::ExperimentConfig withFactors(std::int64_t factors, std::int64_t seed = 1)
{
    config::ExperimentConfig config;
    config.model.nFactors = factors;
    config.device.seed = seed;
    return config;
}
} // namespace

class TstCostSurvey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void runsThatCostTheSameAreMeasuredOnce()
    {
        const CountingMeasure measure;
        CostSurvey survey(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        survey.request(m_dataset, {withFactors(10, 1), withFactors(20, 1), withFactors(10, 2), withFactors(20, 2)});
        QCOMPARE(survey.remaining(), std::size_t{2});
        QVERIFY(!survey.costOf(0));
        QTRY_COMPARE(survey.remaining(), std::size_t{0});
        QCOMPARE(measure.calls->load(), 2);
        QCOMPARE(survey.costOf(0)->secondsPerEpoch, 10.0);
        QCOMPARE(survey.costOf(2)->secondsPerEpoch, 10.0);
        QCOMPARE(survey.costOf(3)->secondsPerEpoch, 20.0);
        QVERIFY(!survey.costOf(4));
    }

    void whatTheBookKnowsAnswersAtOnceAndNewAnswersGoIntoIt()
    {
        const CountingMeasure measure;
        const auto book = std::make_shared<ui::CostBook>(measure);
        book->remember(m_dataset, withFactors(10), {.secondsPerEpoch = 7});
        CostSurvey survey(m_fixture->workbench(), book);
        survey.request(m_dataset, {withFactors(10), withFactors(20)});
        QCOMPARE(survey.costOf(0)->secondsPerEpoch, 7.0);
        QTRY_VERIFY(survey.costOf(1));
        QVERIFY(book->find(m_dataset, withFactors(20, 9)));
        QVERIFY(!book->find(base::DatasetId{m_dataset.value + 1}, withFactors(20)));
        QCOMPARE(measure.calls->load(), 1);
    }

    void oneThatFailsDoesntStopTheOthers()
    {
        CostSurvey survey(m_fixture->workbench(), std::make_shared<ui::CostBook>(CountingMeasure()));
        survey.request(m_dataset, {withFactors(13), withFactors(20)});
        QTRY_VERIFY(survey.costOf(1));
        QVERIFY(!survey.costOf(0));
        QVERIFY(survey.errorOf(0));
        QCOMPARE(survey.errorOf(0)->text(), std::string("too much"));
        QVERIFY(!survey.errorOf(1));
    }

    void theSameQuestionAgainGoesOn()
    {
        const CountingMeasure measure;
        CostSurvey survey(m_fixture->workbench(), std::make_shared<ui::CostBook>(measure));
        QSignalSpy progressed(&survey, &CostSurvey::progressed);
        survey.request(m_dataset, {withFactors(10)});
        survey.request(m_dataset, {withFactors(10, 2), withFactors(10, 3)});
        QVERIFY(progressed.wait());
        QCOMPARE(measure.calls->load(), 1);
        QVERIFY(survey.costOf(1));
        // After a rest, too.
        survey.cancel();
        survey.request(m_dataset, {withFactors(10)});
        QCOMPARE(survey.remaining(), std::size_t{0});
    }

private:
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstCostSurvey)
#include "tst_costsurvey.moc"
