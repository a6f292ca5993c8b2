#pragma once

#include "core/config/experimentconfig.h"
#include "core/store/records.h"

#include <map>
#include <string>

namespace hstudio::ui
{

/// The settings of runs, read from their JSON once, and again when a run was given more epochs.
class RunSettings final
{
public:
    /// Defaults when the JSON can't be read.
    const config::ExperimentConfig &of(const store::RunRecord &run);

private:
    struct Known
    {
        std::string json;
        config::ExperimentConfig config;
    };
    std::map<base::RunId, Known> m_known;
};

} // namespace hstudio::ui
