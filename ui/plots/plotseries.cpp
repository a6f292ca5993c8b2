#include "ui/plots/plotseries.h"

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
/// Up to here the points of a line are drawn as dots too, so that one epoch alone can be seen.
constexpr int dottedPoints = 40;
} // namespace

void Bounds::add(double x, double y)
{
    if (!std::isfinite(x) || !std::isfinite(y))
        return;
    xMin = std::min(xMin, x);
    xMax = std::max(xMax, x);
    yMin = std::min(yMin, y);
    yMax = std::max(yMax, y);
    if (x > 0)
        xMinPositive = std::min(xMinPositive, x);
    if (y > 0)
        yMinPositive = std::min(yMinPositive, y);
}

void Bounds::add(const Bounds &other)
{
    xMin = std::min(xMin, other.xMin);
    xMax = std::max(xMax, other.xMax);
    yMin = std::min(yMin, other.yMin);
    yMax = std::max(yMax, other.yMax);
    xMinPositive = std::min(xMinPositive, other.xMinPositive);
    yMinPositive = std::min(yMinPositive, other.yMinPositive);
}

PlotSeries::PlotSeries(QCustomPlot &plot, Chart::Style style) : m_plot(plot), m_style(style)
{
    if (style == Chart::Style::Bars) {
        m_bars = new QCPBars(plot.xAxis, plot.yAxis);
        m_plottable = m_bars;
        return;
    }
    m_graph = plot.addGraph();
    m_plottable = m_graph;
    m_graph->setAdaptiveSampling(true); // keeps minimum and maximum of each pixel column
    m_graph->setLineStyle(style == Chart::Style::Scatter ? QCPGraph::lsNone
                          : style == Chart::Style::Steps ? QCPGraph::lsStepLeft
                                                         : QCPGraph::lsLine);
}

PlotSeries::~PlotSeries() { m_plot.removePlottable(m_plottable); }

void PlotSeries::setLook(const QString &label, const QPen &pen)
{
    m_label = label;
    m_pen = pen;
    if (m_bars) {
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(pen.color());
    } else {
        m_graph->setPen(pen);
        refreshSymbols();
    }
}

void PlotSeries::setData(const QVector<double> &x, const QVector<double> &y)
{
    if (m_bars)
        m_bars->setData(x, y);
    else
        m_graph->setData(x, y);
    m_bounds = {};
    m_wholeX = true;
    for (qsizetype i = 0; i < std::min(x.size(), y.size()); ++i)
        note(x[i], y[i]);
    if (m_bars) {
        auto sorted = x;
        std::sort(sorted.begin(), sorted.end());
        double gap = std::numeric_limits<double>::infinity();
        for (qsizetype i = 1; i < sorted.size(); ++i)
            if (sorted[i] > sorted[i - 1])
                gap = std::min(gap, sorted[i] - sorted[i - 1]);
        m_bars->setWidth((std::isfinite(gap) ? gap : 1.0) * 0.86);
    }
    refreshSymbols();
}

void PlotSeries::append(double x, double y)
{
    if (m_bars)
        m_bars->addData(x, y);
    else
        m_graph->addData(x, y);
    note(x, y);
    refreshSymbols();
}

void PlotSeries::note(double x, double y)
{
    m_bounds.add(x, y);
    m_wholeX = m_wholeX && x == std::floor(x);
}

void PlotSeries::refreshSymbols()
{
    if (!m_graph)
        return;
    const bool dots =
        m_style == Chart::Style::Scatter || (m_style == Chart::Style::Line && size() <= dottedPoints && m_pen.style() != Qt::NoPen);
    if (!dots) {
        m_graph->setScatterStyle(QCPScatterStyle::ssNone);
        return;
    }
    QPen outline(m_pen.color());
    outline.setWidthF(1.0);
    const double size = m_style == Chart::Style::Scatter ? 4.0 : m_pen.widthF() * 2.4;
    m_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, outline, QBrush(m_pen.color()), size));
}

const QCPPlottableInterface1D &PlotSeries::points() const
{
    return m_bars ? static_cast<const QCPPlottableInterface1D &>(*m_bars) : static_cast<const QCPPlottableInterface1D &>(*m_graph);
}

int PlotSeries::size() const { return points().dataCount(); }

Bounds PlotSeries::boundsWithin(double lower, double upper) const
{
    Bounds bounds;
    const auto &data = points();
    const int end = data.findEnd(upper, false);
    for (int i = data.findBegin(lower, false); i < end; ++i)
        bounds.add(data.dataMainKey(i), data.dataMainValue(i));
    return bounds;
}

std::optional<QPointF> PlotSeries::nearest(double x, bool gaps) const
{
    const auto &data = points();
    const int count = data.dataCount();
    const int middle = data.findBegin(x, false);
    if (gaps && middle < count && data.dataMainKey(middle) == x)
        return QPointF(x, data.dataMainValue(middle));
    const auto finite = [&](int i) { return std::isfinite(data.dataMainValue(i)); };
    int right = middle;
    while (right < count && !finite(right))
        ++right;
    int left = middle - 1;
    while (left >= 0 && !finite(left))
        --left;
    if (right >= count && left < 0)
        return {};
    const bool takeLeft = right >= count || (left >= 0 && x - data.dataMainKey(left) <= data.dataMainKey(right) - x);
    const int index = takeLeft ? left : right;
    return QPointF(data.dataMainKey(index), data.dataMainValue(index));
}

std::optional<double> PlotSeries::neighbour(double x, int direction) const
{
    const auto &data = points();
    if (direction < 0) {
        const int i = data.findBegin(x, false) - 1;
        return i >= 0 ? std::optional(data.dataMainKey(i)) : std::nullopt;
    }
    const int i = data.findEnd(x, false);
    return i < data.dataCount() ? std::optional(data.dataMainKey(i)) : std::nullopt;
}

} // namespace hstudio::ui
