#include "core/config/presets.h"

#include "core/config/configjson.h"
#include "core/config/embedded.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace hstudio::config
{
namespace
{

/// What people read of a preset; its settings are resources/presets/<key>.json.
struct Description
{
    std::string_view key;
    std::string_view title;
    std::string_view description;
};

/// In the order they are shown.
constexpr Description kDescriptions[] = {
    {"quick", HSTUDIO_TEXT("Preset", "Quick look"),
     HSTUDIO_TEXT("Preset", "A small HSTU with short histories that stops early: a first result within minutes on a laptop.")},
    {"hstu", HSTUDIO_TEXT("Preset", "HSTU"),
     HSTUDIO_TEXT("Preset", "RecTools' tutorial: two blocks, time and position bias, all 100 epochs.")},
    {"hstu-large", HSTUDIO_TEXT("Preset", "HSTU-large"),
     HSTUDIO_TEXT("Preset", "The tutorial's larger model: eight blocks with two heads.")},
    {"hstu-rab-t", HSTUDIO_TEXT("Preset", "HSTU, time only"),
     HSTUDIO_TEXT("Preset", "Ablation: the relative attention bias looks at times and not at positions.")},
    {"hstu-rab-p", HSTUDIO_TEXT("Preset", "HSTU, position only"),
     HSTUDIO_TEXT("Preset", "Ablation: the relative attention bias looks at positions and not at times.")},
    {"hstu-no-rab", HSTUDIO_TEXT("Preset", "HSTU, no bias"), HSTUDIO_TEXT("Preset", "Ablation: HSTU without any relative attention bias.")},
    {"sasrec", HSTUDIO_TEXT("Preset", "SASRec"),
     HSTUDIO_TEXT("Preset", "The softmax-attention model that HSTU is compared with, in the tutorial's settings.")},
    {"hstu-ml20m", HSTUDIO_TEXT("Preset", "HSTU for ML-20M"),
     HSTUDIO_TEXT("Preset", "256 factors, four heads and four blocks for data sets of MovieLens-20M's size.")},
};

std::vector<Preset> loadPresets()
{
    const auto files = presetFiles();
    std::vector<Preset> presets;
    for (const Description &text : kDescriptions) {
        const auto file =
            std::find_if(files.begin(), files.end(), [&](const EmbeddedFile &candidate) { return candidate.name == text.key; });
        assert(file != files.end());
        presets.push_back(
            {std::string(text.key), std::string(text.title), std::string(text.description), fromJsonText(file->content).value()});
    }
    return presets;
}

} // namespace

std::span<const Preset> presets()
{
    static const std::vector<Preset> all = loadPresets();
    return all;
}

const Preset *findPreset(std::string_view key)
{
    const auto all = presets();
    const auto found = std::find_if(all.begin(), all.end(), [key](const Preset &preset) { return preset.key == key; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace hstudio::config
