#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace hstudio::data
{

/// Number of rows that share their timestamp with another row of the same user: where an unstable sort would change the order.
std::int64_t countTied(std::span<const std::uint32_t> users, std::span<const std::int64_t> timestamps, std::size_t userCount);

} // namespace hstudio::data
