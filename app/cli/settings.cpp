#include "app/cli/settings.h"

#include "core/base/paths.h"
#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/config/nearest.h"

namespace hstudio::cli
{
namespace
{

using base::Error;
using base::ErrorCode;

std::string checkKeyValue(const std::string &text)
{
    const std::size_t equals = text.find('=');
    return equals == std::string::npos || equals == 0 ? "\"" + text + "\" is not of the form key=value" : std::string();
}

base::Result<void> applyFile(config::ExperimentConfig &settings, const std::string &file)
{
    const auto text = base::readFile(file);
    if (!text)
        return text.error();
    const auto read = config::fromJsonText(*text, settings);
    if (!read)
        return Error{read.error().code, "%1: %2", {file, read.error().text()}, read.error().detail};
    settings = *read;
    return {};
}

/// All that is wrong, in one line.
base::Result<void> checkSettings(const config::ExperimentConfig &settings)
{
    std::string all;
    for (const config::FieldIssue &issue : config::validate(settings))
        all.append(all.empty() ? "" : " ").append(issue.error.text());
    return all.empty() ? base::Result<void>() : Error{ErrorCode::InvalidArgument, "%1", {all}};
}

} // namespace

void addSetOption(CLI::App &verb, std::vector<std::string> &sets)
{
    verb.add_option("--set", sets, "Change one setting (may be repeated); \"hstudio-cli presets NAME\" shows them all")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false)
        ->check(checkKeyValue);
}

void addSettingOptions(CLI::App &verb, SettingOptions &options)
{
    verb.add_option("--preset", options.preset, "Settings to start from; \"hstudio-cli presets\" lists them")
        ->type_name("P")
        ->capture_default_str();
    verb.add_option("--config", options.file, "JSON file with settings that change the preset's")->type_name("FILE");
    addSetOption(verb, options.sets);
    verb.add_option("--device", options.device, "auto, cpu, cuda or cuda:N")->type_name("DEVICE");
}

base::Result<const config::Preset *> findPresetOrNearest(const std::string &name)
{
    if (const config::Preset *preset = config::findPreset(name); preset != nullptr)
        return preset;
    std::vector<std::string_view> names;
    for (const config::Preset &known : config::presets())
        names.push_back(known.key);
    return Error{ErrorCode::NotFound,
                 HSTUDIO_TEXT("Error", "There is no preset \"%1\". Did you mean \"%2\"?"),
                 {name, std::string(config::nearest(name, names))}};
}

base::Result<config::ExperimentConfig> settingsFrom(const SettingOptions &options)
{
    const auto preset = findPresetOrNearest(options.preset);
    if (!preset)
        return preset.error();
    config::ExperimentConfig settings = (*preset)->config;
    if (!options.file.empty())
        if (const auto applied = applyFile(settings, options.file); !applied)
            return applied.error();
    for (const std::string &set : options.sets) {
        const std::size_t equals = set.find('=');
        if (const auto done = config::setFromText(settings, set.substr(0, equals), set.substr(equals + 1)); !done)
            return done.error();
    }
    if (!options.device.empty())
        settings.device.device = options.device;
    if (const auto checked = checkSettings(settings); !checked)
        return checked.error();
    return settings;
}

} // namespace hstudio::cli
