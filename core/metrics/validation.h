#pragma once

#include <cstdint>
#include <span>

namespace hstudio::metrics
{

/// Rank of `target` (1 = best) among `scores` [n_items], as in the tutorial's RecallCallback: columns of `seen` (the items in the input window) are out. So
/// is PAD (column 0), which takes a place there. A column with a higher score, or an equal one and a smaller index, ranks before the target.
/// Columns may repeat in `seen`. If the target itself is among `seen`, it can't be recommended: returns scores.size() + 1.
std::int64_t validationRank(std::span<const float> scores, std::span<const std::int32_t> seen, std::int32_t target);

} // namespace hstudio::metrics
