#include "core/compare/humantime.h"

#include "core/compare/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hstudio::compare
{
namespace
{

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;
constexpr std::int64_t kMonth = 2'629'746; // a twelfth of a mean year
constexpr std::int64_t kYear = 12 * kMonth;

/// At most one decimal, and none where it would be 0 or the number has two digits anyway.
std::string shortNumber(double value) { return decimals(value, value < 9.95 && std::abs(value - std::round(value)) >= 0.05 ? 1 : 0); }

} // namespace

std::string humanTime(std::int64_t seconds)
{
    struct Unit
    {
        std::int64_t size;
        const char *name;
    };
    static constexpr std::array<Unit, 5> units = {{{kYear, " y"}, {kDay, " d"}, {kHour, " h"}, {kMinute, " min"}, {1, " s"}}};
    const std::int64_t length = std::max<std::int64_t>(0, seconds);
    const auto unit = std::find_if(units.begin(), units.end() - 1, [length](const Unit &candidate) { return length >= candidate.size; });
    return shortNumber(static_cast<double>(length) / static_cast<double>(unit->size)) + unit->name;
}

std::vector<std::int64_t> humanTicks(std::int64_t longest)
{
    std::vector<std::int64_t> ticks = {1, kMinute, kHour, kDay, kWeek, kMonth, kYear, 10 * kYear};
    std::erase_if(ticks, [longest](std::int64_t tick) { return tick > longest; });
    return ticks;
}

} // namespace hstudio::compare
