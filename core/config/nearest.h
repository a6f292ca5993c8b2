#pragma once

#include <span>
#include <string_view>

namespace hstudio::config
{

/// The candidate with the smallest edit distance to `word`, for "did you mean"; empty when there are no candidates.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace hstudio::config
