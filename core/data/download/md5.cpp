#include "core/data/download/md5.h"

#include "core/data/mappedfile.h"

#include <array>
#include <memory>
#include <openssl/evp.h>

namespace hstudio::data
{

base::Result<std::string> md5Of(const std::filesystem::path &file)
{
    const auto mapped = MappedFile::open(file);
    if (!mapped)
        return mapped.error();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(mapped->bytes().data(), mapped->size(), digest.data(), &size, EVP_md5(), nullptr) != 1)
        return base::Error{base::ErrorCode::Internal, HSTUDIO_TEXT("Error", "Checksums (MD5) can't be computed on this machine.")};
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += "0123456789abcdef"[digest[i] >> 4U];
        text += "0123456789abcdef"[digest[i] & 0xFU];
    }
    return text;
}

} // namespace hstudio::data
