#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace hstudio::data
{

/// Number of time buckets of HSTU's relative attention bias: bucket = trunc(log(max(1, |Δt|)) / 0.301) in float32, clamped to 0 … 128
/// (RecTools RelativeAttentionBias). |Δt| in seconds.
inline constexpr int kTimeBuckets = 129;

/// thresholds[b] = smallest |Δt| whose bucket is >= b, for every bucket that an int64 can reach; the integers are the whole function
/// (golden models/buckets.json), so comparing with them is exact on every device. Both signs of Δt; INT64_MIN counts as INT64_MAX.
std::span<const std::int64_t> timeBucketThresholds();

/// Bucket of a time difference in seconds.
int timeBucket(std::int64_t seconds);

} // namespace hstudio::data
