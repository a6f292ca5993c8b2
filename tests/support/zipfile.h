#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hstudio::tests
{

/// Writes a deflated .zip of files by name; its folder too.
inline std::filesystem::path writeZip(const std::filesystem::path &file, const std::vector<std::pair<std::string, std::string>> &files)
{
    std::filesystem::create_directories(file.parent_path());
    struct archive *out = archive_write_new();
    archive_write_set_format_zip(out);
    bool good = archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK;
    for (const auto &[name, content] : files) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        good = good && archive_write_header(out, entry) == ARCHIVE_OK &&
               archive_write_data(out, content.data(), content.size()) == static_cast<la_ssize_t>(content.size());
        archive_entry_free(entry);
    }
    good = archive_write_close(out) == ARCHIVE_OK && good;
    archive_write_free(out);
    if (!good)
        throw std::runtime_error("can't write " + file.string());
    return file;
}

/// The same of all files in a folder, below `inside` ("ml-1m/").
inline std::filesystem::path zipFolder(const std::filesystem::path &file, const std::filesystem::path &folder, const std::string &inside)
{
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        files.emplace_back(inside + entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(in), {}));
    }
    return writeZip(file, files);
}

} // namespace hstudio::tests
