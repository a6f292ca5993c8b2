#include "ui/plots/extremeindex.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace hstudio::ui
{

namespace
{
using Block = ExtremeIndex::Block;

std::size_t blocksFor(std::size_t count, std::size_t size) { return (count + size - 1) / size; }

void take(Block &block, std::span<const double> values, std::uint32_t index)
{
    const double value = values[index];
    if (!std::isfinite(value)) {
        block.gap = index;
        return;
    }
    if (block.low == ExtremeIndex::none || value < values[block.low])
        block.low = index;
    if (block.high == ExtremeIndex::none || value > values[block.high])
        block.high = index;
    if (value > 0 && (block.lowPositive == ExtremeIndex::none || value < values[block.lowPositive]))
        block.lowPositive = index;
}

/// `later` stands behind `block`.
void take(Block &block, std::span<const double> values, const Block &later)
{
    for (const auto index : {later.low, later.high, later.lowPositive, later.gap})
        if (index != ExtremeIndex::none)
            take(block, values, index);
}

Block blockOf(std::span<const double> values, std::size_t begin, std::size_t end)
{
    Block block;
    for (std::size_t i = begin; i < end; ++i)
        take(block, values, static_cast<std::uint32_t>(i));
    return block;
}

Block parentOf(const std::vector<Block> &children, std::span<const double> values, std::size_t place)
{
    Block block = children[2 * place];
    if (2 * place + 1 < children.size())
        take(block, values, children[2 * place + 1]);
    return block;
}
} // namespace

void ExtremeIndex::assign(std::span<const double> values)
{
    assert(values.size() < none);
    m_count = values.size();
    m_levels.clear();
    if (values.empty())
        return;
    auto &lowest = m_levels.emplace_back(blocksFor(m_count, blockSize));
    for (std::size_t i = 0; i < lowest.size(); ++i)
        lowest[i] = blockOf(values, i * blockSize, std::min(m_count, (i + 1) * blockSize));
    while (m_levels.back().size() > 1) {
        const auto &children = m_levels.back();
        std::vector<Block> level(blocksFor(children.size(), 2));
        for (std::size_t i = 0; i < level.size(); ++i)
            level[i] = parentOf(children, values, i);
        m_levels.push_back(std::move(level));
    }
}

void ExtremeIndex::append(std::span<const double> values)
{
    const std::size_t capacity = m_levels.empty() ? 0 : blockSize << (m_levels.size() - 1);
    if (m_count == capacity)
        return assign(values); // the pyramid grows by a level; that happens each time the curve has doubled
    m_count = values.size();
    refreshTail(values);
}

/// The new value changes only the last block of each level.
void ExtremeIndex::refreshTail(std::span<const double> values)
{
    const auto last = static_cast<std::uint32_t>(m_count - 1);
    std::size_t place = last / blockSize;
    for (std::size_t level = 0; level < m_levels.size(); ++level, place /= 2) {
        auto &blocks = m_levels[level];
        if (place == blocks.size())
            blocks.emplace_back();
        take(blocks[place], values, last);
    }
}

ExtremeIndex::Block ExtremeIndex::extremes(std::span<const double> values, std::size_t begin, std::size_t end) const
{
    Block found;
    if (begin < end && !m_levels.empty())
        collect({m_levels.size() - 1, 0}, values, begin, end, found);
    return found;
}

void ExtremeIndex::collect(const Node &node, std::span<const double> values, std::size_t begin, std::size_t end, Block &into) const
{
    const std::size_t size = blockSize << node.level;
    const std::size_t first = node.block * size;
    const std::size_t last = std::min(m_count, first + size);
    if (last <= begin || first >= end)
        return;
    if (begin <= first && last <= end)
        return take(into, values, m_levels[node.level][node.block]);
    if (node.level == 0)
        return take(into, values, blockOf(values, std::max(begin, first), std::min(end, last)));
    for (const std::size_t child : {2 * node.block, 2 * node.block + 1})
        if (child < m_levels[node.level - 1].size())
            collect({node.level - 1, child}, values, begin, end, into);
}

void ExtremeIndex::pick(std::size_t begin, std::size_t end, const std::function<bool(std::size_t, std::size_t)> &narrow,
                        std::vector<std::uint32_t> &picked) const
{
    picked.clear();
    if (begin < end && !m_levels.empty())
        pickNode({m_levels.size() - 1, 0}, begin, std::min(end, m_count), narrow, picked);
}

void ExtremeIndex::pickNode(const Node &node, std::size_t begin, std::size_t end,
                            const std::function<bool(std::size_t, std::size_t)> &narrow, std::vector<std::uint32_t> &picked) const
{
    const std::size_t size = blockSize << node.level;
    const std::size_t first = node.block * size;
    const std::size_t last = std::min(m_count, first + size);
    if (last <= begin || first >= end)
        return;
    const bool whole = begin <= first && last <= end;
    if (whole && narrow(first, last - 1)) {
        const auto &block = m_levels[node.level][node.block];
        std::array places{block.low, block.high, block.gap};
        std::ranges::sort(places);
        for (const auto place : places)
            if (place != none && (picked.empty() || picked.back() != place))
                picked.push_back(place);
        return;
    }
    if (node.level == 0) {
        for (std::size_t i = std::max(begin, first); i < std::min(end, last); ++i)
            picked.push_back(static_cast<std::uint32_t>(i));
        return;
    }
    for (const std::size_t child : {2 * node.block, 2 * node.block + 1})
        if (child < m_levels[node.level - 1].size())
            pickNode({node.level - 1, child}, begin, end, narrow, picked);
}

} // namespace hstudio::ui
