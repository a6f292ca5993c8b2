#include "core/data/import/lineparser.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hstudio::data
{
namespace
{

std::string_view trimmed(std::string_view field)
{
    while (field.starts_with(' '))
        field.remove_prefix(1);
    while (field.ends_with(' '))
        field.remove_suffix(1);
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
        field = field.substr(1, field.size() - 2);
    return field;
}

/// Place of the delimiter, or the text's end. Fields have a few characters, so that a plain loop beats memchr and memmem.
std::size_t fieldEnd(std::string_view text, std::string_view delimiter)
{
    const char first = delimiter.front();
    for (std::size_t at = 0; at + delimiter.size() <= text.size(); ++at) {
        if (text[at] == first && (delimiter.size() == 1 || text.substr(at, delimiter.size()) == delimiter))
            return at;
    }
    return text.size();
}

template<typename Number>
std::from_chars_result parse(std::string_view field, Number &number)
{
    return std::from_chars(field.data(), field.data() + field.size(), number);
}

bool isWhole(std::string_view field, const std::from_chars_result &parsed)
{
    return parsed.ec == std::errc() && parsed.ptr == field.data() + field.size();
}

Refusal checkTime(double seconds)
{
    constexpr double kEarliestMilliseconds = 1e11; // March 1973: no unix seconds before the year 5138
    constexpr double kThousand = 1000;
    if (seconds >= kEarliestMilliseconds && seconds <= static_cast<double>(kLatestTime) * kThousand)
        return Refusal::TimeInMilliseconds;
    return seconds >= 0 && seconds <= static_cast<double>(kLatestTime) ? Refusal::None : Refusal::TimeOutOfRange;
}

} // namespace

LineSplitter::LineSplitter(const Dialect &dialect) : m_delimiter(dialect.delimiter)
{
    const int last = std::max({dialect.userColumn, dialect.itemColumn, dialect.ratingColumn, dialect.timeColumn});
    m_roles.assign(static_cast<std::size_t>(last) + 1, nullptr);
    m_roles[static_cast<std::size_t>(dialect.userColumn)] = &RatingFields::user;
    m_roles[static_cast<std::size_t>(dialect.itemColumn)] = &RatingFields::item;
    m_roles[static_cast<std::size_t>(dialect.timeColumn)] = &RatingFields::time;
    if (dialect.ratingColumn >= 0)
        m_roles[static_cast<std::size_t>(dialect.ratingColumn)] = &RatingFields::rating;
}

Refusal LineSplitter::split(std::string_view line, RatingFields &fields) const
{
    fields.rating = "1";
    for (std::size_t column = 0; column < m_roles.size(); ++column) {
        const std::size_t end = fieldEnd(line, m_delimiter);
        if (m_roles[column] != nullptr) {
            const auto field = trimmed(line.substr(0, end));
            if (field.empty())
                return Refusal::MissingField;
            fields.*m_roles[column] = field;
        }
        if (end == line.size() && column + 1 < m_roles.size())
            return Refusal::MissingField;
        line.remove_prefix(std::min(line.size(), end + m_delimiter.size()));
    }
    return Refusal::None;
}

Refusal parseId(std::string_view field, std::int64_t &id)
{
    const auto parsed = parse(field, id);
    if (parsed.ec == std::errc::result_out_of_range)
        return Refusal::NumberTooLarge;
    if (!isWhole(field, parsed))
        return Refusal::NotANumber;
    return id < 0 ? Refusal::NumberTooLarge : Refusal::None;
}

Refusal parseId(std::string_view field, std::string_view &id)
{
    const bool hasControl = std::ranges::any_of(field, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    id = field;
    return hasControl ? Refusal::ControlCharacter : Refusal::None;
}

bool isPlainNumber(std::string_view field)
{
    constexpr std::size_t kSafeDigits = 18;
    return field == "0" || (!field.empty() && field.size() <= kSafeDigits && field.front() != '0' &&
                            std::ranges::all_of(field, [](char c) { return c >= '0' && c <= '9'; }));
}

Refusal parseTime(std::string_view field, std::int64_t &time)
{
    const auto whole = parse(field, time);
    if (isWhole(field, whole))
        return time >= 0 && time <= kLatestTime ? Refusal::None : checkTime(static_cast<double>(time));
    double seconds = 0; // RecBole writes floats
    const auto parsed = parse(field, seconds);
    if (parsed.ec == std::errc::result_out_of_range && parsed.ptr == field.data() + field.size())
        return Refusal::TimeOutOfRange;
    if (!isWhole(field, parsed) || std::isnan(seconds))
        return Refusal::NotANumber;
    const Refusal refusal = checkTime(seconds);
    if (refusal == Refusal::None)
        time = static_cast<std::int64_t>(seconds);
    return refusal;
}

Refusal parseRating(std::string_view field, bool limited, float &rating)
{
    constexpr float kHighest = 5;
    const auto parsed = parse(field, rating);
    if (parsed.ec == std::errc::result_out_of_range)
        return Refusal::RatingOutOfRange;
    if (!isWhole(field, parsed) || !std::isfinite(rating))
        return Refusal::NotANumber;
    return limited && (rating < 0 || rating > kHighest) ? Refusal::RatingOutOfRange : Refusal::None;
}

} // namespace hstudio::data
