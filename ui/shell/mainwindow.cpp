#include "ui/shell/mainwindow.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/data/datapage.h"
#include "ui/experiment/experimentpage.h"
#include "ui/inspector/inspectorpage.h"
#include "ui/runs/runspage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/navigationrail.h"
#include "ui/shell/notifier.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/panes.h"
#include "ui/shell/statusstrip.h"
#include "ui/training/trainingpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>

#include <algorithm>

namespace hstudio::ui
{
namespace
{

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kPageKey = QStringLiteral("window/page");

QString stateKey(const QString &page) { return QStringLiteral("pages/%1").arg(page); }

/// Interrupted runs that haven't been offered for resuming yet. They are offered once: the workspace remembers up to which end.
std::vector<store::RunRecord> takeInterruptedRuns(store::Store &store)
{
    static const std::string key = "resume_offered_until";
    const auto offered = store.setting(key);
    const auto until = offered && *offered ? QString::fromStdString(**offered).toLongLong() : 0;
    auto runs = store.runs();
    if (!runs)
        return {};
    std::erase_if(*runs, [until](const auto &run) {
        return run.state != store::RunState::Interrupted || run.trashedAt != 0 || run.endedAt <= until;
    });
    if (!runs->empty())
        (void)store.setSetting(key, std::to_string(std::ranges::max(*runs, {}, &store::RunRecord::endedAt).endedAt));
    return *std::move(runs);
}

QString localPathOf(const QMimeData *data)
{
    const auto urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Workbench &workbench, QWidget *parent)
    : QMainWindow(parent), m_workbench(workbench), m_rail(new NavigationRail(this)), m_messages(new MessageBar(this)),
      m_stack(new PageStack(this)), m_status(new StatusStrip(workbench, this)), m_pageActions(new QActionGroup(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/hstudio.svg")));
    setAcceptDrops(true);
    m_stack->setObjectName(QStringLiteral("pages"));
    m_data = addPage<DataPage>(QStringLiteral("data"), keysOf(Shortcut::PageData));
    m_experiment = addPage<ExperimentPage>(QStringLiteral("experiment"), keysOf(Shortcut::PageExperiment));
    m_training = addPage<TrainingPage>(QStringLiteral("training"), keysOf(Shortcut::PageTraining));
    m_runs = addPage<RunsPage>(QStringLiteral("runs"), keysOf(Shortcut::PageRuns));
    m_inspector = addPage<InspectorPage>(QStringLiteral("inspector"), keysOf(Shortcut::PageInspector));
    m_settings = addPage<SettingsPage>(QStringLiteral("settings"), keysOf(Shortcut::PageSettings));

    auto *messages = new QHBoxLayout; // of no height while the bar in it is hidden
    messages->setContentsMargins(Theme::current().unit(6), Theme::current().unit(3), Theme::current().unit(6), 0);
    messages->addWidget(m_messages);
    auto *middle = new QVBoxLayout;
    setSpacing(middle, 0);
    middle->addLayout(messages);
    middle->addWidget(m_stack, 1);
    auto *upper = new QHBoxLayout;
    setSpacing(upper, 0);
    upper->addWidget(m_rail);
    upper->addLayout(middle, 1);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    setSpacing(layout, 0);
    layout->addLayout(upper, 1);
    layout->addWidget(m_status);
    setCentralWidget(centre);

    buildMenus();
    separateClashingShortcuts();
    connectPages();
    connectWorkbench();
    new Notifier(workbench, *this);
    retranslate();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

template<typename PageType>
PageType *MainWindow::addPage(const QString &name, QKeySequence keys)
{
    auto *page = new PageType(m_workbench, this);
    page->setObjectName(name + QStringLiteral("Page"));
    m_stack->addWidget(page);
    auto *action = new QAction(makeIcon(page->iconName()), {}, m_pageActions);
    action->setObjectName(name + QStringLiteral("Action"));
    action->setData(name);
    action->setCheckable(true);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [this, name] { showPage(name); });
    m_rail->addPage(action, name == QLatin1String("settings"));
    m_pages.append({name, page, action, nullptr});
    return page;
}

void MainWindow::buildMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_viewMenu = menuBar()->addMenu(QString());
    for (auto &entry : m_pages)
        fillPageMenu(entry);
    m_runMenu = menuBar()->addMenu(QString());
    m_helpMenu = menuBar()->addMenu(QString());

    m_quit = m_fileMenu->addAction(QString(), this, &QWidget::close);
    m_quit->setObjectName(QStringLiteral("quit"));
    m_quit->setShortcut(keysOf(Shortcut::Quit));
    m_quit->setMenuRole(QAction::QuitRole);
    m_viewMenu->addActions(m_pageActions->actions());
    m_viewMenu->addSeparator();
    m_nextPane = m_viewMenu->addAction(QString(), this, [this] { stepPane(1); });
    m_nextPane->setObjectName(QStringLiteral("nextPane"));
    m_nextPane->setShortcut(keysOf(Shortcut::NextPane));
    m_previousPane = m_viewMenu->addAction(QString(), this, [this] { stepPane(-1); });
    m_previousPane->setObjectName(QStringLiteral("previousPane"));
    m_previousPane->setShortcut(keysOf(Shortcut::PreviousPane));
    m_runMenu->addActions({m_status->pauseAction(), m_status->stopAfterEpochAction(), m_status->stopAction()});
    m_about = m_helpMenu->addAction(QString(), this, [this] { showPage(QStringLiteral("settings")); });
    m_about->setObjectName(QStringLiteral("about"));
    m_about->setMenuRole(QAction::AboutRole);
}

void MainWindow::fillPageMenu(Entry &entry)
{
    const auto actions = entry.page->menuActions();
    if (actions.isEmpty())
        return;
    entry.menu = menuBar()->addMenu(QString());
    for (auto *action : actions) {
        if (action != nullptr)
            entry.menu->addAction(action);
        else
            entry.menu->addSeparator();
    }
}

void MainWindow::separateClashingShortcuts()
{
    // "Find" is a key of several pages: such a key belongs to the page that has the focus.
    QHash<QKeySequence, QList<std::pair<Page *, QAction *>>> uses;
    for (const auto &entry : std::as_const(m_pages)) {
        for (auto *action : entry.page->menuActions()) {
            if (action != nullptr && !action->shortcut().isEmpty())
                uses[action->shortcut()].append({entry.page, action});
        }
    }
    for (const auto &sharers : std::as_const(uses)) {
        if (sharers.size() < 2)
            continue;
        for (const auto &[page, action] : sharers) {
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            page->addAction(action);
        }
    }
}

void MainWindow::connectPages()
{
    for (const auto &entry : std::as_const(m_pages)) {
        const auto *page = entry.page;
        connect(page, &Page::openData, this, [this] { showPage(QStringLiteral("data")); });
        connect(page, &Page::openExperiment, this, [this](base::RunId cloneFrom) {
            showPage(QStringLiteral("experiment"));
            if (cloneFrom.valid())
                m_experiment->cloneRun(cloneFrom);
        });
        connect(page, &Page::openTraining, this, [this](base::RunId run) {
            showPage(QStringLiteral("training"));
            if (run.valid())
                m_training->showRun(run);
        });
        connect(page, &Page::openRuns, this, [this](base::RunId run) {
            showPage(QStringLiteral("runs"));
            if (run.valid())
                m_runs->showRun(run);
        });
        connect(page, &Page::openInspector, this, [this](base::RunId run) {
            showPage(QStringLiteral("inspector"));
            if (run.valid())
                m_inspector->showRun(run);
        });
        connect(page, &Page::openInspectorUser, this, [this](base::RunId run, base::RunId other, quint32 user) {
            showPage(QStringLiteral("inspector"));
            m_inspector->showRunAtUser(run, other, user);
        });
        connect(page, &Page::showMessage, this, [this](const QString &text) { showMessage(text, MessageBar::Kind::Info); });
        connect(page, &Page::showError, this, [this](const base::Error &error) { showMessage(errorText(error), MessageBar::Kind::Error); });
    }
    connect(m_data, &DataPage::useDataset, this, [this](base::DatasetId dataset) {
        showPage(QStringLiteral("experiment"));
        m_experiment->selectDataset(dataset);
    });
    connect(m_settings, &SettingsPage::workspaceChosen, this, &MainWindow::workspaceChosen);
}

void MainWindow::connectWorkbench()
{
    connect(&m_workbench, &Workbench::failed, this,
            [this](const base::Error &error) { showMessage(errorText(error), MessageBar::Kind::Error); });
    connect(&m_workbench, &Workbench::importStarted, this, [this] {
        m_messages->hide();
        showPage(QStringLiteral("data"));
    });
    connect(&m_workbench, &Workbench::runStateChanged, this, &MainWindow::noticeEndedRun);
    connect(&m_workbench, &Workbench::runsChanged, this, &MainWindow::welcomeBack, Qt::SingleShotConnection);
    connect(m_status, &StatusStrip::jobClicked, this, [this](base::RunId run) {
        showPage(QStringLiteral("training"));
        m_training->showRun(run);
    });
}

/// Said once, when the workspace has just been opened: who else works on it, or what was interrupted and can go on.
void MainWindow::welcomeBack()
{
    struct News
    {
        std::vector<store::ProgramRecord> others;
        std::vector<store::RunRecord> interrupted;
    };
    m_workbench.async(
        this,
        [store = m_workbench.store()] {
            News news;
            if (auto others = store->otherPrograms())
                news.others = *std::move(others);
            if (news.others.empty())
                news.interrupted = takeInterruptedRuns(*store);
            return news;
        },
        [this](const News &news) {
            if (!news.others.empty())
                showMessage(
                    tr("This workspace is open in another program too (%1, process %2). Runs that wait in the queue are left to it; "
                       "what you start here is trained here.")
                        .arg(QString::fromStdString(news.others.front().name))
                        .arg(news.others.front().pid),
                    MessageBar::Kind::Warning);
            else if (!news.interrupted.empty())
                offerToResume(news.interrupted);
        });
}

void MainWindow::offerToResume(const std::vector<store::RunRecord> &interrupted)
{
    QStringList names;
    for (const auto &run : interrupted)
        names.append(QStringLiteral("\"%1\"").arg(QString::fromStdString(run.name)));
    m_messages->ask(tr("%n run(s) did not reach the end when the program ended: %1. Resume now? Later, the Training page does it.", nullptr,
                       static_cast<int>(interrupted.size()))
                        .arg(names.join(QStringLiteral(", "))),
                    tr("Resume"), [this, interrupted] {
                        // Each goes to the front of the queue, so the last one asked for is the first to run.
                        for (auto run = interrupted.rbegin(); run != interrupted.rend(); ++run)
                            m_workbench.resume(run->id);
                    });
}

void MainWindow::noticeEndedRun(base::RunId id)
{
    const auto *run = m_workbench.run(id);
    if (run == nullptr || store::isActive(run->state))
        return;
    if (run->state == store::RunState::Failed)
        showMessage(tr("\"%1\" failed: %2").arg(QString::fromStdString(run->name), reasonText(*run)), MessageBar::Kind::Error);
}

void MainWindow::showPage(const QString &name)
{
    const auto found = std::ranges::find(m_pages, name, &Entry::name);
    if (found == m_pages.end())
        return;
    found->action->setChecked(true);
    if (m_stack->currentWidget() == found->page)
        return;
    if (m_messages->kind() == MessageBar::Kind::Info)
        m_messages->hide();
    m_stack->setCurrentWidget(found->page);
    if (QWidget *target = firstFocusable(found->page))
        target->setFocus(Qt::OtherFocusReason);
    found->page->activated();
}

QString MainWindow::currentPageName() const
{
    const auto found = std::ranges::find(m_pages, m_stack->currentWidget(), [](const Entry &entry) -> QWidget * { return entry.page; });
    return found == m_pages.end() ? QString() : found->name;
}

Page *MainWindow::page(const QString &name) const
{
    const auto found = std::ranges::find(m_pages, name, &Entry::name);
    return found == m_pages.end() ? nullptr : found->page;
}

void MainWindow::showMessage(const QString &text, MessageBar::Kind kind) { m_messages->showMessage(text, kind); }

void MainWindow::stepPane(int step)
{
    QList<QWidget *> panes{m_rail};
    panes.append(panesOf(m_stack->currentWidget()));
    panes.append(m_status);
    focusNextPane(panes, step);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate()
{
    const auto &folder = m_workbench.store()->workspace();
    setWindowTitle(tr("%1 – HSTUdio").arg(QString::fromStdString(folder.filename().string())));
    m_rail->setAccessibleName(tr("Pages"));
    m_fileMenu->setTitle(tr("&File"));
    m_viewMenu->setTitle(tr("&View"));
    m_runMenu->setTitle(tr("&Job"));
    m_helpMenu->setTitle(tr("&Help"));
    m_quit->setText(tr("&Quit"));
    m_nextPane->setText(tr("&Next pane"));
    m_previousPane->setText(tr("&Previous pane"));
    m_about->setText(tr("&About HSTUdio"));
    for (const auto &entry : std::as_const(m_pages)) {
        const QString title = entry.page->title();
        entry.action->setText(title);
        entry.action->setToolTip(tr("%1 (%2)").arg(title, entry.action->shortcut().toString(QKeySequence::NativeText)));
        if (entry.menu != nullptr)
            entry.menu->setTitle(title);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto *job = m_workbench.run(m_workbench.currentRun());
    if (job != nullptr && !m_quitConfirmed) {
        event->ignore();
        m_messages->ask(tr("\"%1\" is still training. Quit now? Its checkpoint is kept, and the run can be resumed at the next start.")
                            .arg(QString::fromStdString(job->name)),
                        tr("Quit"), [this] {
                            m_quitConfirmed = true;
                            close();
                        });
        return;
    }
    saveWindow();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPathOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = localPathOf(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    showPage(QStringLiteral("data"));
    m_workbench.importPath(path);
}

void MainWindow::restoreWindow()
{
    const QSettings settings;
    // A screen of 1024 × 600 must hold it; on a larger one it starts with room for charts side by side.
    resize(fontMetrics().averageCharWidth() * 190, fontMetrics().lineSpacing() * 48);
    restoreGeometry(settings.value(kGeometryKey).toByteArray());
    for (const auto &entry : std::as_const(m_pages)) {
        if (const auto state = settings.value(stateKey(entry.name)).toByteArray(); !state.isEmpty())
            entry.page->restoreState(state);
    }
    m_stack->setCurrentIndex(-1);
    showPage(settings.value(kPageKey, QStringLiteral("data")).toString());
    if (currentPageName() == QLatin1String("data"))
        m_pages.first().action->setChecked(true);
}

void MainWindow::saveWindow() const
{
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kPageKey, currentPageName());
    for (const auto &entry : m_pages)
        settings.setValue(stateKey(entry.name), entry.page->saveState());
}

} // namespace hstudio::ui
