#pragma once

#include <span>
#include <string_view>

namespace hstudio::config
{

/// A file built into the program (cmake/EmbedFiles.cmake).
struct EmbeddedFile
{
    std::string_view name; ///< without folder and extension
    std::string_view content;
};

/// The files of resources/presets.
std::span<const EmbeddedFile> presetFiles();

} // namespace hstudio::config
