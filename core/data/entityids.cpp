#include "core/data/entityids.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <type_traits>

namespace hstudio::data
{
namespace
{

template<typename Ids, typename Id>
std::optional<std::uint32_t> findIn(const Ids &ids, const std::vector<std::uint32_t> &ascending, const Id &id)
{
    const auto place =
        std::lower_bound(ascending.begin(), ascending.end(), id, [&](std::uint32_t code, const Id &value) { return ids[code] < value; });
    if (place == ascending.end() || ids[*place] != id)
        return std::nullopt;
    return *place;
}

} // namespace

std::size_t EntityIds::size() const
{
    return std::visit([](const auto &ids) { return ids.size(); }, m_ids);
}

std::string EntityIds::text(std::uint32_t code) const { return isText() ? std::get<1>(m_ids)[code] : std::to_string(number(code)); }

std::optional<std::uint32_t> EntityIds::find(std::string_view id) const
{
    if (isText())
        return findIn(std::get<1>(m_ids), m_ascending, id);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(id.data(), id.data() + id.size(), value);
    if (code != std::errc() || end != id.data() + id.size())
        return std::nullopt;
    return findIn(std::get<0>(m_ids), m_ascending, value);
}

EntityIds EntityIds::chosen(std::span<const std::uint32_t> codes) const
{
    return std::visit(
        [&](const auto &ids) {
            std::remove_cvref_t<decltype(ids)> chosen;
            chosen.reserve(codes.size());
            for (const std::uint32_t code : codes)
                chosen.push_back(ids[code]);
            return EntityIds(std::move(chosen));
        },
        m_ids);
}

void EntityIds::buildIndex()
{
    m_ascending.resize(size());
    std::iota(m_ascending.begin(), m_ascending.end(), 0U);
    std::visit(
        [this](const auto &ids) {
            std::sort(m_ascending.begin(), m_ascending.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
        },
        m_ids);
}

} // namespace hstudio::data
