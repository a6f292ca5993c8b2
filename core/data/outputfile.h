#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace hstudio::data
{

/// A new file written at chosen offsets. Closes itself; whoever gave the name removes it after an error.
class OutputFile final
{
public:
    ~OutputFile();
    OutputFile(OutputFile &&other) noexcept;
    OutputFile &operator=(OutputFile &&) = delete;

    static base::Result<OutputFile> create(const std::filesystem::path &file);

    base::Result<void> writeAt(std::uint64_t offset, std::span<const std::byte> bytes);
    /// Puts everything on the disk.
    base::Result<void> sync();

private:
    OutputFile(std::filesystem::path file, int fd) : m_file(std::move(file)), m_fd(fd) {}
    [[nodiscard]] base::Error failure(int code) const;

    std::filesystem::path m_file;
    int m_fd = -1;
};

} // namespace hstudio::data
