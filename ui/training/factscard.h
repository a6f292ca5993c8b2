#pragma once

#include "ui/common/widgets.h"
#include "ui/training/curvestore.h"
#include "ui/training/devicewatch.h"
#include "ui/training/insight.h"
#include "ui/training/runsettings.h"

#include <QElapsedTimer>

#include <vector>

class QGridLayout;
class QProgressBar;
class QSpinBox;

namespace hstudio::ui
{

/// Where the chosen run stands: state, epoch, best so far, patience, speed, time left; at its end what that means, and what can be done next.
class FactsCard final : public Card
{
    Q_OBJECT

public:
    FactsCard(Workbench &workbench, CurveStore &curves, RunSettings &settings, QWidget *parent = nullptr);
    void showRun(base::RunId run);

Q_SIGNALS:
    void inspectRequested(hstudio::base::RunId run);
    void cloneRequested(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum Fact
    {
        State,
        Epoch,
        Best,
        Patience,
        Speed,
        EpochLeft,
        RunLeft,
        QueueLeft,
        Elapsed,
        LearningRate,
        Device,
        Memory,
        Test,
        Disk,
        FactCount,
    };

    void addFacts();
    void addTrainLonger();
    void trainLonger();
    void progressed(base::RunId run, const training::StepProgress &progress);
    void refresh();
    void setFact(Fact fact, const QString &value);
    void showEpochs(const store::RunRecord &run, std::span<const training::EpochRecord> epochs);
    void showSpeed(const store::RunRecord &run, std::span<const training::EpochRecord> epochs);
    void showQueue(const store::RunRecord &run, double runSeconds, double epochSeconds);
    void showDevice();
    void watchDevice();
    void showButtons(const store::RunRecord &run);
    void measureDisk();
    void showDisk();
    void retranslate();

    Workbench &m_workbench;
    CurveStore &m_curves;
    RunSettings &m_settings;
    base::RunId m_run;
    std::optional<training::StepProgress> m_progress;
    QElapsedTimer m_epochTimer; ///< since the first progress of the current epoch
    std::int64_t m_firstStep = 0;
    std::int64_t m_diskBytes = 0; ///< of the run's folder, when last looked
    std::int64_t m_checkpoints = 0;
    QProgressBar *m_bar;
    QLabel *m_verdict;
    QPushButton *m_resume;
    QWidget *m_longerRow;
    QSpinBox *m_moreEpochs;
    QPushButton *m_longer;
    base::RunId m_longerSetFor; ///< the run whose number of epochs the field proposes
    DeviceWatch m_device;
    QPushButton *m_inspect;
    QPushButton *m_clone;
    struct Row
    {
        QLabel *caption;
        QLabel *value;
    };
    std::vector<Row> m_rows;
};

} // namespace hstudio::ui
