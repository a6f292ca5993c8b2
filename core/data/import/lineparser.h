#pragma once

#include "core/data/import/dialect.h"
#include "core/data/import/refusal.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// The four fields of one ratings line as text; views into the line.
struct RatingFields
{
    std::string_view user;
    std::string_view item;
    std::string_view rating; ///< "1" when the file has no ratings
    std::string_view time;
};

/// Splits ratings lines of one dialect. Immutable after construction.
class LineSplitter final
{
public:
    explicit LineSplitter(const Dialect &dialect);

    /// Refusal::MissingField if a field is missing or empty, UnclosedQuote if a quoted field goes on in the next line. Fields behind the last one needed don't matter.
    Refusal split(std::string_view line, RatingFields &fields) const;

private:
    std::string m_delimiter;
    bool m_quotes;
    std::vector<std::string_view RatingFields::*> m_roles; ///< by column; nullptr: not needed
};

/// Latest time that an import takes: 2100-01-01 UTC.
inline constexpr std::int64_t kLatestTime = 4102444800;

/// A whole number id, 0 … 2^63 - 1.
Refusal parseId(std::string_view field, std::int64_t &id);
/// A text id as it stands.
Refusal parseId(std::string_view field, std::string_view &id);
/// Whether an id that parses as a number is also written as one: "007" and "7" are different tokens.
bool isPlainNumber(std::string_view field);

/// A time in `unit` as unix seconds 0 … kLatestTime; a fraction is cut off.
Refusal parseTime(std::string_view field, std::int64_t &time, TimeUnit unit = TimeUnit::Seconds);

/// A finite number, 0 … 5 if `limited`.
Refusal parseRating(std::string_view field, bool limited, float &rating);

} // namespace hstudio::data
