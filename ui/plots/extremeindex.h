#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace hstudio::ui
{

/// Where the lowest and highest values of a long curve lie, at every resolution: a pyramid of blocks whose size doubles from level to level. A chart
/// draws of each block that is narrower than a pixel only these, so that no peak is lost and a frame costs what the screen is wide, not what the
/// curve is long. Takes 2 bytes per value. Values that aren't finite are gaps.
class ExtremeIndex final
{
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    /// Values of a block of the lowest level.
    static constexpr std::size_t blockSize = 16;

    /// Indexes of the extremes of a block; `none` where it has no such value.
    struct Block
    {
        std::uint32_t low = none;
        std::uint32_t high = none;
        std::uint32_t lowPositive = none; ///< lowest value above zero, for logarithmic axes
        std::uint32_t gap = none;         ///< the last value that isn't finite
    };

    /// At most 2^32 - 1 values.
    void assign(std::span<const double> values);
    /// `values` is what was assigned and one more.
    void append(std::span<const double> values);

    /// Extremes of the values [begin, end).
    [[nodiscard]] Block extremes(std::span<const double> values, std::size_t begin, std::size_t end) const;

    /// Indexes of the values of [begin, end) to draw, ascending: all of a stretch wider than a pixel, the extremes and a gap of a narrower one.
    /// `narrow(first, last)` says whether the values first … last (both included) lie within one pixel.
    void pick(std::size_t begin, std::size_t end, const std::function<bool(std::size_t, std::size_t)> &narrow,
              std::vector<std::uint32_t> &picked) const;

private:
    struct Node
    {
        std::size_t level;
        std::size_t block;
    };

    void refreshTail(std::span<const double> values);
    void pickNode(const Node &node, std::size_t begin, std::size_t end, const std::function<bool(std::size_t, std::size_t)> &narrow,
                  std::vector<std::uint32_t> &picked) const;
    void collect(const Node &node, std::span<const double> values, std::size_t begin, std::size_t end, Block &into) const;

    std::size_t m_count = 0;
    std::vector<std::vector<Block>> m_levels; ///< the last one has one block
};

} // namespace hstudio::ui
