#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace hstudio::inference
{

/// The score of an item that may not be recommended.
inline constexpr float kMasked = -std::numeric_limits<float>::infinity();

struct Candidate
{
    std::int32_t item = 0; ///< internal id = index of its score
    float score = 0;
};

/// The k best items, best first; equal scores: smaller id first. Masked items and NaN never come; fewer than k when fewer remain. O(N + k log k) mostly.
std::vector<Candidate> topK(std::span<const float> scores, std::int64_t k);

/// 1-based place of an item in the whole ranking that topK cuts off; 0 when the item is masked.
std::int32_t rankOf(std::span<const float> scores, std::int32_t item);

} // namespace hstudio::inference
