#include "app/gui/application.h"

#include "core/base/log.h"
#include "core/base/paths.h"
#include "ui/common/format.h"
#include "ui/common/preferences.h"

#include <QApplication>
#include <QFileDialog>

namespace hstudio::gui
{

Application::Application() = default;

Application::~Application()
{
    m_window.reset();
    m_workbench.reset();
}

QString Application::chooseWorkspace(const QString &fromCommandLine)
{
    if (!fromCommandLine.isEmpty())
        return fromCommandLine;
    const QString saved = ui::preferences::workspace();
    if (!qEnvironmentVariableIsEmpty("HSTUDIO_WORKSPACE") || saved.isEmpty())
        return QString::fromStdString(base::defaultWorkspace().string());
    return saved;
}

bool Application::openWorkspace(const QString &folder, const QString &page)
{
    const std::filesystem::path path(folder.toStdString());
    auto opened = store::Store::open(path);
    if (!opened) {
        if (m_window)
            m_window->showMessage(ui::errorText(opened.error()), ui::MessageBar::Kind::Error);
        else
            showProblem(opened.error());
        return false;
    }
    base::log::openFile(path / "hstudio.log");
    if (const auto announced = (*opened)->announce("hstudio", /*worksAll=*/true); !announced)
        base::log::warning(announced.error().text());
    // The new window comes before the old one goes: with none left, Qt would quit.
    auto workbench = std::make_unique<ui::Workbench>(*opened);
    auto window = std::make_unique<ui::MainWindow>(*workbench);
    connect(window.get(), &ui::MainWindow::workspaceChosen, this, &Application::switchWorkspace, Qt::QueuedConnection);
    if (!page.isEmpty())
        window->showPage(page);
    window->show();
    workbench->reload();
    m_window = std::move(window);
    m_workbench = std::move(workbench);
    m_problem.reset();
    return true;
}

void Application::switchWorkspace(const QString &folder)
{
    if (m_workbench->currentRun().valid()) {
        m_window->showMessage(tr("A run is in progress. Stop it, or wait until it is done, before opening another workspace."),
                              ui::MessageBar::Kind::Warning);
        return;
    }
    if (openWorkspace(folder))
        ui::preferences::setWorkspace(folder);
}

void Application::importPath(const QString &path)
{
    if (m_workbench)
        m_workbench->importPath(path);
}

void Application::startWork()
{
    if (!m_workbench)
        return;
    const auto start = [workbench = m_workbench.get()] {
        for (const auto &run : workbench->runs()) {
            if (run.state == store::RunState::Interrupted && run.trashedAt == 0)
                workbench->resume(run.id);
        }
        workbench->startQueue();
    };
    connect(m_workbench.get(), &ui::Workbench::runsChanged, this, start, Qt::SingleShotConnection);
}

void Application::showProblem(const base::Error &error)
{
    auto problem = std::make_unique<ui::EmptyState>();
    problem->setObjectName(QStringLiteral("workspaceProblem"));
    problem->setWindowTitle(QStringLiteral("HSTUdio"));
    problem->setIconName(QStringLiteral("warning"));
    problem->setText(tr("The workspace can't be opened"), ui::errorText(error));
    auto *choose = problem->addButton(tr("Choose another folder…"), QStringLiteral("chooseFolder"));
    auto *quit = problem->addButton(tr("Quit"), QStringLiteral("quit"));
    connect(choose, &QPushButton::clicked, this, [this, parent = problem.get()] { askForFolder(parent); });
    connect(quit, &QPushButton::clicked, problem.get(), &QWidget::close);
    problem->show();
    m_problem = std::move(problem);
}

void Application::askForFolder(QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, tr("Choose a workspace folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    // Queued, because the window that holds the dialogue goes when the folder opens.
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this](const QString &folder) {
            if (openWorkspace(folder))
                ui::preferences::setWorkspace(folder);
        },
        Qt::QueuedConnection);
    dialog->open();
}

} // namespace hstudio::gui
