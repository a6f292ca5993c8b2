#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hstudio::data
{

/// The ids a file uses for users or items, by code (0, 1, 2 … in order of first appearance in the file).
/// Whole numbers are kept as numbers; a file in which any id is text keeps all of them as text.
class EntityIds
{
public:
    EntityIds() = default;
    explicit EntityIds(std::vector<std::int64_t> numbers) : m_ids(std::move(numbers)) {}
    explicit EntityIds(std::vector<std::string> texts) : m_ids(std::move(texts)) {}

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool isText() const { return m_ids.index() == 1; }
    [[nodiscard]] std::int64_t number(std::uint32_t code) const { return std::get<0>(m_ids)[code]; }
    [[nodiscard]] std::span<const std::int64_t> numbers() const { return std::get<0>(m_ids); }
    [[nodiscard]] std::span<const std::string> texts() const { return std::get<1>(m_ids); }
    /// The id as a person reads it.
    [[nodiscard]] std::string text(std::uint32_t code) const;
    /// The code of an id in its written form, in logarithmic time. Needs buildIndex(), which Dataset::open() has called.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
    void buildIndex();
    /// The ids of these codes, in that order, without an index.
    [[nodiscard]] EntityIds chosen(std::span<const std::uint32_t> codes) const;

private:
    std::variant<std::vector<std::int64_t>, std::vector<std::string>> m_ids;
    std::vector<std::uint32_t> m_ascending; ///< codes in ascending order of their ids: cheaper to build than a hash of strings
};

} // namespace hstudio::data
