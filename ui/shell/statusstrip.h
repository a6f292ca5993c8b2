#pragma once

#include "ui/common/workbench.h"
#include "ui/shell/jobprogress.h"

#include <QFrame>
#include <QTimer>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace hstudio::ui
{

/// The strip at the bottom of every page: the running job with its progress, pause and stop; what waits; device and memory.
class StatusStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit StatusStrip(Workbench &workbench, QWidget *parent = nullptr);

    /// About the running job; also in the menu bar.
    [[nodiscard]] QAction *pauseAction() const { return m_pause; }
    [[nodiscard]] QAction *stopAfterEpochAction() const { return m_stopAfterEpoch; }
    [[nodiscard]] QAction *stopAction() const { return m_stop; }

Q_SIGNALS:
    /// The job's name was clicked.
    void jobClicked(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void layOut();
    void connectWorkbench();
    void retranslate();
    /// Finds the job among the runs and shows it.
    void refresh();
    void showProgress();
    void showDevice(const store::RunRecord *job);
    void showMemory();

    Workbench &m_workbench;
    base::RunId m_job;
    bool m_paused = false;
    QString m_jobName;
    JobProgress m_progress;
    base::Stopwatch m_clock;
    QString m_autoDevice; ///< what "auto" stands for on this machine, once known
    QTimer m_memoryTimer;

    QAction *m_pause;
    QAction *m_stopAfterEpoch;
    QAction *m_stop;
    QToolButton *m_name;
    QLabel *m_epoch;
    QProgressBar *m_bar;
    QLabel *m_timeLeft;
    QToolButton *m_pauseButton;
    QToolButton *m_stopAfterButton;
    QToolButton *m_stopButton;
    QLabel *m_waiting;
    QLabel *m_device;
    QLabel *m_memory;
};

} // namespace hstudio::ui
