#include "ui/training/runsettings.h"

#include "core/config/configjson.h"

namespace hstudio::ui
{

const config::ExperimentConfig &RunSettings::of(const store::RunRecord &run)
{
    auto &known = m_known[run.id];
    if (known.json != run.configJson) {
        known.json = run.configJson;
        const auto config = config::fromJsonText(run.configJson);
        known.config = config ? *config : config::ExperimentConfig{};
    }
    return known.config;
}

} // namespace hstudio::ui
