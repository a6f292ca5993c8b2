#pragma once

#include "core/data/import.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

/// Data sets for tests, imported as a user would.
namespace hstudio::tests
{

/// Writes one file, its folder too.
inline std::filesystem::path writeTextFile(const std::filesystem::path &file, std::string_view content)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << content;
    if (!out.flush())
        throw std::runtime_error("can't write " + file.string());
    return file;
}

/// Imports what must be importable; throws the error's text otherwise.
inline std::shared_ptr<const data::Dataset> importOrThrow(const std::filesystem::path &source, const std::filesystem::path &datasetsFolder)
{
    auto imported = data::importDataset(source, datasetsFolder);
    if (!imported)
        throw std::runtime_error(imported.error().text());
    return *imported;
}

/// The tiny data set of golden part A.
inline std::shared_ptr<const data::Dataset> importTiny(const std::filesystem::path &datasetsFolder)
{
    return importOrThrow(std::filesystem::path(HSTUDIO_TEST_DATA) / "golden" / "tiny", datasetsFolder);
}

/// A data set made of ratings.dat lines ("user::item::rating::time\n").
inline std::shared_ptr<const data::Dataset> importLines(std::string_view lines, const std::filesystem::path &folder)
{
    return importOrThrow(writeTextFile(folder / "lines" / "ratings.dat", lines), folder / "datasets");
}

} // namespace hstudio::tests
