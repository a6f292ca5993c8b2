#include "ui/plots/chartprivate.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
/// How near the pointer must be to a scatter point, in widths of a letter.
constexpr double pointReach = 1.6;
} // namespace

void Chart::Private::connectInput()
{
    plot->installEventFilter(&q);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    QObject::connect(plot, &QCustomPlot::mouseMove, &q, [this](QMouseEvent *event) { pointerMoved(event->pos()); });
    QObject::connect(plot, &QCustomPlot::mousePress, &q, [this](QMouseEvent *event) {
        q.setFocus(Qt::MouseFocusReason);
        pressedAt = event->pos();
    });
    QObject::connect(plot, &QCustomPlot::mouseRelease, &q, [this](QMouseEvent *event) {
        if ((event->pos() - pressedAt).manhattanLength() < QApplication::startDragDistance())
            clicked(event->pos());
    });
    QObject::connect(plot, &QCustomPlot::mouseDoubleClick, &q, [this] {
        q.resetZoom();
        Q_EMIT q.zoomReset();
    });
    QObject::connect(plot, &QCustomPlot::mouseWheel, &q, [this](QWheelEvent *event) {
        const bool xOnly = event->modifiers().testFlag(Qt::ControlModifier);
        const bool yOnly = event->modifiers().testFlag(Qt::ShiftModifier);
        plot->axisRect()->setRangeZoom(xOnly   ? Qt::Orientations(Qt::Horizontal)
                                       : yOnly ? Qt::Orientations(Qt::Vertical)
                                               : Qt::Horizontal | Qt::Vertical);
        zoomedY = zoomedY || !xOnly; // before x moves, so that y isn't refitted in between
        wheeling = true;
    });
    QObject::connect(plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), &q,
                     [this](const QCPRange &range) { userChangedX(range); });
    QObject::connect(plot->yAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), &q, [this] {
        if (settingRange)
            return;
        zoomedY = true;
        replotNow();
    });
    QObject::connect(legend, &LegendStrip::clicked, &q, &Chart::seriesClicked);
}

/// Not by QCustomPlot's own click signals: they find the crosshair, which is always near.
void Chart::Private::clicked(QPoint position)
{
    const auto point = pointAt(position);
    const QString key = point ? point->key : seriesAt(position);
    if (point)
        Q_EMIT q.pointClicked(point->key, point->index);
    if (!key.isEmpty())
        Q_EMIT q.seriesClicked(key);
}

QString Chart::Private::seriesAt(QPoint position) const
{
    double nearest = plot->selectionTolerance();
    QString found;
    for (const auto &key : order) {
        const double distance = series.at(key)->distanceTo(position);
        if (distance < 0 || distance > nearest)
            continue;
        nearest = distance;
        found = key;
    }
    return found;
}

void Chart::Private::userChangedX(const QCPRange &range)
{
    if (settingRange)
        return;
    zoomedX = true;
    replotNow();
    Q_EMIT q.xRangeChanged(range.lower, range.upper);
}

void Chart::Private::pointerMoved(QPoint position)
{
    if (!plot->axisRect()->rect().contains(position))
        return pointerLeft();
    pointer = position;
    hit = pointAt(position);
    const double x = hit ? series.at(hit->key)->point(hit->index).x() : snapped(position);
    showCrosshair(x);
    Q_EMIT q.crosshairMoved(x);
}

void Chart::Private::pointerLeft()
{
    pointer.reset();
    hit.reset();
    if (std::isnan(crosshairX))
        return;
    showCrosshair(std::numeric_limits<double>::quiet_NaN());
    Q_EMIT q.crosshairMoved(std::numeric_limits<double>::quiet_NaN());
}

double Chart::Private::snapped(QPoint position) const
{
    const double x = plot->xAxis->pixelToCoord(position.x());
    double best = x;
    double bestDistance = std::numeric_limits<double>::infinity();
    for (const auto &[key, entry] : series) {
        const auto near = entry->nearest(x);
        if (!near)
            continue;
        const double dx = plot->xAxis->coordToPixel(near->x()) - position.x();
        const double dy = plot->yAxis->coordToPixel(near->y()) - position.y();
        const double distance = std::hypot(dx, dy);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = near->x();
        }
    }
    return best;
}

std::optional<Chart::Private::Hit> Chart::Private::pointAt(QPoint position) const
{
    double reach = look.metrics().averageCharWidth() * pointReach;
    std::optional<Hit> found;
    for (const auto &[key, entry] : series) {
        if (entry->style() != Style::Scatter)
            continue;
        const auto index = entry->pointAt(position, reach);
        if (!index)
            continue;
        found = Hit{key, *index};
        const auto point = entry->point(*index);
        reach = std::hypot(plot->xAxis->coordToPixel(point.x()) - position.x(), plot->yAxis->coordToPixel(point.y()) - position.y());
    }
    return found;
}

void Chart::Private::walk(int direction)
{
    std::optional<double> target;
    for (const auto &[key, entry] : series) {
        const bool start = std::isnan(crosshairX);
        const auto next =
            start ? (entry->bounds().empty() ? std::nullopt : std::optional(direction > 0 ? entry->bounds().xMin : entry->bounds().xMax))
                  : entry->neighbour(crosshairX, direction);
        if (next && (!target || (direction > 0) == (*next < *target)))
            target = next;
    }
    if (!target)
        return;
    pointer.reset();
    hit.reset();
    showCrosshair(*target);
    Q_EMIT q.crosshairMoved(*target);
}

void Chart::Private::zoom(double factor)
{
    const double centre = std::isfinite(crosshairX) ? crosshairX : plot->xAxis->range().center();
    plot->xAxis->scaleRange(factor, centre);
}

bool Chart::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_private->plot && event->type() == QEvent::Leave)
        m_private->pointerLeft();
    return QWidget::eventFilter(watched, event);
}

void Chart::keyPressEvent(QKeyEvent *event)
{
    constexpr double step = 0.8;
    switch (event->key()) {
    case Qt::Key_Left: return m_private->walk(-1);
    case Qt::Key_Right: return m_private->walk(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return m_private->zoom(step);
    case Qt::Key_Minus: return m_private->zoom(1 / step);
    case Qt::Key_Home:
        resetZoom();
        Q_EMIT zoomReset();
        return;
    case Qt::Key_Escape:
        if (std::isfinite(m_private->crosshairX))
            return m_private->pointerLeft();
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void Chart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_private->restyle();
}

void Chart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_private->restyle();
}

void Chart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_private->scheduleReplot();
}

void Chart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_private->placeOverlays();
    m_private->scheduleReplot();
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_private && (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange))
        m_private->restyle();
}

} // namespace hstudio::ui
