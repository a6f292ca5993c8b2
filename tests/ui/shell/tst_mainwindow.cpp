#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

#include <memory>
#include <unistd.h>

using namespace hstudio;
using namespace hstudio::ui;

class TstMainWindow final : public QObject
{
    Q_OBJECT

    void open()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->workbench());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    QWidget *paneWithFocus() const
    {
        QWidget *widget = QApplication::focusWidget();
        while (widget != nullptr && widget->objectName() != QLatin1String("navigationRail") &&
               widget->objectName() != QLatin1String("statusStrip") && widget->objectName() != QLatin1String("settingsPage"))
            widget = widget->parentWidget();
        return widget;
    }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        QSettings().clear();
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
    }

    void firstStartShowsTheInvitation()
    {
        QCOMPARE(m_window->currentPageName(), QStringLiteral("data"));
        QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("welcome"))->isVisible());
        QVERIFY(m_window->findChild<QAction *>(QStringLiteral("dataAction"))->isChecked());
    }

    void keysBringEveryPageToTheFront_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("experiment") << Qt::Key_2 << QStringLiteral("experiment");
        QTest::newRow("training") << Qt::Key_3 << QStringLiteral("training");
        QTest::newRow("runs") << Qt::Key_4 << QStringLiteral("runs");
        QTest::newRow("inspector") << Qt::Key_5 << QStringLiteral("inspector");
        QTest::newRow("settings") << Qt::Key_Comma << QStringLiteral("settings");
    }
    void keysBringEveryPageToTheFront()
    {
        QFETCH(Qt::Key, key);
        QFETCH(QString, name);
        QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
        QCOMPARE(m_window->currentPageName(), name);
        QVERIFY(m_window->page(name)->isVisible());
        QVERIFY(m_window->findChild<QAbstractButton *>(QStringLiteral("rail_") + name)->isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentPageName(), QStringLiteral("data"));
    }

    void whatIsDraggedAndRestsAboveAButtonOpensItsPage()
    {
        auto *button = m_window->findChild<QAbstractButton *>(QStringLiteral("rail_experiment"));
        const QMimeData data;
        QDragEnterEvent enter(button->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &enter);
        QVERIFY(m_window->currentPageName() != QLatin1String("experiment")); // not while it passes by
        QTRY_COMPARE(m_window->currentPageName(), QStringLiteral("experiment"));
    }

    void railButtonsShowTheirPage()
    {
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("rail_runs")), Qt::LeftButton);
        QCOMPARE(m_window->currentPageName(), QStringLiteral("runs"));
    }

    void interruptedRunsAreOfferedOnceForResuming()
    {
        const auto dataset = m_fixture->addTiny();
        const auto run = m_fixture->addRun(dataset, "long night", store::RunState::Interrupted);
        m_fixture->addRun(dataset, "done", store::RunState::Finished, "max_epochs");
        m_fixture->reload();
        auto *bar = m_window->findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QStringLiteral("\"long night\"")) && !bar->text().contains(QStringLiteral("done")),
                 qPrintable(bar->text()));
        auto *verb = bar->findChild<QPushButton *>();
        QCOMPARE(verb->text(), QStringLiteral("Resume"));
        verb->click();
        QTRY_VERIFY(m_fixture->store().run(run)->state == store::RunState::Running);
        QCOMPARE(QString::fromStdString(**m_fixture->store().setting("resume_offered_until")).toLongLong() > 0, true);

        m_window.reset();
        open(); // the workspace is opened again: what was offered isn't offered a second time
        m_fixture->reload();
        QTest::qWait(0);
        QVERIFY(!m_window->findChild<MessageBar *>()->isVisible());
    }

    void anotherProgramOnTheWorkspaceIsTold()
    {
        const auto other = *store::Store::open(m_fixture->store().workspace());
        QVERIFY(other->announce("hstudio-cli", false).ok());
        m_fixture->reload();
        auto *bar = m_window->findChild<MessageBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(QStringLiteral("hstudio-cli, process %1").arg(::getpid())), qPrintable(bar->text()));
    }

    void unknownPageChangesNothing()
    {
        m_window->showPage(QStringLiteral("nowhere"));
        QCOMPARE(m_window->currentPageName(), QStringLiteral("data"));
        QVERIFY(m_window->page(QStringLiteral("nowhere")) == nullptr);
    }

    void pagesAreFoundByObjectName()
    {
        for (const char *name : {"data", "experiment", "training", "runs", "inspector", "settings"}) {
            auto *page = m_window->page(QString::fromLatin1(name));
            QVERIFY2(page != nullptr, name);
            QCOMPARE(page->objectName(), QString::fromLatin1(name) + QStringLiteral("Page"));
        }
    }

    void f6GoesRoundThePanes()
    {
        m_window->showPage(QStringLiteral("settings"));
        QCOMPARE(paneWithFocus()->objectName(), QStringLiteral("settingsPage"));
        QTest::keyClick(m_window.get(), Qt::Key_F6); // nothing in the idle status strip takes the focus
        QCOMPARE(paneWithFocus()->objectName(), QStringLiteral("navigationRail"));
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(paneWithFocus()->objectName(), QStringLiteral("settingsPage"));
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(paneWithFocus()->objectName(), QStringLiteral("navigationRail"));
    }

    void everyActionOfAPageIsInTheMenuBar()
    {
        QSet<QAction *> inMenus;
        for (const auto *menu : m_window->menuBar()->findChildren<QMenu *>()) {
            for (auto *action : menu->actions())
                inMenus.insert(action);
        }
        for (const char *name : {"data", "experiment", "training", "runs", "inspector"}) {
            for (auto *action : m_window->page(QString::fromLatin1(name))->menuActions())
                QVERIFY2(action == nullptr || inMenus.contains(action), name);
        }
    }

    void shortcutsAreUnambiguous()
    {
        QHash<QKeySequence, QString> global;
        for (const auto *action : m_window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty() || action->shortcutContext() == Qt::WidgetWithChildrenShortcut ||
                action->shortcutContext() == Qt::WidgetShortcut)
                continue;
            QVERIFY2(!global.contains(action->shortcut()),
                     qPrintable(action->shortcut().toString() + QStringLiteral(": ") + action->objectName() + QStringLiteral(", ") +
                                global.value(action->shortcut())));
            global.insert(action->shortcut(), action->objectName());
        }
    }

    void languageChangesEveryVisibleText()
    {
        const auto *button = m_window->findChild<QToolButton *>(QStringLiteral("rail_data"));
        QCOMPARE(button->text(), QStringLiteral("Data"));
        m_environment->language().set(QStringLiteral("de"));
        QTRY_COMPARE(button->text(), QStringLiteral("Daten"));
        QCOMPARE(m_window->findChild<QAbstractButton *>(QStringLiteral("welcomeDemo"))->text(),
                 QStringLiteral("Eingebaute Beispieldaten ausprobieren"));
        QCOMPARE(m_window->menuBar()->actions().constFirst()->text(), QStringLiteral("&Datei"));
        m_environment->language().set(QStringLiteral("en"));
        QTRY_COMPARE(button->text(), QStringLiteral("Data"));
    }

    void errorsAppearInTheWindow()
    {
        m_fixture->workbench().importPath(QStringLiteral("/no/such/folder"));
        const auto *bar = m_window->findChild<MessageBar *>(QStringLiteral("messageBar"));
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(QLatin1String("/no/such/folder")));
        QCOMPARE(bar->kind(), MessageBar::Kind::Error);
    }

    void droppedFolderIsImported()
    {
        m_window->showPage(QStringLiteral("runs"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"))});
        QDragEnterEvent enter(QPoint(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QCOMPARE(m_window->currentPageName(), QStringLiteral("data"));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->workbench().datasets().size(), std::size_t{1}, 30'000);
    }

    void droppedTextIsRefused()
    {
        QMimeData data;
        data.setText(QStringLiteral("hello"));
        QDragEnterEvent enter(QPoint(300, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }

    void pagesOpenOneAnother()
    {
        auto *data = m_window->page(QStringLiteral("data"));
        Q_EMIT data->openExperiment({});
        QCOMPARE(m_window->currentPageName(), QStringLiteral("experiment"));
        Q_EMIT data->openTraining({});
        QCOMPARE(m_window->currentPageName(), QStringLiteral("training"));
        Q_EMIT data->openRuns({});
        QCOMPARE(m_window->currentPageName(), QStringLiteral("runs"));
        Q_EMIT data->openInspector({});
        QCOMPARE(m_window->currentPageName(), QStringLiteral("inspector"));
        Q_EMIT data->openData();
        QCOMPARE(m_window->currentPageName(), QStringLiteral("data"));
        Q_EMIT data->openInspectorUser({}, {}, 0);
        QCOMPARE(m_window->currentPageName(), QStringLiteral("inspector"));
    }

    void lastPageAndSizeAreRemembered()
    {
        m_window->resize(1100, 700);
        m_window->showPage(QStringLiteral("training"));
        m_window->close();
        open();
        QCOMPARE(m_window->currentPageName(), QStringLiteral("training"));
        QCOMPARE(m_window->size(), QSize(1100, 700));
    }

    void fitsASmallScreen()
    {
        for (const char *name : {"data", "experiment", "training", "runs", "inspector", "settings"}) {
            m_window->showPage(QString::fromLatin1(name));
            const QSize needed = m_window->minimumSizeHint();
            QVERIFY2(needed.width() <= 1024 && needed.height() <= 600,
                     qPrintable(QStringLiteral("%1 needs %2 × %3").arg(QLatin1String(name)).arg(needed.width()).arg(needed.height())));
        }
    }

    void messageDoesNotPushTheWindowOverTheEdge()
    {
        m_window->resize(1024, 600);
        m_window->showMessage(QStringLiteral("Something went wrong."), MessageBar::Kind::Error);
        QTRY_VERIFY(m_window->findChild<MessageBar *>(QStringLiteral("messageBar"))->isVisible());
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QVERIFY2(m_window->minimumSizeHint().height() <= 600, qPrintable(QString::number(m_window->minimumSizeHint().height())));
        QCOMPARE(m_window->height(), 600);
    }

    void everyControlHasANameAndSaysWhatItIs()
    {
        for (const char *name : {"data", "settings"}) {
            for (const auto *button : m_window->page(QString::fromLatin1(name))->findChildren<QAbstractButton *>()) {
                if (button->objectName().startsWith(QLatin1String("qt_")) ||
                    !button->isVisibleTo(m_window->page(QString::fromLatin1(name))))
                    continue;
                QVERIFY2(!button->objectName().isEmpty(), qPrintable(button->text()));
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            }
        }
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TstMainWindow)
#include "tst_mainwindow.moc"
