#include "core/base/paths.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace hstudio::base
{
namespace
{

std::filesystem::path fromEnvironment(const char *name)
{
    const char *value = std::getenv(name);
    return value != nullptr ? value : "";
}

Error cannotWrite(const std::filesystem::path &path, int code)
{
    return {ErrorCode::Io, HSTUDIO_TEXT("Error", "\"%1\" can't be written: %2. Choose another folder, or free space and rights there."),
            {path.string(), std::strerror(code)}};
}

/// An open file descriptor that closes itself.
class Descriptor final
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

bool writeAll(int fd, std::string_view content)
{
    while (!content.empty()) {
        const auto written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

std::filesystem::path defaultWorkspace()
{
    if (auto chosen = fromEnvironment("HSTUDIO_WORKSPACE"); !chosen.empty())
        return chosen;
    if (auto data = fromEnvironment("XDG_DATA_HOME"); !data.empty())
        return data / "hstudio";
    if (auto home = fromEnvironment("HOME"); !home.empty())
        return home / ".local" / "share" / "hstudio";
    return std::filesystem::current_path() / "hstudio";
}

Result<void> ensureWritableFolder(const std::filesystem::path &folder)
{
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code)
        return cannotWrite(folder, code.value());
    const auto probe = folder / (".write-test-" + std::to_string(::getpid()));
    {
        const Descriptor file(::open(probe.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
        if (file.get() < 0)
            return cannotWrite(folder, errno);
    }
    std::filesystem::remove(probe, code);
    return {};
}

Result<void> writeFileAtomically(const std::filesystem::path &file, std::string_view content)
{
    auto temporary = file;
    temporary += ".part-" + std::to_string(::getpid());
    {
        const Descriptor out(::open(temporary.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644));
        if (out.get() < 0)
            return cannotWrite(file, errno);
        if (!writeAll(out.get(), content) || ::fsync(out.get()) != 0) {
            const int reason = errno;
            ::unlink(temporary.c_str());
            return cannotWrite(file, reason);
        }
    }
    if (::rename(temporary.c_str(), file.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        return cannotWrite(file, reason);
    }
    const Descriptor folder(::open(file.parent_path().empty() ? "." : file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0)
        ::fsync(folder.get());
    return {};
}

Result<std::string> readFile(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
        return Error{ErrorCode::NotFound, HSTUDIO_TEXT("Error", "\"%1\" can't be read. Check that the file exists and may be read."),
                     {file.string()}};
    return std::string(std::istreambuf_iterator<char>(in), {});
}

} // namespace hstudio::base
