#include "ui/data/distributions.h"

#include "core/data/timebuckets.h"
#include "ui/common/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hstudio::ui
{
namespace
{

constexpr double kBinsPerOctave = 2;
constexpr double kPointsPerDecade = 60;

double binPosition(double length) { return kBinsPerOctave * std::log2(length); }

} // namespace

Curve historyHistogram(const std::vector<std::int64_t> &lengths)
{
    Curve curve;
    for (const auto length : lengths) {
        // The small number keeps powers of two in the bin they open, whatever the rounding of log2.
        const auto bin = static_cast<qsizetype>(binPosition(static_cast<double>(std::max<std::int64_t>(length, 1))) + 1e-9);
        while (curve.y.size() <= bin) {
            curve.x.append(static_cast<double>(curve.x.size()) + 0.5);
            curve.y.append(0);
        }
        curve.y[bin] += 1;
    }
    return curve;
}

AxisTicks historyTicks(std::int64_t longest)
{
    AxisTicks ticks;
    for (std::int64_t decade = 1; decade <= longest; decade *= 10) {
        for (const std::int64_t step : {1, 3}) {
            if (decade * step > longest)
                break;
            ticks.positions.append(binPosition(static_cast<double>(decade * step)));
            ticks.labels.append(countText(decade * step));
        }
    }
    return ticks;
}

Curve popularityCurve(const std::vector<std::int64_t> &itemCounts)
{
    Curve curve;
    const std::size_t size = itemCounts.size();
    std::size_t next = 1;
    for (std::size_t rank = 1; rank <= size; ++rank) {
        if (rank < next && rank != size)
            continue;
        curve.x.append(static_cast<double>(rank));
        curve.y.append(static_cast<double>(itemCounts[rank - 1]));
        next = std::max(rank + 1, static_cast<std::size_t>(std::ceil(static_cast<double>(rank) * std::pow(10.0, 1 / kPointsPerDecade))));
    }
    return curve;
}

Curve monthCurve(const data::DatasetStats &stats)
{
    Curve curve;
    for (std::size_t i = 0; i < stats.monthStarts.size(); ++i) {
        curve.x.append(static_cast<double>(stats.monthStarts[i]));
        curve.y.append(static_cast<double>(stats.monthCounts[i]));
    }
    return curve;
}

Curve gapCurve(const std::vector<std::int64_t> &gapBuckets)
{
    Curve curve;
    const auto last = std::find_if(gapBuckets.rbegin(), gapBuckets.rend(), [](std::int64_t count) { return count > 0; });
    for (auto bucket = gapBuckets.begin(); bucket != last.base(); ++bucket) {
        curve.x.append(static_cast<double>(bucket - gapBuckets.begin()));
        curve.y.append(static_cast<double>(*bucket));
    }
    return curve;
}

AxisTicks gapTicks()
{
    constexpr std::int64_t kDay = 86400;
    constexpr std::int64_t kYear = 31557600; // 365.25 days
    AxisTicks ticks;
    for (const std::int64_t seconds : {std::int64_t{1}, std::int64_t{60}, std::int64_t{3600}, kDay, 30 * kDay, kYear, 10 * kYear}) {
        ticks.positions.append(data::timeBucket(seconds));
        ticks.labels.append(gapText(seconds));
    }
    return ticks;
}

} // namespace hstudio::ui
