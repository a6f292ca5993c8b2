#include "ui/inspector/inspectorpage.h"

#include "ui/common/runswatch.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/inspector/bumppanel.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/historypanel.h"
#include "ui/inspector/inspectorpanes.h"
#include "ui/inspector/resultspanel.h"
#include "ui/inspector/similarpanel.h"
#include "ui/inspector/userspanel.h"
#include "ui/inspector/whatifpanel.h"
#include "ui/inspector/whypanel.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hstudio::ui
{

namespace
{

constexpr int kBusyMilliseconds = 500;

/// Runs whose test results can be compared with those of `run`.
std::vector<store::RunRecord> othersThan(base::RunId run, std::vector<store::RunRecord> runs)
{
    std::erase_if(runs, [run](const store::RunRecord &other) { return other.id == run || other.test.empty(); });
    return runs;
}

enum Verb
{
    FindUser,
    Compare,
    WhyFilm,
    Similar,
    Export,
    ComputeAll,
    VerbCount
};

} // namespace

InspectorPage::InspectorPage(Workbench &workbench, QWidget *parent)
    : Page(workbench, parent), m_shelf(new RunShelf(workbench, this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_title(makeTitleLabel({}, this)), m_runLabel(new QLabel(this)), m_runs(new QComboBox(this)), m_busy(makeSecondaryLabel({}, this)),
      m_draft(new WhatIfDraft(this)), m_users(new UsersPanel(this)), m_history(new HistoryPanel(workbench, this)),
      m_why(new WhyPanel(workbench, this)), m_bump(new BumpPanel(workbench, this)), m_whatIf(new WhatIfPanel(workbench, *m_draft, this)),
      m_similar(new SimilarPanel(workbench, this)), m_results(new ResultsPanel(workbench, this)),
      m_panes(new InspectorPanes({m_users, m_history, m_why, m_bump, m_whatIf, m_similar}, m_results, this))
{
    makeActions();
    makeLayout();
    connectPanels();
    connectDetails();
    retranslate();
    refreshRuns();
}

QString InspectorPage::title() const { return tr("Inspector"); }

QString InspectorPage::iconName() const { return QStringLiteral("inspector"); }

void InspectorPage::makeActions()
{
    const char *const names[VerbCount] = {"inspectorFindUser",     "inspectorToggleCompare", "inspectorWhyFilm",
                                          "inspectorSimilarFilms", "inspectorExportLists",   "inspectorComputeForAll"};
    for (const char *name : names) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        m_actions << action;
    }
    const auto giveKeys = [this](Verb verb, Shortcut shortcut) {
        m_actions[verb]->setShortcut(keysOf(shortcut));
        m_actions[verb]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(m_actions[verb]);
    };
    giveKeys(FindUser, Shortcut::Find);
    giveKeys(WhyFilm, Shortcut::WhyFilm);
    giveKeys(Similar, Shortcut::SimilarFilms);
}

void InspectorPage::makeLayout()
{
    m_runs->setObjectName(QStringLiteral("inspectorRun"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(24);
    m_runLabel->setBuddy(m_runs);
    m_emptyButton = m_empty->addButton({}, QStringLiteral("inspectorGoToExperiment"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_panes);
    auto *head = new QHBoxLayout;
    setSpacing(head, 2);
    head->addWidget(m_title);
    head->addSpacing(Theme::current().unit(4));
    head->addWidget(m_runLabel);
    head->addWidget(m_runs);
    head->addWidget(m_busy, 1);
    head->addLayout(m_results->rules());
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 6);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
}

void InspectorPage::connectPanels()
{
    connect(&workbench(), &Workbench::runsChanged, this, &InspectorPage::refreshRuns);
    connect(&workbench(), &Workbench::datasetsChanged, this, &InspectorPage::refreshRuns);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] { Q_EMIT openExperiment({}); });
    connect(m_runs, &QComboBox::activated, this, [this](int index) { open({m_runs->itemData(index).toLongLong()}); });
    connect(m_users, &UsersPanel::userChosen, this, &InspectorPage::showUser);
    connect(m_results, &ResultsPanel::queryTimeChanged, m_history, &HistoryPanel::setQueryTime);
    connect(m_results, &ResultsPanel::queryTimeChanged, m_whatIf, &WhatIfPanel::setQueryTime);
    connect(m_results, &ResultsPanel::comparingChanged, m_panes, &InspectorPanes::setComparing);
    connect(m_users, &UsersPanel::otherRunWanted, this, &InspectorPage::readDifferencesTo);
    connect(m_results, &ResultsPanel::runWanted, this, &InspectorPage::showRun);
    connect(m_results, &ResultsPanel::secondRunWanted, this, &InspectorPage::openSecond);
    connect(m_results, &ResultsPanel::failed, this, &Page::showError);
    connect(m_actions[FindUser], &QAction::triggered, this, [this] {
        m_panes->showPane(InspectorPanes::Users);
        m_users->focusFind();
    });
    connect(m_actions[Compare], &QAction::triggered, m_results, [this] { m_results->setComparing(!m_results->comparing()); });
    connect(m_actions[WhyFilm], &QAction::triggered, this, &InspectorPage::askWhy);
    connect(m_actions[Similar], &QAction::triggered, this, &InspectorPage::askForSimilar);
    connect(m_actions[Export], &QAction::triggered, m_results, &ResultsPanel::exportLists);
    connect(m_actions[ComputeAll], &QAction::triggered, m_results, &ResultsPanel::offerBulk);
    m_busyTimer.setSingleShot(true);
    m_busyTimer.setInterval(kBusyMilliseconds);
    connect(&m_busyTimer, &QTimer::timeout, this, [this] { showBusy(m_opening); });
}

void InspectorPage::connectDetails()
{
    const auto exported = [this](const QString &file) { Q_EMIT showMessage(tr("Exported to %1").arg(file)); };
    const auto showSimilar = [this](quint32 item) { m_similar->showFilm(m_run, item); };
    connect(m_results, &ResultsPanel::asking, m_why, &WhyPanel::forget);
    connect(m_results, &ResultsPanel::asking, m_bump, &BumpPanel::forget);
    connect(m_results, &ResultsPanel::listsShown, this, &InspectorPage::listsShown);
    connect(m_results, &ResultsPanel::filmAsked, m_why, &WhyPanel::showFilm);
    connect(m_results, &ResultsPanel::whyRequested, this, [this] { m_panes->showPane(InspectorPanes::Why); });
    connect(m_results, &ResultsPanel::similarRequested, m_similar, &SimilarPanel::showFilm);
    connect(m_similar, &SimilarPanel::shown, this, [this] { m_panes->showPane(InspectorPanes::Similar); });
    connect(m_draft, &WhatIfDraft::changed, this, &InspectorPage::applyEdit);
    connect(m_whatIf, &WhatIfPanel::keepsAChanged, this, &InspectorPage::applyEdit);
    connect(m_history, &HistoryPanel::similarRequested, this, showSimilar);
    connect(m_why, &WhyPanel::similarRequested, this, showSimilar);
    connect(m_bump, &BumpPanel::similarRequested, this, showSimilar);
    connect(m_whatIf, &WhatIfPanel::similarRequested, this, showSimilar);
    connect(m_results, &ResultsPanel::exported, this, exported);
    connect(m_why, &WhyPanel::exported, this, exported);
    connect(m_bump, &BumpPanel::exported, this, exported);
    connect(m_whatIf, &WhatIfPanel::exported, this, exported);
    connect(m_similar, &SimilarPanel::failed, this, &Page::showError);
    connect(m_why, &WhyPanel::failed, this, &Page::showError);
    connect(m_bump, &BumpPanel::failed, this, &Page::showError);
    connect(m_whatIf, &WhatIfPanel::failed, this, &Page::showError);
}

void InspectorPage::retranslate()
{
    m_title->setText(title());
    m_runLabel->setText(tr("Run"));
    m_runs->setAccessibleName(tr("Trained run to inspect"));
    m_empty->setText(tr("No trained run yet"),
                     tr("Train a model first: then this page shows what it recommends to each user, at any moment."));
    m_emptyButton->setText(tr("Set up an experiment"));
    m_actions[FindUser]->setText(tr("Find a user"));
    m_actions[Compare]->setText(tr("Compare two lists"));
    m_actions[WhyFilm]->setText(tr("Why is it recommended?"));
    m_actions[Similar]->setText(tr("Similar films"));
    m_actions[Export]->setText(tr("Export the shown lists…"));
    m_actions[ComputeAll]->setText(tr("Compute for all users…"));
}

std::vector<store::RunRecord> InspectorPage::inspectableRuns() const
{
    std::vector<store::RunRecord> runs;
    std::copy_if(workbench().runs().begin(), workbench().runs().end(), std::back_inserter(runs), canInspect);
    std::reverse(runs.begin(), runs.end()); // the newest first
    return runs;
}

std::vector<store::RunRecord> InspectorPage::candidatesFor(const InspectedRun &run) const
{
    std::vector<store::RunRecord> runs = inspectableRuns();
    std::erase_if(runs, [&run](const store::RunRecord &other) { return other.dataset != run.run->record.dataset; });
    return runs;
}

void InspectorPage::refreshRuns()
{
    const std::vector<store::RunRecord> runs = inspectableRuns();
    const auto known = [&runs](base::RunId id) {
        return std::any_of(runs.begin(), runs.end(), [id](const store::RunRecord &run) { return run.id == id; });
    };
    base::RunId chosen = m_opening.valid() ? m_opening : m_run != nullptr ? m_run->id() : base::RunId{};
    if (m_wanted.valid() && known(m_wanted))
        chosen = std::exchange(m_wanted, {});
    if (!known(chosen))
        chosen = runs.empty() ? base::RunId{} : runs.front().id;

    const QSignalBlocker quiet(m_runs);
    m_runs->clear();
    for (const store::RunRecord &run : runs) {
        const store::DatasetRecord *dataset = workbench().dataset(run.dataset);
        QString text = QString::fromStdString(run.name);
        if (dataset != nullptr)
            text += QStringLiteral(" · ") + QString::fromStdString(dataset->name);
        m_runs->addItem(runSwatch(run.colour), text, static_cast<qlonglong>(run.id.value));
        if (run.id == chosen)
            m_runs->setCurrentIndex(m_runs->count() - 1);
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_runs), static_cast<QWidget *>(m_runLabel)})
        widget->setVisible(!runs.empty());
    m_results->setRulesVisible(!runs.empty());
    m_stack->setCurrentWidget(runs.empty() ? static_cast<QWidget *>(m_empty) : m_panes);
    if (chosen.valid())
        open(chosen);
}

void InspectorPage::showRun(base::RunId run)
{
    m_wanted = run;
    refreshRuns();
}

void InspectorPage::showRunAtUser(base::RunId run, base::RunId other, quint32 user)
{
    m_wantedUser = user;
    m_wantedSecond = other;
    showRun(run);
}

void InspectorPage::showWantedUser()
{
    if (!m_wantedUser)
        return;
    m_users->choose(*std::exchange(m_wantedUser, {}));
    if (const base::RunId second = std::exchange(m_wantedSecond, {}); second.valid()) {
        m_results->setComparing(true);
        openSecond(second);
    }
}

void InspectorPage::open(base::RunId run)
{
    if (m_opening == run)
        return;
    m_opening = run;
    m_busyTimer.start();
    m_shelf->open(run, [this, run](const base::Result<std::shared_ptr<const InspectedRun>> &result) { opened(run, result); });
}

void InspectorPage::opened(base::RunId id, const base::Result<std::shared_ptr<const InspectedRun>> &run)
{
    if (m_opening != id)
        return; // another run was chosen meanwhile
    m_opening = {};
    m_busyTimer.stop();
    showBusy({});
    if (!run) {
        Q_EMIT showError(run.error());
        return;
    }
    const bool same = m_run == *run;
    m_run = *run;
    const std::vector<store::RunRecord> candidates = candidatesFor(*m_run);
    m_results->setRun(m_run, candidates);
    m_users->setOtherRuns(othersThan(m_run->id(), candidates));
    if (!same)
        m_users->setUsers(m_run->users);
    if (!same && m_users->user())
        showUser(*m_users->user());
    showWantedUser();
}

void InspectorPage::openSecond(base::RunId run)
{
    m_shelf->open(run, [this](const base::Result<std::shared_ptr<const InspectedRun>> &second) {
        if (second)
            m_results->setSecondRun(*second);
        else
            Q_EMIT showError(second.error());
    });
}

void InspectorPage::readDifferencesTo(base::RunId run)
{
    const auto read = [store = workbench().store(), inspected = m_run, run] { return readDifferences(*store, *inspected, run); };
    workbench().async(this, read, [this, inspected = m_run](const base::Result<std::shared_ptr<const RankDifferences>> &differences) {
        if (m_run != inspected)
            return;
        m_users->setDifferences(differences ? *differences : nullptr);
        if (!differences)
            Q_EMIT showError(differences.error());
    });
}

void InspectorPage::showUser(std::uint32_t user)
{
    m_history->showUser(m_run, user);
    m_whatIf->showUser(m_run, user);
    m_results->setUser(user);
}

void InspectorPage::listsShown() { m_bump->showLists(m_results->a()->list(), m_results->comparing() ? m_results->b()->list() : nullptr); }

void InspectorPage::applyEdit() { m_results->setEdit(m_draft->edit(), m_whatIf->keepsA()); }

void InspectorPage::showBusy(base::RunId run)
{
    const store::RunRecord *record = run.valid() ? workbench().run(run) : nullptr;
    m_busy->setText(record != nullptr ? tr("Opening “%1” …").arg(QString::fromStdString(record->name)) : QString());
}

void InspectorPage::askWhy()
{
    auto *films = qobject_cast<FilmTable *>(focusWidget());
    if (films == nullptr || !films->offersWhy())
        films = m_results->a()->table();
    if (films->currentIndex().isValid())
        films->askWhy();
    else
        m_panes->showPane(InspectorPanes::Why); // of the first film
}

void InspectorPage::askForSimilar()
{
    if (auto *films = qobject_cast<FilmTable *>(focusWidget()))
        films->askForSimilar();
    else
        m_results->a()->table()->askForSimilar();
}

QByteArray InspectorPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_panes->saveState() << m_users->headerState() << m_results->k() << m_results->filterSeen() << m_results->comparing();
    return state;
}

void InspectorPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray panes, header;
    int k = 10;
    bool filterSeen = true;
    bool comparing = false;
    stream >> panes >> header >> k >> filterSeen >> comparing;
    if (stream.status() != QDataStream::Ok)
        return;
    m_results->setRules(k, filterSeen);
    m_results->setComparing(comparing); // before the panes: it gives the lists their usual room
    m_panes->restoreState(panes);
    m_users->restoreHeader(header);
}

} // namespace hstudio::ui
