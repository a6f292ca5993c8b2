#include "ui/plots/chart.h"

#include "ui/plots/chartprivate.h"

#include <cmath>

namespace hstudio::ui
{

Chart::Chart(QWidget *parent) : QWidget(parent), m_private(std::make_unique<Private>(*this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(fontMetrics().averageCharWidth() * 24, fontMetrics().lineSpacing() * 8);
    m_private->connectInput();
    m_private->restyle();
}

Chart::~Chart() = default;

void Chart::setTitles(const QString &title, const QString &xTitle, const QString &yTitle)
{
    auto &d = *m_private;
    d.title->setText(title);
    d.xTitle = xTitle;
    d.plot->yAxis->setLabel(yTitle);
    setAccessibleName(title);
    d.refreshLegend();
    d.scheduleReplot();
}

void Chart::setTitleWidget(QWidget *widget)
{
    m_private->titleWidget = widget;
    m_private->header->insertWidget(0, widget);
    m_private->refreshLegend();
}

void Chart::setEmptyText(const QString &text)
{
    m_private->empty->setText(text);
    m_private->placeOverlays();
}

void Chart::setLegendVisible(bool visible)
{
    m_private->legendWanted = visible;
    m_private->refreshLegend();
}

void Chart::setLogScale(bool x, bool y)
{
    m_private->logX = x;
    m_private->logY = y;
    m_private->zoomedX = m_private->zoomedY = false;
    m_private->scheduleReplot();
}

void Chart::setFromZero(bool fromZero)
{
    m_private->fromZero = fromZero;
    m_private->scheduleReplot();
}

void Chart::setReversed(bool reversed)
{
    m_private->plot->yAxis->setRangeReversed(reversed);
    m_private->scheduleReplot();
}

void Chart::setTimeAxis(bool time)
{
    m_private->timeAxis = time;
    m_private->scheduleReplot();
}

void Chart::setTicks(const QVector<double> &positions, const QVector<QString> &labels)
{
    m_private->tickPositions = positions;
    m_private->tickLabels = labels;
    m_private->scheduleReplot();
}

void Chart::setSeries(const QString &key, const QString &label, const QVector<double> &x, const QVector<double> &y, const QPen &pen,
                      Style style)
{
    auto &d = *m_private;
    auto &entry = d.series[key];
    if (!entry)
        d.order.append(key);
    if (!entry || entry->style() != style) {
        entry.reset();
        entry = std::make_unique<PlotSeries>(*d.plot, style);
    }
    entry->setData(x, y);
    entry->setLook(label, pen);
    d.hit.reset();
    setPointLabels(key, {});
    d.groupBars();
    d.refreshLegend();
    d.scheduleReplot();
}

void Chart::setSpread(const QString &key, const QVector<double> &lower, const QVector<double> &upper)
{
    const auto found = m_private->series.find(key);
    if (found == m_private->series.end())
        return;
    found->second->setSpread(lower, upper);
    m_private->scheduleReplot();
}

void Chart::setPointLabels(const QString &key, const QVector<QString> &labels, bool drawn)
{
    auto &d = *m_private;
    const auto found = d.series.find(key);
    if (found == d.series.end())
        return;
    auto &texts = d.pointTexts[key];
    for (auto *text : texts)
        d.plot->removeItem(text);
    texts.clear();
    found->second->setPointLabels(labels);
    for (int i = 0; drawn && i < std::min(static_cast<int>(labels.size()), found->second->size()); ++i) {
        auto *text = texts.emplace_back(new QCPItemText(d.plot));
        text->setText(labels[i]);
        text->position->setCoords(found->second->point(i));
        text->setSelectable(false);
    }
    if (!labels.isEmpty())
        d.restyle();
}

void Chart::setBarsSideBySide(bool sideBySide)
{
    auto &d = *m_private;
    d.barsGroup = sideBySide ? std::make_unique<QCPBarsGroup>(d.plot) : nullptr;
    d.groupBars();
    d.scheduleReplot();
}

void Chart::appendPoint(const QString &key, double x, double y)
{
    const auto found = m_private->series.find(key);
    if (found == m_private->series.end())
        return;
    found->second->append(x, y);
    m_private->scheduleReplot();
}

void Chart::removeSeries(const QString &key)
{
    setPointLabels(key, {});
    if (m_private->series.erase(key) == 0)
        return;
    m_private->pointTexts.erase(key);
    m_private->hit.reset();
    m_private->order.removeAll(key);
    m_private->groupBars();
    m_private->refreshLegend();
    m_private->scheduleReplot();
}

void Chart::setInLegend(const QString &key, bool shown)
{
    const auto found = m_private->series.find(key);
    if (found == m_private->series.end() || found->second->inLegend() == shown)
        return;
    found->second->setInLegend(shown);
    m_private->refreshLegend();
}

void Chart::clear()
{
    auto &d = *m_private;
    for (const auto &key : std::as_const(d.order))
        setPointLabels(key, {});
    d.series.clear();
    d.order.clear();
    d.pointTexts.clear();
    d.hit.reset();
    for (const auto &key : markerKeys())
        removeMarker(key);
    d.zoomedX = d.zoomedY = false;
    d.refreshLegend();
    d.scheduleReplot();
}

QStringList Chart::seriesKeys() const { return m_private->order; }

int Chart::pointCount(const QString &key) const
{
    const auto found = m_private->series.find(key);
    return found == m_private->series.end() ? 0 : found->second->size();
}

void Chart::setMarker(const QString &key, double x, double y, const QString &label, const QColor &color)
{
    removeMarker(key);
    auto &d = *m_private;
    Private::Marker marker;
    marker.color = color;
    marker.text = new QCPItemText(d.plot);
    marker.text->setText(label);
    marker.text->setClipToAxisRect(false);
    if (std::isfinite(y)) {
        marker.point = new QCPItemTracer(d.plot);
        marker.point->setStyle(QCPItemTracer::tsCircle);
        marker.point->position->setCoords(x, y);
        marker.point->setClipToAxisRect(false);
        marker.text->position->setParentAnchor(marker.point->position);
    } else {
        marker.line = new QCPItemStraightLine(d.plot);
        marker.line->point1->setCoords(x, 0);
        marker.line->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
        marker.line->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
        marker.line->point1->setCoords(x, 0);
        marker.line->point2->setCoords(x, 1);
        marker.text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        marker.text->position->setCoords(x, 0);
    }
    d.restyleMarker(marker);
    d.markers.emplace(key, marker);
    d.scheduleReplot();
}

void Chart::removeMarker(const QString &key)
{
    auto &d = *m_private;
    const auto found = d.markers.find(key);
    if (found == d.markers.end())
        return;
    d.plot->removeItem(found->second.text);
    if (found->second.point)
        d.plot->removeItem(found->second.point);
    if (found->second.line)
        d.plot->removeItem(found->second.line);
    d.markers.erase(found);
    d.scheduleReplot();
}

QStringList Chart::markerKeys() const
{
    QStringList keys;
    for (const auto &[key, marker] : m_private->markers)
        keys.append(key);
    return keys;
}

void Chart::setCrosshair(double x)
{
    m_private->pointer.reset();
    m_private->showCrosshair(x);
}

double Chart::crosshair() const { return m_private->crosshairX; }

void Chart::setXRange(double lower, double upper)
{
    auto &d = *m_private;
    d.zoomedX = true;
    d.setRange(d.plot->xAxis, lower, upper);
    d.replotNow();
}

double Chart::xLower() const { return m_private->plot->xAxis->range().lower; }

double Chart::xUpper() const { return m_private->plot->xAxis->range().upper; }

double Chart::yLower() const { return m_private->plot->yAxis->range().lower; }

double Chart::yUpper() const { return m_private->plot->yAxis->range().upper; }

void Chart::resetZoom()
{
    m_private->zoomedX = m_private->zoomedY = false;
    m_private->fit();
    m_private->replotNow();
}

QRect Chart::plotArea() const { return m_private->plot->axisRect()->rect(); }

void linkCharts(const QList<Chart *> &charts)
{
    for (auto *from : charts) {
        for (auto *to : charts) {
            if (from == to)
                continue;
            QObject::connect(from, &Chart::crosshairMoved, to, &Chart::setCrosshair);
            QObject::connect(from, &Chart::xRangeChanged, to, &Chart::setXRange);
            QObject::connect(from, &Chart::zoomReset, to, &Chart::resetZoom);
        }
    }
}

} // namespace hstudio::ui
