#include "core/data/import/text.h"

#include <algorithm>
#include <cstdint>

namespace hstudio::data
{
namespace
{

/// Length of the UTF-8 sequence that begins at `at`, 0 if it isn't one.
std::size_t sequenceLength(std::string_view bytes, std::size_t at)
{
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead < 0xF0) {
        const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(1) >= 0xA0;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead < 0xF5) {
        const bool overlong = lead == 0xF0 && byte(1) < 0x90;
        const bool tooLarge = lead == 0xF4 && byte(1) >= 0x90;
        return continues(1) && continues(2) && continues(3) && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string fromLatin1(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80) {
            text += byte;
        } else {
            text += static_cast<char>(0xC0 | (code >> 6));
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return text;
}

bool isUtf8(std::string_view bytes)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

std::string toUtf8(std::string_view bytes) { return isUtf8(bytes) ? std::string(bytes) : fromLatin1(bytes); }

std::string decoded(std::string_view bytes, Encoding encoding)
{
    if (encoding == Encoding::Latin1)
        return fromLatin1(bytes);
    if (encoding == Encoding::Automatic || isUtf8(bytes))
        return toUtf8(bytes);
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = sequenceLength(bytes, at);
        text += length > 0 ? bytes.substr(at, length) : "\xEF\xBF\xBD";
        at += std::max<std::size_t>(length, 1);
    }
    return text;
}

std::string withoutFraction(std::string_view time)
{
    const auto point = time.find('.');
    if (point == std::string_view::npos)
        return std::string(time);
    auto end = time.find_first_not_of("0123456789", point + 1);
    end = std::min(end, time.size());
    return std::string(time.substr(0, point)).append(time.substr(end));
}

std::string shortenedUtf8(std::string_view bytes)
{
    constexpr std::size_t kLongest = 200;
    std::size_t cut = std::min(bytes.size(), kLongest);
    while (cut > 0 && cut < bytes.size() && (static_cast<unsigned char>(bytes[cut]) & 0xC0U) == 0x80U)
        --cut;
    std::string text = toUtf8(bytes.substr(0, cut));
    std::size_t length = 0; // Latin-1 has grown
    while (length < text.size() && length + sequenceLength(text, length) <= kLongest)
        length += sequenceLength(text, length);
    text.resize(length);
    for (char &character : text) {
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F)
            character = ' ';
    }
    return text;
}

std::string_view withoutCarriageReturn(std::string_view line)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> splitFields(std::string_view line, std::string_view delimiter)
{
    std::vector<std::string_view> fields;
    for (std::size_t end = line.find(delimiter); end != std::string_view::npos; end = line.find(delimiter)) {
        fields.push_back(line.substr(0, end));
        line.remove_prefix(end + delimiter.size());
    }
    fields.push_back(line);
    return fields;
}

} // namespace hstudio::data
