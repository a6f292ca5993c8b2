#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

/// What the fuzz targets share. Each defines LLVMFuzzerTestOneInput: clang's libFuzzer calls it with made-up bytes (preset "fuzz"), and ctest with the
/// stored ones (replay.cpp).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace hstudio::fuzz
{

inline std::string_view textOf(const std::uint8_t *data, std::size_t size) { return {reinterpret_cast<const char *>(data), size}; }

/// A folder in memory where there is one, of this process alone; for readers that take a path.
inline const std::filesystem::path &folder()
{
    static const std::filesystem::path path = [] {
        std::error_code code;
        const auto base =
            std::filesystem::is_directory("/dev/shm", code) ? std::filesystem::path("/dev/shm") : std::filesystem::temp_directory_path();
        auto made = base / ("hstudio-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(made);
        return made;
    }();
    static const struct Removal
    {
        ~Removal()
        {
            std::error_code code;
            std::filesystem::remove_all(path, code);
        }
        std::filesystem::path path;
    } removal{path};
    return path;
}

/// Writes the bytes to a file of that name in folder().
inline std::filesystem::path fileOf(const char *name, std::string_view bytes)
{
    auto file = folder() / name;
    std::FILE *out = std::fopen(file.c_str(), "wb");
    if (out != nullptr) {
        std::fwrite(bytes.data(), 1, bytes.size(), out);
        std::fclose(out);
    }
    return file;
}

} // namespace hstudio::fuzz
