#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/common/widgets.h"
#include "ui/data/datapage.h"
#include "ui/plots/chart.h"

#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTabWidget>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstDataPage final : public QObject
{
    Q_OBJECT

    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_page->findChild<Widget *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qWarning("no widget called %s", name);
        return widget;
    }

    void importTiny()
    {
        m_fixture->workbench().importPath(QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"));
        QTRY_COMPARE_WITH_TIMEOUT(find<Chart>("chartHistories")->pointCount(QStringLiteral("data")) > 0, true, 30'000);
    }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_page = std::make_unique<DataPage>(m_fixture->workbench());
        m_page->resize(1000, 600);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void firstStartInvites()
    {
        QVERIFY(find<QWidget>("welcome")->isVisible());
        QVERIFY(find<QPushButton>("welcomeOpenFolder")->isVisible());
        QSignalSpy started(&m_fixture->workbench(), &Workbench::importStarted);
        QTest::mouseClick(find<QPushButton>("welcomeDemo"), Qt::LeftButton);
        QCOMPARE(started.size(), 1);
        QVERIFY(find<QWidget>("importBar")->isVisible());
        QVERIFY(!find<QPushButton>("welcomeDemo")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(find<QListWidget>("datasetList")->isVisible(), 30'000);
        QVERIFY(!find<QWidget>("importBar")->isVisible());
    }

    void tinyDataSetShowsItsExactNumbers()
    {
        importTiny();
        const auto value = [this](const char *name) { return find<Figure>(name)->value(); };
        QCOMPARE(value("figureUsers"), QStringLiteral("40"));
        QCOMPARE(value("figureItems"), QStringLiteral("60"));
        QCOMPARE(value("figureInteractions"), QStringLiteral("901"));
        QCOMPARE(value("figureDensity"), QStringLiteral("37.5 %")); // 901 / (40 × 60)
        QCOMPARE(value("figureFirstDate"), QStringLiteral("2000-04-26"));
        QCOMPARE(value("figureLastDate"), QStringLiteral("2003-01-21"));
        QCOMPARE(value("figureTiedShare"), QStringLiteral("53.4 %")); // 481 / 901
        QCOMPARE(value("figureRefused"), QStringLiteral("0"));
        QCOMPARE(find<QLabel>("datasetName")->text(), QStringLiteral("tiny"));
    }

    void splitShowsTheGoldenSizes()
    {
        importTiny();
        // golden prep/split.json: 40 last rows, one of them repeats an earlier film; 39 validation rows of the 861 that are left.
        QCOMPARE(find<QLabel>("splitTest")->text(), QStringLiteral("39"));
        QCOMPARE(find<QLabel>("splitDropped")->text(), QStringLiteral("1"));
        QCOMPARE(find<QLabel>("splitValidation")->text(), QStringLiteral("39"));
        QCOMPARE(find<QLabel>("splitTrain")->text(), QStringLiteral("822"));
        // Users with one or two interactions have nothing left to learn from; film 1943 occurs in a test row only.
        QCOMPARE(find<QLabel>("splitColdUsers")->text(), QStringLiteral("3"));
        QCOMPARE(find<QLabel>("splitColdItems")->text(), QStringLiteral("1"));
    }

    void distributionsAreDrawn()
    {
        importTiny();
        const QString key = QStringLiteral("data");
        QCOMPARE(find<Chart>("chartHistories")->pointCount(key), 11);  // the longest history, 43, lies in bin 10 (32 … 45)
        QVERIFY(find<Chart>("chartPopularity")->pointCount(key) > 26); // every rank up to there, then thinned out
        QCOMPARE(find<Chart>("chartMonths")->pointCount(key), 34);     // April 2000 … January 2003
        QVERIFY(find<Chart>("chartGaps")->pointCount(key) > 0);
    }

    void filmsAreFoundByPartOfATitle()
    {
        importTiny();
        auto *table = find<QTableView>("filmsTable");
        QCOMPARE(table->model()->rowCount(), 60);
        find<QLineEdit>("findFilm")->insert(QStringLiteral("stühle"));
        QCOMPARE(table->model()->rowCount(), 1);
        QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("Zwölf Stühle (1971)"));
        QCOMPARE(find<QLabel>("filmsFound")->text(), QStringLiteral("1 film"));
        find<QLineEdit>("findFilm")->clear();
        QCOMPARE(find<QLabel>("filmsFound")->text(), QStringLiteral("60 films"));
    }

    void filmsAreSortedByNumberNotByText()
    {
        importTiny();
        const auto *model = find<QTableView>("filmsTable")->model();
        QLocale locale;
        for (int row = 1; row < model->rowCount(); ++row)
            QVERIFY(locale.toInt(model->index(row - 1, 3).data().toString()) >= locale.toInt(model->index(row, 3).data().toString()));
    }

    void refusedLinesAreListedWithTheirReason()
    {
        std::string lines;
        for (int i = 0; i < 2000; ++i)
            lines += std::to_string(i % 50 + 1) + "::" + std::to_string(i / 50 + 1) + "::4::" + std::to_string(978300000 + i) + "\n";
        lines += "7::3::five::978300760\n";
        tests::writeTextFile(m_fixture->folder() / "broken" / "ratings.dat", lines);
        m_fixture->workbench().importPath(m_fixture->file(QStringLiteral("broken")));
        QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>("refusedTable")->model()->rowCount(), 1, 30'000);
        const auto *model = find<QTableView>("refusedTable")->model();
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("ratings.dat"));
        QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("2,001"));
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("a field is not a number"));
        QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("7::3::five::978300760"));
        QCOMPARE(find<Figure>("figureRefused")->value(), QStringLiteral("1"));
        QCOMPARE(find<QTabWidget>("datasetTabs")->tabText(3), QStringLiteral("Refused lines (1)"));
    }

    void failedImportIsToldInline()
    {
        QSignalSpy error(m_page.get(), &Page::showError);
        m_fixture->workbench().importPath(QStringLiteral("/no/such/folder"));
        QTRY_COMPARE(error.size(), 1);
        QVERIFY(!find<QWidget>("importBar")->isVisible());
        QVERIFY(find<QPushButton>("welcomeDemo")->isEnabled());
    }

    void cancelButtonCancels()
    {
        QSignalSpy failed(&m_fixture->workbench(), &Workbench::importFailed);
        QSignalSpy told(m_page.get(), &Page::showMessage);
        m_fixture->workbench().importDemo();
        QTest::mouseClick(find<QPushButton>("cancelImport"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
        QCOMPARE(told.size(), 1);
        QVERIFY(find<QWidget>("welcome")->isVisible());
    }

    void removingAsksFirst()
    {
        importTiny();
        QTest::mouseClick(find<QToolButton>("removeDataset"), Qt::LeftButton);
        auto *question = find<QWidget>("confirmRemove");
        QVERIFY(question->isVisible());
        QCOMPARE(m_fixture->workbench().datasets().size(), std::size_t{1});
        QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("messageVerb")), Qt::LeftButton);
        QTRY_VERIFY(find<QWidget>("welcome")->isVisible());
    }

    void setUpButtonNamesTheSelectedDataSet()
    {
        importTiny();
        QSignalSpy used(m_page.get(), &DataPage::useDataset);
        QTest::mouseClick(find<QPushButton>("useDataset"), Qt::LeftButton);
        QCOMPARE(used.size(), 1);
        QCOMPARE(used.constFirst().constFirst().value<base::DatasetId>(), m_fixture->workbench().datasets().front().id);
    }

    void selectionSurvivesAReload()
    {
        importTiny();
        const auto first = m_page->selectedDataset();
        m_fixture->workbench().importDemo();
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("datasetList")->count(), 2, 30'000);
        QTRY_VERIFY(m_page->selectedDataset() != first);
        find<QListWidget>("datasetList")->setCurrentRow(0);
        m_fixture->reload();
        QCOMPARE(m_page->selectedDataset(), first);
        QCOMPARE(find<Figure>("figureUsers")->value(), QStringLiteral("40"));
    }

    void languageChangesWhatIsShown()
    {
        importTiny();
        m_environment->language().set(QStringLiteral("de"));
        QTRY_COMPARE(find<QTabWidget>("datasetTabs")->tabText(1), QStringLiteral("Filme"));
        QCOMPARE(find<Figure>("figureDensity")->value(), QStringLiteral("37,5 %"));
        m_environment->language().set(QStringLiteral("en"));
        QTRY_COMPARE(find<QTabWidget>("datasetTabs")->tabText(1), QStringLiteral("Films"));
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<DataPage> m_page;
};

QTEST_MAIN(TstDataPage)
#include "tst_datapage.moc"
