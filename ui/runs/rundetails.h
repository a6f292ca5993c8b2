#pragma once

#include "ui/common/workbench.h"
#include "ui/runs/comparisons.h"

#include <QLabel>
#include <QTabWidget>
#include <QTableView>

namespace hstudio::ui
{

class RunCurves;

/// Below the table, for the selected runs: tabs Curves, Settings and Metrics. Reads epochs and evaluations from the database on a worker thread;
/// a newer selection outdates an older one.
class RunDetails final : public QTabWidget
{
    Q_OBJECT

public:
    explicit RunDetails(Workbench &workbench, QWidget *parent = nullptr);
    /// Shows these runs. Epochs and evaluations are read anew, but for the same runs with a few more epochs, which arrive by themselves.
    void setRuns(std::vector<ComparedRun> runs);
    [[nodiscard]] const RunCurves *curves() const { return m_curves; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void show(const std::vector<ComparedRun> &runs);
    void fitColumns(QTableView *view, const Comparison &comparison);
    QWidget *makeTable(QTableView *view, QLabel *note);

    Workbench &m_workbench;
    RunCurves *m_curves;
    CompareModel *m_settings;
    CompareModel *m_metrics;
    QTableView *m_settingsView;
    QTableView *m_metricsView;
    QLabel *m_settingsNote;
    QLabel *m_protocol;
    std::vector<ComparedRun> m_runs;
    std::vector<ComparedRun> m_asked; ///< what the newest reading was for
    quint64 m_newest = 0;
};

} // namespace hstudio::ui
