#include "ui/experiment/experimentpage.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/experiment/ablationpanel.h"
#include "ui/experiment/fieldform.h"
#include "ui/experiment/presetlist.h"
#include "ui/experiment/summarycard.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace hstudio::ui
{

ExperimentPage::ExperimentPage(Workbench &workbench, QWidget *parent, CostBook::Measure measure)
    : Page(workbench, parent), m_draft(this), m_costs(std::make_shared<CostBook>(std::move(measure))),
      m_estimator(workbench, m_costs, this), m_title(makeTitleLabel({}, this)), m_datasetLabel(makeSecondaryLabel({}, this)),
      m_datasets(new QComboBox(this)), m_undoButton(new QToolButton(this)), m_redoButton(new QToolButton(this)),
      m_load(new QPushButton(this)), m_save(new QPushButton(this)), m_presetCard(new Card({}, this)),
      m_presets(new PresetList(m_draft, this)), m_form(new FieldForm(m_draft, this)), m_summary(new SummaryCard(m_draft, this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_ablation(new AblationPanel(m_draft, workbench, m_costs, this)),
      m_tabPages(new QStackedWidget(this)), m_tabs(new QTabBar(this)), m_startAction(new QAction(this)), m_queueAction(new QAction(this)),
      m_loadAction(new QAction(this)), m_saveAction(new QAction(this)), m_undoAction(new QAction(this)), m_redoAction(new QAction(this)),
      m_tabAction(new QAction(this))
{
    setObjectName(QStringLiteral("experimentPage"));
    setAcceptDrops(true);
    makeActions();
    layOut();
    connectEstimator();
    connect(&m_draft, &ExperimentDraft::changed, this, &ExperimentPage::draftChanged);
    connect(m_datasets, &QComboBox::activated, this, [this] { m_draft.setDataset(dataset()); });
    connect(m_summary, &SummaryCard::startRequested, this, [this] { enqueue(true); });
    connect(m_summary, &SummaryCard::queueRequested, this, [this] { enqueue(false); });
    connect(m_summary, &SummaryCard::remedyRequested, this, &ExperimentPage::removeObstacle);
    connect(m_ablation, &AblationPanel::startRequested, this, [this] { enqueue(true); });
    connect(m_ablation, &AblationPanel::queueRequested, this, [this] { enqueue(false); });
    connect(&workbench, &Workbench::datasetsChanged, this, &ExperimentPage::fillDatasets);
    connect(&workbench, &Workbench::runsChanged, this, &ExperimentPage::noticeStarted);
    connect(&workbench, &Workbench::failed, this, [this] { m_newestRun = -1; });
    // What is dropped on a text field is for the page, too.
    for (auto *edit : findChildren<QLineEdit *>())
        edit->setAcceptDrops(false);
    retranslate();
    fillDatasets();
    draftChanged();
}

/// Before the draft that it edits.
ExperimentPage::~ExperimentPage() { delete m_ablation; }

void ExperimentPage::makeActions()
{
    m_startAction->setShortcut(keysOf(Shortcut::StartRun));
    m_queueAction->setShortcut(keysOf(Shortcut::QueueRun));
    m_loadAction->setShortcut(keysOf(Shortcut::LoadSettings));
    m_saveAction->setShortcut(keysOf(Shortcut::SaveSettings));
    m_undoAction->setShortcut(keysOf(Shortcut::Undo));
    m_redoAction->setShortcut(keysOf(Shortcut::Redo));
    m_tabAction->setShortcut(keysOf(Shortcut::AblationTab));
    m_startAction->setIcon(makeIcon(QStringLiteral("play")));
    m_queueAction->setIcon(makeIcon(QStringLiteral("add")));
    m_loadAction->setIcon(makeIcon(QStringLiteral("load")));
    m_saveAction->setIcon(makeIcon(QStringLiteral("save")));
    m_undoAction->setIcon(makeIcon(QStringLiteral("undo")));
    m_redoAction->setIcon(makeIcon(QStringLiteral("redo")));
    for (auto *action : menuActions()) {
        if (!action)
            continue;
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    auto &undo = m_draft.undoStack();
    connect(m_startAction, &QAction::triggered, this, [this] { enqueue(true); });
    connect(m_queueAction, &QAction::triggered, this, [this] { enqueue(false); });
    connect(m_loadAction, &QAction::triggered, this, &ExperimentPage::chooseFileToLoad);
    connect(m_saveAction, &QAction::triggered, this, &ExperimentPage::chooseFileToSave);
    connect(m_tabAction, &QAction::triggered, this, [this] { m_tabs->setCurrentIndex(1 - m_tabs->currentIndex()); });
    connect(m_undoAction, &QAction::triggered, &undo, &QUndoStack::undo);
    connect(m_redoAction, &QAction::triggered, &undo, &QUndoStack::redo);
    connect(&undo, &QUndoStack::canUndoChanged, m_undoAction, &QAction::setEnabled);
    connect(&undo, &QUndoStack::canRedoChanged, m_redoAction, &QAction::setEnabled);
    m_undoAction->setEnabled(false);
    m_redoAction->setEnabled(false);
}

void ExperimentPage::layOut()
{
    m_datasets->setObjectName(QStringLiteral("datasetChooser"));
    m_datasets->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_undoButton->setObjectName(QStringLiteral("undo"));
    m_redoButton->setObjectName(QStringLiteral("redo"));
    m_undoButton->setDefaultAction(m_undoAction);
    m_redoButton->setDefaultAction(m_redoAction);
    for (auto *button : {m_undoButton, m_redoButton})
        button->setAutoRaise(true);
    m_load->setObjectName(QStringLiteral("loadSettings"));
    m_save->setObjectName(QStringLiteral("saveSettings"));
    connect(m_load, &QPushButton::clicked, this, &ExperimentPage::chooseFileToLoad);
    connect(m_save, &QPushButton::clicked, this, &ExperimentPage::chooseFileToSave);

    auto *header = new QHBoxLayout;
    setSpacing(header, 2);
    header->addWidget(m_title);
    header->addStretch();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_datasetLabel, m_datasets, m_undoButton, m_redoButton, m_load, m_save})
        header->addWidget(widget);

    m_presetCard->body()->addWidget(m_presets);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    setSpacing(rightLayout, 0);
    rightLayout->addWidget(m_summary);
    rightLayout->addStretch();
    const int em = fontMetrics().averageCharWidth();
    m_presetCard->setMinimumWidth(em * 22);
    right->setMinimumWidth(em * 34);

    m_splitter->setObjectName(QStringLiteral("experimentSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));
    for (QWidget *pane : std::initializer_list<QWidget *>{m_presetCard, m_form, right})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({em * 28, em * 90, em * 40});

    m_tabs->setObjectName(QStringLiteral("experimentTabs"));
    m_tabs->setExpanding(false);
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_tabPages->addWidget(m_splitter);
    m_tabPages->addWidget(m_ablation);
    connect(m_tabs, &QTabBar::currentChanged, this, &ExperimentPage::showTab);

    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2, 6);
    layout->addLayout(header);
    layout->addSpacing(Theme::current().unit(2));
    layout->addWidget(m_tabPages, 1);
    layout->addWidget(m_tabs);
}

void ExperimentPage::connectEstimator()
{
    connect(&m_estimator, &CostEstimator::started, m_summary, &SummaryCard::showMeasuring);
    connect(&m_estimator, &CostEstimator::finished, m_summary, &SummaryCard::showEstimate);
    connect(&m_estimator, &CostEstimator::failed, m_summary,
            [this](const base::Error &error) { m_summary->showEstimateError(errorText(error)); });
}

QString ExperimentPage::title() const { return tr("Experiment"); }

QString ExperimentPage::iconName() const { return QStringLiteral("experiment"); }

QList<QAction *> ExperimentPage::menuActions() const
{
    return {m_startAction, m_queueAction, nullptr, m_undoAction, m_redoAction, nullptr, m_loadAction, m_saveAction, nullptr, m_tabAction};
}

void ExperimentPage::activated()
{
    offerDevices();
    if (!std::exchange(m_seen, true))
        requestEstimate();
}

void ExperimentPage::offerDevices()
{
    if (std::exchange(m_devicesAsked, true))
        return;
    workbench().async(
        this, [] { return nn::availableDevices(); },
        [this](const std::vector<nn::DeviceInfo> &devices) {
            QStringList words{QStringLiteral("auto")};
            for (const auto &device : devices)
                words.append(QString::fromStdString(device.key));
            if (auto *row = m_form->row("device"))
                row->setSuggestions(words);
        });
}

base::DatasetId ExperimentPage::dataset() const { return base::DatasetId{m_datasets->currentData().toLongLong()}; }

void ExperimentPage::fillDatasets()
{
    const auto chosen = m_wantedDataset.valid() ? m_wantedDataset : m_draft.state().dataset;
    {
        const QSignalBlocker quiet(m_datasets);
        m_datasets->clear();
        for (const auto &record : workbench().datasets())
            m_datasets->addItem(QString::fromStdString(record.name), static_cast<qlonglong>(record.id.value));
        const int index = m_datasets->findData(static_cast<qlonglong>(chosen.value));
        m_datasets->setCurrentIndex(index >= 0 ? index : m_datasets->count() - 1);
        if (index >= 0)
            m_wantedDataset = {};
        m_datasets->setEnabled(m_datasets->count() > 0);
        m_datasets->setPlaceholderText(tr("No data set yet"));
    }
    m_draft.adoptDataset(dataset());
    draftChanged();
}

void ExperimentPage::selectDataset(base::DatasetId id)
{
    m_wantedDataset = id;
    if (m_datasets->findData(static_cast<qlonglong>(id.value)) < 0)
        return;
    m_wantedDataset = {};
    m_draft.adoptDataset(id);
}

void ExperimentPage::draftChanged()
{
    // An undone step may bring back a data set that is gone: then the one in the list stays.
    if (const int index = m_datasets->findData(static_cast<qlonglong>(m_draft.state().dataset.value)); index >= 0)
        m_datasets->setCurrentIndex(index);
    const auto *record = workbench().dataset(dataset());
    m_datasets->setToolTip(record ? tr("%1 users, %2 items, %3 interactions")
                                        .arg(countText(record->users), countText(record->items), countText(record->interactions))
                                  : QString());
    m_summary->setSuggestedName(suggestedName());
    refreshObstacle();
    requestEstimate();
}

bool ExperimentPage::showsAblation() const { return m_tabs->currentIndex() == 1; }

void ExperimentPage::showTab(int index)
{
    m_tabPages->setCurrentIndex(index);
    draftChanged();
}

void ExperimentPage::requestEstimate()
{
    if (showsAblation())
        m_estimator.cancel();
    else
        m_ablation->rest();
    if (showsAblation() || !m_seen)
        return;
    if (m_draft.valid() && dataset().valid()) {
        m_estimator.request(dataset(), m_draft.config());
    } else {
        m_estimator.cancel();
        m_summary->showNoEstimate();
    }
}

QString ExperimentPage::obstacle() const
{
    if (!dataset().valid())
        return tr("There is no data set yet.");
    if (const auto *field = m_draft.firstInvalid())
        return tr("%1 is not valid.").arg(fieldLabel(*field));
    if (!showsAblation() && !m_summary->seeds())
        return tr("The seeds can't be read. Write whole numbers, for example 1, 2, 3.");
    return {};
}

void ExperimentPage::refreshObstacle()
{
    const QString reason = obstacle();
    const QString remedy = !dataset().valid() ? tr("Open one on the Data page") : m_draft.valid() ? QString() : tr("Show it");
    m_summary->setObstacle(reason, remedy);
    if (showsAblation())
        m_ablation->refresh(reason);
    const bool ready = showsAblation() ? m_ablation->ready() : reason.isEmpty();
    m_startAction->setEnabled(ready);
    m_queueAction->setEnabled(ready);
}

void ExperimentPage::removeObstacle()
{
    if (!dataset().valid())
        Q_EMIT openData();
    else if (const auto *field = m_draft.firstInvalid())
        m_form->focusField(field->key);
}

QString ExperimentPage::suggestedName() const
{
    return tr("%1 seed %2", "suggested name of a run").arg(QString::fromStdString(m_draft.shortName())).arg(m_draft.config().device.seed);
}

std::vector<experiment::RunSpec> ExperimentPage::specs() const
{
    std::vector<experiment::RunSpec> specs;
    const auto seeds = m_summary->seeds().value_or(std::vector<std::int64_t>());
    const auto name = m_summary->runName();
    for (const auto seed : seeds) {
        auto config = m_draft.config();
        config.device.seed = seed;
        const QString runName =
            name.isEmpty() || seeds.size() == 1 ? name : tr("%1 seed %2", "name of a run repeated with seeds").arg(name).arg(seed);
        specs.push_back({.dataset = dataset(),
                         .name = runName.toStdString(),
                         .preset = m_draft.state().preset,
                         .group = seeds.size() > 1 ? (name.isEmpty() ? suggestedName() : name).toStdString() : std::string(),
                         .config = config});
    }
    return specs;
}

std::vector<experiment::RunSpec> ExperimentPage::ablationSpecs() const
{
    std::vector<experiment::RunSpec> specs;
    for (const auto &planned : m_ablation->runs())
        specs.push_back({.dataset = dataset(),
                         .name = planned.name,
                         .preset = planned.run.preset,
                         .group = m_ablation->groupName().toStdString(),
                         .config = planned.run.config});
    return specs;
}

void ExperimentPage::enqueue(bool startAtOnce)
{
    if (!m_startAction->isEnabled())
        return;
    const auto specs = showsAblation() ? ablationSpecs() : this->specs();
    const auto &runs = workbench().runs();
    const auto newest = std::max_element(runs.begin(), runs.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    if (startAtOnce)
        m_newestRun = newest == runs.end() ? 0 : newest->id.value;
    else
        Q_EMIT showMessage(tr("%n run(s) added to the queue.", nullptr, static_cast<int>(specs.size())));
    workbench().enqueue(specs, startAtOnce);
}

void ExperimentPage::noticeStarted()
{
    if (m_newestRun < 0)
        return;
    base::RunId first;
    for (const auto &run : workbench().runs())
        if (run.id.value > m_newestRun && (!first.valid() || run.id < first))
            first = run.id;
    if (!first.valid())
        return;
    m_newestRun = -1;
    Q_EMIT openTraining(first);
}

void ExperimentPage::retranslate()
{
    m_title->setText(tr("Experiment"));
    m_datasetLabel->setText(tr("Data set"));
    m_datasets->setAccessibleName(tr("Data set"));
    m_load->setText(tr("Load…"));
    m_load->setToolTip(tr("Load settings from a JSON file; a file can be dropped here too"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save these settings as a JSON file"));
    m_presetCard->setTitle(tr("Presets"));
    m_tabs->setTabText(0, tr("One run"));
    m_tabs->setTabText(1, tr("Ablation"));
    m_tabs->setTabToolTip(1, tr("Several runs that differ in a few settings"));
    m_tabs->setAccessibleName(tr("One run or an ablation"));
    m_tabAction->setText(tr("&One run or ablation"));
    m_startAction->setText(tr("&Start"));
    m_queueAction->setText(tr("&Add to queue"));
    m_loadAction->setText(tr("&Load settings…"));
    m_saveAction->setText(tr("Sa&ve settings…"));
    m_undoAction->setText(tr("&Undo"));
    m_redoAction->setText(tr("&Redo"));
    m_undoButton->setAccessibleName(tr("Undo"));
    m_redoButton->setAccessibleName(tr("Redo"));
    refreshObstacle();
}

} // namespace hstudio::ui
