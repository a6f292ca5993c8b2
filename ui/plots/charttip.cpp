#include "ui/plots/chartprivate.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
constexpr std::size_t tipLimit = 5;

/// "0.3227", or "0.3227 (0.3170 … 0.3284)" where the series has a spread.
QString valueText(const PlotSeries &series, double x, double y)
{
    const auto spread = series.spreadAt(x);
    if (!spread)
        return valueTextOf(y);
    return Chart::tr("%1 (%2 … %3)", "value, lower and upper end")
        .arg(valueTextOf(y), valueTextOf(spread->first), valueTextOf(spread->second));
}
} // namespace

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
        rows.push_back(
            {&entry, entry.label(), near->x(), near->y(), std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const TipRow &a, const TipRow &b) { return a.distance < b.distance; });
    if (rows.size() > tipLimit)
        rows.resize(tipLimit);
    return rows;
}

QStringList Chart::tipLines() const
{
    const auto &d = *m_private;
    if (!std::isfinite(d.crosshairX))
        return {};
    if (d.hit)
        return d.pointLines(*d.hit);
    QStringList lines{d.xText(d.crosshairX)};
    for (const auto &row : d.tipRows())
        lines.append(row.name + QStringLiteral(": ") + valueText(*row.series, row.x, row.y));
    return lines;
}

/// The point's name, or its series', then its two values.
QStringList Chart::Private::pointLines(const Hit &point) const
{
    const auto &entry = *series.at(point.key);
    const auto place = entry.point(point.index);
    const QString name = entry.pointLabel(point.index);
    const QString yTitle = plot->yAxis->label();
    const QString y = valueText(entry, place.x(), place.y());
    QStringList lines{name.isEmpty() ? entry.label() : name, xText(place.x()),
                      yTitle.isEmpty() ? y : Chart::tr("%1: %2", "name of the y axis, value").arg(yTitle, y)};
    lines.removeAll(QString());
    return lines;
}

QString Chart::Private::tipHtml(const std::vector<TipRow> &rows) const
{
    if (hit) {
        auto lines = pointLines(*hit);
        for (auto &line : lines)
            line = line.toHtmlEscaped();
        lines.front() = QStringLiteral("<b>%1</b>").arg(lines.front());
        return lines.join(QStringLiteral("<br>"));
    }
    QString html = QStringLiteral("<div>%1</div><table cellspacing='0'>").arg(xText(crosshairX).toHtmlEscaped());
    bool nearest = pointer.has_value() && rows.size() > 1;
    for (const auto &row : rows) {
        const QString name = row.name.toHtmlEscaped();
        html += QStringLiteral("<tr><td style='color:%1'>%2&nbsp;</td><td>%3&nbsp;&nbsp;</td><td align='right'>%4</td></tr>")
                    .arg(row.series->pen().color().name(),
                         row.series->pen().style() == Qt::SolidLine ? QStringLiteral("●") : QStringLiteral("○"),
                         nearest ? QStringLiteral("<b>%1</b>").arg(name) : name, valueText(*row.series, row.x, row.y).toHtmlEscaped());
        nearest = false;
    }
    return html + QStringLiteral("</table>");
}

void Chart::Private::refreshTip()
{
    const auto rows = std::isfinite(crosshairX) ? tipRows() : std::vector<TipRow>{};
    if ((rows.empty() && !hit) || !q.isVisible()) {
        tip->hide();
        return;
    }
    tip->setText(tipHtml(rows));
    tip->adjustSize();
    placeTip(hit ? series.at(hit->key)->point(hit->index).y() : rows.front().y);
    tip->raise();
    tip->show();
}

void Chart::Private::placeTip(double nearestY)
{
    const int gap = look.unit(2);
    const int x = plot->x() + static_cast<int>(plot->xAxis->coordToPixel(crosshairX));
    const bool rightHalf = x > q.width() / 2;
    // Opposite the nearest curve, so that it isn't hidden.
    const auto *area = plot->axisRect();
    const bool above = plot->yAxis->coordToPixel(nearestY) < area->center().y();
    const int y = plot->y() + (above ? area->bottom() - tip->height() : area->top());
    tip->move(std::clamp(rightHalf ? x - gap - tip->width() : x + gap, 0, std::max(0, q.width() - tip->width())), y);
}

} // namespace hstudio::ui
