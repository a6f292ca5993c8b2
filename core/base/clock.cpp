#include "core/base/clock.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace hstudio::base
{
namespace
{

Error notATime(std::string_view text)
{
    return {ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "\"%1\" is not a time. Give unix seconds (978300760) or ISO 8601 (2001-01-01T10:30:15Z)."),
            {std::string(text)}};
}

/// Reads exactly `digits` digits at `position` and moves behind them.
bool readNumber(std::string_view text, std::size_t &position, std::size_t digits, int &value)
{
    if (position + digits > text.size())
        return false;
    const auto *first = text.data() + position;
    const auto [end, error] = std::from_chars(first, first + digits, value);
    position += digits;
    return error == std::errc() && end == first + digits && *first != '-';
}

bool skip(std::string_view text, std::size_t &position, std::string_view anyOf)
{
    if (position >= text.size() || anyOf.find(text[position]) == std::string_view::npos)
        return false;
    ++position;
    return true;
}

} // namespace

std::int64_t unixNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<std::int64_t> parseTime(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size() && !text.empty())
        return seconds;

    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    std::size_t at = 0;
    bool good = readNumber(text, at, 4, year) && skip(text, at, "-") && readNumber(text, at, 2, month) && skip(text, at, "-") &&
                readNumber(text, at, 2, day);
    if (good && skip(text, at, "T ")) {
        good = readNumber(text, at, 2, hour) && skip(text, at, ":") && readNumber(text, at, 2, minute);
        if (good && skip(text, at, ":"))
            good = readNumber(text, at, 2, second);
    }
    skip(text, at, "Z");
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!good || at != text.size() || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return notATime(text);
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return static_cast<std::int64_t>(days) * 86400 + hour * 3600 + minute * 60 + second;
}

std::string formatTime(std::int64_t unixSeconds)
{
    std::int64_t days = unixSeconds / 86400;
    std::int64_t rest = unixSeconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    // Civil date from a day count, for every int64 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t dayOfEra = shifted - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthIndex = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * monthIndex + 2) / 5 + 1;
    const std::int64_t month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04lld-%02d-%02dT%02d:%02d:%02dZ", static_cast<long long>(year), static_cast<int>(month),
                  static_cast<int>(day), static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return buffer.data();
}

} // namespace hstudio::base
