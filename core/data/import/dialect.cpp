#include "core/data/import/dialect.h"

#include "core/data/import/csv.h"
#include "core/data/import/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::data
{
namespace
{

using base::Error;
using base::ErrorCode;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error isEmpty(const std::filesystem::path &file)
{
    return {ErrorCode::BadData, HSTUDIO_TEXT("Error", "\"%1\" is empty. Get the file again, or choose another one."), {file.string()}};
}

Error isBinary(const std::filesystem::path &file)
{
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" is not a text file. Open the file that holds the ratings as text."),
            {file.string()}};
}

Error isBlank(const std::filesystem::path &file, bool marked)
{
    if (marked)
        return {ErrorCode::BadData,
                HSTUDIO_TEXT("Error", "\"%1\" holds nothing but a byte order mark. Get the file again, or choose another one."),
                {file.string()}};
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" holds only blank lines. Get the file again, or choose another one."),
            {file.string()}};
}

Error hasNul(const std::filesystem::path &file, std::string_view before)
{
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "Line %2 of \"%1\" holds NUL bytes: the file is damaged. Get it again."),
            {file.string(), std::to_string(std::ranges::count(before, '\n') + 1)}};
}

Error isUtf16(const std::filesystem::path &file)
{
    return {ErrorCode::BadData, HSTUDIO_TEXT("Error", "\"%1\" is UTF-16 text. Save it as UTF-8."), {file.string()}};
}

Error hasOldLineEnds(const std::filesystem::path &file)
{
    return {
        ErrorCode::BadData,
        HSTUDIO_TEXT("Error", "The lines of \"%1\" end as on an old Mac (carriage returns only). Save it with Unix or Windows line ends."),
        {file.string()}};
}

Error missesColumn(const std::filesystem::path &file, std::string_view column, std::string_view header)
{
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" has no column \"%2\". Its first line must name the columns, but is: %3"),
            {file.string(), std::string(column), shortenedUtf8(header)}};
}

/// Column names of a header line: without RecBole's type (":token") and without quotes.
std::vector<std::string_view> columnNames(std::string_view header, std::string_view delimiter)
{
    auto names = splitFields(header, delimiter);
    for (auto &name : names) {
        name = name.substr(0, name.find(':'));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
    }
    return names;
}

struct HeaderNames
{
    std::string_view user;
    std::string_view item;
    std::string_view rating;
    std::string_view time;
    bool ratingNeeded = true;
};

base::Result<Dialect> fromHeader(Dialect dialect, const HeaderNames &wanted, std::string_view header, const std::filesystem::path &file)
{
    const auto names = columnNames(header, dialect.delimiter);
    const auto place = [&](std::string_view name) {
        const auto found = std::ranges::find(names, name);
        return found == names.end() ? -1 : static_cast<int>(found - names.begin());
    };
    dialect.userColumn = place(wanted.user);
    dialect.itemColumn = place(wanted.item);
    dialect.ratingColumn = place(wanted.rating);
    dialect.timeColumn = place(wanted.time);
    if (dialect.userColumn < 0)
        return missesColumn(file, wanted.user, header);
    if (dialect.itemColumn < 0)
        return missesColumn(file, wanted.item, header);
    if (dialect.ratingColumn < 0 && wanted.ratingNeeded)
        return missesColumn(file, wanted.rating, header);
    if (dialect.timeColumn < 0)
        return missesColumn(file, wanted.time, header);
    return dialect;
}

std::optional<Error> objectionTo(const ColumnMapping &mapping)
{
    if (mapping.delimiter.empty())
        return Error{ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "No delimiter is given. Say what stands between two columns.")};
    const std::array columns{mapping.user, mapping.item, mapping.time};
    if (std::ranges::any_of(columns, [](int column) { return column < 0; }))
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "The columns of user, item and time must all be given: without times there are no sequences.")};
    const std::array all{mapping.user, mapping.item, mapping.time, mapping.rating};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] >= 0 && std::ranges::count(all, all[i]) > 1)
            return Error{ErrorCode::InvalidArgument,
                         HSTUDIO_TEXT("Error", "Column %1 is given two meanings. Choose another one for one of them."),
                         {std::to_string(all[i] + 1)}};
    }
    return std::nullopt;
}

} // namespace

base::Result<std::size_t> beginOfText(std::string_view content, const std::filesystem::path &file)
{
    constexpr std::size_t kLookedAt = 4096;
    const auto head = content.substr(0, kLookedAt);
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return isUtf16(file);
    if (const auto nul = head.find('\0'); nul != std::string_view::npos) {
        const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; };
        constexpr std::ptrdiff_t kShareOfText = 10;
        const bool binary = std::ranges::count_if(head, isControl) > static_cast<std::ptrdiff_t>(head.size()) / kShareOfText;
        return binary ? isBinary(file) : hasNul(file, head.substr(0, nul));
    }
    if (const auto end = head.find('\r');
        end + 1 < head.size() && end != std::string_view::npos && head.find('\n') == std::string_view::npos)
        return hasOldLineEnds(file);
    const std::size_t begin = content.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    if (content.empty())
        return isEmpty(file);
    if (content.find_first_not_of(" \t\r\n", begin) == std::string_view::npos)
        return isBlank(file, begin > 0);
    return begin;
}

std::string_view formatKey(Format format)
{
    constexpr std::array<std::string_view, 5> kKeys{"ml-100k", "ml-1m", "ml-csv", "recbole", "table"};
    return kKeys[static_cast<std::size_t>(format)];
}

base::Result<OpenedDialect> openDialect(Format format, std::string_view content, const std::filesystem::path &file)
{
    const auto begin = beginOfText(content, file);
    if (!begin)
        return begin.error();
    OpenedDialect opened;
    opened.dataBegin = *begin;
    if (format == Format::Ml100k || format == Format::Ml1m) {
        opened.dialect.delimiter = format == Format::Ml100k ? "\t" : "::";
        return opened;
    }

    const std::size_t lineEnd = std::min(content.find('\n', opened.dataBegin), content.size());
    const auto header = withoutCarriageReturn(content.substr(opened.dataBegin, lineEnd - opened.dataBegin));
    const bool csv = format == Format::MlCsv;
    const Dialect plain{.delimiter = csv ? "," : "\t", .textIds = !csv, .limitedRating = csv};
    const HeaderNames wanted =
        csv ? HeaderNames{.user = "userId", .item = "movieId", .rating = "rating", .time = "timestamp"}
            : HeaderNames{.user = "user_id", .item = "item_id", .rating = "rating", .time = "timestamp", .ratingNeeded = false};
    auto dialect = fromHeader(plain, wanted, header, file);
    if (!dialect)
        return dialect.error();
    opened.dialect = *dialect;
    opened.dataBegin = std::min(lineEnd + 1, content.size());
    opened.headerLines = 1;
    return opened;
}

base::Result<OpenedDialect> openDialect(const ColumnMapping &mapping, std::string_view content, const std::filesystem::path &file)
{
    if (auto objection = objectionTo(mapping))
        return *objection;
    const auto begin = beginOfText(content, file);
    if (!begin)
        return begin.error();
    auto rest = content.substr(*begin);
    const std::size_t lineEnd = std::min(rest.find('\n'), rest.size());
    const auto columns = static_cast<int>(takeCsvRecord(rest, mapping.delimiter).size());
    const int last = std::max({mapping.user, mapping.item, mapping.rating, mapping.time});
    if (last >= columns)
        return Error{
            ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "The first line of \"%1\" has %2 columns, but column %3 is needed. Check the delimiter. The line is: %4"),
            {file.string(), std::to_string(columns), std::to_string(last + 1), shortenedUtf8(content.substr(*begin, lineEnd))}};
    OpenedDialect opened;
    opened.dialect.delimiter = mapping.delimiter;
    opened.dialect.userColumn = mapping.user;
    opened.dialect.itemColumn = mapping.item;
    opened.dialect.ratingColumn = mapping.rating;
    opened.dialect.timeColumn = mapping.time;
    opened.dialect.textIds = true;
    opened.dialect.limitedRating = false;
    opened.dialect.quotes = true;
    opened.dialect.timeUnit = mapping.timeUnit;
    opened.dialect.encoding = mapping.encoding;
    opened.dataBegin = mapping.header ? std::min(*begin + lineEnd + 1, content.size()) : *begin;
    opened.headerLines = mapping.header ? 1U : 0U;
    return opened;
}

} // namespace hstudio::data
