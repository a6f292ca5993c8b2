#pragma once

#include <string>
#include <string_view>

namespace hstudio::ui
{

/// A cell by RFC 4180: quoted when it holds a separator, a quote or a line end.
inline std::string csvCell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string result = "\"";
    for (const char letter : text)
        result.append(letter == '"' ? "\"\"" : std::string(1, letter));
    return result + '"';
}

} // namespace hstudio::ui
