#include "app/cli/tableoptions.h"

#include "app/cli/output.h"
#include "core/data/import.h"

#include <algorithm>
#include <map>
#include <vector>

namespace hstudio::cli
{
namespace
{

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr auto kGroup = "A table of another kind (what isn't given is guessed)";

std::string delimiterNamed(const std::string &name)
{
    const std::map<std::string, std::string> names{{"tab", "\t"}, {"comma", ","}, {"semicolon", ";"}, {"pipe", "|"}, {"space", " "}};
    const auto found = names.find(name);
    return found != names.end() ? found->second : name;
}

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const auto &name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

/// Puts the place of a column that is given into `column`.
Result<void> place(const std::string &given, const std::vector<std::string> &names, int &column)
{
    if (given.empty())
        return {};
    const auto found = data::findColumn(names, given);
    if (!found)
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "There is no column \"%1\". The first line is: %2. Give a name in it, or a number from 1."),
                     {given, joined(names)}};
    column = *found;
    return {};
}

std::string described(const data::ColumnMapping &mapping, const std::vector<std::string> &names)
{
    const auto name = [&](int column) {
        if (column < 0)
            return std::string("none");
        const auto index = static_cast<std::size_t>(column);
        return std::to_string(column + 1) + (mapping.header && index < names.size() ? " (" + names[index] + ")" : "");
    };
    const char *unit = mapping.timeUnit == data::TimeUnit::Iso ? "iso" : mapping.timeUnit == data::TimeUnit::Milliseconds ? "ms" : "s";
    return "columns: user " + name(mapping.user) + ", item " + name(mapping.item) + ", rating " + name(mapping.rating) + ", time " +
           name(mapping.time) + " in " + unit + "; delimiter \"" + (mapping.delimiter == "\t" ? "tab" : mapping.delimiter) + "\"; " +
           (mapping.header ? "with" : "without") + " a header line";
}

void takeWords(const TableOptions &options, data::ColumnMapping &mapping)
{
    if (!options.header.empty())
        mapping.header = options.header == "yes";
    if (!options.timeUnit.empty())
        mapping.timeUnit = options.timeUnit == "iso"  ? data::TimeUnit::Iso
                           : options.timeUnit == "ms" ? data::TimeUnit::Milliseconds
                                                      : data::TimeUnit::Seconds;
    if (!options.encoding.empty())
        mapping.encoding = options.encoding == "latin-1" ? data::Encoding::Latin1 : data::Encoding::Utf8;
}

} // namespace

bool TableOptions::any() const
{
    for (const auto *text : {&delimiter, &user, &item, &rating, &time, &header, &timeUnit, &encoding}) {
        if (!text->empty())
            return true;
    }
    return table;
}

void addTableOptions(CLI::App &verb, TableOptions &options)
{
    const auto column = [&](const char *flag, std::string &target, const char *description) {
        verb.add_option(flag, target, description)->type_name("NAME|NUMBER")->group(kGroup);
    };
    verb.add_flag("--table", options.table, "Read any text with columns, whatever its name")->group(kGroup);
    verb.add_option("--delimiter", options.delimiter, "Between columns: tab, comma, semicolon, pipe, space, or a text such as ::")
        ->type_name("D")
        ->group(kGroup);
    column("--user-column", options.user, "Column of the user: its name in the header, or its number from 1");
    column("--item-column", options.item, "Column of the item");
    column("--rating-column", options.rating, "Column of the rating, or \"none\"");
    column("--time-column", options.time, "Column of the time");
    verb.add_option("--header", options.header, "Whether the first line names the columns")
        ->check(CLI::IsMember({"yes", "no"}))
        ->group(kGroup);
    verb.add_option("--time-unit", options.timeUnit, "What times are in")->check(CLI::IsMember({"s", "ms", "iso"}))->group(kGroup);
    verb.add_option("--encoding", options.encoding, "Of ids and titles")->check(CLI::IsMember({"utf-8", "latin-1"}))->group(kGroup);
}

Result<std::optional<data::ColumnMapping>> mappingFrom(const TableOptions &options, const std::filesystem::path &path)
{
    if (!options.any())
        return std::optional<data::ColumnMapping>();
    const auto look = data::lookAtTable(path);
    if (!look)
        return look.error();
    data::ColumnMapping mapping = data::guessMapping(look->head, delimiterNamed(options.delimiter));
    takeWords(options, mapping);
    const auto records = data::previewTable(look->head, mapping.delimiter, mapping.encoding, 1);
    auto names = records.empty() ? std::vector<std::string>() : records.front();
    if (!mapping.header)
        std::ranges::fill(names, std::string()); // what stands there are values: columns have numbers only
    if (options.rating == "none")
        mapping.rating = -1;
    else if (auto placed = place(options.rating, names, mapping.rating); !placed)
        return placed.error();
    for (const auto &[given, column] :
         {std::pair(&options.user, &mapping.user), {&options.item, &mapping.item}, {&options.time, &mapping.time}}) {
        if (auto placed = place(*given, names, *column); !placed)
            return placed.error();
    }
    printNote(described(mapping, names));
    return std::optional(mapping);
}

} // namespace hstudio::cli
