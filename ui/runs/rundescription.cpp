#include "ui/runs/rundescription.h"

#include "core/compare/run.h"
#include "core/config/configjson.h"

namespace hstudio::ui
{

RunDescription describeRun(const store::RunRecord &run)
{
    const auto settings = config::fromJsonText(run.configJson);
    if (!settings)
        return {};
    compare::Run described;
    described.record = run;
    described.config = *settings;
    return {.config = *settings,
            .model = QString::fromStdString(compare::modelText(*settings)),
            .settings = QString::fromStdString(compare::settingsText(described))};
}

} // namespace hstudio::ui
