#include "core/data/mappedfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
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

MappedFile::MappedFile(MappedFile &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)), m_memory(other.m_memory)
{}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_memory, other.m_memory);
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

base::Result<MappedFile> MappedFile::inMemory(std::size_t size)
{
    const auto pages = static_cast<std::size_t>(::sysconf(_SC_PHYS_PAGES));
    const bool fits = size / static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) < pages;
    MappedFile mapped;
    mapped.m_memory = true;
    if (size == 0)
        return mapped;
    void *data = fits ? ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) : MAP_FAILED;
    if (data == MAP_FAILED)
        return base::Error{base::ErrorCode::OutOfMemory,
                           HSTUDIO_TEXT("Error", "%1 bytes don't fit into this machine's memory. Unpack the archive and open the folder."),
                           {std::to_string(size)}};
    mapped.m_data = data;
    mapped.m_size = size;
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
