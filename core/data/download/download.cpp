#include "core/data/download/download.h"

#include "core/base/paths.h"
#include "core/data/download/md5.h"

#include <algorithm>
#include <string_view>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

/// The first 32 hexadecimal digits in a row: "MD5 (ml-1m.zip) = …" and "…  ml-1m.zip" are both in use.
std::string digestIn(std::string_view text)
{
    constexpr std::size_t kDigits = 32;
    std::string digits;
    for (const char character : text) {
        const bool upper = character >= 'A' && character <= 'F';
        if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'f') || upper)
            digits += upper ? static_cast<char>(character - 'A' + 'a') : character;
        else
            digits.clear();
        if (digits.size() == kDigits)
            return digits;
    }
    return {};
}

/// The checksum that the archive must have.
base::Result<std::string> expectedMd5(const OfficialArchive &archive, const fs::path &folder, FetchOptions options)
{
    if (!archive.md5.empty())
        return archive.md5;
    constexpr std::int64_t kLongest = 4096;
    const fs::path file = folder / (archive.key + ".zip.md5");
    options.atMost = kLongest;
    options.progress = {};
    if (auto fetched = fetch(archive.url + ".md5", file, options); !fetched)
        return fetched.error();
    const auto text = base::readFile(file);
    std::error_code ignored;
    fs::remove(file, ignored);
    if (!text)
        return text.error();
    if (auto digest = digestIn(*text); !digest.empty())
        return digest;
    return Error{ErrorCode::BadData, HSTUDIO_TEXT("Error", "The server's checksum for %1 can't be read. Try again later."), {archive.url}};
}

} // namespace

base::Result<fs::path> downloadArchive(const OfficialArchive &archive, const fs::path &folder, const FetchOptions &options)
{
    if (auto writable = base::ensureWritableFolder(folder); !writable)
        return writable.error();
    const auto expected = expectedMd5(archive, folder, options);
    if (!expected)
        return expected.error();
    const fs::path file = folder / (archive.key + ".zip");
    std::error_code code;
    if (fs::exists(file, code)) {
        if (const auto md5 = md5Of(file); md5 && *md5 == *expected)
            return file;
        fs::remove(file, code);
    }
    if (auto fetched = fetch(archive.url, file, options); !fetched)
        return fetched.error();
    const auto md5 = md5Of(file);
    if (!md5)
        return md5.error();
    if (*md5 != *expected) {
        fs::remove(file, code);
        return Error{
            ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "What arrived from %1 is not the file that was published (its MD5 is %2, not %3). It has been removed: try "
                         "again, or check the proxy."),
            {archive.url, *md5, *expected}};
    }
    return file;
}

} // namespace hstudio::data
