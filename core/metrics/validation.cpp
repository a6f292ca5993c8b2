#include "core/metrics/validation.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace hstudio::metrics
{

std::int64_t validationRank(std::span<const float> scores, std::span<const std::int32_t> seen, std::int32_t target)
{
    const auto size = static_cast<std::int64_t>(scores.size());
    assert(target > 0 && target < size);
    if (std::find(seen.begin(), seen.end(), target) != seen.end())
        return size + 1;
    const float wanted = scores[static_cast<std::size_t>(target)];
    const auto before = [&](std::int32_t column) {
        const float score = scores[static_cast<std::size_t>(column)];
        return score > wanted || (score == wanted && column < target);
    };

    std::int64_t ahead = 0;
    for (std::int32_t column = 1; column < size; ++column)
        ahead += before(column) ? 1 : 0;

    std::vector<std::int32_t> filtered(seen.begin(), seen.end());
    std::sort(filtered.begin(), filtered.end());
    filtered.erase(std::unique(filtered.begin(), filtered.end()), filtered.end());
    for (const std::int32_t column : filtered)
        ahead -= column > 0 && before(column) ? 1 : 0;
    return ahead + 1;
}

} // namespace hstudio::metrics
