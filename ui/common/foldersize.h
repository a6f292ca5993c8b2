#pragma once

#include <cstdint>
#include <filesystem>

namespace hstudio::ui
{

/// Bytes of the files in a folder and below; 0 when there is none. Reads the disk: call it off the GUI thread.
inline std::int64_t folderBytes(const std::filesystem::path &folder)
{
    std::int64_t bytes = 0;
    std::error_code code;
    for (std::filesystem::recursive_directory_iterator file(folder, code), end; !code && file != end; file.increment(code)) {
        std::error_code gone;
        if (file->is_regular_file(gone))
            bytes += static_cast<std::int64_t>(file->file_size(gone));
    }
    return bytes;
}

} // namespace hstudio::ui
