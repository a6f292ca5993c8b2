#pragma once

#include "core/config/experimentconfig.h"
#include "core/store/records.h"

#include <map>

namespace hstudio::ui
{

/// The settings of runs, read from their JSON once.
class RunSettings final
{
public:
    /// Defaults when the JSON can't be read.
    const config::ExperimentConfig &of(const store::RunRecord &run);

private:
    std::map<base::RunId, config::ExperimentConfig> m_known;
};

} // namespace hstudio::ui
