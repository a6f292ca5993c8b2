#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <string>
#include <string_view>

namespace hstudio::experiment
{

/// Where exported weights come from, for people who find the folder later.
struct ExchangeSource
{
    std::string run;
    std::string dataset;
    std::string dataHash;
};

/// config.json of an exchange folder: `model`, the settings by RecTools' names, "versions" and "source".
std::string exchangeSettingsText(const config::ExperimentConfig &config, const ExchangeSource &source);

/// Reads such a file: one that HSTUdio or a person wrote, or RecTools' model.get_config(simple_types=True) with `model` added. Settings of RecTools without an
/// effect on what the weights compute are skipped; those that HSTUdio's models have fixed must have that value (Unsupported otherwise). What is
/// missing has RecTools' default, but `model`, `n_heads` and `session_max_len` have to be there: the weights don't tell them.
/// Errors: BadData, InvalidArgument and Unsupported naming the setting.
base::Result<config::ExperimentConfig> readExchangeSettings(std::string_view text);

} // namespace hstudio::experiment
