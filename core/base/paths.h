#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace hstudio::base
{

/// Where a workspace lies when none is given: $HSTUDIO_WORKSPACE, else $XDG_DATA_HOME/hstudio, else ~/.local/share/hstudio.
std::filesystem::path defaultWorkspace();

/// Creates the folder and its parents if missing, and proves that files can be written in it.
Result<void> ensureWritableFolder(const std::filesystem::path &folder);

/// Writes a whole file so that a crash leaves the old or the new content, never half: temporary file beside it, fsync, rename, fsync of the folder.
Result<void> writeFileAtomically(const std::filesystem::path &file, std::string_view content);

/// A whole file as bytes.
Result<std::string> readFile(const std::filesystem::path &file);

} // namespace hstudio::base
