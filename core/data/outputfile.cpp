#include "core/data/outputfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace hstudio::data
{

OutputFile::~OutputFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

OutputFile::OutputFile(OutputFile &&other) noexcept : m_file(std::move(other.m_file)), m_fd(std::exchange(other.m_fd, -1)) {}

base::Result<OutputFile> OutputFile::create(const std::filesystem::path &file)
{
    OutputFile output(file, ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0644));
    if (output.m_fd < 0)
        return output.failure(errno);
    return output;
}

base::Result<void> OutputFile::writeAt(std::uint64_t offset, std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const auto written = ::pwrite(m_fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failure(written < 0 ? errno : ENOSPC);
        offset += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

base::Result<void> OutputFile::sync()
{
    if (::fsync(m_fd) != 0)
        return failure(errno);
    return {};
}

base::Error OutputFile::failure(int code) const
{
    return {base::ErrorCode::Io,
            HSTUDIO_TEXT("Error", "\"%1\" can't be written: %2. Choose another workspace, or free space and rights there."),
            {m_file.string(), std::strerror(code)}};
}

} // namespace hstudio::data
