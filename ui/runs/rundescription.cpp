#include "ui/runs/rundescription.h"

#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/config/presets.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace hstudio::ui
{

namespace
{

bool countsAsDifference(const std::string &key)
{
    static constexpr std::array<std::string_view, 4> notCounted = {"seed", "device", "threads", "model"};
    return std::find(notCounted.begin(), notCounted.end(), key) == notCounted.end();
}

const config::Preset *basePreset(const store::RunRecord &run, const config::ExperimentConfig &settings)
{
    if (const config::Preset *own = config::findPreset(run.preset))
        return own;
    return config::findPreset(settings.model.model == config::ModelKind::Hstu ? "hstu" : "sasrec");
}

} // namespace

RunDescription describeRun(const store::RunRecord &run)
{
    RunDescription description;
    base::Result<config::ExperimentConfig> settings = config::fromJsonText(run.configJson);
    if (!settings)
        return description;
    description.config = *settings;
    description.model = settings->model.model == config::ModelKind::Hstu ? QStringLiteral("HSTU") : QStringLiteral("SASRec");

    QStringList differences;
    const config::Preset *preset = basePreset(run, *settings);
    if (preset != nullptr) {
        for (const std::string &key : config::differingKeys(preset->config, *settings)) {
            if (!countsAsDifference(key))
                continue;
            const std::string value = config::valueText(config::findField(key)->get(*settings));
            differences << QString::fromStdString(key + "=" + value);
        }
        description.settings = QString::fromStdString(preset->key);
    }
    if (!differences.isEmpty())
        description.settings += QStringLiteral(" · ") + differences.join(QStringLiteral(", "));
    return description;
}

} // namespace hstudio::ui
