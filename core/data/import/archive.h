#pragma once

#include "core/base/result.h"
#include "core/data/mappedfile.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace hstudio::data
{

/// A file inside a .zip.
struct ArchiveEntry
{
    std::string name; ///< with its folders, parted by '/'
    std::uint64_t size = 0;
};

/// Whether the path is a .zip by its name or its first bytes.
bool isArchive(const std::filesystem::path &path);

/// The files of a .zip, without reading them. Errors: NotFound, Io; BadData: not a .zip, cut off, encrypted, a file that would lie outside the
/// archive's folder, or more files than any data set has.
base::Result<std::vector<ArchiveEntry>> listArchive(const std::filesystem::path &path);

/// Bytes unpacked so far, from the calling thread.
using ArchiveProgress = std::function<void(std::int64_t)>;

/// Unpacks one file into memory; nothing is written to the disk. Errors: BadData (damaged; a checksum that doesn't fit; a file that unpacks to far
/// more than the archive could hold), OutOfMemory, Cancelled.
base::Result<MappedFile> unpack(const std::filesystem::path &path, const ArchiveEntry &entry, const std::stop_token &stop = {},
                                const ArchiveProgress &progress = {});

} // namespace hstudio::data
