#include "core/data/import/csv.h"

namespace hstudio::data
{
namespace
{

/// Takes a quoted field off the text, which begins with the quote; stops behind the closing one.
std::string takeQuoted(std::string_view &text)
{
    std::string field;
    text.remove_prefix(1);
    while (!text.empty()) {
        const char character = text.front();
        text.remove_prefix(1);
        if (character != '"') {
            field += character;
        } else if (text.starts_with('"')) {
            field += '"';
            text.remove_prefix(1);
        } else {
            break;
        }
    }
    return field;
}

std::string_view takePlain(std::string_view &text, std::string_view delimiter)
{
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const auto field = line.substr(0, line.find(delimiter));
    text.remove_prefix(field.size());
    return field;
}

} // namespace

std::vector<std::string> takeCsvRecord(std::string_view &text, std::string_view delimiter)
{
    std::vector<std::string> fields;
    for (;;) {
        std::string field = text.starts_with('"') ? takeQuoted(text) : std::string();
        field += takePlain(text, delimiter); // also what wrongly stands behind a closing quote
        fields.push_back(std::move(field));
        if (!text.starts_with(delimiter))
            break;
        text.remove_prefix(delimiter.size());
    }
    if (text.starts_with('\r'))
        text.remove_prefix(1);
    if (text.starts_with('\n'))
        text.remove_prefix(1);
    return fields;
}

} // namespace hstudio::data
