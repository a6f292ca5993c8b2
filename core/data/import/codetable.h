#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// Numbers keys by first appearance: 0, 1, 2 … Open addressing with linear probing, so that a key costs one cache line and no allocation.
/// Key is std::int64_t or std::string_view (whose characters must outlive the table).
template<typename Key>
class CodeTable final
{
public:
    CodeTable() : m_slots(kFirstSize) {}

    /// The code of `key`, a new one if it is met for the first time.
    std::uint32_t code(const Key &key)
    {
        std::size_t place = hash(key) & (m_slots.size() - 1);
        while (m_slots[place].code != kFree) {
            if (m_slots[place].key == key)
                return m_slots[place].code;
            place = (place + 1) & (m_slots.size() - 1);
        }
        const auto code = static_cast<std::uint32_t>(m_keys.size());
        m_slots[place] = {.key = key, .code = code};
        m_keys.push_back(key);
        if (2 * m_keys.size() > m_slots.size())
            grow();
        return code;
    }

    /// The keys by code.
    [[nodiscard]] const std::vector<Key> &keys() const { return m_keys; }

private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFF;
    static constexpr std::size_t kFirstSize = 1024; ///< a power of two, as all sizes

    struct Slot
    {
        Key key{};
        std::uint32_t code = kFree;
    };

    static std::size_t hash(std::int64_t key)
    {
        const std::uint64_t product = static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(product ^ (product >> 32));
    }
    static std::size_t hash(std::string_view key) { return std::hash<std::string_view>{}(key); }

    void grow()
    {
        m_slots.assign(2 * m_slots.size(), Slot{});
        for (std::uint32_t code = 0; code < m_keys.size(); ++code) {
            std::size_t place = hash(m_keys[code]) & (m_slots.size() - 1);
            while (m_slots[place].code != kFree)
                place = (place + 1) & (m_slots.size() - 1);
            m_slots[place] = {.key = m_keys[code], .code = code};
        }
    }

    std::vector<Slot> m_slots;
    std::vector<Key> m_keys;
};

} // namespace hstudio::data
