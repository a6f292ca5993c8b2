#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hstudio::compare
{

/// A line of a chart; with a band where there are deviations.
struct SvgSeries
{
    std::string label;
    std::int64_t colour = 0; ///< index into the palette: a run keeps its own
    bool dashed = false;
    struct Point
    {
        double x = 0;
        double y = 0;
        double spread = 0; ///< half the height of the band
    };
    std::vector<Point> points; ///< by ascending x; those that aren't numbers are skipped
};

/// A line chart as an <svg> element for an HTML page. It scales to the width it is given; colours and fonts are the page's: classes "s0" … "s7" for
/// series, "band", "grid", "axis", "tick" and "title" for the rest.
struct SvgChart
{
    std::string title;
    std::string xTitle;
    std::string yTitle;
    bool logarithmicX = false;                          ///< x must be positive then
    std::vector<std::pair<double, std::string>> xTicks; ///< empty = chosen by the chart
    std::vector<SvgSeries> series;
};
std::string toSvg(const SvgChart &chart);

/// About `wanted` round numbers (1, 2 or 5 times a power of ten) from `low` to `high`.
std::vector<double> roundTicks(double low, double high, int wanted = 5);

} // namespace hstudio::compare
