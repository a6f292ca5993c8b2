#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::nn
{

/// One device that can be chosen. Torch-free, so that the GUI may list devices.
struct DeviceInfo
{
    std::string key;              ///< "cpu", "cuda:0"
    std::string name;             ///< processor or card
    std::int64_t memoryBytes = 0; ///< total memory; 0 = unknown
};

/// The CPU first, then every CUDA device this LibTorch sees.
std::vector<DeviceInfo> availableDevices();

/// "auto" → "cuda:0" when there is one, else "cpu"; "cuda" → "cuda:0". Errors: InvalidArgument for an unknown word,
/// NotFound for a CUDA device that isn't there (says what is).
base::Result<std::string> resolveDevice(std::string_view wanted);

/// Version of the LibTorch in use, "2.13.0".
std::string torchVersion();

} // namespace hstudio::nn
