#pragma once

#include "ui/plots/chart.h"
#include "ui/plots/densegraph.h"
#include "ui/plots/extremeindex.h"

#include <qcustomplot.h>

#include <limits>
#include <optional>
#include <span>
#include <vector>

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

/// One series of a chart: the points, the QCustomPlot plottable that draws them, and what the chart asks about them. A plottable of a long line holds
/// only the points that the visible range needs (see ExtremeIndex). Belongs to ui/plots alone.
class PlotSeries final
{
public:
    PlotSeries(QCustomPlot &plot, Chart::Style style);
    ~PlotSeries();
    PlotSeries(const PlotSeries &) = delete;
    PlotSeries &operator=(const PlotSeries &) = delete;

    void setLook(const QString &label, const QPen &pen);
    /// Draws with this pen instead of its own: on paper, or while moving.
    void drawWith(const QPen &pen);
    void setData(const QVector<double> &x, const QVector<double> &y);
    void append(double x, double y);
    /// Chooses what is drawn of a long line, for an axis of so many pixels.
    void prepare(const QCPRange &range, int pixels, bool logarithmic);

    [[nodiscard]] Chart::Style style() const { return m_style; }
    [[nodiscard]] const QString &label() const { return m_label; }
    [[nodiscard]] const QPen &pen() const { return m_pen; }
    [[nodiscard]] bool inLegend() const { return m_inLegend && !m_label.isEmpty(); }
    void setInLegend(bool shown) { m_inLegend = shown; }
    [[nodiscard]] int size() const { return static_cast<int>(m_x.size()); }
    /// Points that the plottable holds now.
    [[nodiscard]] int drawnSize() const;
    [[nodiscard]] QPointF point(int index) const { return {m_x[index], m_y[index]}; }
    [[nodiscard]] const Bounds &bounds() const { return m_bounds; }
    /// Extent of the points between two x values.
    [[nodiscard]] Bounds boundsWithin(double lower, double upper) const;
    /// The point nearest in x that has a finite y; a gap exactly at x counts when `gaps` is set.
    [[nodiscard]] std::optional<QPointF> nearest(double x, bool gaps = false) const;
    /// Index of the point nearest to a place on the plot, no further away than `reach` pixels.
    [[nodiscard]] std::optional<int> pointAt(QPointF pixel, double reach) const;
    /// The neighbour of x to the left (-1) or right (+1), if any.
    [[nodiscard]] std::optional<double> neighbour(double x, int direction) const;
    /// x of the points whose y isn't a number, in a series that has numbers too.
    [[nodiscard]] std::span<const double> gaps() const;
    /// Half the width of a bar (of a group of them), in x units; 0 for the other styles.
    [[nodiscard]] double halfWidth() const { return m_halfWidth; }
    /// Whether every x is a whole number.
    [[nodiscard]] bool wholeX() const { return m_wholeX; }
    /// From a place on the plot to what is drawn there, in pixels; negative when it is nowhere.
    [[nodiscard]] double distanceTo(QPointF pixel) const { return m_plottable->selectTest(pixel, false); }

    /// Lower and upper ends around each point; empty: none. Behind a line a band, on bars and points whiskers.
    void setSpread(const QVector<double> &lower, const QVector<double> &upper);
    /// The ends at the point that has exactly this x.
    [[nodiscard]] std::optional<std::pair<double, double>> spreadAt(double x) const;
    void setPointLabels(const QVector<QString> &labels);
    [[nodiscard]] QString pointLabel(int index) const { return m_pointLabels.value(index); }
    [[nodiscard]] const QVector<QString> &pointLabels() const { return m_pointLabels; }
    /// Bars of a group share the width of one.
    void setBarGroup(QCPBarsGroup *group, int members);

private:
    void note(double x, double y);
    void fill();
    void refreshSymbols();
    void refreshSpread();
    void removeSpread();
    [[nodiscard]] bool isLong() const;
    [[nodiscard]] std::span<const double> values() const { return {m_y.constData(), static_cast<std::size_t>(m_y.size())}; }
    /// Index of the first point at or right of x.
    [[nodiscard]] qsizetype firstFrom(double x) const;
    [[nodiscard]] qsizetype firstAfter(double x) const;

    QCustomPlot &m_plot;
    Chart::Style m_style;
    DenseGraph *m_graph = nullptr;
    QCPBars *m_bars = nullptr;
    QCPAbstractPlottable *m_plottable = nullptr;
    QCPGraph *m_bandLower = nullptr;
    QCPGraph *m_bandUpper = nullptr;
    QCPErrorBars *m_whiskers = nullptr;
    QString m_label;
    QPen m_pen;
    QPen m_drawnPen;
    QVector<double> m_x; ///< ascending
    QVector<double> m_y;
    QVector<double> m_lower;
    QVector<double> m_upper;
    QVector<QString> m_pointLabels;
    std::vector<double> m_gaps;
    ExtremeIndex m_extremes; ///< of a long line
    std::vector<std::uint32_t> m_picked;
    Bounds m_bounds;
    double m_halfWidth = 0;
    double m_smallestStep = 1; ///< between neighbouring bars
    bool m_wholeX = true;
    bool m_inLegend = true;

    struct View
    {
        QCPRange range;
        int pixels = 0;
        bool logarithmic = false;
        bool operator==(const View &) const = default;
    };
    std::optional<View> m_prepared; ///< what the plottable's points were chosen for
};

} // namespace hstudio::ui
