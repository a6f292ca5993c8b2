#include "core/data/import/archive.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <fstream>
#include <memory>
#include <string_view>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

struct Closer
{
    void operator()(struct archive *reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<struct archive, Closer>;

constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::string_view kEmptyArchive = "PK\x05\x06";

std::string firstBytes(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes(4, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

Error damaged(const fs::path &path, const Reader &reader)
{
    const char *reason = archive_error_string(reader.get());
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "The archive \"%1\" is damaged (%2). Get it again."),
            {path.string(), reason != nullptr ? reason : "a file in it is missing"}};
}

Error cutOff(const fs::path &path, const Reader &reader)
{
    const char *detail = archive_error_string(reader.get());
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "The archive \"%1\" is cut off: its directory, which stands at the end, is missing. Get it again."),
            {path.string()},
            detail != nullptr ? detail : ""};
}

Error lies(const fs::path &path, const ArchiveEntry &entry)
{
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%2\" in the archive \"%1\" has another length than the archive says (%3 bytes). Get it again."),
            {path.string(), entry.name, std::to_string(entry.size)}};
}

Error encrypted(const fs::path &path)
{
    return {ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "The archive \"%1\" is encrypted. Unpack it with its password and open the folder."),
            {path.string()}};
}

/// Reads by the archive's directory at its end, which a download that was cut off lacks.
base::Result<Reader> open(const fs::path &path)
{
    std::error_code code;
    if (!fs::is_regular_file(path, code))
        return Error{ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no \"%1\". Check the path."), {path.string()}};
    if (const auto readable = MappedFile::open(path); !readable)
        return readable.error();
    const std::string begin = firstBytes(path);
    if (begin.empty())
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "The archive \"%1\" is empty, not a single byte long. Get it again."),
                     {path.string()}};
    if (begin != kLocalHeader && begin != kEmptyArchive)
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "\"%1\" is not a .zip archive, whatever its name says. Get it again, or unpack it yourself."),
                     {path.string()}};
    Reader reader(archive_read_new());
    constexpr std::size_t kBlock = 1U << 16U;
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_filename(reader.get(), path.c_str(), kBlock) != ARCHIVE_OK)
        return cutOff(path, reader);
    return reader;
}

bool leadsOutside(std::string_view name)
{
    if (name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':'))
        return true;
    while (!name.empty()) {
        const auto part = name.substr(0, name.find_first_of("/\\"));
        if (part == "..")
            return true;
        name.remove_prefix(std::min(name.size(), part.size() + 1));
    }
    return false;
}

std::string nameOf(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    name = name != nullptr ? name : archive_entry_pathname(entry);
    return name != nullptr ? name : "";
}

/// The next file's header; nullptr at the end.
base::Result<struct archive_entry *> next(const Reader &reader, const fs::path &path)
{
    struct archive_entry *entry = nullptr;
    const int result = archive_read_next_header(reader.get(), &entry);
    if (result == ARCHIVE_EOF)
        return static_cast<struct archive_entry *>(nullptr);
    if (result < ARCHIVE_WARN) {
        const char *text = archive_error_string(reader.get());
        if (text != nullptr && std::string_view(text).find("nrecognized archive format") != std::string_view::npos)
            return cutOff(path, reader);
        return damaged(path, reader);
    }
    if (archive_entry_is_encrypted(entry) != 0)
        return encrypted(path);
    return entry;
}

/// Whether unpacking is meant to fill the memory: text shrinks to a third or a tenth, never to a hundredth.
bool isBomb(std::uint64_t size, std::uint64_t archiveSize)
{
    constexpr std::uint64_t kHarmless = 16U << 20U;
    constexpr std::uint64_t kHighestRatio = 100;
    return size > kHarmless && size / kHighestRatio > archiveSize;
}

base::Result<MappedFile> readData(const Reader &reader, const fs::path &path, const ArchiveEntry &entry, const std::stop_token &stop,
                                  const ArchiveProgress &progress)
{
    auto memory = MappedFile::inMemory(entry.size);
    if (!memory)
        return memory.error();
    constexpr std::size_t kPiece = 1U << 20U;
    const auto target = memory->writable();
    std::size_t done = 0;
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The import was cancelled. Nothing was kept.")};
        std::byte beyond{};
        const std::size_t room = target.size() - done;
        void *place = room > 0 ? static_cast<void *>(target.data() + done) : &beyond;
        const auto got = archive_read_data(reader.get(), place, room > 0 ? std::min(kPiece, room) : 1);
        if (got > 0 && room == 0)
            return lies(path, entry);
        if (got < 0)
            return damaged(path, reader);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
        if (progress)
            progress(static_cast<std::int64_t>(done));
    }
    if (done != target.size())
        return lies(path, entry);
    return memory;
}

} // namespace

bool isArchive(const fs::path &path)
{
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".zip" || firstBytes(path) == kLocalHeader;
}

base::Result<std::vector<ArchiveEntry>> listArchive(const fs::path &path)
{
    constexpr std::size_t kMostEntries = 100'000;
    if (firstBytes(path) == kEmptyArchive) // libarchive takes it for no archive at all
        return std::vector<ArchiveEntry>();
    const auto reader = open(path);
    if (!reader)
        return reader.error();
    std::vector<ArchiveEntry> entries;
    for (;;) {
        const auto entry = next(*reader, path);
        if (!entry)
            return entry.error();
        if (*entry == nullptr)
            return entries;
        const std::string name = nameOf(*entry);
        if (leadsOutside(name))
            return Error{
                ErrorCode::BadData,
                HSTUDIO_TEXT("Error", "The archive \"%1\" names a file outside of itself (%2). It may be meant to do harm: don't use it."),
                {path.string(), name}};
        if (archive_entry_filetype(*entry) == AE_IFREG)
            entries.push_back({.name = name, .size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(*entry), 0))});
        if (entries.size() > kMostEntries)
            return Error{ErrorCode::BadData,
                         HSTUDIO_TEXT("Error", "The archive \"%1\" holds more than 100,000 files: no data set does. Choose another one."),
                         {path.string()}};
    }
}

base::Result<MappedFile> unpack(const fs::path &path, const ArchiveEntry &wanted, const std::stop_token &stop,
                                const ArchiveProgress &progress)
{
    std::error_code code;
    if (isBomb(wanted.size, fs::file_size(path, code)))
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error",
                                  "\"%2\" in the archive \"%1\" would unpack to %3 bytes, far more than text of that size could: it is a "
                                  "zip bomb. Don't use it."),
                     {path.string(), wanted.name, std::to_string(wanted.size)}};
    const auto reader = open(path);
    if (!reader)
        return reader.error();
    for (;;) {
        const auto entry = next(*reader, path);
        if (!entry)
            return entry.error();
        if (*entry == nullptr)
            return damaged(path, *reader);
        if (nameOf(*entry) == wanted.name)
            return readData(*reader, path, wanted, stop, progress);
    }
}

} // namespace hstudio::data
