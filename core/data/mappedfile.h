#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace hstudio::data
{

/// A whole file mapped read-only into memory, or memory that stands for one. Move-only; unmaps at destruction.
class MappedFile final
{
public:
    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;

    /// Errors: NotFound (no such file), Io (no right to read it, a folder).
    static base::Result<MappedFile> open(const std::filesystem::path &file);

    /// Memory of its own in place of a file, to be filled through writable(); pages are taken as they are first written.
    /// Errors: OutOfMemory (more than the machine has).
    static base::Result<MappedFile> inMemory(std::size_t size);
    [[nodiscard]] bool isMemory() const { return m_memory; }
    /// Only of inMemory().
    [[nodiscard]] std::span<std::byte> writable() { return {static_cast<std::byte *>(m_data), m_size}; }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return {static_cast<const std::byte *>(m_data), m_size}; }
    [[nodiscard]] std::string_view text() const { return {static_cast<const char *>(m_data), m_size}; }
    /// Gives the pages that lie wholly in the range back to the system; a file's are read again if they are touched again, others are lost.
    void release(std::size_t offset, std::size_t size) const;

private:
    void *m_data = nullptr;
    std::size_t m_size = 0;
    bool m_memory = false;
};

} // namespace hstudio::data
