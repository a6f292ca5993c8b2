#pragma once

#include "core/data/import/mapping.h"

#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// ISO 8859-1 to UTF-8; every byte sequence is valid Latin-1.
std::string fromLatin1(std::string_view bytes);

/// Whether the bytes are UTF-8 as RFC 3629 defines it: shortest forms, no surrogates, up to U+10FFFF.
bool isUtf8(std::string_view bytes);

/// Valid UTF-8 as it is, anything else read as Latin-1.
std::string toUtf8(std::string_view bytes);

/// UTF-8 from bytes of the given encoding.
std::string decoded(std::string_view bytes, Encoding encoding);

/// "2001-01-01T10:30:15.250Z" without ".250".
std::string withoutFraction(std::string_view time);

/// The text cut to 200 bytes at a character's border, made valid UTF-8, control characters shown as spaces.
std::string shortenedUtf8(std::string_view bytes);

/// The line without the '\r' of a Windows line end.
std::string_view withoutCarriageReturn(std::string_view line);

/// Plain fields between delimiters; quotes have no meaning.
std::vector<std::string_view> splitFields(std::string_view line, std::string_view delimiter);

} // namespace hstudio::data
