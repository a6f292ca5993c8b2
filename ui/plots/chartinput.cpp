#include "ui/plots/chartprivate.h"

#include "ui/common/theme.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
constexpr std::size_t tipLimit = 5;
} // namespace

void Chart::Private::connectInput()
{
    plot->installEventFilter(&q);
    plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    QObject::connect(plot, &QCustomPlot::mouseMove, &q, [this](QMouseEvent *event) { pointerMoved(event->pos()); });
    QObject::connect(plot, &QCustomPlot::mousePress, &q, [this] { q.setFocus(Qt::MouseFocusReason); });
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
    });
    QObject::connect(plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), &q,
                     [this](const QCPRange &range) { userChangedX(range); });
    QObject::connect(plot->yAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), &q, [this] {
        if (settingRange)
            return;
        zoomedY = true;
        scheduleReplot();
    });
    QObject::connect(plot, &QCustomPlot::plottableClick, &q, [this](QCPAbstractPlottable *plottable) {
        for (const auto &[key, entry] : series)
            if (entry->draws(plottable))
                Q_EMIT q.seriesClicked(key);
    });
    QObject::connect(legend, &LegendStrip::clicked, &q, &Chart::seriesClicked);
}

void Chart::Private::userChangedX(const QCPRange &range)
{
    if (settingRange)
        return;
    zoomedX = true;
    scheduleReplot();
    Q_EMIT q.xRangeChanged(range.lower, range.upper);
}

void Chart::Private::pointerMoved(QPoint position)
{
    if (!plot->axisRect()->rect().contains(position))
        return pointerLeft();
    pointer = position;
    const double x = snapped(position);
    showCrosshair(x);
    Q_EMIT q.crosshairMoved(x);
}

void Chart::Private::pointerLeft()
{
    pointer.reset();
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

void Chart::Private::showCrosshair(double x)
{
    crosshairX = x;
    cross->setVisible(std::isfinite(x));
    if (std::isfinite(x)) {
        cross->point1->setCoords(x, plot->yAxis->range().lower);
        cross->point2->setCoords(x, plot->yAxis->range().upper);
    }
    if (q.isVisible() && !replotTimer.isActive())
        overlay->replot();
    refreshTip();
}

QString Chart::Private::xText(double x) const
{
    if (!tickPositions.isEmpty()) {
        const auto nearest = std::min_element(tickPositions.begin(), tickPositions.end(),
                                              [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
        const auto index = nearest - tickPositions.begin();
        if (index < tickLabels.size() && std::abs(*nearest - x) < 0.5)
            return tickLabels[index];
    }
    if (timeAxis)
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::llround(x)), Qt::UTC),
                                  QStringLiteral("d MMM yyyy HH:mm"));
    return xTitle.isEmpty() ? valueTextOf(x) : Chart::tr("%1: %2", "name of the x axis, value").arg(xTitle, valueTextOf(x));
}

std::vector<Chart::Private::TipRow> Chart::Private::tipRows() const
{
    std::vector<TipRow> rows;
    const double tolerance = q.fontMetrics().averageCharWidth() * 2.0;
    for (const auto &key : order) {
        const auto &entry = *series.at(key);
        if (entry.label().isEmpty())
            continue;
        const auto near = entry.nearest(crosshairX, true);
        const bool reaches = near && (entry.bounds().xMin <= crosshairX && crosshairX <= entry.bounds().xMax);
        if (!near || (!reaches && std::abs(plot->xAxis->coordToPixel(near->x()) - plot->xAxis->coordToPixel(crosshairX)) > tolerance))
            continue;
        const double distance = pointer ? std::abs(plot->yAxis->coordToPixel(near->y()) - pointer->y()) : static_cast<double>(rows.size());
        rows.push_back({&entry, near->y(), std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const TipRow &a, const TipRow &b) { return a.distance < b.distance; });
    if (rows.size() > tipLimit)
        rows.resize(tipLimit);
    return rows;
}

void Chart::Private::refreshTip()
{
    const auto rows = std::isfinite(crosshairX) ? tipRows() : std::vector<TipRow>{};
    if (rows.empty() || !q.isVisible()) {
        tip->hide();
        return;
    }
    QString html = QStringLiteral("<div>%1</div><table cellspacing='0'>").arg(xText(crosshairX).toHtmlEscaped());
    bool nearest = pointer.has_value() && rows.size() > 1;
    for (const auto &row : rows) {
        const QString name = row.series->label().toHtmlEscaped();
        html += QStringLiteral("<tr><td style='color:%1'>%2&nbsp;</td><td>%3&nbsp;&nbsp;</td><td align='right'>%4</td></tr>")
                    .arg(row.series->pen().color().name(),
                         row.series->pen().style() == Qt::SolidLine ? QStringLiteral("●") : QStringLiteral("○"),
                         nearest ? QStringLiteral("<b>%1</b>").arg(name) : name, valueTextOf(row.y));
        nearest = false;
    }
    tip->setText(html + QStringLiteral("</table>"));
    tip->adjustSize();
    const int gap = Theme::current().unit(2);
    const int x = plot->x() + static_cast<int>(plot->xAxis->coordToPixel(crosshairX));
    const bool rightHalf = x > q.width() / 2;
    // Opposite the nearest curve, so that it isn't hidden.
    const auto *area = plot->axisRect();
    const double nearestY = plot->yAxis->coordToPixel(rows.front().y);
    const bool above = nearestY < area->center().y();
    const int y = plot->y() + (above ? area->bottom() - tip->height() : area->top());
    tip->move(std::clamp(rightHalf ? x - gap - tip->width() : x + gap, 0, std::max(0, q.width() - tip->width())), y);
    tip->raise();
    tip->show();
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
