#include "core/compare/run.h"

#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/config/presets.h"
#include "core/store/store.h"

#include <algorithm>
#include <array>

namespace hstudio::compare
{
namespace
{

/// Settings that make no other experiment, or are told by the preset's name.
bool countsAsDifference(const std::string &key)
{
    static constexpr std::array<std::string_view, 4> notCounted = {"seed", "device", "threads", "model"};
    return std::find(notCounted.begin(), notCounted.end(), key) == notCounted.end();
}

const config::Preset *basePreset(const std::string &own, const config::ExperimentConfig &config)
{
    if (const config::Preset *preset = config::findPreset(own))
        return preset;
    return config::findPreset(config.model.model == config::ModelKind::Hstu ? "hstu" : "sasrec");
}

base::Result<Run> loadRun(store::Store &store, base::RunId id)
{
    auto record = store.run(id);
    if (!record)
        return record.error();
    auto dataset = store.dataset(record->dataset);
    if (!dataset)
        return dataset.error();
    auto epochs = store.epochs(id);
    if (!epochs)
        return epochs.error();
    Run run = runFromRecord(*std::move(record), *std::move(dataset));
    run.epochs = *std::move(epochs);
    auto evaluation = store.evaluation(id);
    if (!evaluation && evaluation.error().code != base::ErrorCode::NotFound)
        return evaluation.error();
    if (evaluation)
        run.evaluation = *std::move(evaluation);
    return run;
}

} // namespace

Run runFromRecord(store::RunRecord record, store::DatasetRecord dataset)
{
    Run run{.record = std::move(record), .dataset = std::move(dataset), .config = {}, .epochs = {}, .evaluation = {}};
    if (auto config = config::fromJsonText(run.record.configJson))
        run.config = *std::move(config);
    return run;
}

base::Result<std::vector<Run>> loadRuns(store::Store &store, std::span<const base::RunId> ids)
{
    std::vector<Run> runs;
    for (const base::RunId id : ids) {
        auto run = loadRun(store, id);
        if (!run)
            return run.error();
        runs.push_back(*std::move(run));
    }
    return runs;
}

const std::map<std::string, double> &testMetrics(const Run &run) { return run.evaluation ? run.evaluation->metrics : run.record.test; }

std::optional<Protocol> protocolOf(const Run &run)
{
    if (!run.evaluation)
        return {};
    return protocolOf(run.evaluation->protocol, run.dataset.hash);
}

std::string modelText(const config::ExperimentConfig &config) { return config.model.model == config::ModelKind::Hstu ? "HSTU" : "SASRec"; }

std::string biasText(const config::ExperimentConfig &config)
{
    if (config.model.model != config::ModelKind::Hstu)
        return "-";
    if (config.model.relativeTimeAttention)
        return config.model.relativePosAttention ? "time and position" : "time only";
    return config.model.relativePosAttention ? "position only" : "neither";
}

std::string settingsText(const Run &run)
{
    const config::Preset *preset = run.config ? basePreset(run.record.preset, *run.config) : nullptr;
    if (preset == nullptr)
        return run.record.name;
    std::string differences;
    for (const std::string &key : config::differingKeys(preset->config, *run.config)) {
        if (countsAsDifference(key))
            differences.append(differences.empty() ? " · " : ", ") +=
                key + "=" + config::valueText(config::findField(key)->get(*run.config));
    }
    return preset->key + differences;
}

} // namespace hstudio::compare
