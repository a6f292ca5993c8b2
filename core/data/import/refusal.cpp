#include "core/data/import/refusal.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace hstudio::data
{
namespace
{

struct Wording
{
    std::string_view key;
    std::string_view text;
};

/// By Refusal.
constexpr std::array kWordings{
    Wording{"", ""},
    Wording{"missing_field", HSTUDIO_TEXT("Error", "a field is missing or empty")},
    Wording{"not_a_number", HSTUDIO_TEXT("Error", "an id is not a whole number")},
    Wording{"number_too_large", HSTUDIO_TEXT("Error", "an id has too many digits")},
    Wording{"negative_id", HSTUDIO_TEXT("Error", "an id is negative")},
    Wording{"rating_not_a_number", HSTUDIO_TEXT("Error", "the rating is not a number")},
    Wording{"rating_out_of_range", HSTUDIO_TEXT("Error", "the rating is not between 0 and 5")},
    Wording{"time_not_a_number", HSTUDIO_TEXT("Error", "the time is not a number of seconds")},
    Wording{"time_negative", HSTUDIO_TEXT("Error", "the time is before 1970")},
    Wording{"time_out_of_range", HSTUDIO_TEXT("Error", "the time is after 2100")},
    Wording{"time_in_milliseconds", HSTUDIO_TEXT("Error", "the time looks like milliseconds; divide it by 1,000 to get unix seconds")},
    Wording{"time_in_microseconds", HSTUDIO_TEXT("Error", "the time looks like microseconds or nanoseconds; unix seconds are needed")},
    Wording{"time_not_iso", HSTUDIO_TEXT("Error", "the time is not ISO 8601 in UTC, such as 2001-01-01T10:30:15Z")},
    Wording{"control_character", HSTUDIO_TEXT("Error", "an id holds a control character")},
    Wording{"unclosed_quote", HSTUDIO_TEXT("Error", "a quoted field isn't closed in its line")},
};

static_assert(kWordings.size() == kRefusals);

} // namespace

std::string_view refusalKey(Refusal refusal) { return kWordings[static_cast<std::size_t>(refusal)].key; }

std::string refusalText(std::string_view key)
{
    const auto wording = std::ranges::find(kWordings, key, &Wording::key);
    return std::string(wording != kWordings.end() ? wording->text : key);
}

} // namespace hstudio::data
