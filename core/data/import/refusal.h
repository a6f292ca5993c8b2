#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hstudio::data
{

/// Why a line of a ratings file is not taken.
enum class Refusal : std::uint8_t
{
    None,
    MissingField,
    NotANumber, ///< an id
    NumberTooLarge,
    NegativeId,
    RatingNotANumber,
    RatingOutOfRange,
    TimeNotANumber,
    TimeNegative,
    TimeOutOfRange,
    TimeInMilliseconds,
    TimeInMicroseconds,
    TimeNotIso,
    ControlCharacter,
    UnclosedQuote,
};
inline constexpr std::size_t kRefusals = 15;

/// The stable key that is stored and shown in tables, for example "time_in_milliseconds".
std::string_view refusalKey(Refusal refusal);

/// What a key says, as half a sentence in English for an error's text; the key itself if it is unknown.
std::string refusalText(std::string_view key);

} // namespace hstudio::data
