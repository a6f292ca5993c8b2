#pragma once

#include "ui/plots/chart.h"

#include <qcustomplot.h>

#include <limits>
#include <optional>

namespace hstudio::ui
{

/// Extent of finite points; the positive minima serve logarithmic axes.
struct Bounds
{
    double xMin = std::numeric_limits<double>::infinity();
    double xMax = -std::numeric_limits<double>::infinity();
    double yMin = std::numeric_limits<double>::infinity();
    double yMax = -std::numeric_limits<double>::infinity();
    double xMinPositive = std::numeric_limits<double>::infinity();
    double yMinPositive = std::numeric_limits<double>::infinity();

    void add(double x, double y);
    void add(const Bounds &other);
    [[nodiscard]] bool empty() const { return xMin > xMax; }
};

/// One series of a chart: a QCustomPlot plottable and what the chart asks about its points. Belongs to ui/plots alone.
class PlotSeries final
{
public:
    PlotSeries(QCustomPlot &plot, Chart::Style style);
    ~PlotSeries();
    PlotSeries(const PlotSeries &) = delete;
    PlotSeries &operator=(const PlotSeries &) = delete;

    void setLook(const QString &label, const QPen &pen);
    void setData(const QVector<double> &x, const QVector<double> &y);
    void append(double x, double y);

    [[nodiscard]] Chart::Style style() const { return m_style; }
    [[nodiscard]] const QString &label() const { return m_label; }
    [[nodiscard]] const QPen &pen() const { return m_pen; }
    [[nodiscard]] bool inLegend() const { return m_inLegend && !m_label.isEmpty(); }
    void setInLegend(bool shown) { m_inLegend = shown; }
    [[nodiscard]] int size() const;
    [[nodiscard]] const Bounds &bounds() const { return m_bounds; }
    /// Extent of the points between two x values.
    [[nodiscard]] Bounds boundsWithin(double lower, double upper) const;
    /// The point nearest in x that has a finite y; a gap exactly at x counts when `gaps` is set.
    [[nodiscard]] std::optional<QPointF> nearest(double x, bool gaps = false) const;
    /// The neighbour of x to the left (-1) or right (+1), if any.
    [[nodiscard]] std::optional<double> neighbour(double x, int direction) const;
    /// Half the width of a bar, in x units; 0 for the other styles.
    [[nodiscard]] double halfWidth() const { return m_bars ? m_bars->width() / 2 : 0.0; }
    /// Whether every x is a whole number.
    [[nodiscard]] bool wholeX() const { return m_wholeX; }
    [[nodiscard]] bool draws(const QCPAbstractPlottable *plottable) const { return plottable == m_plottable; }

private:
    void note(double x, double y);
    void refreshSymbols();
    [[nodiscard]] const QCPPlottableInterface1D &points() const;

    QCustomPlot &m_plot;
    Chart::Style m_style;
    QCPGraph *m_graph = nullptr;
    QCPBars *m_bars = nullptr;
    QCPAbstractPlottable *m_plottable = nullptr;
    QString m_label;
    QPen m_pen;
    Bounds m_bounds;
    bool m_wholeX = true;
    bool m_inLegend = true;
};

} // namespace hstudio::ui
