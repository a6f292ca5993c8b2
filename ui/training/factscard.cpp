#include "ui/training/factscard.h"

#include "core/experiment/runfiles.h"
#include "core/experiment/trainlonger.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QProgressBar>
#include <QSpinBox>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
/// A fifth of what was trained, at least ten.
int proposedEpochs(std::int64_t trained) { return static_cast<int>(std::max<std::int64_t>(10, trained / 5)); }
} // namespace

FactsCard::FactsCard(Workbench &workbench, CurveStore &curves, RunSettings &settings, QWidget *parent)
    : Card({}, parent), m_workbench(workbench), m_curves(curves), m_settings(settings), m_bar(new QProgressBar(this)),
      m_verdict(new QLabel(this)), m_resume(new QPushButton(this)), m_longerRow(new QWidget(this)), m_moreEpochs(new QSpinBox(this)),
      m_longer(new QPushButton(this)), m_device(workbench), m_inspect(makePrimaryButton({}, this)), m_clone(new QPushButton(this))
{
    setObjectName(QStringLiteral("factsCard"));
    m_bar->setObjectName(QStringLiteral("epochProgress"));
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(Theme::current().unit(2));
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_resume->setObjectName(QStringLiteral("resumeRun"));
    m_inspect->setObjectName(QStringLiteral("inspectRun"));
    m_clone->setObjectName(QStringLiteral("cloneRun"));
    // What it means and what can be done stand above the details, so that a low window shows them.
    addTrainLonger();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_verdict, m_resume, m_longerRow, m_inspect})
        body()->addWidget(widget);
    addFacts();
    body()->addWidget(m_clone);

    connect(m_resume, &QPushButton::clicked, this, [this] { m_workbench.resume(m_run); });
    connect(m_inspect, &QPushButton::clicked, this, [this] { Q_EMIT inspectRequested(m_run); });
    connect(m_clone, &QPushButton::clicked, this, [this] { Q_EMIT cloneRequested(m_run); });
    connect(&workbench, &Workbench::runsChanged, this, &FactsCard::refresh);
    connect(&m_device, &DeviceWatch::changed, this, &FactsCard::showDevice);
    connect(&workbench, &Workbench::runProgressed, this, &FactsCard::progressed);
    connect(&curves, &CurveStore::changed, this, [this](base::RunId run) {
        if (run == m_run)
            refresh();
    });
    const auto measure = [this](base::RunId run) {
        if (run == m_run)
            measureDisk();
    };
    connect(&workbench, &Workbench::epochFinished, this, measure);
    connect(&workbench, &Workbench::runStateChanged, this, measure);
    retranslate();
}

void FactsCard::addFacts()
{
    static constexpr std::array names{"state",     "epoch",   "best",         "patience", "speed",  "epochLeft", "runLeft",
                                      "queueLeft", "elapsed", "learningRate", "device",   "memory", "test",      "disk"};
    auto *grid = new QGridLayout;
    setSpacing(grid, 2);
    for (int i = 0; i < FactCount; ++i) {
        auto *caption = makeSecondaryLabel({}, this);
        auto *value = new QLabel(this);
        value->setObjectName(QStringLiteral("fact_%1").arg(QLatin1String(names[static_cast<std::size_t>(i)])));
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(caption, i, 0, Qt::AlignTop);
        grid->addWidget(value, i, 1, Qt::AlignTop);
        m_rows.push_back({caption, value});
    }
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
}

void FactsCard::addTrainLonger()
{
    constexpr int mostEpochs = 10'000;
    m_longerRow->setObjectName(QStringLiteral("trainLongerRow"));
    m_moreEpochs->setObjectName(QStringLiteral("moreEpochs"));
    m_moreEpochs->setRange(1, mostEpochs);
    m_longer->setObjectName(QStringLiteral("trainLonger"));
    auto *row = new QHBoxLayout(m_longerRow);
    setSpacing(row, 2);
    row->addWidget(m_moreEpochs);
    row->addWidget(m_longer, 1);
    connect(m_longer, &QPushButton::clicked, this, &FactsCard::trainLonger);
}

void FactsCard::trainLonger()
{
    m_longer->setEnabled(false);
    m_workbench.async(
        this, [store = m_workbench.store(), run = m_run, more = m_moreEpochs->value()] { return experiment::addEpochs(*store, run, more); },
        [this, run = m_run](const base::Result<void> &added) {
            m_longer->setEnabled(true);
            if (added)
                m_workbench.resume(run);
            else
                Q_EMIT m_workbench.failed(added.error());
        });
}

void FactsCard::showRun(base::RunId run)
{
    if (run != m_run) {
        m_progress.reset();
        m_diskBytes = 0;
    }
    m_run = run;
    refresh();
    measureDisk();
}

/// Looks into the run's folder on a worker thread: what counts is what lies there.
void FactsCard::measureDisk()
{
    m_workbench.async(
        this, [folder = m_workbench.store()->runFolder(m_run)] { return experiment::diskUse(folder); },
        [this, run = m_run](const experiment::DiskUse &use) {
            if (run != m_run)
                return;
            m_diskBytes = use.bytes;
            m_checkpoints = use.checkpoints;
            showDisk();
        });
}

void FactsCard::showDisk()
{
    setFact(Disk, m_diskBytes == 0
                      ? QString()
                      : tr("%1, %n checkpoint(s)", "size on the disk", static_cast<int>(m_checkpoints)).arg(bytesText(m_diskBytes)));
}

void FactsCard::progressed(base::RunId run, const training::StepProgress &progress)
{
    if (run != m_run)
        return;
    if (!m_progress || m_progress->epoch != progress.epoch) {
        m_epochTimer.start();
        m_firstStep = progress.step;
    }
    m_progress = progress;
    refresh();
}

void FactsCard::setFact(Fact fact, const QString &value)
{
    auto &row = m_rows[fact];
    row.value->setText(value);
    row.caption->setVisible(!value.isEmpty());
    row.value->setVisible(!value.isEmpty());
}

void FactsCard::refresh()
{
    const auto *run = m_workbench.run(m_run);
    setVisible(run != nullptr);
    if (!run)
        return;
    const auto &epochs = m_curves.epochs(m_run);
    QString state = stateText(run->state);
    if (run->state == store::RunState::Running && m_progress && m_progress->validating)
        state = tr("%1, validating").arg(state);
    else if (run->state == store::RunState::Finished)
        state = tr("%1: %2", "state, reason").arg(state, reasonText(*run));
    setFact(State, state);
    showEpochs(*run, epochs);
    showSpeed(*run, epochs);
    QStringList test;
    for (const char *name : {"recall@10", "ndcg@10"})
        if (const auto found = run->test.find(name); found != run->test.end())
            test.append(tr("%1 %2", "metric, value").arg(metricLabel(name), metricText(found->second)));
    setFact(Test, test.join(QLatin1Char('\n')));
    showDisk();

    const auto verdict = verdictOf(*run, m_settings.of(*run), epochs);
    m_verdict->setText(verdict.text);
    m_verdict->setVisible(!verdict.text.isEmpty());
    static constexpr std::array roles{"secondary", "good", "warning", "danger"};
    setRole(m_verdict, QLatin1String(roles[static_cast<std::size_t>(verdict.tone)]));
    showButtons(*run);
}

void FactsCard::showEpochs(const store::RunRecord &run, std::span<const training::EpochRecord> epochs)
{
    const auto &stopping = m_settings.of(run).stopping;
    const bool working = run.state == store::RunState::Running || run.state == store::RunState::Paused;
    const auto done = epochs.empty() ? run.epochs : epochs.back().epoch;
    const auto current = working ? std::min(done + 1, stopping.maxEpochs) : done;
    setFact(Epoch, tr("%1 of %2").arg(current).arg(stopping.maxEpochs));
    const auto best = bestEpoch(epochs, stopping.monitor);
    setFact(Best, best ? tr("%1 %2 at epoch %3")
                             .arg(metricLabel(stopping.monitor), metricText(valueOf(epochs[*best], stopping.monitor)))
                             .arg(epochs[*best].epoch)
                       : QString());
    setFact(Patience, epochs.empty() ? QString() : patienceText(epochs, stopping));
    m_bar->setVisible(working);
    m_bar->setMaximum(m_progress ? static_cast<int>(m_progress->stepsPerEpoch) : 1);
    m_bar->setValue(m_progress && m_progress->epoch > done ? static_cast<int>(m_progress->step) : 0);
}

void FactsCard::showSpeed(const store::RunRecord &run, std::span<const training::EpochRecord> epochs)
{
    const bool running = run.state == store::RunState::Running;
    const bool known = running && m_progress;
    const double tokens = known ? m_progress->tokensPerSecond : epochs.empty() ? 0 : epochs.back().tokensPerSecond;
    QString speed = tokens > 0 ? tr("%1 tokens/s").arg(countText(static_cast<qint64>(tokens))) : QString();
    if (known && m_progress->sequencesPerSecond > 0)
        speed += tr("\n%1 sequences/s").arg(countText(static_cast<qint64>(m_progress->sequencesPerSecond)));
    setFact(Speed, speed);

    auto measured = m_progress;
    if (measured) // the clock started at the first step that was seen
        measured->step -= measured->step > m_firstStep ? m_firstStep : 0;
    auto left =
        timeLeft(epochs, epochs.empty() ? measured : m_progress,
                 static_cast<double>(m_epochTimer.isValid() ? m_epochTimer.elapsed() : 0) / 1000.0, m_settings.of(run).stopping.maxEpochs);
    setFact(EpochLeft, running ? timeLeftText(left.epoch) : QString());
    setFact(RunLeft, running ? timeLeftText(left.run) : QString());
    showQueue(run, left.run, recentSeconds(epochs));
    setFact(Elapsed, epochs.empty() ? QString() : durationText(epochs.back().wallSeconds));
    const double rate = known ? m_progress->learningRate : epochs.empty() ? 0 : epochs.back().learningRate;
    setFact(LearningRate, rate > 0 ? QLocale().toString(rate, 'g', 4) : QString());
}

/// What is left of this run, while it is at work, and all that wait.
void FactsCard::showQueue(const store::RunRecord &run, double runSeconds, double epochSeconds)
{
    const auto &runs = m_workbench.runs();
    const bool working = run.state == store::RunState::Running || run.state == store::RunState::Queued;
    const bool waiting = std::ranges::any_of(runs, [](const auto &each) { return each.state == store::RunState::Queued; });
    if (!working || !waiting)
        return setFact(QueueLeft, {});
    const double queued = queueSeconds(
        runs, [this](const auto &each) { return m_settings.of(each).stopping.maxEpochs; }, epochSeconds);
    const bool known = queued >= 0 && (run.state != store::RunState::Running || runSeconds >= 0);
    setFact(QueueLeft, known ? timeLeftText(queued + std::max(0.0, runSeconds)) : QString());
}

/// Watched while this run is at work and the card is seen.
void FactsCard::watchDevice()
{
    const auto *run = m_workbench.run(m_run);
    const bool wanted = run && run->state == store::RunState::Running && isVisible();
    m_device.watch(wanted ? deviceOf(*run, m_settings.of(*run)) : std::string());
    showDevice();
}

void FactsCard::showDevice()
{
    const auto &load = m_device.load();
    if (!load) {
        setFact(Device, {});
        return setFact(Memory, {});
    }
    const QString name = load->name.empty() ? tr("Processor") : QString::fromStdString(load->name);
    setFact(Device, load->load ? tr("%1, %2 busy", "device, share").arg(name, shareText(*load->load)) : name);
    const QString used = tr("%1 of %2", "used memory, all").arg(bytesText(load->usedBytes), bytesText(load->totalBytes));
    setFact(Memory, load->name.empty() ? tr("%1\n%2 by this program").arg(used, bytesText(load->ownBytes)) : used);
}

void FactsCard::showButtons(const store::RunRecord &run)
{
    const bool resumable =
        run.state == store::RunState::Interrupted || run.state == store::RunState::Stopped || run.state == store::RunState::Failed;
    m_resume->setVisible(resumable || run.state == store::RunState::Paused);
    const bool ended = !store::isActive(run.state);
    const bool reachedItsEnd = run.state == store::RunState::Finished && (run.reason == "max_epochs" || run.reason == "early_stop");
    m_longerRow->setVisible(reachedItsEnd && run.epochs > 0);
    if (m_longerRow->isVisibleTo(this) && m_longerSetFor != run.id) {
        m_longerSetFor = run.id;
        m_moreEpochs->setValue(proposedEpochs(run.epochs));
    }
    watchDevice();
    m_inspect->setVisible(ended && run.epochs > 0);
    m_clone->setVisible(ended);
}

void FactsCard::retranslate()
{
    setTitle(tr("This run"));
    const std::array<std::pair<QString, QString>, FactCount> texts{{
        {tr("State"), tr("What the run does now, or how it ended")},
        {tr("Epoch"), tr("The epoch in work, of the most epochs in its settings")},
        {tr("Best so far"),
         tr("Best value of the monitored metric on the validation items, and its epoch; the weights of that epoch are kept")},
        {tr("Patience"), tr("Epochs since the best one; early stopping ends the run when they reach the patience of its settings")},
        {tr("Speed"), tr("Tokens (items of user histories) and sequences (users) trained on per second, over the last second or so; an "
                         "ended run shows its last epoch")},
        {tr("This epoch"),
         tr("Mean time of the last three epochs × the share of the epoch that is left; in the first epoch from the steps so far")},
        {tr("Whole run"),
         tr("Time left of this epoch, plus the mean time of the last three epochs for each further one; early stopping may end it sooner")},
        {tr("Whole queue"), tr("Time left of this run and of all that wait: each for all its epochs, at the speed of the newest ended run "
                               "with the same data set and "
                               "preset, else at this run's")},
        {tr("Trained for"), tr("Time spent in finished epochs, pauses left out")},
        {tr("Learning rate"), tr("Size of Adam's steps in the last step")},
        {tr("Device"), tr("Share of the last two seconds in which it was busy, by all programs: a card as NVIDIA's NVML says, the "
                          "processor's cores from /proc/stat")},
        {tr("Memory"), tr("Taken by all programs: of a card as NVML says, else the machine's from /proc/meminfo")},
        {tr("Test"),
         tr("Metrics of the best weights on the held-out last item of each user, ranked against the whole catalogue without seen items")},
        {tr("On disk"), tr("What the run's folder takes: best and last weights, checkpoints to resume from, and its log")},
    }};
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].caption->setText(texts[i].first);
        m_rows[i].caption->setToolTip(texts[i].second);
        m_rows[i].value->setToolTip(texts[i].second);
        m_rows[i].value->setAccessibleName(texts[i].first);
    }
    m_bar->setAccessibleName(tr("Progress of this epoch"));
    m_resume->setText(tr("Resume"));
    m_resume->setAccessibleName(tr("Resume this run"));
    m_longer->setText(tr("Train longer"));
    m_longer->setToolTip(
        tr("Goes on exactly where the run ended: the numbers are those of a run that had that many epochs from the start. Of a run "
           "that early stopping ended, the patience grows by as many."));
    m_moreEpochs->setAccessibleName(tr("Further epochs"));
    m_moreEpochs->setPrefix(tr("+", "so many further epochs"));
    m_moreEpochs->setToolTip(m_moreEpochs->accessibleName());
    m_inspect->setText(tr("Look at recommendations"));
    m_inspect->setAccessibleName(m_inspect->text());
    m_clone->setText(tr("Copy settings to a new run"));
    m_clone->setAccessibleName(m_clone->text());
    refresh();
}

void FactsCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    watchDevice();
}

void FactsCard::hideEvent(QHideEvent *event)
{
    Card::hideEvent(event);
    watchDevice();
}

void FactsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
