#include "tests/support/markingtranslator.h"
#include "tests/support/trainedworkspace.h"

#include "ui/common/theme.h"
#include "ui/runs/comparemodel.h"
#include "ui/runs/runcurves.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/runspage.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using hstudio::tests::TrainedWorkspace;

class TstRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light);
        m_workspace = std::make_unique<TrainedWorkspace>();
        QVERIFY(m_workspace->ok());
        emptyStateLeadsToExperiment();
        m_first = m_workspace->train("first");
        QVERIFY(m_first.valid());
        config::ExperimentConfig wider = TrainedWorkspace::smallSettings();
        wider.model.nFactors = 24;
        wider.stopping.maxEpochs = 3;
        m_second = m_workspace->train("second", wider);
        QVERIFY(m_second.valid());
    }

    void cleanupTestCase() { m_workspace.reset(); }

    void init()
    {
        m_page = std::make_unique<RunsPage>(m_workspace->workbench());
        m_page->resize(1300, 800);
        m_page->show();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QTRY_VERIFY(!cell(0, RunsModel::Settings).isEmpty());
    }

    void cleanup() { m_page.reset(); }

    void theTableShowsResults()
    {
        m_page->showRun(m_second);
        const int row = selectedRow();
        QCOMPARE(cell(row, RunsModel::Name), QStringLiteral("second"));
        QCOMPARE(cell(row, RunsModel::Epochs), QStringLiteral("3 of 3"));
        QVERIFY(cell(row, RunsModel::Settings).contains(QLatin1String("n_factors=24")));
        QVERIFY(cell(row, RunsModel::TestRecall) != QStringLiteral("–"));
    }

    void theNewestRunComesFirst() { QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("second")); }

    void theFilterBoxFilters()
    {
        auto *words = m_page->findChild<QLineEdit *>(QStringLiteral("runsFilter"));
        QTest::keyClicks(words, QStringLiteral("n_factors=24"));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_page->showRun(m_first); // hidden by the filter: it gives way
        QCOMPARE(cell(selectedRow(), RunsModel::Name), QStringLiteral("first"));
        QVERIFY(words->text().isEmpty());
    }

    void severalRunsAreComparedBelow()
    {
        table()->selectAll();
        auto *details = m_page->findChild<RunDetails *>();
        QTRY_COMPARE(details->curves()->epochCount(m_first), 2);
        QTRY_COMPARE(details->curves()->epochCount(m_second), 3);
        const auto *settings = m_page->findChild<QTableView *>(QStringLiteral("runsSettingsTable"));
        QStringList rows;
        for (int row = 0; row < settings->model()->rowCount(); ++row)
            rows << settings->model()->index(row, 0).data().toString();
        QCOMPARE(rows, (QStringList{"n_factors", "max_epochs"}));
        QVERIFY(m_page->findChild<QTableView *>(QStringLiteral("runsMetricsTable"))->model()->rowCount() > 0);
        QVERIFY(m_page->findChild<QLabel *>(QStringLiteral("runsProtocol"))->text().contains(QLatin1String("leave-one-out")));
    }

    void renamesInPlace()
    {
        m_page->showRun(m_first);
        table()->setFocus();
        m_page->findChild<QAction *>(QStringLiteral("runsRename"))->trigger();
        auto *editor = table()->findChild<QLineEdit *>();
        QVERIFY(editor != nullptr);
        editor->setText(QStringLiteral("renamed"));
        QTest::keyClick(editor, Qt::Key_Return);
        const auto stored = [this] { return m_workspace->workbench().store()->run(m_first)->name; };
        QTRY_COMPARE(stored(), std::string("renamed"));
        QTRY_COMPARE(m_workspace->workbench().run(m_first)->name, std::string("renamed"));
    }

    void deletingCanBeUndone()
    {
        m_page->showRun(m_first);
        m_page->findChild<QAction *>(QStringLiteral("runsRemove"))->trigger();
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QVERIFY(m_page->findChild<QPushButton *>(QStringLiteral("runsTrash"))->isVisible());
        m_page->findChild<QPushButton *>(QStringLiteral("runsUndoButton"))->click();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QVERIFY(m_workspace->workbench().store()->run(m_first).ok());
    }

    void onlyTheTrashDeletesForGood()
    {
        const base::RunId third = m_workspace->train("third");
        QVERIFY(third.valid());
        m_page->showRun(third);
        QTRY_COMPARE(cell(selectedRow(), RunsModel::Name), QStringLiteral("third"));
        QAction *remove = m_page->findChild<QAction *>(QStringLiteral("runsRemove"));
        QTRY_VERIFY(remove->isEnabled()); // the page knows, too, that the run has ended
        remove->trigger();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        auto *trash = m_page->findChild<QPushButton *>(QStringLiteral("runsTrash"));
        trash->click();
        QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("third"));
        remove->trigger();
        QVERIFY(m_workspace->workbench().store()->run(third).ok()); // asked first
        m_page->findChild<QPushButton *>(QStringLiteral("runsUndoButton"))->click();
        QTRY_VERIFY(!m_workspace->workbench().store()->run(third).ok());
        QTRY_VERIFY(!trash->isVisible());
        QVERIFY(!std::filesystem::exists(m_workspace->workbench().store()->runFolder(third)));
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void verbsOpenOtherPages()
    {
        m_page->showRun(m_second);
        QSignalSpy training(m_page.get(), &Page::openTraining);
        QSignalSpy inspector(m_page.get(), &Page::openInspector);
        QSignalSpy experiment(m_page.get(), &Page::openExperiment);
        for (const char *verb : {"runsOpenTrainingButton", "runsOpenInspectorButton", "runsCloneButton"})
            QTest::mouseClick(m_page->findChild<QPushButton *>(QLatin1String(verb)), Qt::LeftButton);
        for (const QSignalSpy *spy : {&training, &inspector, &experiment}) {
            QCOMPARE(spy->size(), 1);
            QCOMPARE(spy->front().front().value<base::RunId>(), m_second);
        }
    }

    void everyTextIsRetranslatedWhenTheLanguageChanges()
    {
        table()->selectAll();
        auto *details = m_page->findChild<RunDetails *>();
        details->setCurrentIndex(2);
        QTRY_VERIFY(!m_page->findChild<QLabel *>(QStringLiteral("runsProtocol"))->text().isEmpty());
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        for (const QString &text : tests::shownTexts(*m_page))
            QVERIFY2(text.contains(QChar(u'«')), qPrintable(text));
        for (int tab = 0; tab < details->count(); ++tab)
            QVERIFY(details->tabText(tab).startsWith(QChar(u'«')));
        QVERIFY(table()->model()->headerData(RunsModel::Name, Qt::Horizontal).toString().startsWith(QChar(u'«')));
    }

    void theStateIsRemembered()
    {
        m_page->findChild<RunDetails *>()->setCurrentIndex(2);
        const QByteArray state = m_page->saveState();
        RunsPage other(m_workspace->workbench());
        other.restoreState(state);
        QCOMPARE(other.findChild<RunDetails *>()->currentIndex(), 2);
    }

private:
    void emptyStateLeadsToExperiment()
    {
        RunsPage page(m_workspace->workbench());
        page.show();
        QSignalSpy experiment(&page, &Page::openExperiment);
        auto *button = page.findChild<QPushButton *>(QStringLiteral("runsGoToExperiment"));
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(experiment.size(), 1);
    }

    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(QStringLiteral("runsTable")); }
    [[nodiscard]] QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    [[nodiscard]] int selectedRow() const { return table()->selectionModel()->selectedRows().value(0).row(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TrainedWorkspace> m_workspace;
    std::unique_ptr<RunsPage> m_page;
    base::RunId m_first;
    base::RunId m_second;
};

QTEST_MAIN(TstRunsPage)
#include "tst_runspage.moc"
