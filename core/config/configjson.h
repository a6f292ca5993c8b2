#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace hstudio::config
{

/// {"model": "hstu", "n_factors": 50, …}: every field by its key.
nlohmann::ordered_json toJson(const ExperimentConfig &config);
/// As text, two spaces of indent, keys in field order.
std::string toJsonText(const ExperimentConfig &config);

/// Reads a document of the same form on top of `defaults`; missing keys keep the default. Errors: BadData with line and column for broken JSON,
/// InvalidArgument naming the key for an unknown key, a wrong type, a value out of range, or a relation that doesn't hold.
base::Result<ExperimentConfig> fromJsonText(std::string_view text, const ExperimentConfig &defaults = {});

} // namespace hstudio::config
