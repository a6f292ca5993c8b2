#include "ui/experiment/ablationpanel.h"

#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/widgets.h"
#include "ui/experiment/ablationchooser.h"
#include "ui/experiment/ablationmodel.h"
#include "ui/experiment/undofortheform.h"

#include <QHeaderView>
#include <QSplitter>

#include <algorithm>

namespace hstudio::ui
{

AblationPanel::AblationPanel(ExperimentDraft &draft, Workbench &workbench, std::shared_ptr<CostBook> book, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_costs(workbench, std::move(book)), m_model(new AblationModel(m_costs, this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_chooser(new AblationChooser(draft, this)), m_card(new Card({}, this)),
      m_table(new QTableView(this)), m_count(new Figure({}, this)), m_total(new Figure({}, this)), m_note(makeSecondaryLabel({}, this)),
      m_nameLabel(new QLabel(this)), m_name(new QLineEdit(this)), m_queue(new QPushButton(this)), m_start(makePrimaryButton({}, this)),
      m_reason(makeSecondaryLabel({}, this))
{
    const std::initializer_list<std::pair<QWidget *, const char *>> names{
        {this, "ablationPanel"},    {m_splitter, "ablationSplitter"}, {m_table, "ablationRuns"}, {m_count, "ablationCount"},
        {m_total, "ablationTotal"}, {m_note, "ablationNote"},         {m_name, "ablationName"},  {m_queue, "queueAll"},
        {m_start, "startAll"},      {m_reason, "ablationReason"},
    };
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    setUpRuns();
    layOut();
    m_name->installEventFilter(new UndoForTheForm(m_name));
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        auto choice = m_draft.state().ablation;
        choice.name = text.toStdString();
        m_draft.setAblation(std::move(choice), tr("change of the name"), "name");
    });
    connect(m_queue, &QPushButton::clicked, this, &AblationPanel::queueRequested);
    connect(m_start, &QPushButton::clicked, this, &AblationPanel::startRequested);
    connect(&m_costs, &CostSurvey::progressed, this, &AblationPanel::refreshCosts);
    retranslate();
}

/// A name that is being edited when the window closes is committed as its editor loses the focus: too late for the draft.
AblationPanel::~AblationPanel() { m_model->disconnect(this); }

void AblationPanel::setUpRuns()
{
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSortingEnabled(false); // the order is the one in which they will be trained
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(AblationModel::Settings, QHeaderView::Stretch);
    connect(m_model, &AblationModel::renameRequested, this, &AblationPanel::rename);
    connect(m_model, &AblationModel::wantedRequested, this, &AblationPanel::setWanted);
}

void AblationPanel::layOut()
{
    for (auto *label : {m_note, m_reason})
        label->setWordWrap(true);
    m_reason->hide();
    m_nameLabel->setBuddy(m_name);
    auto *figures = new QHBoxLayout;
    setSpacing(figures, 6);
    figures->addWidget(m_count);
    figures->addWidget(m_total);
    figures->addWidget(m_note, 1, Qt::AlignBottom);
    auto *buttons = new QHBoxLayout;
    setSpacing(buttons, 2);
    buttons->addWidget(m_nameLabel);
    buttons->addWidget(m_name, 1);
    buttons->addWidget(m_queue);
    buttons->addWidget(m_start);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addLayout(figures);
    m_card->body()->addWidget(m_reason);
    m_card->body()->addLayout(buttons);

    const int em = fontMetrics().averageCharWidth();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));
    m_splitter->addWidget(m_chooser);
    m_splitter->addWidget(m_card);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({em * 50, em * 90});
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 0);
    layout->addWidget(m_splitter);
}

void AblationPanel::rename(const std::string &made, const QString &name)
{
    auto choice = m_draft.state().ablation;
    if (name.isEmpty() || name.toStdString() == made)
        choice.names.erase(made);
    else
        choice.names[made] = name.toStdString();
    m_draft.setAblation(std::move(choice), tr("change of a run's name"));
}

void AblationPanel::setWanted(const std::string &made, bool wanted)
{
    auto choice = m_draft.state().ablation;
    if (wanted)
        choice.leftOut.erase(made);
    else
        choice.leftOut.insert(made);
    m_draft.setAblation(std::move(choice), wanted ? tr("taking a run in") : tr("leaving a run out"));
}

void AblationPanel::refresh(const QString &obstacle)
{
    showDraftText(*m_name, m_draft.state().ablation.name);
    m_name->setPlaceholderText(tr("ablation of %1").arg(QString::fromStdString(m_draft.shortName())));
    auto plan = m_draft.plan();
    m_obstacle = obstacle;
    if (!plan)
        m_obstacle = errorText(plan.error());
    else if (plan->empty() && obstacle.isEmpty())
        m_obstacle = tr("Tick a starting point.");
    m_model->setRuns(plan ? *std::move(plan) : std::vector<PlannedRun>());
    std::vector<config::ExperimentConfig> configs;
    for (const auto &planned : m_model->runs())
        configs.push_back(planned.run.config);
    if (m_draft.state().dataset.valid())
        m_costs.request(m_draft.state().dataset, configs);
    refreshCosts();
}

void AblationPanel::rest() { m_costs.cancel(); }

bool AblationPanel::ready() const { return m_obstacle.isEmpty() && std::ranges::any_of(m_model->runs(), &PlannedRun::trainable); }

std::vector<PlannedRun> AblationPanel::runs() const
{
    std::vector<PlannedRun> wanted;
    std::ranges::copy_if(m_model->runs(), std::back_inserter(wanted), &PlannedRun::trainable);
    return wanted;
}

QString AblationPanel::groupName() const
{
    const auto name = m_name->text().trimmed();
    return name.isEmpty() ? m_name->placeholderText() : name;
}

void AblationPanel::refreshCosts()
{
    m_model->costsChanged();
    int wanted = 0;
    int unknown = 0;
    int impossible = 0;
    double seconds = 0;
    for (std::size_t row = 0; row < m_model->runs().size(); ++row) {
        const auto &planned = m_model->runs()[row];
        impossible += planned.run.issue ? 1 : 0;
        if (!planned.trainable())
            continue;
        ++wanted;
        if (const auto *cost = m_costs.costOf(row))
            seconds += cost->secondsPerEpoch * static_cast<double>(planned.run.config.stopping.maxEpochs);
        else
            ++unknown;
    }
    m_count->setValue(countText(wanted));
    m_total->setValue(unknown < wanted ? durationText(seconds) : QStringLiteral("–"));
    m_note->setText(costNote(unknown));
    QString reason = m_obstacle;
    if (reason.isEmpty() && impossible > 0)
        reason = tr("%n run(s) can't be trained and will be left out; the reason stands in the list.", nullptr, impossible);
    else if (reason.isEmpty() && wanted == 0)
        reason = tr("Every run is left out.");
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    setRole(m_reason, m_obstacle.isEmpty() ? QStringLiteral("secondary") : QStringLiteral("danger"));
    m_queue->setEnabled(ready());
    m_start->setEnabled(ready());
}

QString AblationPanel::costNote(int unknown) const
{
    if (const auto left = static_cast<int>(m_costs.remaining()); left > 0 && m_draft.state().dataset.valid())
        return tr("Measuring…, %n kind(s) of run to go", nullptr, left);
    if (unknown > 0)
        return tr("The time of %n run(s) isn't known.", nullptr, unknown);
    const auto mayEndSooner = [](const PlannedRun &planned) { return planned.trainable() && planned.run.config.stopping.earlyStopping; };
    return std::ranges::any_of(m_model->runs(), mayEndSooner) ? tr("At most; early stopping may end runs sooner.") : QString();
}

void AblationPanel::retranslate()
{
    m_card->setTitle(tr("Runs"));
    m_table->setAccessibleName(tr("Runs of the ablation"));
    m_count->setCaption(tr("Runs", "caption of a number"));
    m_total->setCaption(tr("In all"));
    m_total->setToolTip(tr("Sum over the runs of time per epoch × most epochs, one run after the other"));
    m_nameLabel->setText(tr("&Group"));
    m_name->setAccessibleName(tr("Name of the group"));
    m_name->setToolTip(tr("The Runs page shows the runs together under this name"));
    m_queue->setText(tr("Queue all"));
    m_start->setText(tr("Start all"));
    m_model->retranslate();
    for (const auto &[column, sample] :
         {std::pair{AblationModel::Seed, QStringLiteral("10000")}, std::pair{AblationModel::Time, durationText(3599)}})
        m_table->setColumnWidth(column, columnWidthFor(*m_table, column, sample));
    m_table->setColumnWidth(AblationModel::Name, fontMetrics().averageCharWidth() * 32);
    refreshCosts();
}

void AblationPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
