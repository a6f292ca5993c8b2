#include "tests/support/guiwatchdog.h"
#include "tests/support/ml1mshape.h"
#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QListView>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using tests::WatchedApplication;
using tests::WorkbenchFixture;

/// No event keeps the GUI thread from the next one for over 50 ms while the program works hard: data of MovieLens-1M's size come in, a model trains,
/// 500 runs are deleted.
class TstResponsiveness final : public QObject
{
    Q_OBJECT

    static constexpr double kLimit = 50; ///< milliseconds
    static constexpr int kPatience = 300'000;

private Q_SLOTS:
    void initTestCase()
    {
        m_environment = std::make_unique<tests::UiEnvironment>();
        m_fixture = std::make_unique<WorkbenchFixture>();
        m_window = std::make_unique<MainWindow>(m_fixture->workbench());
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        // Each page is laid out when it is first shown: that is the start of the program, not its work.
        for (const auto *page : {"experiment", "training", "runs", "inspector", "data"}) {
            m_window->showPage(QLatin1String(page));
            QTest::qWait(0);
        }
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_fixture.reset();
        m_environment.reset();
    }

    void theWatchdogBarksAtWorkAndAtSleep_data()
    {
        QTest::addColumn<bool>("asleep");
        QTest::newRow("computing") << false;
        QTest::newRow("asleep") << true;
    }
    void theWatchdogBarksAtWorkAndAtSleep()
    {
        QFETCH(bool, asleep);
        if (asleep && !watched().seesWaiting())
            QSKIP("this system doesn't say how long a thread waited for a processor");
        (void)watched().takeWorst();
        QObject context;
        bool done = false;
        QMetaObject::invokeMethod(
            &context,
            [&] {
                const double before = processorMilliseconds();
                if (asleep)
                    ::usleep(60'000);
                else
                    while (processorMilliseconds() < before + 60)
                        ;
                done = true;
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(done);
        const auto worst = watched().takeWorst();
        QVERIFY2((asleep ? worst.sleeping : worst.computing) > kLimit, qPrintable(worst.text()));
    }

    void importOfMl1mSizedData()
    {
        const auto folder = m_fixture->folder() / "ml-1m-shape";
        const auto ratings = tests::writeMl1mShape(folder);
        QVERIFY(ratings > 700'000);
        (void)watched().takeWorst();
        QSignalSpy imported(&m_fixture->workbench(), &Workbench::importFinished);
        m_fixture->workbench().importPath(QString::fromStdString(folder.string()));
        QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, kPatience);
        m_dataset = imported.first().first().value<base::DatasetId>();
        QCOMPARE(m_fixture->workbench().dataset(m_dataset)->interactions, ratings);
        auto *name = m_window->findChild<QLabel *>(QStringLiteral("datasetName"));
        QTRY_VERIFY_WITH_TIMEOUT(name->isVisible() && name->text().contains(QStringLiteral("ml-1m-shape")), kPatience);
        // The statistics follow, and draw their charts.
        auto *chart = m_window->findChild<QWidget *>(QStringLiteral("chartMonths"));
        auto *empty = chart->findChild<QWidget *>(QStringLiteral("chartEmpty"));
        QTRY_VERIFY_WITH_TIMEOUT(chart->isVisible() && !empty->isVisible(), kPatience);
        expectFluid();
    }

    void training()
    {
        QVERIFY(m_dataset.valid());
        config::ExperimentConfig config;
        config.model.model = config::ModelKind::Hstu;
        config.model.nFactors = 16;
        config.model.nBlocks = 1;
        config.model.sessionMaxLen = 30;
        config.stopping.maxEpochs = 2;
        config.device.device = "cpu";
        m_window->showPage(QStringLiteral("training"));
        QTest::qWait(0);
        (void)watched().takeWorst();
        QSignalSpy epochs(&m_fixture->workbench(), &Workbench::epochFinished);
        m_fixture->workbench().enqueue({{.dataset = m_dataset, .name = "watched", .preset = {}, .group = {}, .config = config}}, true);
        QTRY_COMPARE_WITH_TIMEOUT(epochs.size(), 2, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->workbench().runs().empty() && !m_fixture->workbench().runs().front().test.empty(), kPatience);
        expectFluid();
    }

    void aQueueOf500Runs()
    {
        constexpr int kRuns = 500;
        std::vector<base::RunId> runs;
        for (int i = 0; i < kRuns; ++i)
            runs.push_back(m_fixture->addRun(m_dataset, "waits " + std::to_string(i)));
        m_fixture->reload();
        m_window->showPage(QStringLiteral("training"));
        QTest::qWait(0);
        auto *queue = m_window->findChild<QListView *>(QStringLiteral("queue"));
        const auto last = [&] { return queue->model()->index(kRuns - 1, 0).data().toString(); };
        queue->setFocus();
        (void)watched().takeWorst();
        queue->setCurrentIndex(queue->model()->index(0, 0));
        const QString first = queue->currentIndex().data().toString();
        m_window->findChild<QAction *>(QStringLiteral("moveDown"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(queue->model()->index(1, 0).data().toString(), first, kPatience);
        for (int page = 0; page < 20; ++page)
            QTest::keyClick(queue, Qt::Key_PageDown);
        QVERIFY(!last().isEmpty());
        expectFluid();
        for (const auto run : runs)
            QVERIFY(m_fixture->store().removeQueued(run).ok());
        m_fixture->reload();
    }

    void deletionOf500Runs()
    {
        constexpr int kRuns = 500;
        std::vector<base::RunId> runs;
        for (int i = 0; i < kRuns; ++i) {
            runs.push_back(m_fixture->addRun(m_dataset, "run " + std::to_string(i), store::RunState::Finished, "max_epochs"));
            m_fixture->addEpoch(runs.back(), WorkbenchFixture::epoch(1, 0.1));
        }
        for (const auto *page : {"training", "runs"}) {
            m_window->showPage(QLatin1String(page));
            m_fixture->reload();
            QTest::qWait(0);
        }
        const auto before = m_fixture->workbench().runs().size();
        QVERIFY(before >= kRuns);
        (void)watched().takeWorst();
        m_fixture->workbench().deleteRuns(runs);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->workbench().runs().size(), before - kRuns, kPatience);
        QTest::qWait(0);
        expectFluid();
    }

private:
    static WatchedApplication &watched() { return *static_cast<WatchedApplication *>(QCoreApplication::instance()); }

    static double processorMilliseconds()
    {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
    }

    static void expectFluid()
    {
        const auto worst = watched().takeWorst();
        qInfo("longest: %s", qPrintable(worst.text()));
        QVERIFY2(worst.longer() <= kLimit, qPrintable(worst.text()));
    }

    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<WorkbenchFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
    base::DatasetId m_dataset;
};

int main(int argc, char *argv[])
{
    WatchedApplication application(argc, argv);
    TstResponsiveness test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_responsiveness.moc"
