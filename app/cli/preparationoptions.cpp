#include "app/cli/preparationoptions.h"

#include "app/cli/checks.h"

#include "core/base/clock.h"

#include <charconv>

namespace hstudio::cli
{
namespace
{

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr auto kGroup = "What is kept, and how it is split";

/// Nothing for an empty text.
Result<std::optional<std::int64_t>> timeIn(const std::string &text)
{
    if (text.empty())
        return std::optional<std::int64_t>();
    const auto time = base::parseTime(text);
    if (!time)
        return time.error();
    return std::optional(*time);
}

/// "90%", a time, or nothing: leave-one-out.
Result<data::SplitChoice> splitIn(const std::string &text)
{
    data::SplitChoice choice;
    if (text.empty())
        return choice;
    choice.rule.kind = data::SplitRule::Kind::GlobalTime;
    if (text.ends_with('%')) {
        double percent = 0;
        const char *end = text.data() + text.size() - 1;
        const auto parsed = std::from_chars(text.data(), end, percent);
        if (parsed.ec != std::errc() || parsed.ptr != end)
            return Error{ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "\"%1\" is not a share such as 90%."), {text}};
        choice.share = percent / 100;
        return choice;
    }
    const auto time = base::parseTime(text);
    if (!time)
        return time.error();
    choice.rule.time = *time;
    return choice;
}

} // namespace

void addPreparationOptions(CLI::App &verb, PreparationOptions &options)
{
    verb.add_option("--min-rating", options.minRating, "Leave out interactions with a lower rating")->type_name("X")->group(kGroup);
    verb.add_option("--min-user-interactions", options.minUserInteractions,
                    "Leave out users with fewer (k-core: repeated until nothing changes)")
        ->type_name("N")
        ->check(wholeNumberFrom(0))
        ->group(kGroup);
    verb.add_option("--min-item-interactions", options.minItemInteractions, "Leave out items with fewer (k-core)")
        ->type_name("N")
        ->check(wholeNumberFrom(0))
        ->group(kGroup);
    verb.add_option("--duplicates", options.duplicates, "Of a user's interactions with one item: keep all, or only the first or last")
        ->check(CLI::IsMember({"keep", "first", "last"}))
        ->capture_default_str()
        ->group(kGroup);
    verb.add_option("--from", options.from, "Leave out what is earlier")->type_name("TIME")->group(kGroup);
    verb.add_option("--until", options.until, "Leave out this moment and what is later")->type_name("TIME")->group(kGroup);
    verb.add_option("--split-at", options.splitAt,
                    "Split at one moment for all instead of leave-one-out: a time, or a share of the interactions such as 90%")
        ->type_name("TIME|SHARE%")
        ->group(kGroup);
}

Result<data::Preparation> preparationFrom(const PreparationOptions &options)
{
    data::Preparation preparation;
    data::Filters &filters = preparation.filters;
    const auto from = timeIn(options.from);
    const auto until = timeIn(options.until);
    const auto split = splitIn(options.splitAt);
    if (!from)
        return from.error();
    if (!until)
        return until.error();
    if (!split)
        return split.error();
    filters.from = *from;
    filters.until = *until;
    filters.minRating = options.minRating;
    filters.minUserInteractions = options.minUserInteractions;
    filters.minItemInteractions = options.minItemInteractions;
    if (options.duplicates != "keep")
        filters.duplicates = options.duplicates == "first" ? data::Filters::Duplicates::First : data::Filters::Duplicates::Last;
    preparation.split = *split;
    return preparation;
}

} // namespace hstudio::cli
