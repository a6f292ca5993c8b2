#pragma once

#include "core/data/stats.h"

#include <QString>
#include <QVector>

namespace hstudio::ui
{

/// Points of one plot.
struct Curve
{
    QVector<double> x;
    QVector<double> y;
};

/// Named places on an axis.
struct AxisTicks
{
    QVector<double> positions;
    QVector<QString> labels;
};

/// Histogram over the half-octaves of a length: bin b holds lengths from 2^(b/2) up to 2^((b+1)/2) and stands at x = b + 0.5; y = users.
Curve historyHistogram(const std::vector<std::int64_t> &lengths);
/// 1, 3, 10, 30 … on the axis of historyHistogram(), up to `longest`.
AxisTicks historyTicks(std::int64_t longest);

/// Rank (from 1) → interactions of the item of that rank; ranks thinned out evenly on the logarithmic axis, first and last kept.
Curve popularityCurve(const std::vector<std::int64_t> &itemCounts);

/// Month (unix seconds of its first day) → interactions.
Curve monthCurve(const data::DatasetStats &stats);

/// HSTU time bucket → gaps, from bucket 0 to the last one that isn't empty.
Curve gapCurve(const std::vector<std::int64_t> &gapBuckets);
/// 1 s, 1 min, 1 h, 1 d, 1 month, 1 y, 10 y at their buckets.
AxisTicks gapTicks();

} // namespace hstudio::ui
