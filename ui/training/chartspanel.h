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

/// The curves of the chosen run and of those laid over it, in four charts with one x axis and one crosshair. Each chart shows the metric that is
/// chosen in its title: at first loss, recall, ndcg and throughput.
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
    /// The four charts, as they stand.
    [[nodiscard]] Chart *chart(int index) const { return m_charts[static_cast<std::size_t>(index)]; }

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void runClicked(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void makeChart(std::size_t place);
    void retranslate();
    void scheduleRefresh();
    void refresh();
    void clearRun(base::RunId run);
    void drawRun(const store::RunRecord &run);
    void drawInto(std::size_t place, const store::RunRecord &run);
    void drawMarkers(const store::RunRecord &run, const std::vector<training::EpochRecord> &epochs);
    void drawMarks(Chart &chart, bool labelled);
    void fillMetrics();
    void setTitles();
    void setCurve(Chart &chart, const store::RunRecord &run, const std::string &value, bool dashed, const QString &label);
    [[nodiscard]] double xOf(const training::EpochRecord &record) const;
    [[nodiscard]] double xOf(const experiment::RunMark &mark) const;
    void chooseTimeUnit();
    [[nodiscard]] XAxis xAxis() const;
    [[nodiscard]] double smoothing() const;
    /// What a chart shows: "loss" (train and validation), or a name that valueOf() knows.
    [[nodiscard]] std::string metricOf(std::size_t place) const;

    Workbench &m_workbench;
    CurveStore &m_curves;
    RunSettings &m_settings;
    QLabel *m_xLabel;
    QComboBox *m_x;
    QComboBox *m_smooth;
    QCheckBox *m_logX;
    QCheckBox *m_logY;
    static constexpr std::size_t chartCount = 4;
    std::array<Chart *, chartCount> m_charts;
    std::array<QComboBox *, chartCount> m_metrics;
    std::array<QString, chartCount> m_wanted; ///< what each chart shows as soon as the run has it
    int m_markCount = 0;
    base::RunId m_run;
    std::set<base::RunId> m_overlays;
    std::set<base::RunId> m_drawn;
    double m_timeUnit = 1; ///< seconds in one unit of the wall-time axis
    QTimer m_refreshTimer;
};

} // namespace hstudio::ui
