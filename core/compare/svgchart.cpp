#include "core/compare/svgchart.h"

#include "core/compare/table.h"
#include "core/compare/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hstudio::compare
{
namespace
{

constexpr double kWidth = 560;
constexpr double kHeight = 300;
constexpr double kLeft = 58;
constexpr double kRight = 14;
constexpr double kTop = 34;
constexpr double kBottom = 46;
constexpr std::int64_t kColours = 8;

bool drawable(const SvgSeries::Point &point) { return std::isfinite(point.x) && std::isfinite(point.y); }

/// From data to the picture.
class Scale
{
public:
    explicit Scale(const SvgChart &chart) : m_logarithmic(chart.logarithmicX)
    {
        for (const SvgSeries &series : chart.series)
            for (const SvgSeries::Point &point : series.points)
                if (drawable(point))
                    take(point);
        if (m_left > m_right)
            m_left = m_right = m_bottom = m_top = 0;
        widen(m_left, m_right, m_logarithmic ? 0.5 : 1);
        const double margin = 0.06 * (m_top - m_bottom);
        m_bottom -= margin;
        m_top += margin;
        widen(m_bottom, m_top, 0.1 * std::max(1e-3, std::abs(m_top)));
    }

    [[nodiscard]] double x(double value) const { return kLeft + (along(value) - m_left) / (m_right - m_left) * (kWidth - kLeft - kRight); }
    [[nodiscard]] double y(double value) const { return kTop + (m_top - value) / (m_top - m_bottom) * (kHeight - kTop - kBottom); }
    [[nodiscard]] bool shows(double value) const { return along(value) >= m_left - 1e-9 && along(value) <= m_right + 1e-9; }
    [[nodiscard]] std::vector<double> xTicks() const { return roundTicks(m_left, m_right, 6); }
    [[nodiscard]] std::vector<double> yTicks() const { return roundTicks(m_bottom, m_top, 5); }

private:
    [[nodiscard]] double along(double value) const { return m_logarithmic ? std::log10(value) : value; }
    void take(const SvgSeries::Point &point)
    {
        m_left = std::min(m_left, along(point.x));
        m_right = std::max(m_right, along(point.x));
        m_bottom = std::min(m_bottom, point.y - point.spread);
        m_top = std::max(m_top, point.y + point.spread);
    }
    /// Nothing is drawn into no space.
    static void widen(double &low, double &high, double by)
    {
        if (high > low)
            return;
        low -= by;
        high += by;
    }

    bool m_logarithmic;
    double m_left = std::numeric_limits<double>::infinity();
    double m_right = -std::numeric_limits<double>::infinity();
    double m_bottom = std::numeric_limits<double>::infinity();
    double m_top = -std::numeric_limits<double>::infinity();
};

std::string coordinate(double value) { return decimals(value, 1); }

std::string text(double x, double y, const char *kind, const char *anchor, const std::string &content)
{
    std::string element = "<text x=\"";
    return element.append(coordinate(x))
        .append("\" y=\"")
        .append(coordinate(y))
        .append("\" class=\"")
        .append(kind)
        .append("\" text-anchor=\"")
        .append(anchor)
        .append("\">")
        .append(htmlEscaped(content))
        .append("</text>\n");
}

std::string line(double x1, double y1, double x2, double y2, const char *kind)
{
    std::string element = "<line x1=\"";
    return element.append(coordinate(x1))
        .append("\" y1=\"")
        .append(coordinate(y1))
        .append("\" x2=\"")
        .append(coordinate(x2))
        .append("\" y2=\"")
        .append(coordinate(y2))
        .append("\" class=\"")
        .append(kind)
        .append("\"/>\n");
}

std::string axes(const SvgChart &chart, const Scale &scale)
{
    std::string out;
    const std::vector<double> rows = scale.yTicks();
    const double step = rows.size() > 1 ? rows[1] - rows[0] : 1;
    const int places = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
    for (const double value : rows) {
        out += line(kLeft, scale.y(value), kWidth - kRight, scale.y(value), "grid");
        out += text(kLeft - 7, scale.y(value) + 4, "tick", "end", decimals(value, places));
    }
    auto columns = chart.xTicks;
    if (columns.empty())
        for (const double value : scale.xTicks())
            columns.emplace_back(value, exactNumber(value));
    for (const auto &[value, label] : columns)
        if (scale.shows(value)) {
            out += line(scale.x(value), kHeight - kBottom, scale.x(value), kHeight - kBottom + 4, "axis");
            out += text(scale.x(value), kHeight - kBottom + 18, "tick", "middle", label);
        }
    out += line(kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "axis");
    out += text((kLeft + kWidth - kRight) / 2, kHeight - 8, "tick", "middle", chart.xTitle);
    out += text(kLeft, 16, "title", "start", chart.title);
    return out + text(kWidth - kRight, 16, "tick", "end", chart.yTitle);
}

std::string pointList(const std::vector<SvgSeries::Point> &points, const Scale &scale, double spreads)
{
    std::string out;
    for (const SvgSeries::Point &point : points)
        out.append(out.empty() ? "" : " ")
            .append(coordinate(scale.x(point.x)))
            .append(",")
            .append(coordinate(scale.y(point.y + spreads * point.spread)));
    return out;
}

std::string drawn(const SvgSeries &series, const Scale &scale)
{
    std::vector<SvgSeries::Point> points;
    std::copy_if(series.points.begin(), series.points.end(), std::back_inserter(points), drawable);
    if (points.empty())
        return {};
    const std::string colour = std::string("s").append(std::to_string(series.colour % kColours));
    std::string out;
    if (std::any_of(points.begin(), points.end(), [](const SvgSeries::Point &point) { return point.spread > 0; })) {
        const std::string above = pointList(points, scale, 1);
        std::reverse(points.begin(), points.end());
        out.append("<polygon class=\"band ")
            .append(colour)
            .append("\" points=\"")
            .append(above)
            .append(" ")
            .append(pointList(points, scale, -1))
            .append("\"/>\n");
        std::reverse(points.begin(), points.end());
    }
    const std::string title = std::string("<title>").append(htmlEscaped(series.label)).append("</title>");
    if (points.size() == 1) {
        out.append("<circle class=\"dot ").append(colour).append("\" r=\"3\" cx=\"").append(coordinate(scale.x(points[0].x)));
        return out.append("\" cy=\"").append(coordinate(scale.y(points[0].y))).append("\">").append(title).append("</circle>\n");
    }
    out.append("<polyline class=\"line ").append(colour).append(series.dashed || series.colour >= kColours ? " dashed" : "");
    return out.append("\" points=\"").append(pointList(points, scale, 0)).append("\">").append(title).append("</polyline>\n");
}

} // namespace

std::vector<double> roundTicks(double low, double high, int wanted)
{
    std::vector<double> ticks;
    if (!(high > low))
        return {low};
    const double rough = (high - low) / std::max(1, wanted);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    const double share = rough / power;
    const double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    const auto first = static_cast<std::int64_t>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<std::int64_t>(std::floor(high / step + 1e-9));
    for (std::int64_t i = first; i <= last; ++i)
        ticks.push_back(step < 1 ? static_cast<double>(i) / std::round(1 / step) : static_cast<double>(i) * step);
    return ticks;
}

std::string toSvg(const SvgChart &chart)
{
    const Scale scale(chart);
    std::string out = "<svg viewBox=\"0 0 560 300\" role=\"img\" aria-label=\"" + htmlEscaped(chart.title) + "\">\n" + axes(chart, scale);
    for (const SvgSeries &series : chart.series)
        out += drawn(series, scale);
    return out + "</svg>\n";
}

} // namespace hstudio::compare
