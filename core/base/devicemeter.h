#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace hstudio::base
{

/// How busy what computes is, now.
struct DeviceLoad
{
    std::string name;           ///< of the card; empty for the processor
    std::optional<double> load; ///< 0 … 1 of all it can do, over the time since the last reading (a card: over its own last second or so)
    std::int64_t usedBytes = 0; ///< of its memory, by all programs
    std::int64_t totalBytes = 0;
    std::int64_t ownBytes = 0; ///< of the machine's memory, by this program
};

/// Where readings come from; other places are for tests.
struct MeterSources
{
    std::filesystem::path proc = "/proc";
    std::string nvml = "libnvidia-ml.so.1";         ///< NVIDIA's library, loaded when a card is asked for; it comes with the driver
    std::optional<std::string> visibleDevices = {}; ///< CUDA_VISIBLE_DEVICES; empty: as the environment has it
};

/// Reads load and memory of the processor from /proc, those of a CUDA card from NVML. One thread at a time. Blocking: a card's first reading can take
/// 100 ms.
class DeviceMeter final
{
public:
    /// `device`: "cpu", "cuda" or "cuda:1", as LibTorch counts the cards.
    explicit DeviceMeter(const std::string &device, MeterSources sources = {});
    ~DeviceMeter();
    DeviceMeter(const DeviceMeter &) = delete;
    DeviceMeter &operator=(const DeviceMeter &) = delete;

    /// Nothing when it can't be told: no /proc, no NVML, no such card.
    [[nodiscard]] std::optional<DeviceLoad> read();

private:
    class Source;
    class Processor;
    class Card;

    std::unique_ptr<Source> m_source;
};

} // namespace hstudio::base
