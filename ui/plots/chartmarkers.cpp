#include "ui/plots/chartprivate.h"

#include <algorithm>

namespace hstudio::ui
{

void Chart::Private::restyleMarker(Marker &marker) const
{
    const int height = look.metrics().height();
    QColor color = look.paper ? look.curve(QPen(marker.color)).color() : marker.color;
    if (marker.point) {
        marker.point->setPen(QPen(look.color(Token::Surface), 1.5 * look.hairline));
        marker.point->setBrush(color);
        marker.point->setSize(height * 0.6);
        marker.text->position->setCoords(0, -height * 0.4);
    }
    if (marker.line)
        marker.line->setPen(QPen(color, look.hairline, Qt::DashDotLine));
    marker.text->setColor(look.color(Token::SecondaryText));
    marker.text->setFont(look.font);
    auto veil = look.color(Token::Surface); // the label stays readable on a curve
    veil.setAlphaF(0.8F);
    marker.text->setBrush(veil);
    marker.text->setPen(Qt::NoPen);
    marker.text->setPadding(QMargins(look.unit(), 0, look.unit(), 0));
}

void Chart::Private::placeMarkerLabels()
{
    std::vector<QRectF> taken;
    for (auto &[key, marker] : markers)
        if (marker.point)
            placePointMarker(marker, taken);
    for (auto &[key, marker] : markers)
        if (marker.line)
            placeLineLabel(marker, taken);
    const double edge = plot->axisRect()->right();
    const auto metrics = look.metrics();
    for (auto &[key, texts] : pointTexts) {
        for (auto *text : texts) {
            const double right = plot->xAxis->coordToPixel(text->position->key()) + metrics.horizontalAdvance(text->text()) + look.unit(2);
            text->setPositionAlignment((right > edge ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
    }
}

bool Chart::Private::onRightHalf(double x) const { return plot->xAxis->coordToPixel(x) > plot->axisRect()->center().x(); }

/// A marker outside the visible range takes its label with it.
void Chart::Private::placePointMarker(const Marker &marker, std::vector<QRectF> &taken) const
{
    const auto *place = marker.point->position;
    const bool right = onRightHalf(place->key());
    const bool visible = plot->xAxis->range().contains(place->key()) && plot->yAxis->range().contains(place->value());
    marker.text->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
    marker.text->setVisible(visible && !marker.text->text().isEmpty());
    marker.point->setVisible(visible);
    if (!visible)
        return;
    const QPointF corner = place->pixelPosition();
    const double radius = marker.point->size() / 2;
    taken.emplace_back(corner - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    if (marker.text->text().isEmpty())
        return;
    const QSizeF size = labelSize(*marker.text);
    taken.emplace_back(QPointF(right ? corner.x() - size.width() : corner.x(), corner.y() - size.height() * 1.4), size);
}

/// Labels of lines stand at the top, or where there is room beside other labels.
void Chart::Private::placeLineLabel(const Marker &marker, std::vector<QRectF> &taken) const
{
    const double x = marker.line->point1->key();
    const bool right = onRightHalf(x);
    marker.text->setVisible(plot->xAxis->range().contains(x) && !marker.text->text().isEmpty());
    if (!marker.text->visible())
        return;
    const QRectF area = plot->axisRect()->rect();
    const QSizeF size = labelSize(*marker.text);
    const double pixel = plot->xAxis->coordToPixel(x);
    const double leftOf = pixel - size.width();
    const auto free = [&](const QRectF &rect) {
        return rect.left() >= area.left() && rect.right() <= area.right() &&
               std::ranges::none_of(taken, [&](const QRectF &other) { return other.intersects(rect); });
    };
    QRectF place(QPointF(right ? leftOf : pixel, area.top()), size);
    for (const double top : {area.top(), area.bottom() - size.height(), area.top() + size.height(), area.bottom() - 2 * size.height()}) {
        for (const bool left : {right, !right}) {
            const QRectF candidate(QPointF(left ? leftOf : pixel, top), size);
            if (free(place) || !free(candidate))
                continue;
            place = candidate;
        }
    }
    marker.text->setPositionAlignment((place.left() < pixel ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    marker.text->position->setCoords(x, (place.top() - area.top()) / std::max(1.0, area.height()));
    taken.push_back(place);
}

QSizeF Chart::Private::labelSize(const QCPItemText &text) const
{
    const auto metrics = look.metrics();
    return QSizeF(metrics.horizontalAdvance(text.text()) + look.unit(2), metrics.height());
}

} // namespace hstudio::ui
