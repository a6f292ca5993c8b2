#include "ui/shell/statusstrip.h"

#include "core/config/configjson.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QThread>
#include <QToolButton>

#include <algorithm>
#include <unistd.h>

namespace hstudio::ui
{
namespace
{

constexpr int kProgressSteps = 1000;
constexpr int kMemoryMilliseconds = 2000;

config::ExperimentConfig configOf(const store::RunRecord &run)
{
    const auto config = config::fromJsonText(run.configJson);
    return config ? *config : config::ExperimentConfig{};
}

/// Resident memory of this program in bytes (0 where the system doesn't tell).
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto parts = file.readAll().split(' ');
    return parts.size() > 1 ? parts[1].toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

} // namespace

StatusStrip::StatusStrip(Workbench &workbench, QWidget *parent)
    : QFrame(parent), m_workbench(workbench), m_name(new QToolButton(this)), m_epoch(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_timeLeft(makeSecondaryLabel({}, this)), m_pauseButton(new QToolButton(this)), m_stopAfterButton(new QToolButton(this)),
      m_stopButton(new QToolButton(this)), m_waiting(makeSecondaryLabel({}, this)), m_device(makeSecondaryLabel({}, this)),
      m_memory(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("statusStrip"));
    makeActions();
    layOut();
    connectWorkbench();
    m_memoryTimer.setInterval(kMemoryMilliseconds);
    connect(&m_memoryTimer, &QTimer::timeout, this, &StatusStrip::showMemory);
    m_memoryTimer.start();
    showMemory();
    retranslate();
    // Asking for CUDA devices can take a second.
    m_workbench.async(
        this, [] { return nn::resolveDevice("auto"); },
        [this](const base::Result<std::string> &device) {
            m_autoDevice = device ? QString::fromStdString(*device) : QString();
            refresh();
        });
}

void StatusStrip::makeActions()
{
    const auto make = [this](const QString &name, const QString &icon, Shortcut shortcut) {
        auto *action = new QAction(makeIcon(icon), {}, this);
        action->setObjectName(name);
        action->setShortcut(keysOf(shortcut));
        return action;
    };
    m_pause = make(QStringLiteral("pauseRun"), QStringLiteral("pause"), Shortcut::PauseOrResume);
    m_stopAfterEpoch = make(QStringLiteral("stopRunAfterEpoch"), QStringLiteral("stop-after"), Shortcut::StopAfterEpoch);
    m_stop = make(QStringLiteral("stopRunNow"), QStringLiteral("stop"), Shortcut::StopNow);
    connect(m_pause, &QAction::triggered, this, [this] { m_paused ? m_workbench.resume(m_job) : m_workbench.pause(m_job); });
    connect(m_stopAfterEpoch, &QAction::triggered, this, [this] { m_workbench.stopAfterEpoch(m_job); });
    connect(m_stop, &QAction::triggered, this, [this] { m_workbench.stopNow(m_job); });
}

void StatusStrip::layOut()
{
    m_name->setObjectName(QStringLiteral("statusJob"));
    m_name->setAutoRaise(true);
    m_epoch->setObjectName(QStringLiteral("statusEpoch"));
    m_bar->setObjectName(QStringLiteral("statusProgress"));
    m_bar->setRange(0, kProgressSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(Theme::current().unit(36));
    m_timeLeft->setObjectName(QStringLiteral("statusTimeLeft"));
    m_waiting->setObjectName(QStringLiteral("statusWaiting"));
    m_device->setObjectName(QStringLiteral("statusDevice"));
    m_memory->setObjectName(QStringLiteral("statusMemory"));
    m_pauseButton->setObjectName(QStringLiteral("statusPause"));
    m_stopAfterButton->setObjectName(QStringLiteral("statusStopAfterEpoch"));
    m_stopButton->setObjectName(QStringLiteral("statusStop"));
    m_pauseButton->setDefaultAction(m_pause);
    m_stopAfterButton->setDefaultAction(m_stopAfterEpoch);
    m_stopButton->setDefaultAction(m_stop);
    connect(m_name, &QToolButton::clicked, this, [this] { Q_EMIT jobClicked(m_job); });

    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(Theme::current().unit(2), 0, Theme::current().unit(3), 0);
    m_waiting->setIndent(Theme::current().unit(1)); // as far in as the text of a flat button
    layout->addWidget(m_name);
    layout->addWidget(m_epoch);
    layout->addWidget(m_bar);
    layout->addWidget(m_timeLeft);
    for (auto *button : {m_pauseButton, m_stopAfterButton, m_stopButton}) {
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setIconSize(QSize(1, 1) * Theme::current().unit(4));
        layout->addWidget(button);
    }
    layout->addWidget(m_waiting);
    layout->addStretch(1);
    layout->addWidget(m_device);
    layout->addWidget(m_memory);
    setMinimumHeight(Theme::current().unit(9));
}

void StatusStrip::connectWorkbench()
{
    connect(&m_workbench, &Workbench::runsChanged, this, &StatusStrip::refresh);
    connect(&m_workbench, &Workbench::runProgressed, this, [this](base::RunId run, const training::StepProgress &progress) {
        if (run != m_job)
            return;
        m_progress.step(progress, m_clock.seconds());
        showProgress();
    });
    connect(&m_workbench, &Workbench::epochFinished, this, [this](base::RunId run, const training::EpochRecord &record) {
        if (run != m_job)
            return;
        m_progress.epoch(record);
        showProgress();
    });
}

void StatusStrip::refresh()
{
    const auto &runs = m_workbench.runs();
    const auto job = std::ranges::find_if(
        runs, [](const auto &run) { return run.state == store::RunState::Running || run.state == store::RunState::Paused; });
    const bool busy = job != runs.end();
    const auto waiting = std::ranges::count(runs, store::RunState::Queued, &store::RunRecord::state);
    m_waiting->setText(waiting > 0 ? tr("%n queued", nullptr, static_cast<int>(waiting)) : busy ? QString() : tr("No run in progress"));
    m_waiting->setVisible(!m_waiting->text().isEmpty());
    for (auto *action : {m_pause, m_stopAfterEpoch, m_stop})
        action->setEnabled(busy);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_epoch), static_cast<QWidget *>(m_bar),
                            static_cast<QWidget *>(m_timeLeft), static_cast<QWidget *>(m_pauseButton),
                            static_cast<QWidget *>(m_stopAfterButton), static_cast<QWidget *>(m_stopButton)})
        widget->setVisible(busy);
    showDevice(busy ? &*job : nullptr);
    if (!busy) {
        m_job = {};
        m_paused = false;
        return;
    }
    if (job->id != m_job) {
        m_job = job->id;
        m_progress = JobProgress(configOf(*job).stopping.maxEpochs, job->epochs);
    }
    m_paused = job->state == store::RunState::Paused;
    m_jobName = QString::fromStdString(job->name);
    m_name->setText(m_jobName);
    m_pause->setText(m_paused ? tr("&Resume the run") : tr("&Pause the run"));
    m_pause->setIcon(makeIcon(m_paused ? QStringLiteral("play") : QStringLiteral("pause")));
    showProgress();
}

void StatusStrip::showProgress()
{
    m_epoch->setText(tr("epoch %1 of %2").arg(countText(m_progress.currentEpoch()), countText(m_progress.maxEpochs())));
    m_bar->setValue(static_cast<int>(m_progress.share() * kProgressSteps));
    m_timeLeft->setText(m_paused ? tr("paused") : timeLeftText(m_progress.secondsLeft()));
}

void StatusStrip::showDevice(const store::RunRecord *job)
{
    const auto config = job != nullptr ? configOf(*job).device : config::DeviceConfig{};
    QString device = QString::fromStdString(config.device);
    if (device == QLatin1String("auto"))
        device = m_autoDevice;
    const auto threads = config.threads > 0 ? static_cast<int>(config.threads) : QThread::idealThreadCount();
    const QString threadsText = tr("%n thread(s)", nullptr, threads);
    m_device->setText(device.isEmpty() ? threadsText : device + QStringLiteral(" · ") + threadsText);
}

void StatusStrip::showMemory()
{
    const qint64 bytes = residentMemory();
    m_memory->setText(bytes > 0 ? bytesText(bytes) : QString());
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void StatusStrip::retranslate()
{
    setAccessibleName(tr("Status"));
    m_name->setToolTip(tr("Show this run on the Training page"));
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_timeLeft->setToolTip(tr("Until the last epoch. Early stopping may end the run sooner."));
    m_device->setToolTip(tr("Where runs are computed"));
    m_memory->setToolTip(tr("Memory that this program uses"));
    m_pause->setText(m_paused ? tr("&Resume the run") : tr("&Pause the run"));
    m_stopAfterEpoch->setText(tr("Stop after this &epoch"));
    m_stop->setText(tr("&Stop now"));
    m_stop->setToolTip(tr("Stop at the next step; the checkpoint is kept and the run can be resumed"));
    refresh();
    showMemory();
}

} // namespace hstudio::ui
