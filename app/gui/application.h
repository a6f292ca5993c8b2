#pragma once

#include "ui/shell/mainwindow.h"

#include <QObject>

#include <memory>

namespace hstudio::gui
{

/// What lives between main() and the window: one open workspace with its store, workbench and window; another can take its place.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application();
    ~Application() override;

    /// The folder given on the command line, else $HSTUDIO_WORKSPACE, else the one chosen in the settings, else the default.
    static QString chooseWorkspace(const QString &fromCommandLine);

    /// Opens the folder and shows its window on `page` (empty: the last one). If it can't be opened, an open window says why;
    /// without one, a window offers to choose another folder.
    /// Tells whether it is open.
    bool openWorkspace(const QString &folder, const QString &page = {});
    void importPath(const QString &path);
    /// Works off the queue, interrupted runs first.
    void startWork();

private:
    void switchWorkspace(const QString &folder);
    void showProblem(const base::Error &error);
    void askForFolder(QWidget *parent);

    std::unique_ptr<ui::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window; ///< goes before the workbench that it shows
    std::unique_ptr<QWidget> m_problem;
};

} // namespace hstudio::gui
