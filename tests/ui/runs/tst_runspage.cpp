#include "tests/support/markingtranslator.h"
#include "tests/support/trainedworkspace.h"

#include "ui/common/theme.h"
#include "ui/plots/chart.h"
#include "ui/runs/plotexportdialog.h"
#include "ui/runs/runcurves.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runexports.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/runspage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
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
        QApplication::setOrganizationName(QStringLiteral("HSTUdio"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
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
        details->setCurrentIndex(1);
        const auto *settings = m_page->findChild<QTableView *>(QStringLiteral("runsSettingsTable"));
        QStringList rows;
        for (int row = 0; row < settings->model()->rowCount(); ++row)
            rows << settings->model()->index(row, 0).data().toString();
        QCOMPARE(rows, (QStringList{"n_factors", "max_epochs"}));
        details->setCurrentIndex(2);
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
        const QString said = m_page->findChild<QLabel *>(QStringLiteral("runsUndoText"))->text();
        QVERIFY2(said.contains(QLatin1String("freed")) && said.contains(QLatin1String("kB")), qPrintable(said));
        QVERIFY(!std::filesystem::exists(m_workspace->workbench().store()->runFolder(third)));
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void changesAreUndoneByKey()
    {
        m_page->showRun(m_second);
        m_page->findChild<QAction *>(QStringLiteral("runsRemove"))->trigger();
        QCOMPARE(table()->model()->rowCount(), 1); // at once
        QAction *undo = m_page->findChild<QAction *>(QStringLiteral("runsUndo"));
        QVERIFY(undo->isEnabled());
        undo->trigger();
        QCOMPARE(table()->model()->rowCount(), 2);
        m_page->findChild<QAction *>(QStringLiteral("runsRedo"))->trigger();
        QCOMPARE(table()->model()->rowCount(), 1);
        undo->trigger();
        QCOMPARE(table()->model()->rowCount(), 2);
        m_workspace->workbench().setRunNotes(m_second, QStringLiteral("later")); // written after the others
        const auto stored = [this] { return *m_workspace->workbench().store()->run(m_second); };
        QTRY_COMPARE(stored().notes, std::string("later"));
        QCOMPARE(stored().trashedAt, std::int64_t{0});
    }

    void aGroupsRowSelectsItsRuns()
    {
        auto *groups = m_page->findChild<QComboBox *>(QStringLiteral("runsGroupBy"));
        groups->setCurrentIndex(groups->findData(int(RunsModel::Model)));
        Q_EMIT groups->activated(groups->currentIndex());
        QCOMPARE(table()->model()->rowCount(), 3);
        table()->selectRow(0);
        auto *details = m_page->findChild<RunDetails *>();
        QTRY_COMPARE(details->runs()->size(), std::size_t{2});
        Q_EMIT table()->activated(table()->model()->index(0, 0));
        QCOMPARE(table()->model()->rowCount(), 1);
        m_page->showRun(m_first); // in a folded group: it unfolds
        QCOMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(cell(selectedRow(), RunsModel::Name), QStringLiteral("renamed"));
    }

    void tagsAndNotesAreEditedBelow()
    {
        m_page->showRun(m_first);
        m_page->findChild<QAction *>(QStringLiteral("runsEditNotes"))->trigger();
        auto *tags = m_page->findChild<QLineEdit *>(QStringLiteral("runsTags"));
        QVERIFY(tags->isVisible());
        QTest::keyClicks(tags, QStringLiteral("narrow"));
        QTest::keyClick(tags, Qt::Key_Return);
        QCOMPARE(cell(selectedRow(), RunsModel::Tags), QStringLiteral("narrow"));
        QTRY_COMPARE(m_workspace->workbench().store()->run(m_first)->tags, std::string("narrow"));
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

    void whatTheModelsLearntIsDrawnOverEachOther()
    {
        selectAllOn(QStringLiteral("runsTimeBiasChart"));
        const auto *time = m_page->findChild<Chart *>(QStringLiteral("runsTimeBiasChart"));
        const auto *position = m_page->findChild<Chart *>(QStringLiteral("runsPositionBiasChart"));
        QTRY_COMPARE(time->seriesKeys().size(), 2); // a block each
        QCOMPARE(position->seriesKeys().size(), 2);
        QCOMPARE(position->pointCount(position->seriesKeys().front()), 20); // session_max_len
    }

    void metricsAreSlicedByKindsOfUsers()
    {
        selectAllOn(QStringLiteral("runsSliceTable"));
        const auto *table = m_page->findChild<QTableView *>(QStringLiteral("runsSliceTable"));
        QTRY_VERIFY(table->model()->rowCount() > 0);
        const auto usersInAll = [table] {
            int users = 0;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                users += table->model()->index(row, 1).data().toString().toInt();
            return users;
        };
        const int users = usersInAll();
        QVERIFY(users > 0);
        auto *by = m_page->findChild<QComboBox *>(QStringLiteral("runsSliceBy"));
        const QString before = table->model()->index(0, 0).data().toString();
        by->setCurrentIndex(2);
        Q_EMIT by->activated(2);
        QTRY_VERIFY(table->model()->index(0, 0).data().toString() != before);
        QCOMPARE(usersInAll(), users); // each user is in one part
        QCOMPARE(m_page->findChild<Chart *>(QStringLiteral("runsSliceChart"))->seriesKeys().size(), 2);
    }

    void everythingIsExported_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("list of runs") << int(RunExports::RunsCsv) << "runs.csv" << QByteArray("second");
        QTest::newRow("curves") << int(RunExports::CurvesCsv) << "curves.csv" << QByteArray("val_loss");
        QTest::newRow("table as CSV") << int(RunExports::TableCsv) << "table.csv" << QByteArray("recall@10");
        QTest::newRow("table as LaTeX") << int(RunExports::TableLatex) << "table.tex" << QByteArray("\\toprule");
        QTest::newRow("table as Markdown") << int(RunExports::TableMarkdown) << "table.md" << QByteArray("| ");
        QTest::newRow("report") << int(RunExports::Report) << "report.html" << QByteArray("<svg");
    }
    void everythingIsExported()
    {
        QFETCH(int, what);
        QFETCH(QString, file);
        QFETCH(QByteArray, holds);
        selectAllOn(QStringLiteral("runsMetricsTable"));
        auto *exports = m_page->findChild<RunExports *>();
        QVERIFY(exports->action(static_cast<RunExports::What>(what))->isEnabled());
        const QTemporaryDir folder;
        QSignalSpy exported(exports, &RunExports::exported);
        exports->exportTo(static_cast<RunExports::What>(what), folder.filePath(file));
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30'000);
        QFile written(folder.filePath(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains(holds));
    }

    void tablesAreCopied()
    {
        selectAllOn(QStringLiteral("runsMetricsTable"));
        auto *exports = m_page->findChild<RunExports *>();
        QSignalSpy copied(exports, &RunExports::copied);
        exports->action(RunExports::CopyMarkdown)->trigger();
        QTRY_COMPARE(copied.size(), 1);
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String("| ")));
    }

    void plotsAreExportedWithSizeAndFont()
    {
        selectAllOn(QStringLiteral("runsRecallChart"));
        QVERIFY(m_page->findChild<RunExports *>()->action(RunExports::Plots)->isEnabled());
        const QTemporaryDir folder;
        for (const char *name : {"plot.pdf", "plot.svg", "plot.png"}) {
            PlotExportDialog dialog(m_page->findChild<RunDetails *>()->currentTab()->charts());
            dialog.findChild<QDoubleSpinBox *>(QStringLiteral("plotWidth"))->setValue(100);
            dialog.findChild<QDoubleSpinBox *>(QStringLiteral("plotHeight"))->setValue(50);
            dialog.findChild<QSpinBox *>(QStringLiteral("plotDots"))->setValue(254);
            QSignalSpy exported(&dialog, &PlotExportDialog::exported);
            dialog.exportTo(folder.filePath(QLatin1String(name)));
            QCOMPARE(exported.size(), 1);
        }
        QCOMPARE(QImage(folder.filePath(QStringLiteral("plot.png"))).size(), QSize(1000, 500));
        PlotExportDialog again(m_page->findChild<RunDetails *>()->currentTab()->charts());
        QCOMPARE(again.findChild<QDoubleSpinBox *>(QStringLiteral("plotWidth"))->value(), 100.0); // remembered
    }

    void everyTextIsRetranslatedWhenTheLanguageChanges()
    {
        table()->selectAll();
        auto *details = m_page->findChild<RunDetails *>();
        details->setCurrentIndex(2);
        QTRY_VERIFY(!m_page->findChild<QLabel *>(QStringLiteral("runsProtocol"))->text().isEmpty());
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        const QStringList names = {QStringLiteral("renamed"), QStringLiteral("second")}; // of runs
        for (const QString &text : tests::shownTexts(*m_page))
            QVERIFY2(names.contains(text) || text.contains(QChar(u'«')), qPrintable(text));
        for (int tab = 0; tab < details->count(); ++tab)
            QVERIFY(details->tabText(tab).startsWith(QChar(u'«')));
        QVERIFY(table()->model()->headerData(RunsModel::Name, Qt::Horizontal).toString().startsWith(QChar(u'«')));
    }

    void everyInteractiveWidgetHasNames()
    {
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool interactive =
                qobject_cast<const QAbstractButton *>(widget) != nullptr || qobject_cast<const QComboBox *>(widget) != nullptr ||
                qobject_cast<const QTableView *>(widget) != nullptr || qobject_cast<const QLineEdit *>(widget) != nullptr;
            const bool partOfQt = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QTableCornerButton") ||
                                  widget->inherits("QTabBar") || widget->parent()->inherits("QLineEdit") ||
                                  widget->parent()->inherits("QTabBar");
            if (!interactive || partOfQt || widget->objectName() == QLatin1String("runsUndoButton")) // named by each offer
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(widget->objectName()));
        }
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

    /// Selects all runs and brings the tab that holds this widget to the front.
    void selectAllOn(const QString &widget)
    {
        table()->selectAll();
        auto *details = m_page->findChild<RunDetails *>();
        for (int tab = 0; tab < details->count(); ++tab) {
            if (details->widget(tab)->findChild<QWidget *>(widget) != nullptr)
                details->setCurrentIndex(tab);
        }
        QTRY_COMPARE(details->runs()->size(), std::size_t{2});
    }

    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(QStringLiteral("runsTable")); }
    [[nodiscard]] QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    [[nodiscard]] int selectedRow() const { return table()->selectionModel()->selectedRows().value(0).row(); }

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TrainedWorkspace> m_workspace;
    std::unique_ptr<RunsPage> m_page;
    base::RunId m_first;
    base::RunId m_second;
};

QTEST_MAIN(TstRunsPage)
#include "tst_runspage.moc"
