#pragma once

#include "core/compare/seeds.h"
#include "ui/runs/runstab.h"

#include <QCheckBox>
#include <QComboBox>

#include <string>

namespace hstudio::ui
{

/// A validation metric and the loss of the chosen runs over the epochs, each run in its colour, zoom and crosshair shared. Seeds can be folded to
/// their mean with a band of one standard deviation.
class RunCurves final : public RunsTab
{
    Q_OBJECT

public:
    explicit RunCurves(QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<Chart *> charts() const override { return {m_metric, m_loss}; }
    /// A further epoch of a run that is shown; ignored for others.
    void addEpoch(base::RunId run, const training::EpochRecord &record);
    [[nodiscard]] int epochCount(base::RunId run) const;

protected:
    void showRuns() override;
    void retranslate() override;

private:
    struct Curve
    {
        QVector<double> epochs, mean, lower, upper;
    };
    [[nodiscard]] Curve curve(const compare::RunGroup &group, const std::string &metric) const;
    void showTitles();
    void draw();
    void drawGroup(const compare::RunGroup &group);
    void drawBest(const compare::RunGroup &group);

    Chart *m_metric;
    Chart *m_loss;
    QComboBox *m_which;
    QCheckBox *m_fold;
    std::vector<compare::Run> m_shown; ///< with the epochs that came since they were read
};

} // namespace hstudio::ui
