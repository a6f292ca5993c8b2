#include "ui/training/trainingpage.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/training/chartspanel.h"
#include "ui/training/factscard.h"
#include "ui/training/logpane.h"
#include "ui/training/overlaypicker.h"
#include "ui/training/queuepanel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace hstudio::ui
{

TrainingPage::TrainingPage(Workbench &workbench, QWidget *parent)
    : Page(workbench, parent), m_curves(workbench), m_title(makeTitleLabel({}, this)), m_runName(makeSecondaryLabel({}, this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)),
      m_emptyButton(m_empty->addButton({}, QStringLiteral("setUpExperiment"))), m_queue(new QueuePanel(workbench, m_settings, this)),
      m_charts(new ChartsPanel(workbench, m_curves, m_settings, this)), m_facts(new FactsCard(workbench, m_curves, m_settings, this)),
      m_overlays(new OverlayPicker(workbench, this)), m_log(new LogPane(workbench, this)), m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("trainingPage"));
    layOut();
    connect(&workbench, &Workbench::runsChanged, this, &TrainingPage::runsChanged);
    connect(m_queue, &QueuePanel::selectionChanged, this, &TrainingPage::runChosen);
    connect(m_overlays, &OverlayPicker::tickedChanged, this, [this] { m_charts->setOverlays(m_overlays->ticked()); });
    connect(m_charts, &ChartsPanel::runClicked, this, &TrainingPage::showRun);
    connect(m_facts, &FactsCard::inspectRequested, this, &Page::openInspector);
    connect(m_facts, &FactsCard::cloneRequested, this, &Page::openExperiment);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] { Q_EMIT openExperiment({}); });
    retranslate();
    runsChanged();
}

void TrainingPage::layOut()
{
    m_empty->setIconName(QStringLiteral("training"));
    auto *queueCard = new Card({}, this);
    queueCard->body()->addWidget(m_queue);
    auto *centre = new QWidget(this);
    auto *centreLayout = new QVBoxLayout(centre);
    setSpacing(centreLayout, 2);
    centreLayout->addWidget(m_charts, 1);
    centreLayout->addWidget(m_log);

    auto *right = new QScrollArea(this);
    right->setFrameShape(QFrame::NoFrame);
    right->setWidgetResizable(true);
    right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QWidget(right);
    column->setObjectName(QStringLiteral("scrollContent"));
    auto *columnLayout = new QVBoxLayout(column);
    setSpacing(columnLayout, 4);
    columnLayout->addWidget(m_facts);
    columnLayout->addWidget(m_overlays, 1);
    right->setWidget(column);

    const int em = fontMetrics().averageCharWidth();
    queueCard->setMinimumWidth(em * 26);
    right->setMinimumWidth(em * 34);
    m_splitter->setObjectName(QStringLiteral("trainingSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));
    for (QWidget *pane : std::initializer_list<QWidget *>{queueCard, centre, right})
        m_splitter->addWidget(pane);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({em * 32, em * 110, em * 38});

    m_title->setMinimumHeight(m_emptyButton->sizeHint().height()); // stands where the titles of pages with buttons stand
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 6);
    auto *header = new QHBoxLayout;
    setSpacing(header, 4);
    header->addWidget(m_title);
    header->addWidget(m_runName, 1);
    m_runName->setObjectName(QStringLiteral("chosenRun"));
    m_runName->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addLayout(header);
    layout->addWidget(m_stack, 1);
}

QString TrainingPage::title() const { return tr("Training"); }

QString TrainingPage::iconName() const { return QStringLiteral("training"); }

QList<QAction *> TrainingPage::menuActions() const { return m_queue->actions(); }

base::RunId TrainingPage::shownRun() const { return m_queue->selected(); }

void TrainingPage::showRun(base::RunId run)
{
    if (!workbench().run(run)) {
        m_wanted = run;
        return;
    }
    m_wanted = {};
    m_queue->select(run);
}

void TrainingPage::runChosen(base::RunId run)
{
    m_charts->showRun(run);
    m_facts->showRun(run);
    m_overlays->showRun(run);
    m_log->showRun(run);
    showName();
}

void TrainingPage::showName()
{
    const auto *run = workbench().run(shownRun());
    const auto *dataset = run ? workbench().dataset(run->dataset) : nullptr;
    const QString name = run ? QString::fromStdString(run->name) : QString();
    m_runName->setText(dataset ? tr("%1 on %2", "run, data set").arg(name, QString::fromStdString(dataset->name)) : name);
}

void TrainingPage::runsChanged()
{
    auto &model = m_queue->model();
    m_stack->setCurrentIndex(model.rowCount() > 0 ? 1 : 0);
    if (m_wanted.valid() && workbench().run(m_wanted))
        showRun(m_wanted);
    // Something is always chosen: a run that vanished gives way to the one at the top.
    else if (!workbench().run(m_queue->selected()) && model.rowCount() > 0)
        m_queue->select(model.runAt(0));
    showName();
}

QByteArray TrainingPage::saveState() const
{
    QJsonObject state;
    state[QStringLiteral("splitter")] = QString::fromLatin1(m_splitter->saveState().toBase64());
    state[QStringLiteral("charts")] = QString::fromUtf8(m_charts->saveState());
    state[QStringLiteral("log")] = m_log->unfolded();
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void TrainingPage::restoreState(const QByteArray &bytes)
{
    const auto state = QJsonDocument::fromJson(bytes).object();
    m_splitter->restoreState(QByteArray::fromBase64(state[QStringLiteral("splitter")].toString().toLatin1()));
    m_charts->restoreState(state[QStringLiteral("charts")].toString().toUtf8());
    m_log->setUnfolded(state[QStringLiteral("log")].toBool());
}

void TrainingPage::retranslate()
{
    m_title->setText(tr("Training"));
    m_empty->setText(tr("No training yet"), tr("Set up an experiment and start it: its curves grow here, epoch by epoch."));
    m_emptyButton->setText(tr("Set up an experiment"));
    showName();
}

} // namespace hstudio::ui
