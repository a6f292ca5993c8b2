#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/common/widgets.h"
#include "ui/data/datapage.h"
#include "ui/data/downloaddialog.h"
#include "ui/data/mappingdialog.h"
#include "ui/data/preparationdialog.h"
#include "ui/plots/chart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>

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
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("the rating is not a number"));
        QCOMPARE(model->index(0, 3).data().toString(), QStringLiteral("7::3::five::978300760"));
        QCOMPARE(find<Figure>("figureRefused")->value(), QStringLiteral("1"));
        QCOMPARE(find<QTabWidget>("datasetTabs")->tabText(4), QStringLiteral("Refused lines (1)"));
    }

    void refusedLinesAreCountedByReason()
    {
        std::string lines;
        for (int i = 0; i < 40; ++i)
            lines += std::to_string(i % 5 + 1) + "::10::4::" + std::to_string(978300000 + i) + "\n";
        tests::writeTextFile(m_fixture->folder() / "broken" / "ratings.dat", lines + "7::3::five::978300760\n7::3\n8::3\n");
        m_fixture->workbench().importPath(m_fixture->file(QStringLiteral("broken")));
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("refusedNote")->text().contains(QStringLiteral("2 × a field is missing or empty")), 30'000);
        QVERIFY(find<QLabel>("refusedNote")->text().contains(QStringLiteral("1 × the rating is not a number")));
    }

    void tooManyRefusedLinesCanBeLeftOut()
    {
        std::string lines;
        for (int i = 0; i < 60; ++i)
            lines += std::to_string(i % 5 + 1) + "::10::" + (i % 3 == 0 ? "bad" : "4") + "::" + std::to_string(978300000 + i) + "\n";
        tests::writeTextFile(m_fixture->folder() / "broken" / "ratings.dat", lines);
        m_fixture->workbench().importPath(m_fixture->file(QStringLiteral("broken")));
        auto *offer = find<MessageBar>("offerLenientImport");
        QTRY_VERIFY_WITH_TIMEOUT(offer->isVisible(), 30'000);
        QVERIFY(offer->text().contains(QStringLiteral("20 of 60 lines")));
        QTest::mouseClick(offer->findChild<QPushButton *>(QStringLiteral("messageVerb")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<Figure>("figureInteractions")->value(), QStringLiteral("40"), 30'000);
        QCOMPARE(find<Figure>("figureRefused")->value(), QStringLiteral("20"));
    }

    void aFileOfAnotherNameAsksForItsColumns()
    {
        const auto file =
            tests::writeTextFile(m_fixture->folder() / "views.tsv", "who\twhat\twhen\nanna\tlamp\t2001-01-01\nbert\tlamp\t2001-01-02\n");
        m_fixture->workbench().importPath(QString::fromStdString(file.string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<MappingDialog *>() != nullptr, 30'000);
        auto *dialog = m_page->findChild<MappingDialog *>();
        QTRY_VERIFY(dialog->isVisible());
        QVERIFY(!find<QWidget>("importBar")->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("importTable")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<Figure>("figureInteractions")->value(), QStringLiteral("2"), 30'000);
        QCOMPARE(find<Figure>("figureLastDate")->value(), QStringLiteral("2001-01-02"));
        QCOMPARE(find<QLabel>("datasetName")->text(), QStringLiteral("views"));
    }

    void aBinaryFileOfAnotherNameIsAnError()
    {
        QSignalSpy error(m_page.get(), &Page::showError);
        const auto file = tests::writeTextFile(m_fixture->folder() / "photo.jpg", std::string("\xFF\xD8\0\0\1\2\3\4\0\0", 10));
        m_fixture->workbench().importPath(QString::fromStdString(file.string()));
        QTRY_COMPARE_WITH_TIMEOUT(error.size(), 1, 30'000);
        QVERIFY(m_page->findChild<MappingDialog *>() == nullptr);
    }

    void filteringMakesAnotherDataSetThatSaysWhatIsGone()
    {
        importTiny();
        QVERIFY(find<QLabel>("datasetPreparation")->toolTip().contains(QStringLiteral("leave-one-out")));
        QTest::mouseClick(find<QPushButton>("prepareDataset"), Qt::LeftButton);
        auto *dialog = m_page->findChild<PreparationDialog *>();
        QVERIFY(dialog != nullptr);
        dialog->findChild<QCheckBox *>(QStringLiteral("useRating"))->setChecked(true);
        dialog->findChild<QComboBox *>(QStringLiteral("splitKind"))->setCurrentIndex(1);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("createDataset")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("datasetList")->count(), 2, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("datasetPreparation")->toolTip().contains(QStringLiteral("rating at least 4")), 30'000);
        QVERIFY(find<QLabel>("datasetPreparation")->toolTip().startsWith(QStringLiteral("Split: global time point 200")));
        QCOMPARE(find<QLabel>("datasetName")->text(), QStringLiteral("tiny, filtered"));
        QVERIFY(find<QLabel>("filtersText")->text().startsWith(QStringLiteral("rating at least 4: removed ")));
        QVERIFY(find<QLabel>("leakageText")->text().contains(QStringLiteral("no model learns from the future")));
        QVERIFY(find<QLabel>("splitIntro")->text().startsWith(QStringLiteral("One moment for all")));
    }

    void leakageAndTiesAreToldInNumbers()
    {
        importTiny();
        QVERIFY2(find<QLabel>("tiesText")->text().startsWith(QStringLiteral("481 interactions (53.4 %)")),
                 qPrintable(find<QLabel>("tiesText")->text()));
        QVERIFY(find<QLabel>("leakageText")->text().startsWith(QStringLiteral("Half of the tests lie before 200")));
        QCOMPARE(find<Chart>("chartLeakage")->pointCount(QStringLiteral("train")), 35); // the first of 34 months, and the last interaction
        QCOMPARE(find<Chart>("chartLeakage")->markerKeys(), QStringList{QStringLiteral("moment")});
    }

    void interactionsAreFoundByUserAndFilm()
    {
        importTiny();
        auto *table = find<QTableView>("interactionsTable");
        QTRY_COMPARE(table->model()->rowCount(), 901);
        QCOMPARE(find<QLabel>("interactionsFound")->text(), QStringLiteral("901 interactions"));
        const QString user = table->model()->index(0, 0).data().toString();
        find<QLineEdit>("findInteraction")->setText(user);
        QTRY_VERIFY(table->model()->rowCount() < 901);
        QVERIFY(table->model()->rowCount() > 0);
        find<QLineEdit>("findInteraction")->setText(QStringLiteral("STÜHLE"));
        QTRY_VERIFY(table->model()->rowCount() > 0 &&
                    table->model()->index(0, 2).data().toString() == QStringLiteral("Zwölf Stühle (1971)"));
    }

    void downloadingOffersTheOfficialArchives()
    {
        QTest::mouseClick(find<QPushButton>("welcomeDownload"), Qt::LeftButton);
        auto *dialog = m_page->findChild<DownloadDialog *>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QCOMPARE(dialog->archive(), QStringLiteral("ml-1m"));
        auto *table = dialog->findChild<QTableWidget *>(QStringLiteral("archivesTable"));
        QCOMPARE(table->rowCount(), 7);
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("termsOfUse"))->text().contains(QStringLiteral("research")));
        table->selectRow(6);
        QCOMPARE(dialog->archive(), QStringLiteral("ml-32m"));
        dialog->reject();
    }

    void aDownloadWithoutANetworkSaysSoAndCanBeCancelled()
    {
        qputenv("https_proxy", "http://127.0.0.1:9"); // the discard port: nobody listens
        QSignalSpy error(m_page.get(), &Page::showError);
        QSignalSpy phase(&m_fixture->workbench(), &Workbench::importPhase);
        m_fixture->workbench().importDownload(QStringLiteral("ml-1m"));
        QTRY_COMPARE_WITH_TIMEOUT(error.size(), 1, 30'000);
        qunsetenv("https_proxy");
        QCOMPARE(phase.size(), 1);
        QCOMPARE(phase.constFirst().constFirst().toString(), QStringLiteral("Downloading ml-1m…"));
        QVERIFY(find<QPushButton>("welcomeDownload")->isEnabled());
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
        QTRY_COMPARE(find<QTabWidget>("datasetTabs")->tabText(2), QStringLiteral("Filme"));
        QCOMPARE(find<Figure>("figureDensity")->value(), QStringLiteral("37,5 %"));
        m_environment->language().set(QStringLiteral("en"));
        QTRY_COMPARE(find<QTabWidget>("datasetTabs")->tabText(2), QStringLiteral("Films"));
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<DataPage> m_page;
};

QTEST_MAIN(TstDataPage)
#include "tst_datapage.moc"
