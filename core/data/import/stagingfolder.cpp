#include "core/data/import/stagingfolder.h"

#include "core/base/paths.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = ".import-";

base::Error cannotWrite(const fs::path &path, const std::error_code &code)
{
    return {base::ErrorCode::Io,
            HSTUDIO_TEXT("Error", "\"%1\" can't be written: %2. Choose another workspace, or free space and rights there."),
            {path.string(), code.message()}};
}

/// Whether the name is that of a staging folder whose process is gone.
bool isAbandoned(const std::string &name)
{
    if (!name.starts_with(kPrefix))
        return false;
    int process = 0;
    const char *begin = name.data() + kPrefix.size();
    const auto [end, code] = std::from_chars(begin, name.data() + name.size(), process);
    return code == std::errc() && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

void removeAbandoned(const fs::path &parent)
{
    std::error_code code;
    std::vector<fs::path> abandoned;
    for (fs::directory_iterator entry(parent, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
        if (isAbandoned(entry->path().filename().string()))
            abandoned.push_back(entry->path());
    }
    for (const auto &folder : abandoned)
        fs::remove_all(folder, code);
}

} // namespace

base::Result<StagingFolder> StagingFolder::create(const fs::path &parent)
{
    static std::atomic<int> counter = 0;
    if (auto writable = base::ensureWritableFolder(parent); !writable)
        return writable.error();
    removeAbandoned(parent);
    const fs::path path = parent / (std::string(kPrefix) + std::to_string(::getpid()) + "-" + std::to_string(++counter));
    std::error_code code;
    fs::create_directory(path, code);
    if (code)
        return cannotWrite(path, code);
    return StagingFolder(path);
}

StagingFolder::~StagingFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

StagingFolder::StagingFolder(StagingFolder &&other) noexcept : m_path(std::exchange(other.m_path, {})) {}

base::Result<void> StagingFolder::moveTo(const fs::path &target)
{
    std::error_code code;
    fs::remove_all(target, code);
    fs::rename(m_path, target, code);
    if (code)
        return cannotWrite(target, code);
    m_path.clear();
    return {};
}

} // namespace hstudio::data
