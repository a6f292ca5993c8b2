#include "core/data/import/lineparser.h"

#include "core/base/clock.h"
#include "core/data/import/text.h"

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

/// End of a field that begins with a quote: behind the closing one and what wrongly follows it; npos if it isn't closed.
std::size_t quotedEnd(std::string_view text, std::string_view delimiter)
{
    for (std::size_t at = text.find('"', 1); at != std::string_view::npos; at = text.find('"', at + 2)) {
        if (at + 1 == text.size() || text[at + 1] != '"')
            return at + 1 + fieldEnd(text.substr(at + 1), delimiter);
    }
    return std::string_view::npos;
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
    constexpr auto kLatest = static_cast<double>(kLatestTime);
    if (seconds < 0)
        return Refusal::TimeNegative;
    if (seconds <= kLatest)
        return Refusal::None;
    if (seconds >= kEarliestMilliseconds && seconds <= 1e3 * kLatest)
        return Refusal::TimeInMilliseconds;
    return seconds >= 1e3 * kEarliestMilliseconds && seconds <= 1e9 * kLatest ? Refusal::TimeInMicroseconds : Refusal::TimeOutOfRange;
}

/// Milliseconds → seconds; whole numbers exactly.
Refusal parseMilliseconds(std::string_view field, std::int64_t &time)
{
    constexpr std::int64_t kThousand = 1000;
    std::int64_t whole = 0;
    double milliseconds = 0;
    if (!isWhole(field, parse(field, whole))) {
        const auto parsed = parse(field, milliseconds);
        if (parsed.ec == std::errc::result_out_of_range && parsed.ptr == field.data() + field.size())
            return Refusal::TimeOutOfRange;
        if (!isWhole(field, parsed) || std::isnan(milliseconds))
            return Refusal::TimeNotANumber;
        if (milliseconds > static_cast<double>(kThousand * kLatestTime))
            return Refusal::TimeOutOfRange;
        whole = milliseconds < 0 ? -1 : static_cast<std::int64_t>(milliseconds);
    }
    time = whole / kThousand;
    if (whole < 0)
        return Refusal::TimeNegative;
    return time <= kLatestTime ? Refusal::None : Refusal::TimeOutOfRange;
}

Refusal parseIso(std::string_view field, std::int64_t &time)
{
    std::int64_t ignored = 0;
    if (isWhole(field, parse(field, ignored)))
        return Refusal::TimeNotIso;
    const auto parsed = field.find('.') == std::string_view::npos ? base::parseTime(field) : base::parseTime(withoutFraction(field));
    if (!parsed)
        return Refusal::TimeNotIso;
    time = *parsed;
    return checkTime(static_cast<double>(time));
}

} // namespace

LineSplitter::LineSplitter(const Dialect &dialect) : m_delimiter(dialect.delimiter), m_quotes(dialect.quotes)
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
        const bool quoted = m_quotes && line.starts_with('"');
        const std::size_t end = quoted ? quotedEnd(line, m_delimiter) : fieldEnd(line, m_delimiter);
        if (end == std::string_view::npos)
            return Refusal::UnclosedQuote;
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
    return id < 0 ? Refusal::NegativeId : Refusal::None;
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

Refusal parseTime(std::string_view field, std::int64_t &time, TimeUnit unit)
{
    if (unit == TimeUnit::Milliseconds)
        return parseMilliseconds(field, time);
    if (unit == TimeUnit::Iso)
        return parseIso(field, time);
    const auto whole = parse(field, time);
    if (isWhole(field, whole))
        return time >= 0 && time <= kLatestTime ? Refusal::None : checkTime(static_cast<double>(time));
    double seconds = 0; // RecBole writes floats
    const auto parsed = parse(field, seconds);
    if (parsed.ec == std::errc::result_out_of_range && parsed.ptr == field.data() + field.size())
        return Refusal::TimeOutOfRange;
    if (!isWhole(field, parsed) || std::isnan(seconds))
        return Refusal::TimeNotANumber;
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
        return Refusal::RatingNotANumber;
    return limited && (rating < 0 || rating > kHighest) ? Refusal::RatingOutOfRange : Refusal::None;
}

} // namespace hstudio::data
