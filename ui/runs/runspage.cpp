#include "ui/runs/runspage.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runexports.h"
#include "ui/runs/runshistory.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/runspanel.h"

#include <QDataStream>
#include <QVBoxLayout>

#include <utility>

namespace hstudio::ui
{

RunsPage::RunsPage(Workbench &workbench, QWidget *parent)
    : Page(workbench, parent), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_title(makeTitleLabel({}, this)),
      m_verbs(new QHBoxLayout), m_history(new RunsHistory(workbench, this)), m_panel(new RunsPanel(workbench, *m_history, this)),
      m_details(new RunDetails(workbench, *m_history, this)), m_exports(new RunExports(workbench, *m_details, this)),
      m_export(new QPushButton(this)), m_splitter(new QSplitter(Qt::Vertical, this)),
      m_openTraining(makeVerb("runsOpenTraining", &Page::openTraining)),
      m_openInspector(makeVerb("runsOpenInspector", &Page::openInspector)), m_clone(makeVerb("runsClone", &Page::openExperiment))
{
    makeLayout();
    connect(&workbench, &Workbench::runsChanged, this, &RunsPage::refresh);
    connect(&workbench, &Workbench::datasetsChanged, this, &RunsPage::refresh);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] { Q_EMIT openExperiment({}); });
    connect(m_panel, &RunsPanel::selectionChanged, this, &RunsPage::showSelection);
    connect(m_panel, &RunsPanel::notesWanted, m_details, &RunDetails::editNotes);
    connect(m_panel->table(), &QTableView::activated, m_openTraining, &QAction::trigger); // disabled on a group's row
    connect(m_details, &RunDetails::openUser, this, &Page::openInspectorUser);
    connect(m_details, &RunDetails::told, this, &Page::showMessage);
    connect(m_details, &RunDetails::failed, this, &Page::showError);
    connect(m_exports, &RunExports::failed, this, &Page::showError);
    connect(m_exports, &RunExports::exported, this, [this](const QString &file) { Q_EMIT showMessage(tr("Exported to %1").arg(file)); });
    connect(m_exports, &RunExports::copied, this, [this] { Q_EMIT showMessage(tr("Copied to the clipboard.")); });
    retranslate();
    refresh();
}

QString RunsPage::title() const { return tr("Runs"); }

QString RunsPage::iconName() const { return QStringLiteral("runs"); }

QAction *RunsPage::makeVerb(const char *name, void (Page::*signal)(base::RunId))
{
    auto *action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    connect(action, &QAction::triggered, this, [this, signal] {
        const std::vector<base::RunId> runs = m_panel->selected();
        if (runs.size() == 1)
            Q_EMIT(this->*signal)(runs.front());
    });
    m_panel->addVerb(action);
    auto *button = new QPushButton(this);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    m_verbs->addWidget(button);
    return action;
}

QList<QAction *> RunsPage::menuActions() const
{
    QAction *const separator = nullptr;
    return QList<QAction *>{m_openTraining, m_openInspector, m_clone, separator} + m_panel->verbs() + QList<QAction *>{separator} +
           m_exports->menu()->actions();
}

void RunsPage::makeLayout()
{
    m_splitter->setObjectName(QStringLiteral("runsSplitter"));
    m_splitter->addWidget(m_panel);
    auto *card = new Card({}, m_splitter);
    card->body()->addWidget(m_details);
    m_splitter->addWidget(card);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));
    m_emptyButton = m_empty->addButton({}, QStringLiteral("runsGoToExperiment"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 6);
    setSpacing(m_verbs, 2);
    m_verbs->insertWidget(0, m_title);
    m_verbs->insertStretch(1, 1);
    m_export->setObjectName(QStringLiteral("runsExport"));
    m_export->setMenu(m_exports->menu());
    setRole(m_export, QStringLiteral("menu"));
    m_verbs->addWidget(m_export);
    layout->addLayout(m_verbs);
    layout->addWidget(m_stack, 1);
}

void RunsPage::retranslate()
{
    m_title->setText(title());
    m_empty->setText(tr("No runs yet"), tr("Every training appears here with its settings and results, ready to compare with others."));
    m_emptyButton->setText(tr("Set up an experiment"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Tables, curves, plots and a report of the selected runs"));
    m_openTraining->setText(tr("Open in Training"));
    m_openInspector->setText(tr("Open in Inspector"));
    m_clone->setText(tr("Clone"));
    m_clone->setToolTip(tr("Opens the settings of this run in the Experiment form, to change them and run again"));
    updateVerbs();
}

void RunsPage::refresh()
{
    m_panel->refresh();
    const bool none = m_panel->model().rowCount() == 0;
    m_stack->setCurrentWidget(none ? static_cast<QWidget *>(m_empty) : m_splitter);
    for (QPushButton *button : findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly))
        button->setVisible(!none);
    m_panel->fitColumns();
    describe();
    if (m_wanted.valid() && m_panel->select(m_wanted))
        m_wanted = {};
    showSelection();
}

void RunsPage::describe()
{
    std::vector<store::RunRecord> runs = m_panel->model().undescribed();
    if (runs.empty())
        return;
    const auto work = [runs = std::move(runs)] {
        std::unordered_map<base::RunId, RunDescription> found;
        for (const store::RunRecord &run : runs)
            found.emplace(run.id, describeRun(run));
        return found;
    };
    workbench().async(this, work, [this](const std::unordered_map<base::RunId, RunDescription> &found) {
        m_panel->model().setDescriptions(found);
        m_panel->fitColumns();
        showSelection();
    });
}

void RunsPage::showSelection()
{
    updateVerbs();
    const RunsModel &model = m_panel->model();
    std::vector<store::RunRecord> runs;
    for (const base::RunId id : m_panel->selected())
        runs.push_back(model.runAt(model.rowOf(id)));
    m_details->setRuns(runs);
}

void RunsPage::updateVerbs()
{
    const std::vector<base::RunId> runs = m_panel->selected();
    const RunsModel &model = m_panel->model();
    const store::RunRecord *one = runs.size() == 1 ? &model.runAt(model.rowOf(runs.front())) : nullptr;
    const bool usable = one != nullptr && one->trashedAt == 0;
    m_openTraining->setEnabled(usable);
    m_openInspector->setEnabled(usable && one->bestEpoch > 0 && !store::isActive(one->state));
    m_openInspector->setToolTip(one != nullptr && one->bestEpoch == 0 ? tr("This run has no weights yet: finish an epoch first")
                                                                      : tr("Shows what this model recommends to each user"));
    m_clone->setEnabled(one != nullptr);
}

void RunsPage::showRun(base::RunId run)
{
    if (!m_panel->select(run))
        m_wanted = run;
}

QByteArray RunsPage::saveState() const
{
    m_details->keepNotes(); // the window is about to close
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_splitter->saveState() << m_panel->tableState() << m_details->saveState();
    return state;
}

void RunsPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray splitter, table, details;
    stream >> splitter >> table >> details;
    if (stream.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_panel->restoreTable(table);
    m_details->restoreState(details);
}

} // namespace hstudio::ui
