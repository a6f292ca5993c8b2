#pragma once

#include <QList>
#include <QPen>
#include <QString>
#include <QStringList>
#include <QVector>
#include <QWidget>

#include <memory>

namespace hstudio::ui
{

/// One chart in the program's look (no box, thin axes, light grid, theme colours, units in axis titles) over QCustomPlot, whose header stays inside.
/// Wheel zooms about the cursor (Ctrl: x only, Shift: y only), drag pans, double click resets. Hovering shows the nearest points' values.
/// Keys: left and right walk over the points, + and − zoom, Home resets, Esc hides the crosshair.
/// Until zoomed, the ranges follow the data; a zoomed x keeps y fitted to what is visible.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);
    ~Chart() override;

    void setTitles(const QString &title, const QString &xTitle, const QString &yTitle);
    /// Shown in the middle while there are no points.
    void setEmptyText(const QString &text);
    /// The legend stands outside, at the right of the title, and only when there are several named series.
    void setLegendVisible(bool visible);
    void setLogScale(bool x, bool y);
    /// The y axis starts at 0 (rates and counts, where a share of the whole is what counts).
    void setFromZero(bool fromZero);
    /// The y axis points down: ranks, where 1 is the best.
    void setReversed(bool reversed);
    /// x values are unix seconds and shown as dates.
    void setTimeAxis(bool time);
    /// Named places on the x axis (bucket scale: "1 s", "1 min" …) instead of numbers.
    void setTicks(const QVector<double> &positions, const QVector<QString> &labels);

    enum class Style
    {
        Line,
        Bars,
        Scatter,
        Steps,
    };
    /// Adds or replaces the series `key`; NaN leaves a gap. An empty label keeps it out of legend and tool tip. Redraws are coalesced (≤ 20/s).
    void setSeries(const QString &key, const QString &label, const QVector<double> &x, const QVector<double> &y, const QPen &pen,
                   Style style = Style::Line);
    /// Appends to an existing line series.
    void appendPoint(const QString &key, double x, double y);
    void removeSeries(const QString &key);
    /// Keeps a series out of the legend, though the tool tip names it.
    void setInLegend(const QString &key, bool shown);
    void clear();
    [[nodiscard]] QStringList seriesKeys() const;
    /// Points of a series, gaps (NaN) included; 0 when there is no such series.
    [[nodiscard]] int pointCount(const QString &key) const;

    /// A marker on the x axis: best epoch (filled point at y), early stop, resume … (NaN y: a line over the whole height).
    /// Replaces the marker of the same key.
    void setMarker(const QString &key, double x, double y, const QString &label, const QColor &color);
    void removeMarker(const QString &key);
    [[nodiscard]] QStringList markerKeys() const;

    /// Vertical crosshair at x, from this chart or a linked one; NaN hides it.
    void setCrosshair(double x);
    [[nodiscard]] double crosshair() const;
    /// What the tool tip says at the crosshair: the x value, then at most five series, the nearest first.
    [[nodiscard]] QStringList tipLines() const;

    void setXRange(double lower, double upper);
    [[nodiscard]] double xLower() const;
    [[nodiscard]] double xUpper() const;
    [[nodiscard]] double yLower() const;
    [[nodiscard]] double yUpper() const;
    void resetZoom();

Q_SIGNALS:
    void crosshairMoved(double x);                  ///< by the user; NaN when the pointer leaves
    void xRangeChanged(double lower, double upper); ///< by the user
    void zoomReset();                               ///< by the user
    void seriesClicked(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

/// Shares crosshair, x zoom and reset among charts that have the same x axis.
void linkCharts(const QList<Chart *> &charts);

} // namespace hstudio::ui
