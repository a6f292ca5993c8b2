#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// Takes the first record of a table off it (RFC 4180: quoted fields may hold delimiters, line breaks and doubled quotes; CRLF or LF).
/// A quote that is never closed runs to the end of the text.
std::vector<std::string> takeCsvRecord(std::string_view &text, std::string_view delimiter = ",");

} // namespace hstudio::data
