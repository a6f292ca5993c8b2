#include "ui/plots/plotseries.h"

#include "ui/plots/layers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hstudio::ui
{

namespace
{
/// Up to here the points of a line are drawn as dots too, so that one epoch alone can be seen.
constexpr int dottedPoints = 40;
/// From here on a line is drawn from its extremes.
constexpr qsizetype longLine = 2000;
constexpr double barShare = 0.86;
constexpr double bandOpacity = 0.18;

/// Sorts points by x, as a plottable needs them; most are sorted already.
template<typename Values>
void sortBy(const QVector<double> &x, Values &values)
{
    std::vector<qsizetype> order(static_cast<std::size_t>(x.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::ranges::stable_sort(order, {}, [&x](qsizetype i) { return x[i]; });
    Values sorted;
    sorted.reserve(values.size());
    for (const auto i : order)
        if (i < values.size())
            sorted.append(values[i]);
    values = sorted;
}

double drawable(double value) { return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN(); }
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
    m_graph = new DenseGraph(plot.xAxis, plot.yAxis);
    m_plottable = m_graph;
    m_graph->setLineStyle(style == Chart::Style::Scatter ? QCPGraph::lsNone
                          : style == Chart::Style::Steps ? QCPGraph::lsStepLeft
                                                         : QCPGraph::lsLine);
}

PlotSeries::~PlotSeries()
{
    removeSpread();
    m_plot.removePlottable(m_plottable);
}

bool PlotSeries::isLong() const { return m_graph && m_style != Chart::Style::Scatter && m_x.size() > longLine; }

void PlotSeries::setLook(const QString &label, const QPen &pen)
{
    m_label = label;
    m_pen = pen;
    drawWith(pen);
}

void PlotSeries::drawWith(const QPen &pen)
{
    m_drawnPen = pen;
    if (m_bars) {
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(pen.color());
    } else {
        m_graph->setPen(pen);
        refreshSymbols();
    }
    refreshSpread();
}

void PlotSeries::setData(const QVector<double> &x, const QVector<double> &y)
{
    m_x = x.first(std::min(x.size(), y.size()));
    m_y = y.first(m_x.size());
    if (!std::ranges::is_sorted(m_x)) {
        sortBy(m_x, m_y);
        std::ranges::sort(m_x);
    }
    m_bounds = {};
    m_wholeX = true;
    m_gaps.clear();
    m_lower.clear();
    m_upper.clear();
    m_pointLabels.clear();
    for (qsizetype i = 0; i < m_x.size(); ++i)
        note(m_x[i], m_y[i]);
    m_smallestStep = std::numeric_limits<double>::infinity();
    for (qsizetype i = 1; i < m_x.size(); ++i)
        if (m_x[i] > m_x[i - 1])
            m_smallestStep = std::min(m_smallestStep, m_x[i] - m_x[i - 1]);
    if (!std::isfinite(m_smallestStep))
        m_smallestStep = 1;
    if (m_bars)
        setBarGroup(m_bars->barsGroup(), m_bars->barsGroup() ? m_bars->barsGroup()->size() : 1);
    m_extremes.assign(isLong() ? values() : std::span<const double>{});
    fill();
    refreshSymbols();
    refreshSpread();
}

/// Gives the plottable all points; those of a long line are chosen when it is drawn.
void PlotSeries::fill()
{
    m_prepared.reset();
    if (isLong())
        return;
    if (m_graph)
        m_graph->setDense(false);
    if (m_bars) {
        m_bars->setData(m_x, m_y, true);
        return;
    }
    auto points = QSharedPointer<QCPGraphDataContainer>::create();
    QVector<QCPGraphData> data;
    data.reserve(m_x.size());
    for (qsizetype i = 0; i < m_x.size(); ++i)
        data.append({m_x[i], drawable(m_y[i])});
    points->set(data, true);
    m_graph->setData(points);
}

void PlotSeries::append(double x, double y)
{
    if (!m_x.isEmpty() && x < m_x.last()) {
        auto allX = m_x;
        auto allY = m_y;
        allX.append(x);
        allY.append(y);
        return setData(allX, allY);
    }
    const bool wasLong = isLong();
    m_x.append(x);
    m_y.append(y);
    note(x, y);
    if (isLong()) {
        if (wasLong)
            m_extremes.append(values());
        else
            m_extremes.assign(values());
        m_prepared.reset();
    } else if (m_bars) {
        m_bars->addData(x, y);
    } else {
        m_graph->addData(x, drawable(y));
    }
    refreshSymbols();
}

void PlotSeries::note(double x, double y)
{
    m_bounds.add(x, y);
    m_wholeX = m_wholeX && x == std::floor(x);
    if (std::isnan(y))
        m_gaps.push_back(x);
}

void PlotSeries::prepare(const QCPRange &range, int pixels, bool logarithmic)
{
    const View view{range, pixels, logarithmic};
    if (!isLong() || m_prepared == view)
        return;
    m_prepared = view;
    const auto place = [&](double x) {
        const double share =
            logarithmic ? std::log(x / range.lower) / std::log(range.upper / range.lower) : (x - range.lower) / (range.upper - range.lower);
        return share * pixels;
    };
    const auto *x = m_x.constData();
    // One point beyond each edge, so that the line goes on to it.
    const auto begin = static_cast<std::size_t>(std::max<qsizetype>(0, firstFrom(range.lower) - 1));
    const auto end = static_cast<std::size_t>(std::min(m_x.size(), firstAfter(range.upper) + 1));
    m_extremes.pick(
        begin, end, [&](std::size_t first, std::size_t last) { return place(x[last]) - place(x[first]) <= 1; }, m_picked);
    QVector<QCPGraphData> data;
    data.reserve(static_cast<qsizetype>(m_picked.size()));
    for (const auto index : m_picked)
        data.append({x[index], drawable(m_y.constData()[index])});
    m_graph->data()->set(data, true);
    m_graph->setDense(m_style == Chart::Style::Line && data.size() > pixels);
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
    QPen outline(m_drawnPen.color());
    outline.setWidthF(m_drawnPen.widthF() / 2);
    const bool named = m_style == Chart::Style::Scatter && !m_pointLabels.isEmpty();
    const double size = m_drawnPen.widthF() * (named ? 4.0 : 2.4);
    m_graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, outline, QBrush(m_drawnPen.color()), size));
}

int PlotSeries::drawnSize() const { return m_bars ? m_bars->data()->size() : m_graph->data()->size(); }

qsizetype PlotSeries::firstFrom(double x) const { return std::lower_bound(m_x.begin(), m_x.end(), x) - m_x.begin(); }

qsizetype PlotSeries::firstAfter(double x) const { return std::upper_bound(m_x.begin(), m_x.end(), x) - m_x.begin(); }

Bounds PlotSeries::boundsWithin(double lower, double upper) const
{
    Bounds bounds;
    const auto begin = firstFrom(lower);
    const auto end = firstAfter(upper);
    if (!isLong()) {
        for (auto i = begin; i < end; ++i)
            bounds.add(m_x[i], m_y[i]);
        return bounds;
    }
    const auto found = m_extremes.extremes(values(), static_cast<std::size_t>(begin), static_cast<std::size_t>(std::max(begin, end)));
    for (const auto index : {found.low, found.high, found.lowPositive})
        if (index != ExtremeIndex::none)
            bounds.add(m_x[index], m_y[index]);
    return bounds;
}

std::optional<QPointF> PlotSeries::nearest(double x, bool gaps) const
{
    const auto middle = firstFrom(x);
    if (gaps && middle < m_x.size() && m_x[middle] == x)
        return QPointF(x, m_y[middle]);
    auto right = middle;
    while (right < m_x.size() && !std::isfinite(m_y[right]))
        ++right;
    auto left = middle - 1;
    while (left >= 0 && !std::isfinite(m_y[left]))
        --left;
    if (right >= m_x.size() && left < 0)
        return {};
    const bool takeLeft = right >= m_x.size() || (left >= 0 && x - m_x[left] <= m_x[right] - x);
    const auto index = takeLeft ? left : right;
    return QPointF(m_x[index], m_y[index]);
}

std::optional<int> PlotSeries::pointAt(QPointF pixel, double reach) const
{
    const auto *axis = m_plot.xAxis;
    const double one = axis->pixelToCoord(pixel.x() - reach);
    const double other = axis->pixelToCoord(pixel.x() + reach);
    std::optional<int> found;
    for (auto i = firstFrom(std::min(one, other)); i < firstAfter(std::max(one, other)); ++i) {
        const double distance = std::hypot(axis->coordToPixel(m_x[i]) - pixel.x(), m_plot.yAxis->coordToPixel(m_y[i]) - pixel.y());
        if (distance > reach)
            continue;
        reach = distance;
        found = static_cast<int>(i);
    }
    return found;
}

std::optional<double> PlotSeries::neighbour(double x, int direction) const
{
    if (direction < 0) {
        const auto i = firstFrom(x) - 1;
        return i >= 0 ? std::optional(m_x[i]) : std::nullopt;
    }
    const auto i = firstAfter(x);
    return i < m_x.size() ? std::optional(m_x[i]) : std::nullopt;
}

std::span<const double> PlotSeries::gaps() const { return m_bounds.empty() ? std::span<const double>{} : std::span(m_gaps); }

void PlotSeries::setPointLabels(const QVector<QString> &labels)
{
    m_pointLabels = labels;
    refreshSymbols();
}

void PlotSeries::setBarGroup(QCPBarsGroup *group, int members)
{
    if (!m_bars)
        return;
    if (m_bars->barsGroup() != group)
        m_bars->setBarsGroup(group);
    m_bars->setWidth(m_smallestStep * barShare / std::max(1, members));
    m_halfWidth = m_smallestStep * barShare / 2;
}

void PlotSeries::setSpread(const QVector<double> &lower, const QVector<double> &upper)
{
    const auto count = std::min({lower.size(), upper.size(), m_x.size()});
    m_lower = lower.first(count);
    m_upper = upper.first(count);
    for (qsizetype i = 0; i < count; ++i) {
        m_bounds.add(m_x[i], m_lower[i]);
        m_bounds.add(m_x[i], m_upper[i]);
    }
    refreshSpread();
}

std::optional<std::pair<double, double>> PlotSeries::spreadAt(double x) const
{
    const auto i = firstFrom(x);
    if (i >= m_lower.size() || m_x[i] != x || !std::isfinite(m_lower[i]) || !std::isfinite(m_upper[i]))
        return {};
    return std::pair(m_lower[i], m_upper[i]);
}

void PlotSeries::removeSpread()
{
    if (m_whiskers)
        m_plot.removePlottable(m_whiskers);
    if (m_bandUpper)
        m_plot.removePlottable(m_bandUpper);
    if (m_bandLower)
        m_plot.removePlottable(m_bandLower);
    m_whiskers = nullptr;
    m_bandUpper = m_bandLower = nullptr;
}

void PlotSeries::refreshSpread()
{
    if (m_lower.isEmpty())
        return removeSpread();
    if (m_style == Chart::Style::Bars || m_style == Chart::Style::Scatter) {
        if (!m_whiskers) {
            m_whiskers = new QCPErrorBars(m_plot.xAxis, m_plot.yAxis);
            m_whiskers->setDataPlottable(m_plottable);
            m_whiskers->setSelectable(QCP::stNone);
            m_whiskers->setSymbolGap(0);
        }
        QVector<double> below;
        QVector<double> above;
        for (qsizetype i = 0; i < m_lower.size(); ++i) {
            below.append(drawable(m_y[i] - m_lower[i]));
            above.append(drawable(m_upper[i] - m_y[i]));
        }
        m_whiskers->setData(below, above);
        m_whiskers->setWhiskerWidth(m_drawnPen.widthF() * 4);
        const QColor dark = m_plot.xAxis->labelColor();
        m_whiskers->setPen(QPen(m_style == Chart::Style::Bars ? dark : m_drawnPen.color(), m_drawnPen.widthF() * 0.7));
        return;
    }
    if (!m_bandLower) {
        for (auto **graph : {&m_bandLower, &m_bandUpper}) {
            *graph = m_plot.addGraph();
            (*graph)->setPen(Qt::NoPen);
            (*graph)->setSelectable(QCP::stNone);
            (*graph)->setLayer(bandLayer(m_plot));
        }
        m_bandUpper->setChannelFillGraph(m_bandLower);
    }
    m_bandLower->setData(m_x.first(m_lower.size()), m_lower, true);
    m_bandUpper->setData(m_x.first(m_upper.size()), m_upper, true);
    auto color = m_drawnPen.color();
    color.setAlphaF(static_cast<float>(bandOpacity));
    m_bandUpper->setBrush(color);
}

} // namespace hstudio::ui
