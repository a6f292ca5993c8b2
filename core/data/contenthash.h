#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace hstudio::data
{

/// A 128-bit fingerprint of byte ranges, one after the other; fast (memory speed), not cryptographic. Ranges are kept apart: "ab" + "c"
/// differs from "a" + "bc".
class ContentHash final
{
public:
    void add(std::span<const std::byte> bytes);
    /// 32 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;

private:
    std::uint64_t m_high = 0x243F6A8885A308D3ULL; // digits of pi: any fixed start will do
    std::uint64_t m_low = 0x13198A2E03707344ULL;
};

} // namespace hstudio::data
