#pragma once

#include "app/cli/program.h"
#include "core/data/import/mapping.h"

#include <filesystem>
#include <optional>
#include <string>

namespace hstudio::cli
{

/// How a table that isn't known by its name is to be read; what isn't given is guessed.
struct TableOptions
{
    bool table = false;
    std::string delimiter;
    std::string user;
    std::string item;
    std::string rating;
    std::string time;
    std::string header;
    std::string timeUnit;
    std::string encoding;

    [[nodiscard]] bool any() const;
};

/// Adds --table, --delimiter, --user-column … and the others.
void addTableOptions(CLI::App &verb, TableOptions &options);

/// The mapping for the table at `path`; none if no option was given. What was guessed is told on stderr.
/// Errors: as data::lookAtTable(), and InvalidArgument for a column that isn't there.
base::Result<std::optional<data::ColumnMapping>> mappingFrom(const TableOptions &options, const std::filesystem::path &path);

} // namespace hstudio::cli
