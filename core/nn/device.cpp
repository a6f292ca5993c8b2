#include "core/nn/device.h"

#include <torch/cuda.h>
#include <torch/version.h>

#include <charconv>
#include <fstream>
#include <unistd.h>

namespace hstudio::nn
{
namespace
{

std::string processorName()
{
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "CPU";
}

std::int64_t machineMemory() { return static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<std::int64_t>(sysconf(_SC_PAGESIZE)); }

int cudaDevices() { return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0; }

} // namespace

std::vector<DeviceInfo> availableDevices()
{
    std::vector<DeviceInfo> devices{{"cpu", processorName(), machineMemory()}};
    for (int i = 0; i < cudaDevices(); ++i)
        devices.push_back({"cuda:" + std::to_string(i), "CUDA device " + std::to_string(i), 0});
    return devices;
}

base::Result<std::string> resolveDevice(std::string_view wanted)
{
    const int cuda = cudaDevices();
    if (wanted == "auto")
        return std::string(cuda > 0 ? "cuda:0" : "cpu");
    if (wanted == "cpu")
        return std::string("cpu");
    int index = 0;
    std::string_view rest = wanted;
    bool known = rest.starts_with("cuda");
    if (known && rest != "cuda") {
        rest.remove_prefix(4);
        const auto *last = rest.data() + rest.size();
        known = rest.size() > 1 && rest[0] == ':' && std::from_chars(rest.data() + 1, last, index).ptr == last && index >= 0;
    }
    if (!known)
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "device \"%1\" is not known. Use auto, cpu, cuda or cuda:0, cuda:1 …"),
                           {std::string(wanted)}};
    if (index >= cuda)
        return base::Error{base::ErrorCode::NotFound,
                           HSTUDIO_TEXT("Error", "device \"%1\" is not there: this LibTorch (%2) sees %3 CUDA devices. Use cpu or auto."),
                           {std::string(wanted), torchVersion(), std::to_string(cuda)}};
    return "cuda:" + std::to_string(index);
}

std::string torchVersion() { return TORCH_VERSION; }

} // namespace hstudio::nn
