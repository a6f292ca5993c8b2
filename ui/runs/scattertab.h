#pragma once

#include "core/compare/seeds.h"
#include "ui/runs/runstab.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>

namespace hstudio::ui
{

/// One test metric against another, a point for each run or each setting with its seeds folded, and the Pareto front: the points that no other one
/// beats in both. Runs whose protocol is not that of the first tested run are left out, and counted.
class ScatterTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit ScatterTab(QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<Chart *> charts() const override { return {m_chart}; }
    /// Names of the points on the front, from left to right.
    [[nodiscard]] QStringList front() const { return m_front; }

protected:
    void showRuns() override;
    void retranslate() override;

private:
    void fillChoices();
    void draw();

    QLabel *m_xLabel;
    QComboBox *m_x;
    QLabel *m_yLabel;
    QComboBox *m_y;
    QCheckBox *m_fold;
    QLabel *m_note;
    Chart *m_chart;
    QStringList m_front;
};

} // namespace hstudio::ui
