#pragma once

#include "core/config/ablation.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hstudio::ui
{

/// What is ticked and typed on the Ablation tab; part of the draft, so that undo covers it.
struct AblationChoice
{
    std::vector<std::string> bases = {std::string()}; ///< keys of presets in their order; empty key = the settings of the form
    std::map<std::string, std::string> values = {};   ///< by field key, as parseAxis() takes them; fields without values aren't here
    std::string seeds = {};
    std::string name = {};                         ///< of the group
    std::map<std::string, std::string> names = {}; ///< names given by hand, by the ones that were made
    std::set<std::string> leftOut = {};            ///< runs that aren't wanted, by the names that were made

    bool operator==(const AblationChoice &) const = default;
};

/// A run of the list.
struct PlannedRun
{
    config::AblationRun run;
    std::string name; ///< given by hand, or run.name
    bool wanted = true;
    [[nodiscard]] bool trainable() const { return wanted && !run.issue; }
};

} // namespace hstudio::ui
