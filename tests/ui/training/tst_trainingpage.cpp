#include "tests/support/workbenchfixture.h"

#include "core/experiment/runfiles.h"
#include "core/experiment/runmarks.h"
#include "ui/common/format.h"
#include "ui/plots/chart.h"
#include "ui/training/chartspanel.h"
#include "ui/training/trainingpage.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <cmath>

using namespace hstudio;
using tests::WorkbenchFixture;
using ui::TrainingPage;

class TstTrainingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_fixture = std::make_unique<WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
        m_page = std::make_unique<TrainingPage>(m_fixture->workbench());
        m_page->resize(1200, 800);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void withoutRunsItInvitesToSetOneUp()
    {
        auto *button = find<QPushButton>("setUpExperiment");
        QVERIFY(button->isVisible());
        QSignalSpy asked(m_page.get(), &ui::Page::openExperiment);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        m_fixture->addRun(m_dataset, "first");
        m_fixture->reload();
        QVERIFY(!button->isVisible());
    }

    void curvesComeFromTheDatabaseAndThenGrowLive()
    {
        const auto run = runWithEpochs("live", {0.1, 0.2});
        m_page->showRun(run);
        QTRY_COMPARE(points(1, run, "recall@10"), 2);
        QCOMPARE(points(0, run, "train_loss"), 2);
        QCOMPARE(points(0, run, "val_loss"), 2);
        QCOMPARE(points(2, run, "ndcg@10"), 2);
        QCOMPARE(points(3, run, "throughput"), 2);
        Q_EMIT m_fixture->workbench().epochFinished(run, WorkbenchFixture::epoch(3, 0.3));
        QTRY_COMPARE(points(1, run, "recall@10"), 3);
        QVERIFY(m_page->charts().chart(1)->markerKeys().contains(QStringLiteral("best")));
        QCOMPARE(find<QLabel>("fact_best")->text(), QStringLiteral("Recall@10 0.3000 at epoch 3"));
    }

    void aResumedRunForgetsTheEpochsItRepeats()
    {
        const auto run = runWithEpochs("resumed", {0.1, 0.2, 0.3});
        m_page->showRun(run);
        QTRY_COMPARE(points(1, run, "recall@10"), 3);
        Q_EMIT m_fixture->workbench().epochFinished(run, WorkbenchFixture::epoch(2, 0.25));
        QTRY_COMPARE(points(1, run, "recall@10"), 2);
    }

    void factsFollowTheProgress()
    {
        const auto run = runWithEpochs("running", {0.3, 0.2, 0.1}, store::RunState::Running);
        m_page->showRun(run);
        QTRY_COMPARE(find<QLabel>("fact_epoch")->text(), QStringLiteral("4 of 100"));
        QTRY_VERIFY(find<QLabel>("fact_patience")->text().startsWith(QStringLiteral("2 of 10")));
        training::StepProgress progress;
        progress.epoch = 4;
        progress.step = 5;
        progress.stepsPerEpoch = 10;
        progress.tokensPerSecond = 12345;
        progress.learningRate = 0.001;
        Q_EMIT m_fixture->workbench().runProgressed(run, progress);
        QVERIFY(find<QLabel>("fact_speed")->text().contains(QStringLiteral("12,345")));
        QCOMPARE(find<QLabel>("fact_learningRate")->text(), QStringLiteral("0.001"));
        QVERIFY(!find<QLabel>("fact_runLeft")->text().isEmpty());
        for (const char *name : {"fact_best", "fact_patience", "fact_speed", "fact_runLeft"})
            QVERIFY2(!find<QLabel>(name)->toolTip().isEmpty(), name);
    }

    void theEndIsExplainedAndLeadsToTheRecommendations()
    {
        config::ExperimentConfig config;
        config.stopping.maxEpochs = 3;
        const auto run = runWithEpochs("done", {0.1, 0.2, 0.3}, store::RunState::Finished, "max_epochs", config);
        m_page->showRun(run);
        QTRY_VERIFY(find<QLabel>("verdict")->text().contains(QStringLiteral("still improving")));
        QSignalSpy asked(m_page.get(), &ui::Page::openInspector);
        QTest::mouseClick(find<QPushButton>("inspectRun"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<base::RunId>(), run);
        QVERIFY(!find<QPushButton>("resumeRun")->isVisible());
    }

    void aFinishedRunCanTrainLonger()
    {
        config::ExperimentConfig config;
        config.stopping.maxEpochs = 3;
        const auto run = runWithEpochs("done", {0.1, 0.2, 0.3}, store::RunState::Finished, "max_epochs", config);
        tests::writeTextFile(m_fixture->store().runFolder(run) / "checkpoint.safetensors", "damaged, as it turns out");
        m_page->showRun(run);
        QTRY_VERIFY(find<QPushButton>("trainLonger")->isVisible());
        QCOMPARE(find<QSpinBox>("moreEpochs")->value(), 10);
        find<QSpinBox>("moreEpochs")->setValue(4);
        QTest::mouseClick(find<QPushButton>("trainLonger"), Qt::LeftButton);
        QTRY_COMPARE(config::fromJsonText(m_fixture->store().run(run)->configJson)->stopping.maxEpochs, std::int64_t{7});
        QTRY_VERIFY(m_fixture->store().run(run)->state == store::RunState::Failed);
        QTRY_COMPARE(find<QLabel>("fact_epoch")->text(), QStringLiteral("3 of 7"));
        QVERIFY(!find<QPushButton>("trainLonger")->isVisible());
    }

    void onlyRunsThatReachedTheirEndCanTrainLonger_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<std::string>("reason");
        QTest::addColumn<bool>("offered");
        QTest::newRow("all epochs") << static_cast<int>(store::RunState::Finished) << std::string("max_epochs") << true;
        QTest::newRow("early stop") << static_cast<int>(store::RunState::Finished) << std::string("early_stop") << true;
        QTest::newRow("diverged") << static_cast<int>(store::RunState::Finished) << std::string("diverged") << false;
        QTest::newRow("stopped") << static_cast<int>(store::RunState::Stopped) << std::string("stopped") << false;
    }
    void onlyRunsThatReachedTheirEndCanTrainLonger()
    {
        QFETCH(int, state);
        QFETCH(std::string, reason);
        QFETCH(bool, offered);
        const auto run = runWithEpochs("ended", {0.1, 0.2}, static_cast<store::RunState>(state), reason);
        m_page->showRun(run);
        QTRY_VERIFY(!find<QLabel>("fact_best")->text().isEmpty());
        QCOMPARE(find<QPushButton>("trainLonger")->isVisible(), offered);
    }

    void eachChartShowsTheMetricThatIsChosen()
    {
        config::ExperimentConfig config;
        config.evaluation.ks = {10, 50};
        const auto run = runWithEpochs("metrics", {0.1, 0.2}, store::RunState::Running, {}, config);
        m_page->showRun(run);
        QTRY_COMPARE(points(3, run, "throughput"), 2);
        auto *metric = find<QComboBox>("throughputChartMetric");
        metric->setFocus();
        QTest::keyClick(metric, Qt::Key_Down); // one further: seconds per epoch
        QTRY_COMPARE(points(3, run, "seconds"), 2);
        QCOMPARE(points(3, run, "throughput"), 0);
        m_page->charts().chart(3)->setCrosshair(1);
        QCOMPARE(m_page->charts().chart(3)->tipLines().value(1), QStringLiteral("Seconds per epoch: 2"));

        TrainingPage next(m_fixture->workbench());
        next.restoreState(m_page->saveState());
        QCOMPARE(next.findChild<QComboBox *>(QStringLiteral("throughputChartMetric"))->currentText(), QStringLiteral("Seconds per epoch"));
        // A run with other cut-offs shows the nearest thing it has.
        config.evaluation.ks = {5};
        config.stopping.monitor = "recall@5";
        const auto other = runWithEpochs("other", {0.1}, store::RunState::Running, {}, config);
        m_page->showRun(other);
        QCOMPARE(find<QComboBox>("recallChartMetric")->currentText(), QStringLiteral("Recall@5"));
        QCOMPARE(find<QComboBox>("throughputChartMetric")->currentText(), QStringLiteral("Seconds per epoch"));
    }

    void pausesResumesAndFailuresAreMarked()
    {
        using experiment::RunMark;
        const auto run = runWithEpochs("marked", {0.1, 0.2, 0.3}, store::RunState::Failed, "No memory.");
        const auto folder = m_fixture->store().runFolder(run);
        std::filesystem::create_directories(folder);
        for (const auto kind : {RunMark::Kind::Paused, RunMark::Kind::Resumed, RunMark::Kind::Failed})
            QVERIFY(experiment::addMark(folder, {kind, 100, 1.5, 15}).ok());
        m_page->showRun(run);
        Q_EMIT m_fixture->workbench().runLogged(run, QStringLiteral("failed")); // it may have been shown before it had marks
        for (int place = 0; place < 4; ++place)
            QTRY_COMPARE(m_page->charts().chart(place)->markerKeys().filter(QStringLiteral("mark")).size(), 3);
        QVERIFY(m_page->charts().chart(0)->markerKeys().contains(QStringLiteral("best")));
        const auto other = runWithEpochs("unmarked", {0.1});
        m_page->showRun(other);
        QVERIFY(m_page->charts().chart(0)->markerKeys().filter(QStringLiteral("mark")).isEmpty());
    }

    void clickingACurveChoosesItsRun()
    {
        const auto run = runWithEpochs("mine", {0.1, 0.2});
        const auto other = runWithEpochs("other", {0.2, 0.3}, store::RunState::Finished, "max_epochs");
        m_page->showRun(run);
        Q_EMIT m_page->charts().chart(1)->seriesClicked(QStringLiteral("%1/recall@10").arg(other.value));
        QCOMPARE(m_page->shownRun(), other);
    }

    void timeLeftForTheQueueAndLoadOfTheDeviceAreShown()
    {
        const auto run = runWithEpochs("running", {0.1, 0.2}, store::RunState::Running);
        m_fixture->addRun(m_dataset, "waits");
        m_fixture->reload();
        m_page->showRun(run);
        // 98 epochs of 2 s are left of this run, 100 of the one that waits.
        QTRY_COMPARE(find<QLabel>("fact_queueLeft")->text(), ui::timeLeftText(2.0 * 198));
        QTRY_VERIFY(find<QLabel>("fact_device")->text().startsWith(QStringLiteral("Processor")));
        QVERIFY(find<QLabel>("fact_memory")->text().contains(QStringLiteral("by this program")));
        for (const char *name : {"fact_queueLeft", "fact_device", "fact_memory"})
            QVERIFY2(!find<QLabel>(name)->toolTip().isEmpty(), name);
        m_page->showRun(runWithEpochs("ended", {0.1}, store::RunState::Stopped, "stopped"));
        QVERIFY(find<QLabel>("fact_device")->text().isEmpty()); // nothing computes for it
        QVERIFY(find<QLabel>("fact_queueLeft")->text().isEmpty());
    }

    void aFailedRunShowsItsReason()
    {
        const auto run = m_fixture->addRun(m_dataset, "broken", store::RunState::Failed, "The loss is not a number.");
        m_fixture->reload();
        m_page->showRun(run);
        QVERIFY(find<QLabel>("verdict")->text().contains(QStringLiteral("The loss is not a number.")));
        QVERIFY(!find<QPushButton>("inspectRun")->isVisible());
    }

    void whatCanBeDoneDependsOnTheState_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QStringList>("enabled");
        const auto row = [](const char *name, store::RunState state, const QStringList &enabled) {
            QTest::newRow(name) << static_cast<int>(state) << enabled;
        };
        row("running", store::RunState::Running,
            {QStringLiteral("pauseOrResume"), QStringLiteral("stopAfterEpoch"), QStringLiteral("stopNow")});
        row("paused", store::RunState::Paused, {QStringLiteral("pauseOrResume"), QStringLiteral("stopNow")});
        row("queued", store::RunState::Queued, {QStringLiteral("pauseOrResume"), QStringLiteral("startNext"), QStringLiteral("removeRun")});
        row("interrupted", store::RunState::Interrupted, {QStringLiteral("pauseOrResume")});
        row("finished", store::RunState::Finished, {});
    }
    void whatCanBeDoneDependsOnTheState()
    {
        QFETCH(int, state);
        QFETCH(QStringList, enabled);
        const auto run = m_fixture->addRun(m_dataset, "one", static_cast<store::RunState>(state));
        m_fixture->reload();
        m_page->showRun(run);
        QStringList found;
        for (const auto *action : m_page->menuActions())
            if (action && action->isEnabled())
                found.append(action->objectName());
        QCOMPARE(found, enabled);
        QCOMPARE(find<QPushButton>("resumeRun")->isVisible(), static_cast<store::RunState>(state) == store::RunState::Interrupted ||
                                                                  static_cast<store::RunState>(state) == store::RunState::Paused);
    }

    void waitingRunsMoveAndLeave()
    {
        const auto a = m_fixture->addRun(m_dataset, "a");
        const auto b = m_fixture->addRun(m_dataset, "b");
        m_fixture->reload();
        m_page->showRun(b);
        QCOMPARE(queueNames(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QTest::mouseClick(find<QToolButton>("moveUpButton"), Qt::LeftButton);
        QTRY_COMPARE(queueNames(), (QStringList{QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(m_page->shownRun(), b);
        QVERIFY(!find<QToolButton>("moveUpButton")->isEnabled());
        QTest::mouseClick(find<QToolButton>("removeRunButton"), Qt::LeftButton);
        QTRY_COMPARE(queueNames(), QStringList{QStringLiteral("a")});
        QTRY_COMPARE(m_page->shownRun(), a);
    }

    void otherRunsOfTheDataSetCanBeLaidOver()
    {
        const auto run = runWithEpochs("mine", {0.1, 0.2});
        const auto other = runWithEpochs("other", {0.2, 0.3, 0.4}, store::RunState::Finished, "max_epochs");
        m_fixture->addRun(m_dataset, "without epochs");
        m_fixture->reload();
        m_page->showRun(run);
        auto *overlays = find<QListWidget>("overlays");
        QCOMPARE(overlays->count(), 1);
        overlays->item(0)->setCheckState(Qt::Checked);
        QTRY_COMPARE(points(1, other, "recall@10"), 3);
        QTRY_COMPARE(points(1, run, "recall@10"), 2);
        overlays->item(0)->setCheckState(Qt::Unchecked);
        QTRY_COMPARE(points(1, other, "recall@10"), 0);
    }

    void theAxisCanBeEpochStepOrTime()
    {
        const auto run = runWithEpochs("axes", {0.1, 0.2});
        m_page->showRun(run);
        auto *chart = m_page->charts().chart(1);
        QTRY_COMPARE(points(1, run, "recall@10"), 2);
        auto *axis = find<QComboBox>("xAxis");
        for (const auto &[index, first, title] :
             {std::tuple{0, 1.0, "Epoch: 1"}, {1, 10.0, "Step: 10"}, {2, 2.0, "Training time (s): 2"}}) {
            axis->setCurrentIndex(index);
            chart->setCrosshair(first);
            QCOMPARE(chart->tipLines().value(0), QLatin1String(title));
            QCOMPARE(chart->tipLines().value(1), QStringLiteral("Recall@10: 0.1000"));
        }
    }

    void smoothingKeepsTheRawCurve()
    {
        const auto run = runWithEpochs("smooth", {0.1, 0.2});
        m_page->showRun(run);
        QTRY_COMPARE(points(1, run, "recall@10"), 2);
        find<QComboBox>("smoothing")->setCurrentIndex(1);
        QCOMPARE(points(1, run, "recall@10/raw"), 2);
        find<QComboBox>("smoothing")->setCurrentIndex(0);
        QCOMPARE(points(1, run, "recall@10/raw"), 0);
    }

    void chartsShareTheirCrosshair()
    {
        const auto run = runWithEpochs("linked", {0.1, 0.2, 0.3});
        m_page->showRun(run);
        QTRY_COMPARE(points(3, run, "throughput"), 3);
        Q_EMIT m_page->charts().chart(0)->crosshairMoved(2);
        for (int i = 1; i < 4; ++i)
            QCOMPARE(m_page->charts().chart(i)->crosshair(), 2.0);
    }

    void theLogIsFoldedAndKeptForEachRun()
    {
        const auto run = m_fixture->addRun(m_dataset, "a");
        const auto other = m_fixture->addRun(m_dataset, "b");
        m_fixture->reload();
        m_page->showRun(run);
        Q_EMIT m_fixture->workbench().runLogged(run, QStringLiteral("checkpoint written"));
        Q_EMIT m_fixture->workbench().runLogged(other, QStringLiteral("elsewhere"));
        auto *log = find<QPlainTextEdit>("log");
        QVERIFY(!log->isVisible());
        QVERIFY(find<QLabel>("lastLogLine")->text().endsWith(QStringLiteral("checkpoint written")));
        QTest::mouseClick(find<QToolButton>("logToggle"), Qt::LeftButton);
        QVERIFY(log->isVisible());
        QVERIFY(!log->toPlainText().contains(QStringLiteral("elsewhere")));
        m_page->showRun(other);
        QVERIFY(log->toPlainText().endsWith(QStringLiteral("elsewhere")));
    }

    void theLogOfAnEarlierSessionIsReadFromItsFile()
    {
        const auto run = m_fixture->addRun(m_dataset, "a", store::RunState::Interrupted);
        const auto file = experiment::logFile(m_fixture->store().runFolder(run));
        tests::writeTextFile(file, "2024-02-03T04:05:06.789 info started: {}\n2024-02-03T04:05:07.001 warning the disk is full\n");
        m_fixture->reload();
        m_page->showRun(run);
        auto *log = find<QPlainTextEdit>("log");
        QTRY_COMPARE(log->toPlainText(), QStringLiteral("2024-02-03 04:05:06  started: {}\n2024-02-03 04:05:07  the disk is full"));
        Q_EMIT m_fixture->workbench().runLogged(run, QStringLiteral("the disk is full")); // told by the mailbox after it was read
        QCOMPARE(log->document()->blockCount(), 2);
        Q_EMIT m_fixture->workbench().runLogged(run, QStringLiteral("resumed"));
        QVERIFY(log->toPlainText().endsWith(QStringLiteral("  resumed")));
    }

    void theDiskThatARunTakesIsShown()
    {
        const auto run = runWithEpochs("large", {0.1});
        const auto folder = m_fixture->store().runFolder(run);
        for (const auto *name : {"checkpoint.safetensors", "epoch-1.safetensors", "best.safetensors"})
            tests::writeTextFile(folder / name, std::string(1000, 'x'));
        m_page->showRun(run);
        Q_EMIT m_fixture->workbench().epochFinished(run, WorkbenchFixture::epoch(2, 0.2)); // it may have been shown before it had files
        auto *disk = find<QLabel>("fact_disk");
        QTRY_VERIFY(!disk->text().isEmpty());
        QCOMPARE(disk->text(), QStringLiteral("%1, 2 checkpoint(s)").arg(ui::bytesText(3000)));
    }

    void aRunAskedForBeforeItIsListedIsShownWhenItComes()
    {
        m_fixture->addRun(m_dataset, "a");
        m_fixture->reload();
        const auto late = m_fixture->addRun(m_dataset, "late");
        m_page->showRun(late);
        QVERIFY(m_page->shownRun() != late);
        m_fixture->reload();
        QCOMPARE(m_page->shownRun(), late);
    }

    void axesAndFoldingAreRemembered()
    {
        m_fixture->addRun(m_dataset, "a");
        m_fixture->reload();
        find<QComboBox>("xAxis")->setCurrentIndex(2);
        QTest::mouseClick(find<QToolButton>("logToggle"), Qt::LeftButton);
        TrainingPage next(m_fixture->workbench());
        next.restoreState(m_page->saveState());
        QCOMPARE(next.findChild<QComboBox *>(QStringLiteral("xAxis"))->currentIndex(), 2);
        QVERIFY(next.findChild<QToolButton *>(QStringLiteral("logToggle"))->isChecked());
    }

private:
    base::RunId runWithEpochs(const std::string &name, const std::vector<double> &recalls, store::RunState state = store::RunState::Running,
                              const std::string &reason = {}, const config::ExperimentConfig &config = {})
    {
        const auto run = m_fixture->addRun(m_dataset, name, state, reason, config);
        double best = -1;
        std::int64_t waited = 0;
        for (std::size_t i = 0; i < recalls.size(); ++i) {
            waited = recalls[i] > best ? 0 : waited + 1;
            best = std::max(best, recalls[i]);
            m_fixture->addEpoch(run, WorkbenchFixture::epoch(static_cast<std::int64_t>(i) + 1, recalls[i], waited));
        }
        m_fixture->reload();
        return run;
    }

    [[nodiscard]] int points(int chart, base::RunId run, const char *value) const
    {
        return m_page->charts().chart(chart)->pointCount(QStringLiteral("%1/%2").arg(run.value).arg(QLatin1String(value)));
    }

    [[nodiscard]] QStringList queueNames() const
    {
        QStringList names;
        const auto *model = find<QListView>("queue")->model();
        for (int row = 0; row < model->rowCount(); ++row)
            names.append(model->index(row, 0).data().toString());
        return names;
    }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<WorkbenchFixture> m_fixture;
    std::unique_ptr<TrainingPage> m_page;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstTrainingPage)
#include "tst_trainingpage.moc"
