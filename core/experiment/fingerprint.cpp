#include "core/experiment/fingerprint.h"

#include "core/config/configjson.h"
#include "core/nn/device.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace hstudio::experiment
{
namespace
{

/// FNV-1a, 64 bits: equality of short texts is all that is asked of it.
std::string hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    std::array<char, 17> digits = {};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

} // namespace

std::string fingerprint(const config::ExperimentConfig &config, const std::string &dataHash, const std::string &device)
{
    auto settings = config;
    settings.device = {};
    const nlohmann::ordered_json document = {
        {"data_hash", dataHash},
        {"settings_hash", hashOf(config::toJsonText(settings))},
        {"seed", config.device.seed},
        {"device", device},
        {"program_version", HSTUDIO_VERSION},
        {"libtorch_version", nn::torchVersion()},
    };
    return document.dump();
}

} // namespace hstudio::experiment
