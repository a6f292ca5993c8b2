#pragma once

#include <span>
#include <string_view>

namespace hstudio::data
{

struct EmbeddedFile
{
    std::string_view name;
    std::string_view content;
};

/// resources/downloads.json, built in.
std::span<const EmbeddedFile> downloadFiles();

} // namespace hstudio::data
