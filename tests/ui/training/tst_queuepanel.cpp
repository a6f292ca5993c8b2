#include "tests/support/markingtranslator.h"
#include "tests/support/workbenchfixture.h"

#include "ui/training/overlaypicker.h"
#include "ui/training/queuepanel.h"
#include "ui/training/trainingpage.h"

#include <QAction>
#include <QListView>
#include <QListWidget>
#include <QMimeData>

using namespace hstudio;
using tests::WorkbenchFixture;
using ui::QueueModel;

class TstQueuePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init()
    {
        m_fixture = std::make_unique<WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
    }
    void cleanup() { m_fixture.reset(); }

    void everyStateIsSaidInWords_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<std::string>("reason");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, store::RunState state, const char *reason, int epochs, const QString &detail) {
            QTest::newRow(name) << static_cast<int>(state) << std::string(reason) << epochs << detail;
        };
        row("queued", store::RunState::Queued, "", 0, QStringLiteral("Queued · next"));
        row("running, first epoch", store::RunState::Running, "", 0, QStringLiteral("Running · epoch 1 of 100"));
        row("running", store::RunState::Running, "", 3, QStringLiteral("Running · epoch 4 of 100"));
        row("paused", store::RunState::Paused, "", 3, QStringLiteral("Paused · epoch 4 of 100"));
        row("finished", store::RunState::Finished, "max_epochs", 3, QStringLiteral("Finished · 0.3000"));
        row("finished without a number", store::RunState::Finished, "max_epochs", 0, QStringLiteral("Finished · All epochs done"));
        row("stopped", store::RunState::Stopped, "stopped", 2, QStringLiteral("Stopped · epoch 2"));
        row("interrupted", store::RunState::Interrupted, "", 2, QStringLiteral("Interrupted · epoch 2"));
        row("failed", store::RunState::Failed, "Out of memory.", 0, QStringLiteral("Failed · Out of memory."));
    }
    void everyStateIsSaidInWords()
    {
        QFETCH(int, state);
        QFETCH(std::string, reason);
        QFETCH(int, epochs);
        QFETCH(QString, detail);
        const auto run = m_fixture->addRun(m_dataset, "one", static_cast<store::RunState>(state), reason);
        for (int i = 1; i <= epochs; ++i)
            m_fixture->addEpoch(run, WorkbenchFixture::epoch(i, 0.1 * i));
        m_fixture->reload();
        ui::RunSettings settings;
        const QueueModel model(m_fixture->workbench(), settings);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.data(model.index(0), QueueModel::DetailRole).toString(), detail);
        QVERIFY(model.data(model.index(0), Qt::AccessibleTextRole).toString().contains(detail));
    }

    void progressCountsEpochsAndSteps()
    {
        const auto run = m_fixture->addRun(m_dataset, "one", store::RunState::Running);
        m_fixture->addEpoch(run, WorkbenchFixture::epoch(1, 0.1));
        m_fixture->reload();
        ui::RunSettings settings;
        QueueModel model(m_fixture->workbench(), settings);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QCOMPARE(model.data(model.index(0), QueueModel::ProgressRole).toDouble(), 0.01);
        training::StepProgress progress;
        progress.epoch = 2;
        progress.step = 5;
        progress.stepsPerEpoch = 10;
        Q_EMIT m_fixture->workbench().runProgressed(run, progress);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.data(model.index(0), QueueModel::ProgressRole).toDouble(), 0.015);
    }

    void anUnchangedOrderKeepsTheRowsAndANewOneMovesThem()
    {
        const auto a = m_fixture->addRun(m_dataset, "a");
        const auto b = m_fixture->addRun(m_dataset, "b");
        m_fixture->reload();
        ui::RunSettings settings;
        QueueModel model(m_fixture->workbench(), settings);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex first = model.index(0);
        m_fixture->reload();
        QVERIFY(reset.isEmpty());
        QVERIFY(m_fixture->store().reorderQueue(std::vector{b, a}).ok());
        m_fixture->reload();
        QVERIFY(reset.isEmpty());
        QCOMPARE(first.row(), 1);
        QCOMPARE(model.waiting(), (std::vector{b, a}));
        m_fixture->addRun(m_dataset, "c");
        m_fixture->reload();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.rowCount(), 3);
    }

    void movedRunsStandTogetherBeforeTheOneTheyWereDroppedOn_data()
    {
        using Ids = std::vector<base::RunId>;
        QTest::addColumn<Ids>("moved");
        QTest::addColumn<base::RunId>("before");
        QTest::addColumn<Ids>("order");
        const auto ids = [](std::initializer_list<int> numbers) {
            Ids all;
            for (const int number : numbers)
                all.push_back(base::RunId{number});
            return all;
        };
        QTest::newRow("one up") << ids({3}) << base::RunId{1} << ids({3, 1, 2, 4});
        QTest::newRow("two down") << ids({1, 2}) << base::RunId{4} << ids({3, 1, 2, 4});
        QTest::newRow("to the end") << ids({2}) << base::RunId{} << ids({1, 3, 4, 2});
        QTest::newRow("where it is") << ids({2}) << base::RunId{3} << ids({1, 2, 3, 4});
    }
    void movedRunsStandTogetherBeforeTheOneTheyWereDroppedOn()
    {
        QFETCH(std::vector<base::RunId>, moved);
        QFETCH(base::RunId, before);
        QFETCH(std::vector<base::RunId>, order);
        const std::vector line{base::RunId{1}, base::RunId{2}, base::RunId{3}, base::RunId{4}};
        QCOMPARE(ui::reordered(line, moved, before), order);
    }

    void aDroppedRunIsReordered()
    {
        m_fixture->addRun(m_dataset, "at work", store::RunState::Running);
        const auto a = m_fixture->addRun(m_dataset, "a");
        const auto b = m_fixture->addRun(m_dataset, "b");
        const auto c = m_fixture->addRun(m_dataset, "c");
        m_fixture->reload();
        ui::RunSettings settings;
        ui::QueuePanel panel(m_fixture->workbench(), settings);
        auto &model = panel.model();
        const std::unique_ptr<QMimeData> atWork(model.mimeData({model.index(0)}));
        model.dropMimeData(atWork.get(), Qt::MoveAction, model.rowCount(), 0, {}); // what runs has no place to move to
        QCOMPARE(model.waiting(), (std::vector{a, b, c}));
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(model.rowOf(c))}));
        model.dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {}); // above the running one: it goes before the first that waits
        QTRY_COMPARE(model.waiting(), (std::vector{c, a, b}));
        QMimeData foreign;
        foreign.setText(QStringLiteral("x"));
        QVERIFY(!model.dropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    }

    void allSelectedRunsThatWaitAreRemoved()
    {
        const auto running = m_fixture->addRun(m_dataset, "at work", store::RunState::Running);
        for (const auto *name : {"a", "b", "c"})
            m_fixture->addRun(m_dataset, name);
        m_fixture->reload();
        ui::RunSettings settings;
        ui::QueuePanel panel(m_fixture->workbench(), settings);
        panel.findChild<QListView *>(QStringLiteral("queue"))->selectAll();
        panel.findChild<QAction *>(QStringLiteral("removeRun"))->trigger();
        QTRY_COMPARE(panel.model().rowCount(), 1);
        QCOMPARE(panel.model().runAt(0), running);
    }

    void theSelectionOutlivesNewRuns()
    {
        const auto a = m_fixture->addRun(m_dataset, "a");
        m_fixture->reload();
        ui::RunSettings settings;
        ui::QueuePanel panel(m_fixture->workbench(), settings);
        panel.select(a);
        QSignalSpy changed(&panel, &ui::QueuePanel::selectionChanged);
        m_fixture->addRun(m_dataset, "b", store::RunState::Running);
        m_fixture->reload();
        QCOMPARE(panel.selected(), a);
        QCOMPARE(panel.findChild<QListView *>(QStringLiteral("queue"))->currentIndex().row(), 1);
    }

    void aWaitingRunCanGoNextAndAFailedOneCanBeResumed()
    {
        const auto a = m_fixture->addRun(m_dataset, "a");
        const auto b = m_fixture->addRun(m_dataset, "b");
        const auto failed = m_fixture->addRun(m_dataset, "failed", store::RunState::Failed, "Out of memory.");
        m_fixture->reload();
        ui::RunSettings settings;
        ui::QueuePanel panel(m_fixture->workbench(), settings);
        const auto *next = panel.findChild<QAction *>(QStringLiteral("startNext"));
        const auto *goOn = panel.findChild<QAction *>(QStringLiteral("pauseOrResume"));
        panel.select(failed);
        QVERIFY(!next->isEnabled());
        QVERIFY(goOn->isEnabled());
        panel.select(b);
        QVERIFY(next->isEnabled());
        panel.findChild<QAction *>(QStringLiteral("startNext"))->trigger();
        QTRY_VERIFY(m_fixture->store().run(b)->startedAt > 0);
        QCOMPARE(m_fixture->store().run(a)->startedAt, std::int64_t{0}); // "b" is at work until the workbench goes
    }

    void runsThatAnotherProgramAddsAreListed()
    {
        const auto a = m_fixture->addRun(m_dataset, "a");
        m_fixture->reload();
        const auto other = *store::Store::open(m_fixture->store().workspace());
        auto record = *other->run(a);
        record.name = "from elsewhere";
        const auto added = other->addRun(record);
        QTRY_VERIFY(m_fixture->workbench().run(added->id) != nullptr);
    }

    void anOldRunThatTheQueueNoLongerListsCanStillBeChosen()
    {
        const auto old = m_fixture->addRun(m_dataset, "old", store::RunState::Finished, "max_epochs");
        for (int i = 0; i < 40; ++i)
            m_fixture->addRun(m_dataset, "newer", store::RunState::Finished, "max_epochs");
        m_fixture->reload();
        ui::RunSettings settings;
        ui::QueuePanel panel(m_fixture->workbench(), settings);
        QCOMPARE(panel.model().rowOf(old), -1);
        QSignalSpy changed(&panel, &ui::QueuePanel::selectionChanged);
        panel.select(old);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(panel.selected(), old);
    }

    void actionsHaveKeysAndNames()
    {
        ui::RunSettings settings;
        const ui::QueuePanel panel(m_fixture->workbench(), settings);
        for (const auto *action : panel.actions()) {
            if (!action)
                continue;
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
            QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
        }
    }

    void onlyRunsOfTheSameDataSetWithCurvesAreOfferedToLayOver()
    {
        const auto mine = m_fixture->addRun(m_dataset, "mine", store::RunState::Running);
        const auto other = m_fixture->addRun(m_dataset, "other", store::RunState::Finished, "max_epochs");
        m_fixture->addRun(m_dataset, "no curve", store::RunState::Failed, "x");
        m_fixture->addEpoch(mine, WorkbenchFixture::epoch(1, 0.1));
        m_fixture->addEpoch(other, WorkbenchFixture::epoch(1, 0.2));
        m_fixture->reload();
        ui::OverlayPicker picker(m_fixture->workbench());
        picker.showRun(mine);
        auto *list = picker.findChild<QListWidget *>(QStringLiteral("overlays"));
        QCOMPARE(list->count(), 1);
        QCOMPARE(list->item(0)->text(), QStringLiteral("other"));
        list->item(0)->setCheckState(Qt::Checked);
        QCOMPARE(picker.ticked(), std::set{other});
        m_fixture->reload();
        QCOMPARE(picker.ticked(), std::set{other}); // a tick outlives news
        picker.showRun(other);
        QVERIFY(picker.ticked().empty()); // a run isn't laid over itself
        QCOMPARE(list->item(0)->text(), QStringLiteral("mine"));
    }

    void everyTextOfThePageIsRetranslatedWhenTheLanguageChanges()
    {
        const auto run = m_fixture->addRun(m_dataset, "one", store::RunState::Finished, "max_epochs");
        for (int i = 1; i <= 3; ++i)
            m_fixture->addEpoch(run, WorkbenchFixture::epoch(i, 0.1 * i));
        m_fixture->reload();
        ui::TrainingPage page(m_fixture->workbench());
        page.resize(1200, 800);
        page.show();
        QTRY_VERIFY(!page.findChild<QLabel *>(QStringLiteral("fact_best"))->text().isEmpty());
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        for (const auto &text : tests::shownTexts(page))
            QVERIFY2(text.contains(QChar(u'«')), qPrintable(text));
    }

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<WorkbenchFixture> m_fixture;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstQueuePanel)
#include "tst_queuepanel.moc"
