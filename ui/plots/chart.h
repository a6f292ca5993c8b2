#pragma once

#include <QPen>
#include <QString>
#include <QVector>
#include <QWidget>

#include <memory>

namespace hstudio::ui
{

/// One chart in the program's look (no box, thin axes, light grid, theme colours, units in axis titles) over QCustomPlot, whose header stays inside.
/// Wheel zooms about the cursor, drag pans, double click resets. Hovering shows the nearest point's values.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent = nullptr);
    ~Chart() override;

    void setTitles(const QString &title, const QString &xTitle, const QString &yTitle);
    void setLogScale(bool x, bool y);
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
    /// Adds or replaces the series `key`; NaN leaves a gap. Redraws are coalesced to the next event loop turn.
    void setSeries(const QString &key, const QString &label, const QVector<double> &x, const QVector<double> &y, const QPen &pen, Style style = Style::Line);
    /// Appends to an existing line series.
    void appendPoint(const QString &key, double x, double y);
    void removeSeries(const QString &key);
    void clear();
    [[nodiscard]] int pointCount(const QString &key) const;

    /// A marker on the x axis: best epoch (filled point at y), early stop, resume … Replaces the marker of the same key.
    void setMarker(const QString &key, double x, double y, const QString &label, const QColor &color);
    void removeMarker(const QString &key);

    /// Vertical crosshair at x, from this chart or a linked one; NaN hides it.
    void setCrosshair(double x);
    void setXRange(double lower, double upper);
    void resetZoom();

Q_SIGNALS:
    void crosshairMoved(double x); ///< NaN when the pointer leaves
    void xRangeChanged(double lower, double upper);
    void seriesClicked(const QString &key);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::ui
