#pragma once

#include "core/base/result.h"
#include "core/data/entityids.h"
#include "core/data/mappedfile.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace hstudio::data
{

/// Name of the table in a data set's folder.
inline constexpr auto kTableFile = "table.bin";

/// Consecutive rows of an interaction table, column by column; all columns have the same length.
struct TableRows
{
    std::vector<std::uint32_t> users;
    std::vector<std::uint32_t> items;
    std::vector<std::int64_t> timestamps;
    std::vector<float> ratings;
};

/// A whole table in memory: its rows in pieces, in file order, and the ids that the codes stand for.
struct Table
{
    std::vector<TableRows> pieces;
    EntityIds userIds;
    EntityIds itemIds;

    [[nodiscard]] std::size_t rows() const;
};

/// Writes `table` as one file: header (magic, version, file size, content hash, place of each section), then the sections. Returns the
/// content hash. Takes the table, to free its memory as early as it can. `variant` goes into the hash when it isn't empty: what else makes
/// two data sets different. Errors: Io; the half-written file is the caller's to remove.
base::Result<std::string> writeTableFile(const std::filesystem::path &file, Table table, const std::string &variant = {});

/// A mapped table file. The columns point into the mapping; the ids are copies.
struct TableView
{
    MappedFile file;
    std::span<const std::uint32_t> users;
    std::span<const std::uint32_t> items;
    std::span<const std::int64_t> timestamps;
    std::span<const float> ratings;
    EntityIds userIds;
    EntityIds itemIds;
    std::string hash;
};

/// Maps a file of writeTableFile() without reading its columns.
/// Errors: NotFound, Io, Unsupported (written by a newer version), BadData (not such a file, or truncated).
base::Result<TableView> openTableFile(const std::filesystem::path &file);

} // namespace hstudio::data
