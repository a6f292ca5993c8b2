#include "ui/training/runsettings.h"

#include "core/config/configjson.h"

namespace hstudio::ui
{

const config::ExperimentConfig &RunSettings::of(const store::RunRecord &run)
{
    const auto [found, first] = m_known.try_emplace(run.id);
    if (first)
        if (const auto config = config::fromJsonText(run.configJson))
            found->second = *config;
    return found->second;
}

} // namespace hstudio::ui
