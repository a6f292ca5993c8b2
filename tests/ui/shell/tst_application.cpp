#include "app/gui/application.h"
#include "tests/support/uienvironment.h"
#include "ui/common/preferences.h"

#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace hstudio;

class TstApplication final : public QObject
{
    Q_OBJECT

    /// The visible window of that name, or null.
    static QWidget *window(const char *name)
    {
        for (auto *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->objectName() == QLatin1String(name))
                return widget;
        }
        return nullptr;
    }

    static ui::MainWindow *mainWindow() { return qobject_cast<ui::MainWindow *>(window("mainWindow")); }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        QSettings().clear();
        qunsetenv("HSTUDIO_WORKSPACE");
        m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<gui::Application>();
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void commandLineComesBeforeEverythingElse()
    {
        ui::preferences::setWorkspace(QStringLiteral("/saved"));
        qputenv("HSTUDIO_WORKSPACE", "/from/environment");
        QCOMPARE(gui::Application::chooseWorkspace(QStringLiteral("/given")), QStringLiteral("/given"));
        QCOMPARE(gui::Application::chooseWorkspace({}), QStringLiteral("/from/environment"));
        qunsetenv("HSTUDIO_WORKSPACE");
        QCOMPARE(gui::Application::chooseWorkspace({}), QStringLiteral("/saved"));
        ui::preferences::setWorkspace({});
        QVERIFY(gui::Application::chooseWorkspace({}).endsWith(QLatin1String("hstudio")));
    }

    void newWorkspaceOpensOnTheWantedPage()
    {
        m_program->openWorkspace(m_folder->filePath(QStringLiteral("new")), QStringLiteral("runs"));
        QVERIFY(mainWindow() != nullptr);
        QCOMPARE(mainWindow()->currentPageName(), QStringLiteral("runs"));
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("new/workspace.db"))));
        QCOMPARE(mainWindow()->windowTitle(), QStringLiteral("new – HSTUdio"));
    }

    void unusableWorkspaceIsExplainedAndAnotherOffered()
    {
        // A file stands where the folder should be.
        QFile file(m_folder->filePath(QStringLiteral("taken")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_program->openWorkspace(file.fileName());
        auto *problem = window("workspaceProblem");
        QVERIFY(problem != nullptr);
        QVERIFY(mainWindow() == nullptr);
        const auto labels = problem->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(file.fileName()); }));

        QTest::mouseClick(problem->findChild<QPushButton *>(QStringLiteral("chooseFolder")), Qt::LeftButton);
        auto *dialog = problem->findChild<QFileDialog *>();
        QVERIFY(dialog != nullptr);
        Q_EMIT dialog->fileSelected(m_folder->filePath(QStringLiteral("free")));
        QTRY_VERIFY(mainWindow() != nullptr);
        QTRY_VERIFY(window("workspaceProblem") == nullptr);
        QCOMPARE(ui::preferences::workspace(), m_folder->filePath(QStringLiteral("free")));
    }

    void otherWorkspaceTakesTheFirstOnesPlace()
    {
        m_program->openWorkspace(m_folder->filePath(QStringLiteral("one")));
        Q_EMIT mainWindow()->workspaceChosen(m_folder->filePath(QStringLiteral("two")));
        QTRY_VERIFY(mainWindow() != nullptr && mainWindow()->windowTitle() == QStringLiteral("two – HSTUdio"));
        QCOMPARE(ui::preferences::workspace(), m_folder->filePath(QStringLiteral("two")));
    }

    void unusableOtherWorkspaceKeepsTheOpenOne()
    {
        QFile file(m_folder->filePath(QStringLiteral("taken")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_program->openWorkspace(m_folder->filePath(QStringLiteral("one")));
        Q_EMIT mainWindow()->workspaceChosen(file.fileName());
        const auto *bar = mainWindow()->findChild<ui::MessageBar *>(QStringLiteral("messageBar"));
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(mainWindow()->windowTitle(), QStringLiteral("one – HSTUdio"));
        QVERIFY2(ui::preferences::workspace().isEmpty(), "a folder that can't be opened must not be tried at the next start");
    }

    void pathOnTheCommandLineIsImported()
    {
        m_program->openWorkspace(m_folder->filePath(QStringLiteral("one")));
        m_program->importPath(QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"));
        const auto *name = mainWindow()->findChild<QLabel *>(QStringLiteral("datasetName"));
        QTRY_COMPARE_WITH_TIMEOUT(name->text(), QStringLiteral("tiny"), 30'000);
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<gui::Application> m_program;
};

QTEST_MAIN(TstApplication)
#include "tst_application.moc"
