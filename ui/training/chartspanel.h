#pragma once

#include "ui/plots/chart.h"
#include "ui/training/curvestore.h"
#include "ui/training/runsettings.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <set>

class QCheckBox;
class QComboBox;
class QLabel;

namespace hstudio::ui
{

/// The curves of the chosen run and of those laid over it: loss, recall, ndcg and throughput, with one x axis and one crosshair.
class ChartsPanel final : public QWidget
{
    Q_OBJECT

public:
    enum class XAxis
    {
        Epoch,
        Step,
        WallTime,
    };

    ChartsPanel(Workbench &workbench, CurveStore &curves, RunSettings &settings, QWidget *parent = nullptr);

    void showRun(base::RunId run);
    void setOverlays(const std::set<base::RunId> &runs);
    /// The four charts: loss, recall, ndcg, throughput.
    [[nodiscard]] Chart *chart(int index) const { return m_charts[static_cast<std::size_t>(index)]; }

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void runClicked(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void scheduleRefresh();
    void refresh();
    void clearRun(base::RunId run);
    void drawRun(const store::RunRecord &run);
    void drawMarkers(const store::RunRecord &run, const std::vector<training::EpochRecord> &epochs);
    void setTitles();
    void setCurve(Chart &chart, const store::RunRecord &run, const std::string &value, bool dashed, const QString &label);
    [[nodiscard]] double xOf(const training::EpochRecord &record) const;
    void chooseTimeUnit();
    [[nodiscard]] XAxis xAxis() const;
    [[nodiscard]] double smoothing() const;
    /// "recall@10", or the first cut-off of the run's settings when it has no 10.
    [[nodiscard]] std::string metric(const char *name) const;

    Workbench &m_workbench;
    CurveStore &m_curves;
    RunSettings &m_settings;
    QLabel *m_xLabel;
    QComboBox *m_x;
    QComboBox *m_smooth;
    QCheckBox *m_logX;
    QCheckBox *m_logY;
    std::array<Chart *, 4> m_charts;
    base::RunId m_run;
    std::set<base::RunId> m_overlays;
    std::set<base::RunId> m_drawn;
    double m_timeUnit = 1; ///< seconds in one unit of the wall-time axis
    QTimer m_refreshTimer;
};

} // namespace hstudio::ui
