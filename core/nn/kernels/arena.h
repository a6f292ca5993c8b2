#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Zeroed, 64-byte aligned memory that only grows. Not std::vector: kernel sources must not instantiate code that other sources share.
class Arena final
{
public:
    Arena() = default;
    ~Arena() { std::free(m_memory); }
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    /// At least `floats` floats; the content is lost when the arena grows.
    float *reserve(long floats)
    {
        const auto wanted = (static_cast<std::size_t>(floats) * sizeof(float) + 63) / 64 * 64;
        if (wanted > m_size) {
            std::free(m_memory);
            m_size = 0;
            m_memory = static_cast<float *>(std::aligned_alloc(64, wanted));
            if (m_memory == nullptr)
                throw std::bad_alloc();
            m_size = wanted;
            std::memset(m_memory, 0, wanted);
        }
        return m_memory;
    }
    [[nodiscard]] float *data() const { return m_memory; }

private:
    float *m_memory = nullptr;
    std::size_t m_size = 0;
};

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
