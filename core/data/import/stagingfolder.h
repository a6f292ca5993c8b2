#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace hstudio::data
{

/// A hidden folder beside the place where its content belongs. Removed with all it holds at destruction, unless it has been moved there.
class StagingFolder final
{
public:
    /// Creates `.import-<process>-<n>` in `parent` (created too), and removes those that crashed programs have left there. Errors: Io.
    static base::Result<StagingFolder> create(const std::filesystem::path &parent);

    ~StagingFolder();
    StagingFolder(StagingFolder &&other) noexcept;
    StagingFolder &operator=(StagingFolder &&) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    /// Renames it to `target`; whatever lies there is removed first. Errors: Io.
    base::Result<void> moveTo(const std::filesystem::path &target);

private:
    explicit StagingFolder(std::filesystem::path path) : m_path(std::move(path)) {}

    std::filesystem::path m_path; ///< empty once it's moved
};

} // namespace hstudio::data
