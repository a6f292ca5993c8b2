#pragma once

#include "core/base/result.h"
#include "core/data/import/archive.h"
#include "core/data/import/dialect.h"
#include "core/data/mappedfile.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace hstudio::data
{

/// A file on the disk, or inside an archive there.
struct SourceFile
{
    std::filesystem::path path;             ///< empty: there is none
    std::optional<ArchiveEntry> entry = {}; ///< in the archive `path`

    [[nodiscard]] bool empty() const { return path.empty(); }
    /// For people: "ml-1m.zip/ml-1m/ratings.dat".
    [[nodiscard]] std::filesystem::path shown() const { return entry ? path / entry->name : path; }
};

/// The files of one data set.
struct Source
{
    Format format = Format::Ml1m;
    SourceFile ratings;
    SourceFile items;
};

/// Finds the ratings at `path`: a folder, a .zip or the ratings file itself, known by their names; in a folder or archive at its top, or in the one
/// folder inside that has them. The titles' file lies beside it.
/// Errors: NotFound (nothing there, or nothing that is recognised: says what would be), InvalidArgument (several to choose from), Io, BadData.
base::Result<Source> findSource(const std::filesystem::path &path);

/// The table at `path` whatever its name: a file, or the only one in a .zip. Errors as findSource().
base::Result<SourceFile> findTable(const std::filesystem::path &path);

/// What a file of titles is, by its name: movies.dat, movies.csv, u.item, NAME.item; any other is a table with a header.
Format titlesFormat(const SourceFile &file);

/// Maps or unpacks it.
base::Result<MappedFile> openText(const SourceFile &file, const std::stop_token &stop = {}, const ArchiveProgress &progress = {});

} // namespace hstudio::data
