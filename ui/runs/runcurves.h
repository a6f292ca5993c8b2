#pragma once

#include "ui/runs/comparisons.h"

#include <QHash>
#include <QWidget>

namespace hstudio::ui
{

class Chart;

/// Validation recall@10 and loss of the chosen runs over the epochs, each run in its colour, zoom and crosshair shared.
class RunCurves final : public QWidget
{
    Q_OBJECT

public:
    explicit RunCurves(QWidget *parent = nullptr);
    void setRuns(const std::vector<ComparedRun> &runs);
    /// A further epoch of a run that is shown; ignored for others.
    void addEpoch(base::RunId run, const training::EpochRecord &record);
    [[nodiscard]] int epochCount(base::RunId run) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void draw();
    void drawRun(const ComparedRun &run);

    Chart *m_recall;
    Chart *m_loss;
    std::vector<ComparedRun> m_runs;
};

} // namespace hstudio::ui
