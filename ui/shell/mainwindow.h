#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QMainWindow>

class QActionGroup;

namespace hstudio::ui
{

class DataPage;
class ExperimentPage;
class InspectorPage;
class NavigationRail;
class PageStack;
class RunsPage;
class SettingsPage;
class StatusStrip;
class TrainingPage;

/// The window: navigation rail, menu bar, inline messages, the pages and the status strip. Pages ask it by signals to show one another.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Workbench &workbench, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Names of the pages: "data", "experiment", "training", "runs", "inspector", "settings". An unknown name changes nothing.
    void showPage(const QString &name);
    [[nodiscard]] QString currentPageName() const;
    /// The page of that name, or null; its objectName is the name with "Page" behind it.
    [[nodiscard]] Page *page(const QString &name) const;

    void showMessage(const QString &text, MessageBar::Kind kind);

Q_SIGNALS:
    /// The settings page asks for another workspace.
    void workspaceChosen(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Entry
    {
        QString name;
        Page *page;
        QAction *action; ///< in rail and menu
        QMenu *menu;     ///< the page's own actions; null when it has none
    };

    template<typename PageType>
    PageType *addPage(const QString &name, QKeySequence keys);
    void buildMenus();
    void fillPageMenu(Entry &entry);
    void separateClashingShortcuts();
    void connectPages();
    void connectWorkbench();
    void welcomeBack();
    void offerToResume(const std::vector<store::RunRecord> &interrupted);
    void noticeEndedRun(base::RunId run);
    void stepPane(int step);
    void retranslate();
    void restoreWindow();
    void saveWindow() const;

    Workbench &m_workbench;
    NavigationRail *m_rail;
    MessageBar *m_messages;
    PageStack *m_stack;
    StatusStrip *m_status;
    QActionGroup *m_pageActions;
    QList<Entry> m_pages;

    DataPage *m_data;
    ExperimentPage *m_experiment;
    TrainingPage *m_training;
    RunsPage *m_runs;
    InspectorPage *m_inspector;
    SettingsPage *m_settings;

    QMenu *m_fileMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_runMenu = nullptr;
    QMenu *m_helpMenu = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_nextPane = nullptr;
    QAction *m_previousPane = nullptr;
    QAction *m_about = nullptr;
    bool m_quitConfirmed = false;
};

} // namespace hstudio::ui
