#include "core/data/mappedfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hstudio::data
{
namespace
{

base::Error cannotRead(const std::filesystem::path &file, int code)
{
    return {code == ENOENT || code == ENOTDIR ? base::ErrorCode::NotFound : base::ErrorCode::Io,
            HSTUDIO_TEXT("Error", "\"%1\" can't be read: %2. Check that the file exists and may be read."),
            {file.string(), std::strerror(code)}};
}

} // namespace

MappedFile::~MappedFile()
{
    if (m_data != nullptr)
        ::munmap(m_data, m_size);
}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    return *this;
}

base::Result<MappedFile> MappedFile::open(const std::filesystem::path &file)
{
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannotRead(file, errno);
    struct stat status
    {};
    MappedFile mapped;
    int failure = 0;
    if (::fstat(fd, &status) != 0) {
        failure = errno;
    } else if (!S_ISREG(status.st_mode)) {
        failure = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    } else if (status.st_size > 0) { // an empty file can't be mapped and needs no mapping
        const auto size = static_cast<std::size_t>(status.st_size);
        void *data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
        if (data == MAP_FAILED) {
            failure = errno;
        } else {
            mapped.m_data = data;
            mapped.m_size = size;
        }
    }
    ::close(fd);
    if (failure != 0)
        return cannotRead(file, failure);
    return mapped;
}

void MappedFile::release(std::size_t offset, std::size_t size) const
{
    static const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t begin = (offset + kPage - 1) / kPage * kPage;
    const std::size_t end = (offset + size) / kPage * kPage;
    if (end > begin)
        ::madvise(static_cast<char *>(m_data) + begin, end - begin, MADV_DONTNEED);
}

} // namespace hstudio::data
