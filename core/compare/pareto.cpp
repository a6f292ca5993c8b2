#include "core/compare/pareto.h"

#include <algorithm>
#include <cmath>

namespace hstudio::compare
{

std::vector<std::size_t> paretoFront(std::span<const Point> points, Direction x, Direction y)
{
    // As if higher were better in both.
    const auto along = [](double value, Direction direction) { return direction == Direction::Lower ? -value : value; };
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double xa = along(points[a].x, x);
        const double xb = along(points[b].x, x);
        return xa != xb ? xa > xb : along(points[a].y, y) > along(points[b].y, y);
    });

    std::vector<std::size_t> front;
    for (const std::size_t i : order) {
        const bool beatsAll = front.empty() || along(points[i].y, y) > along(points[front.back()].y, y);
        const bool equalsLast = !front.empty() && points[i].x == points[front.back()].x && points[i].y == points[front.back()].y;
        if (beatsAll || equalsLast)
            front.push_back(i);
    }
    std::stable_sort(front.begin(), front.end(), [&](std::size_t a, std::size_t b) { return points[a].x < points[b].x; });
    return front;
}

} // namespace hstudio::compare
