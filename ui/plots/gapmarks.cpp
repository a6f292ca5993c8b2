#include "ui/plots/gapmarks.h"

#include <algorithm>
#include <limits>

namespace hstudio::ui
{

GapMarks::GapMarks(QCustomPlot &plot, std::function<std::vector<Curve>()> curves) : QCPAbstractItem(&plot), m_curves(std::move(curves)) {}

void GapMarks::draw(QCPPainter *painter)
{
    const auto *axis = mParentPlot->xAxis;
    const auto range = axis->range();
    for (const auto &curve : m_curves()) {
        const double half = 2.2 * curve.pen.widthF();
        const double y = mParentPlot->axisRect()->bottom() - half - curve.pen.widthF();
        QPen pen(curve.pen.color(), curve.pen.widthF() * 0.8);
        painter->setPen(pen);
        double drawnTo = -std::numeric_limits<double>::infinity(); // a mark for each place where there is room, not for each of many values
        for (auto x = std::ranges::lower_bound(curve.x, range.lower); x != curve.x.end() && *x <= range.upper; ++x) {
            const double place = axis->coordToPixel(*x);
            if (place - drawnTo < half)
                continue;
            painter->drawLine(QPointF(place - half, y - half), QPointF(place + half, y + half));
            painter->drawLine(QPointF(place - half, y + half), QPointF(place + half, y - half));
            drawnTo = place;
        }
    }
}

} // namespace hstudio::ui
