#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the writers of tables share. Private to core/compare.
namespace hstudio::compare
{

/// Replaces every occurrence of the first by the second, for all pairs at once.
template<std::size_t N>
[[nodiscard]] std::string replaced(const std::string &text, const std::array<std::pair<std::string_view, std::string_view>, N> &pairs)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const auto &candidate) {
            return text.compare(at, candidate.first.size(), candidate.first) == 0;
        });
        if (pair == pairs.end()) {
            out += text[at++];
            continue;
        }
        out += pair->second;
        at += pair->first.size();
    }
    return out;
}

/// Remarks of a table by number, each once.
class Footnotes
{
public:
    /// The number of the remark, from 1.
    std::size_t number(const std::string &remark)
    {
        const auto found = std::find(m_remarks.begin(), m_remarks.end(), remark);
        if (found != m_remarks.end())
            return static_cast<std::size_t>(found - m_remarks.begin()) + 1;
        m_remarks.push_back(remark);
        return m_remarks.size();
    }
    [[nodiscard]] const std::vector<std::string> &remarks() const { return m_remarks; }

private:
    std::vector<std::string> m_remarks;
};

} // namespace hstudio::compare
