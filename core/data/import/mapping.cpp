#include "core/data/import/mapping.h"

#include "core/base/clock.h"
#include "core/data/import/csv.h"
#include "core/data/import/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <set>

namespace hstudio::data
{
namespace
{

using Record = std::vector<std::string>;
constexpr std::size_t kRecordsLookedAt = 100;
constexpr std::array<std::string_view, 5> kDelimiters{"::", "\t", ",", ";", "|"};

/// "User_ID:token" → "userid"
std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char character : name.substr(0, name.find(':'))) {
        if (character >= 'A' && character <= 'Z')
            plain += static_cast<char>(character - 'A' + 'a');
        else if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
            plain += character;
    }
    return plain;
}

std::optional<double> number(std::string_view field)
{
    double value = 0;
    const auto [end, code] = std::from_chars(field.data(), field.data() + field.size(), value);
    return code == std::errc() && end == field.data() + field.size() && !field.empty() ? std::optional(value) : std::nullopt;
}

/// Long enough that a year alone is no time.
bool isDate(std::string_view field) { return field.size() >= 10 && !number(field) && base::parseTime(withoutFraction(field)).ok(); }

/// The delimiter that cuts most records into the same number of fields, of at least three.
std::string_view guessDelimiter(std::string_view head)
{
    std::string_view best = kDelimiters[2];
    std::size_t bestScore = 0;
    for (const auto delimiter : kDelimiters) {
        const auto records = previewTable(head, std::string(delimiter), Encoding::Latin1, kRecordsLookedAt);
        if (records.empty() || records.front().size() < 3)
            continue;
        const auto fields = records.front().size();
        const auto alike = std::ranges::count_if(records, [&](const Record &record) { return record.size() == fields; });
        const auto score = static_cast<std::size_t>(alike);
        if (score > bestScore) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

/// A header has a name where the records below have numbers or dates, or names that are known.
bool hasHeader(const std::vector<Record> &records)
{
    const auto isValue = [](const std::string &field) { return number(field) || isDate(field); };
    if (records.size() < 2)
        return false;
    const auto &first = records.front();
    for (std::size_t column = 0; column < std::min(first.size(), records[1].size()); ++column) {
        if (!isValue(first[column]) && isValue(records[1][column]))
            return true;
    }
    return false;
}

int columnNamed(const Record &header, std::initializer_list<std::string_view> names)
{
    for (const auto name : names) {
        const auto found = std::ranges::find(header, name, plainName);
        if (found != header.end())
            return static_cast<int>(found - header.begin());
    }
    return -1;
}

void guessByName(const Record &header, ColumnMapping &mapping)
{
    mapping.user = columnNamed(header, {"userid", "user", "uid", "reviewerid", "customerid", "visitorid", "sessionid", "memberid", "u"});
    mapping.item = columnNamed(header, {"movieid", "itemid", "item", "iid", "movie", "filmid", "film", "productid", "asin", "parentasin",
                                        "bookid", "trackid", "songid", "articleid", "i"});
    mapping.rating = columnNamed(header, {"rating", "ratings", "score", "stars", "overall", "rate", "value", "r"});
    mapping.time = columnNamed(
        header, {"timestamp", "time", "unixreviewtime", "unixtime", "ts", "datetime", "date", "eventtime", "createdat", "when", "t"});
}

/// What all values of a column have in common.
struct ColumnLook
{
    bool numbers = true;
    bool dates = true;
    double smallest = 0;
    double largest = 0;
    std::set<std::string> distinct;
};

ColumnLook lookAt(const std::vector<Record> &records, std::size_t column, std::size_t first)
{
    ColumnLook look;
    for (std::size_t i = first; i < records.size(); ++i) {
        if (column >= records[i].size())
            continue;
        const auto &field = records[i][column];
        const auto value = number(field);
        look.numbers = look.numbers && value.has_value();
        look.dates = look.dates && isDate(field);
        look.smallest = look.distinct.empty() ? value.value_or(0) : std::min(look.smallest, value.value_or(0));
        look.largest = std::max(look.largest, value.value_or(0));
        look.distinct.insert(field);
    }
    look.numbers = look.numbers && !look.distinct.empty();
    look.dates = look.dates && !look.distinct.empty();
    return look;
}

bool isTime(const ColumnLook &look)
{
    constexpr double kEarliest = 1e8; // 1973: smaller numbers are rather ids
    return look.dates || (look.numbers && look.smallest >= kEarliest);
}

bool isRating(const ColumnLook &look)
{
    constexpr double kHighest = 10;
    constexpr std::size_t kMostSteps = 21;
    return look.numbers && look.smallest >= -1 && look.largest <= kHighest && look.distinct.size() <= kMostSteps;
}

/// For columns that have no telling name: times are large, ratings small and few, and a user stands before an item.
void guessByContent(const std::vector<Record> &records, std::size_t first, ColumnMapping &mapping)
{
    const std::size_t columns = records.front().size();
    const auto isFree = [&](std::size_t column) {
        const auto index = static_cast<int>(column);
        return index != mapping.user && index != mapping.item && index != mapping.rating && index != mapping.time;
    };
    const auto choose = [&](int &role, const auto &fits) {
        for (std::size_t column = 0; column < columns && role < 0; ++column) {
            if (isFree(column) && fits(column))
                role = static_cast<int>(column);
        }
    };
    choose(mapping.time, [&](std::size_t column) { return isTime(lookAt(records, column, first)); });
    choose(mapping.rating, [&](std::size_t column) { return column > 1 && isRating(lookAt(records, column, first)); });
    choose(mapping.user, [](std::size_t) { return true; });
    choose(mapping.item, [](std::size_t) { return true; });
}

TimeUnit guessUnit(const ColumnLook &times)
{
    constexpr double kEarliestMilliseconds = 1e11;
    if (times.dates)
        return TimeUnit::Iso;
    return times.numbers && times.smallest >= kEarliestMilliseconds ? TimeUnit::Milliseconds : TimeUnit::Seconds;
}

} // namespace

ColumnMapping guessMapping(std::string_view head, const std::string &delimiter)
{
    ColumnMapping mapping{.user = -1, .item = -1, .rating = -1, .time = -1};
    mapping.delimiter = delimiter.empty() ? std::string(guessDelimiter(head)) : delimiter;
    const auto records = previewTable(head, mapping.delimiter, Encoding::Automatic, kRecordsLookedAt);
    if (records.empty())
        return mapping;
    mapping.header = hasHeader(records);
    if (mapping.header)
        guessByName(records.front(), mapping);
    const std::size_t first = mapping.header ? 1 : 0;
    guessByContent(records, first, mapping);
    if (mapping.time >= 0)
        mapping.timeUnit = guessUnit(lookAt(records, static_cast<std::size_t>(mapping.time), first));
    return mapping;
}

std::vector<std::vector<std::string>> previewTable(std::string_view head, const std::string &delimiter, Encoding encoding,
                                                   std::size_t records)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (head.starts_with(kByteOrderMark))
        head.remove_prefix(kByteOrderMark.size());
    std::vector<Record> table;
    while (!head.empty() && table.size() < records) {
        Record record = takeCsvRecord(head, delimiter);
        if (record.size() == 1 && record.front().empty())
            continue;
        for (auto &field : record)
            field = decoded(field, encoding);
        table.push_back(std::move(record));
    }
    return table;
}

std::optional<int> findColumn(const std::vector<std::string> &header, std::string_view nameOrNumber)
{
    const auto named = std::ranges::find(header, nameOrNumber);
    const auto alike = named != header.end() ? named : std::ranges::find(header, plainName(nameOrNumber), plainName);
    if (alike != header.end() && !plainName(nameOrNumber).empty())
        return static_cast<int>(alike - header.begin());
    int place = 0;
    const auto [end, code] = std::from_chars(nameOrNumber.data(), nameOrNumber.data() + nameOrNumber.size(), place);
    if (code != std::errc() || end != nameOrNumber.data() + nameOrNumber.size() || place < 1 || place > static_cast<int>(header.size()))
        return std::nullopt;
    return place - 1;
}

} // namespace hstudio::data
