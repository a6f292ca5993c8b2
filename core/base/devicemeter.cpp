#include "core/base/devicemeter.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace hstudio::base
{
namespace
{

constexpr std::int64_t kKibi = 1024;

/// "MemTotal:  16302940 kB" → bytes; 0 when there is no such line.
std::int64_t kibibytes(const std::filesystem::path &file, std::string_view key)
{
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        std::int64_t value = 0;
        if (words >> name >> value && name == key)
            return value * kKibi;
    }
    return 0;
}

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> parts;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, ',');)
        parts.push_back(part);
    return parts;
}

std::optional<unsigned> number(std::string_view text)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// The part of NVML's interface that is needed, as nvml.h declares it (NVML API reference, "Device Queries").
struct Nvml
{
    using Device = void *;
    struct Utilization
    {
        unsigned gpu; ///< per cent
        unsigned memory;
    };
    struct Memory
    {
        unsigned long long total;
        unsigned long long free;
        unsigned long long used;
    };
    static constexpr int success = 0;
    static constexpr unsigned nameLength = 96;

    int (*init)() = nullptr;
    int (*shutdown)() = nullptr;
    int (*byIndex)(unsigned, Device *) = nullptr;
    int (*byUuid)(const char *, Device *) = nullptr;
    int (*name)(Device, char *, unsigned) = nullptr;
    int (*utilization)(Device, Utilization *) = nullptr;
    int (*memory)(Device, Memory *) = nullptr;

    [[nodiscard]] bool load(void *library)
    {
        const auto find = [library](auto &function, const char *symbol) {
            function = reinterpret_cast<std::decay_t<decltype(function)>>(::dlsym(library, symbol));
            return function != nullptr;
        };
        return find(init, "nvmlInit_v2") && find(shutdown, "nvmlShutdown") && find(byIndex, "nvmlDeviceGetHandleByIndex_v2") &&
               find(byUuid, "nvmlDeviceGetHandleByUUID") && find(name, "nvmlDeviceGetName") &&
               find(utilization, "nvmlDeviceGetUtilizationRates") && find(memory, "nvmlDeviceGetMemoryInfo");
    }
};

} // namespace

class DeviceMeter::Source
{
public:
    virtual ~Source() = default;
    virtual std::optional<DeviceLoad> read() = 0;
};

class DeviceMeter::Processor final : public Source
{
public:
    explicit Processor(std::filesystem::path proc) : m_proc(std::move(proc)) {}

    std::optional<DeviceLoad> read() override
    {
        const auto now = times();
        if (!now)
            return std::nullopt;
        DeviceLoad load;
        const auto total = now->first - m_last.first;
        if (m_last.first > 0 && total > 0)
            load.load = static_cast<double>(now->second - m_last.second) / static_cast<double>(total);
        m_last = *now;
        load.totalBytes = kibibytes(m_proc / "meminfo", "MemTotal:");
        load.usedBytes = load.totalBytes - kibibytes(m_proc / "meminfo", "MemAvailable:");
        load.ownBytes = kibibytes(m_proc / "self" / "status", "VmRSS:");
        return load;
    }

private:
    /// All and busy ticks of all cores since the start of the machine (proc(5), /proc/stat): user nice system idle iowait irq softirq steal.
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> times() const
    {
        std::ifstream in(m_proc / "stat");
        std::string name;
        std::array<std::int64_t, 8> ticks{};
        if (!(in >> name) || name != "cpu")
            return std::nullopt;
        std::int64_t all = 0;
        for (auto &value : ticks) {
            if (!(in >> value))
                return std::nullopt;
            all += value;
        }
        constexpr std::size_t idle = 3;
        constexpr std::size_t waiting = 4;
        return std::pair(all, all - ticks[idle] - ticks[waiting]);
    }

    std::filesystem::path m_proc;
    std::pair<std::int64_t, std::int64_t> m_last{};
};

class DeviceMeter::Card final : public Source
{
public:
    Card(unsigned index, const MeterSources &sources) : m_processor(sources.proc), m_library(::dlopen(sources.nvml.c_str(), RTLD_LAZY))
    {
        if (m_library == nullptr || !m_nvml.load(m_library) || m_nvml.init() != Nvml::success)
            return;
        m_ready = true;
        const auto *environment = std::getenv("CUDA_VISIBLE_DEVICES");
        const auto visible = split(sources.visibleDevices.value_or(environment != nullptr ? environment : ""));
        if (find(index, visible) != Nvml::success)
            m_device = nullptr;
    }
    ~Card() override
    {
        if (m_ready)
            (void)m_nvml.shutdown();
        if (m_library != nullptr)
            ::dlclose(m_library);
    }
    Card(const Card &) = delete;
    Card &operator=(const Card &) = delete;

    std::optional<DeviceLoad> read() override
    {
        Nvml::Memory memory{};
        if (m_device == nullptr || m_nvml.memory(m_device, &memory) != Nvml::success)
            return std::nullopt;
        DeviceLoad load;
        if (const auto own = m_processor.read())
            load.ownBytes = own->ownBytes;
        std::array<char, Nvml::nameLength> name{};
        if (m_nvml.name(m_device, name.data(), Nvml::nameLength) == Nvml::success)
            load.name = name.data();
        if (Nvml::Utilization use{}; m_nvml.utilization(m_device, &use) == Nvml::success)
            load.load = use.gpu / 100.0;
        load.usedBytes = static_cast<std::int64_t>(memory.used);
        load.totalBytes = static_cast<std::int64_t>(memory.total);
        return load;
    }

private:
    /// CUDA counts the cards that CUDA_VISIBLE_DEVICES names (by number or UUID), NVML all of them.
    int find(unsigned index, const std::vector<std::string> &visible)
    {
        if (visible.empty())
            return m_nvml.byIndex(index, &m_device);
        if (index >= visible.size())
            return -1;
        const auto place = number(visible[index]);
        return place ? m_nvml.byIndex(*place, &m_device) : m_nvml.byUuid(visible[index].c_str(), &m_device);
    }

    Processor m_processor;
    Nvml m_nvml;
    void *m_library;
    Nvml::Device m_device = nullptr;
    bool m_ready = false;
};

DeviceMeter::DeviceMeter(const std::string &device, MeterSources sources)
{
    constexpr std::string_view cuda = "cuda";
    if (!device.starts_with(cuda)) {
        m_source = std::make_unique<Processor>(std::move(sources.proc));
        return;
    }
    const auto index = device.size() > cuda.size() ? number(std::string_view(device).substr(cuda.size() + 1)) : 0U;
    m_source = std::make_unique<Card>(index.value_or(0U), sources);
}

DeviceMeter::~DeviceMeter() = default;

std::optional<DeviceLoad> DeviceMeter::read() { return m_source->read(); }

} // namespace hstudio::base
