#include "driver.h"

#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/plots/chart.h"

#include "core/data/dataset.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace hstudio;

namespace
{

constexpr int kTop = 10;
constexpr int kTimeAtTest = 0; ///< entries of the inspector's list of times
constexpr int kTimeAYearLater = 6;
constexpr int kFilmColumn = 1;

} // namespace

/// The first experiment of a new user, on the real main window: each step builds on the one before.
class TstWorkbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFirstStartInvites();
    void theDemoDataIsOneClickAway();
    void theFormTakesAndRefusesValues();
    void trainingDrawsCurvesEpochByEpoch();
    void stoppingEarlyKeepsTheBestModel();
    void twoTimesGiveTwoLists();
    void listsOfAllUsersAreStored();
    void nothingIsLostAcrossARestart();
    void cleanupTestCase();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<e2e::Driver> m_driver;
    QStringList m_listAtTest;

    QStringList films() const { return m_driver->column("inspectorAList", kFilmColumn, kTop); }
    ui::Chart *chart(const char *name) const { return m_driver->find<ui::Chart>(name); }
    int points(const char *name) const
    {
        int most = 0;
        for (const QString &key : chart(name)->seriesKeys())
            most = std::max(most, chart(name)->pointCount(key));
        return most;
    }
};

void TstWorkbench::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QApplication::setOrganizationName("HSTUdio");
    QApplication::setApplicationName("tst_workbench");
    e2e::Driver::keepSettingsIn(m_folder.filePath("settings"));
    m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light);
    m_language = std::make_unique<ui::Language>("en");
    m_driver = std::make_unique<e2e::Driver>(m_folder.filePath("workspace"));
    QVERIFY(m_driver->ready());
}

void TstWorkbench::aFirstStartInvites()
{
    QCOMPARE(m_driver->window().currentPageName(), QString("data"));
    QTRY_VERIFY(m_driver->find<QWidget>("welcome")->isVisible());
    QVERIFY(m_driver->find<QWidget>("welcomeOpenFolder")->isVisible());
}

void TstWorkbench::theDemoDataIsOneClickAway()
{
    QVERIFY(m_driver->press("welcomeDemo"));
    QVERIFY(m_driver->until([this] { return m_driver->workbench().datasets().size() == 1; }));
    const auto &dataset = m_driver->workbench().datasets().front();
    QVERIFY(dataset.users > 100 && dataset.items > 100 && dataset.interactions > 10'000);
    QCOMPARE(dataset.refused, std::int64_t(0));
    QTRY_VERIFY(m_driver->find<QWidget>("chartHistories")->isVisible());
    QTRY_VERIFY2(points("chartHistories") > 0, "the plot of history lengths is drawn");
}

void TstWorkbench::theFormTakesAndRefusesValues()
{
    QVERIFY(m_driver->goTo("experiment"));
    QVERIFY(m_driver->choosePreset("quick"));
    QVERIFY(m_driver->typeNumber("n_heads", "3"));
    QTRY_VERIFY2(!m_driver->find<QWidget>("startRun")->isEnabled(), "32 factors don't divide into 3 heads");
    QVERIFY(m_driver->find<QLabel>("obstacle")->isVisible());
    QVERIFY(m_driver->typeNumber("n_heads", "2"));
    QVERIFY(m_driver->typeNumber("max_epochs", "300"));
    QVERIFY(m_driver->typeNumber("patience", "300"));
    QTRY_VERIFY(m_driver->find<QWidget>("startRun")->isEnabled());
}

void TstWorkbench::trainingDrawsCurvesEpochByEpoch()
{
    QVERIFY(m_driver->press("startRun"));
    QVERIFY2(m_driver->until([this] { return m_driver->window().currentPageName() == "training"; }), "starting a run shows it");
    QVERIFY(m_driver->until([this] { return points("lossChart") >= 1; }));
    const int first = points("lossChart");
    QVERIFY(m_driver->until([&] { return points("lossChart") > first; }));
    QVERIFY(m_driver->until([this] { return points("lossChart") >= 3 && points("recallChart") >= 3 && points("ndcgChart") >= 3; }));

    const auto *run = m_driver->newestRun();
    QVERIFY(run != nullptr);
    QVERIFY(run->state == store::RunState::Running);
    const auto epochs = m_driver->store().epochs(run->id);
    QVERIFY(epochs.ok());
    QVERIFY2(static_cast<int>(epochs->size()) >= points("lossChart"), "what is drawn has been committed");
    QVERIFY(epochs->back().trainLoss < epochs->front().trainLoss);
}

void TstWorkbench::stoppingEarlyKeepsTheBestModel()
{
    QVERIFY(m_driver->press("stopAfterEpochButton"));
    QVERIFY(m_driver->until([this] { return m_driver->newestRun()->state == store::RunState::Stopped; }));
    QVERIFY2(m_driver->until([this] { return !m_driver->newestRun()->test.empty(); }), "the best weights are evaluated on the test");
    const auto *run = m_driver->newestRun();
    QVERIFY(run->epochs >= 3 && run->epochs < 300);
    QVERIFY(run->bestEpoch >= 1 && run->bestEpoch <= run->epochs);
    QVERIFY(run->test.at("recall@10") > 0);
    QCOMPARE(points("lossChart"), static_cast<int>(run->epochs));
}

void TstWorkbench::twoTimesGiveTwoLists()
{
    QVERIFY(m_driver->goTo("inspector"));
    QVERIFY(m_driver->until([this] { return films().size() == kTop; }));
    QVERIFY(m_driver->find<QAbstractItemView>("inspectorHistory")->model()->rowCount() > 0);
    QVERIFY(!m_driver->find<QLabel>("inspectorAHeldOut")->text().isEmpty());
    m_listAtTest = films();

    QVERIFY(m_driver->chooseEntry("inspectorATimePreset", kTimeAYearLater));
    QVERIFY2(m_driver->until([this] { return films().size() == kTop && films() != m_listAtTest; }), "a year later, other films");
    QVERIFY(m_driver->chooseEntry("inspectorATimePreset", kTimeAtTest));
    QVERIFY2(m_driver->until([this] { return films() == m_listAtTest; }), "and back again");
}

void TstWorkbench::listsOfAllUsersAreStored()
{
    QVERIFY(m_driver->press("inspectorComputeAll"));
    QVERIFY(m_driver->press("inspectorBulkStart"));
    const auto run = m_driver->newestRun()->id;
    const auto stored = [this, run] { return m_driver->store().recommendationRequests(run).value(); };
    QVERIFY(m_driver->until([&] { return !stored().empty(); }));
    QCOMPARE(stored().front().users, m_driver->workbench().datasets().front().users);
    QTRY_COMPARE(m_driver->find<QLabel>("inspectorAOrigin")->text(), QString("stored"));
    QCOMPARE(films(), m_listAtTest);
}

void TstWorkbench::nothingIsLostAcrossARestart()
{
    m_driver.reset();
    m_driver = std::make_unique<e2e::Driver>(m_folder.filePath("workspace"));
    QVERIFY(m_driver->ready());
    QCOMPARE(m_driver->window().currentPageName(), QString("inspector"));
    QVERIFY(m_driver->until([this] { return films() == m_listAtTest; }));
    QVERIFY(m_driver->newestRun()->state == store::RunState::Stopped);
}

void TstWorkbench::cleanupTestCase()
{
    m_driver.reset();
    m_language.reset();
    m_theme.reset();
}

QTEST_MAIN(TstWorkbench)
#include "tst_workbench.moc"
