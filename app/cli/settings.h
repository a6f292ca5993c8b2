#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/config/presets.h"

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// The options that make a run's settings.
struct SettingOptions
{
    std::string preset = "hstu";
    std::string file;
    std::vector<std::string> sets; ///< "key=value"
    std::string device;
};

/// Only "--set".
void addSetOption(CLI::App &verb, std::vector<std::string> &sets);
/// All of them.
void addSettingOptions(CLI::App &verb, SettingOptions &options);

/// The preset, changed by the file, then by each --set, then by --device. Errors name the field: unknown preset or key (with the nearest known one),
/// broken JSON (with file, line and column), bad values and relations.
base::Result<config::ExperimentConfig> settingsFrom(const SettingOptions &options);

/// The preset of that name; an error names the nearest one.
base::Result<const config::Preset *> findPresetOrNearest(const std::string &name);

} // namespace hstudio::cli
