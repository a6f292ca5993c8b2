#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <cmath>

namespace hstudio::ui
{

/// Width of a time bucket in log(seconds), as in the model (core/data/timebuckets.h).
inline constexpr double kBucketWidth = 0.301;

/// Times that a scale of buckets names.
inline constexpr std::array<qint64, 6> kBucketMarks = {1, 60, 3600, 86400, 30 * 86400, 31557600};

/// Place of a time on the scale on which every bucket is as long as any other; 0 up to a second.
inline double bucketPosition(qint64 seconds) { return std::log(static_cast<double>(std::max<qint64>(1, seconds))) / kBucketWidth; }

} // namespace hstudio::ui
