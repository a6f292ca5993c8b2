#pragma once

#include "core/base/result.h"

#include <QList>
#include <QPen>
#include <QSizeF>
#include <QString>
#include <QStringList>
#include <QVector>
#include <QWidget>

#include <memory>

namespace hstudio::ui
{

/// How a chart is put on paper: by measures, not by pixels.
struct ExportOptions
{
    QSizeF millimetres{85, 60}; ///< outer size; the default fits a column of a two-column paper
    QString fontFamily = {};    ///< empty: the program's
    double fontPoints = 8;
    double linePoints = 1; ///< width of an ordinary curve; others in proportion
    int dotsPerInch = 300; ///< of a PNG; PDF and SVG are vectors
    bool title = true;
    bool legend = true; ///< below the title, in as many lines as it takes; only when there are several named series
};

/// One chart in the program's look (no box, thin axes, light grid, theme colours, units in axis titles) over QCustomPlot, whose header stays inside.
/// Wheel zooms about the cursor (Ctrl: x only, Shift: y only), drag pans, double click resets. Hovering shows the nearest points' values.
/// Keys: left and right walk over the points, + and − zoom, Home resets, Esc hides the crosshair.
/// Until zoomed, the ranges follow the data; a zoomed x keeps y fitted to what is visible.
/// A long line is drawn from the lowest and highest value of each pixel column: nothing is lost, and a frame costs the same for any number of points.
/// A value that isn't a number leaves a gap, and a small cross at the bottom says where.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);
    ~Chart() override;

    void setTitles(const QString &title, const QString &xTitle, const QString &yTitle);
    /// Stands in the place of the title, which then is only a name (accessibility, exports): something to choose what is shown, for example.
    void setTitleWidget(QWidget *widget);
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
    /// Ends above and below the points of an existing series, such as mean ± std: a band behind a line, whiskers on bars and points. One value for
    /// each point, NaN where there is none. The tool tip tells both. The next setSeries() of the key takes it away.
    void setSpread(const QString &key, const QVector<double> &lower, const QVector<double> &upper);
    /// Names of a scatter series' points, told by the tool tip and, if `drawn`, written beside them. The next setSeries() of the key takes them away.
    void setPointLabels(const QString &key, const QVector<QString> &labels, bool drawn = true);
    /// Bars of several series stand side by side at their x, not on one another.
    void setBarsSideBySide(bool sideBySide);
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
    /// What the tool tip says at the crosshair: the x value, then at most five series, the nearest first. On a scatter point: its name and values.
    [[nodiscard]] QStringList tipLines() const;

    void setXRange(double lower, double upper);
    [[nodiscard]] double xLower() const;
    [[nodiscard]] double xUpper() const;
    [[nodiscard]] double yLower() const;
    [[nodiscard]] double yUpper() const;
    void resetZoom();
    /// The rectangle between the axes, on the surface that is plotted on.
    [[nodiscard]] QRect plotArea() const;

    /// Writes what is visible as PDF, SVG or PNG (by the suffix), in the colours of the light theme. GUI thread, some 10 ms.
    /// Errors: Io, InvalidArgument (another suffix).
    base::Result<void> exportTo(const QString &path, const ExportOptions &options = {});

Q_SIGNALS:
    void crosshairMoved(double x);                  ///< by the user; NaN when the pointer leaves
    void xRangeChanged(double lower, double upper); ///< by the user
    void zoomReset();                               ///< by the user
    void seriesClicked(const QString &key);
    void pointClicked(const QString &key, int index); ///< of a scatter series, in the order of its x

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
