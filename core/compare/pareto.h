#pragma once

#include "core/compare/metricnames.h"

#include <cstddef>
#include <span>
#include <vector>

namespace hstudio::compare
{

struct Point
{
    double x = 0;
    double y = 0;
};

/// Indexes of the points that no other one beats: better in one metric and no worse in the other. By ascending x; equal points are all in.
/// Points with a value that isn't a number are out. Directions must be Higher or Lower; Neither counts as Higher.
std::vector<std::size_t> paretoFront(std::span<const Point> points, Direction x = Direction::Higher, Direction y = Direction::Higher);

} // namespace hstudio::compare
