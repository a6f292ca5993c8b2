#include "app/cli/text.h"

#include "core/base/clock.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace hstudio::cli
{

std::string countText(std::int64_t count)
{
    std::string digits = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    for (std::size_t place = digits.size(); place > first + 3;) {
        place -= 3;
        digits.insert(place, 1, ',');
    }
    return digits;
}

std::string decimalText(double value, int decimals)
{
    if (!std::isfinite(value))
        return "-";
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    return buffer.data();
}

std::string metricText(double value) { return decimalText(value, 4); }

std::string metricText(const std::map<std::string, double> &metrics, const std::string &name)
{
    const auto found = metrics.find(name);
    return found == metrics.end() ? "-" : metricText(found->second);
}

std::string percentText(double share) { return decimalText(100 * share, 1) + " %"; }

std::string durationText(double seconds)
{
    const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
    if (whole < 60)
        return std::to_string(whole) + " s";
    if (whole < 3600)
        return std::to_string((whole + 30) / 60) + " min";
    return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

std::string timeText(std::int64_t unixSeconds)
{
    if (unixSeconds == 0)
        return "-";
    std::string text = base::formatTime(unixSeconds); // 2001-01-01T10:30:15Z
    const std::size_t separator = text.find('T');
    text[separator] = ' ';
    return text.substr(0, text.rfind(':')) + " UTC";
}

} // namespace hstudio::cli
