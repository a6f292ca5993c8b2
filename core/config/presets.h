#pragma once

#include "core/config/experimentconfig.h"

#include <span>
#include <string>
#include <string_view>

namespace hstudio::config
{

/// A named starting point; resources/presets/<key>.json, built into the program.
struct Preset
{
    std::string key;         ///< "hstu", "hstu-large", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec", "hstu-ml20m", "quick"
    std::string title;       ///< English; contexts "Preset"
    std::string description; ///< one sentence
    ExperimentConfig config;
};

/// All presets in the order they are shown. The tutorial's run 100 epochs without early stopping, as its published numbers did.
std::span<const Preset> presets();
const Preset *findPreset(std::string_view key);

} // namespace hstudio::config
