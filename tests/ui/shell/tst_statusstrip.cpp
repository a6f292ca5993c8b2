#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/shell/statusstrip.h"

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstStatusStrip final : public QObject
{
    Q_OBJECT

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_strip->findChild<Widget *>(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_strip = std::make_unique<StatusStrip>(m_fixture->workbench());
        m_strip->show();
        m_dataset = m_fixture->addTiny();
    }
    void cleanup()
    {
        m_strip.reset();
        m_fixture.reset();
    }

    void idleSaysSo()
    {
        m_fixture->reload();
        QCOMPARE(find<QLabel>("statusWaiting")->text(), QStringLiteral("No run in progress"));
        QVERIFY(!find<QProgressBar>("statusProgress")->isVisible());
        QVERIFY(!m_strip->stopAction()->isEnabled());
    }

    void waitingRunsAreCounted()
    {
        m_fixture->addRun(m_dataset, "one");
        m_fixture->addRun(m_dataset, "two");
        m_fixture->reload();
        QCOMPARE(find<QLabel>("statusWaiting")->text(), QStringLiteral("2 queued"));
    }

    void runningJobIsShownWithItsProgress()
    {
        config::ExperimentConfig config;
        config.stopping.maxEpochs = 4;
        config.device.device = "cpu";
        config.device.threads = 2;
        const auto run = m_fixture->addRun(m_dataset, "hstu seed 42", store::RunState::Running, {}, config);
        m_fixture->reload();
        QCOMPARE(find<QToolButton>("statusJob")->text(), QStringLiteral("hstu seed 42"));
        QCOMPARE(find<QLabel>("statusEpoch")->text(), QStringLiteral("epoch 1 of 4"));
        QCOMPARE(find<QLabel>("statusDevice")->text(), QStringLiteral("cpu · 2 threads"));
        QVERIFY(m_strip->pauseAction()->isEnabled());

        Q_EMIT m_fixture->workbench().epochFinished(run, tests::WorkbenchFixture::epoch(1, 0.1)); // takes 2 s
        QCOMPARE(find<QLabel>("statusEpoch")->text(), QStringLiteral("epoch 2 of 4"));
        QCOMPARE(find<QProgressBar>("statusProgress")->value(), 250);
        QCOMPARE(find<QLabel>("statusTimeLeft")->text(), QStringLiteral("a few seconds left"));
    }

    void pausedJobOffersToResume()
    {
        m_fixture->addRun(m_dataset, "paused one", store::RunState::Paused);
        m_fixture->reload();
        QCOMPARE(find<QLabel>("statusTimeLeft")->text(), QStringLiteral("paused"));
        QVERIFY(m_strip->pauseAction()->text().contains(QLatin1String("Resume")));
    }

    void progressOfOtherRunsIsNotShown()
    {
        const auto other = m_fixture->addRun(m_dataset, "other");
        m_fixture->addRun(m_dataset, "job", store::RunState::Running);
        m_fixture->reload();
        Q_EMIT m_fixture->workbench().epochFinished(other, tests::WorkbenchFixture::epoch(9, 0.1));
        QCOMPARE(find<QLabel>("statusEpoch")->text(), QStringLiteral("epoch 1 of 100"));
    }

    void clickOnTheNameAsksForTheRun()
    {
        const auto run = m_fixture->addRun(m_dataset, "job", store::RunState::Running);
        m_fixture->reload();
        QSignalSpy clicked(m_strip.get(), &StatusStrip::jobClicked);
        QTest::mouseClick(find<QToolButton>("statusJob"), Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.constFirst().constFirst().value<base::RunId>(), run);
    }

    void memoryIsShown() { QVERIFY(!find<QLabel>("statusMemory")->text().isEmpty()); }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<StatusStrip> m_strip;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstStatusStrip)
#include "tst_statusstrip.moc"
