#include "core/compare/seeds.h"

#include "core/config/configjson.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace hstudio::compare
{
namespace
{

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Equal for runs that may be folded; a run's own when it can't be told.
std::string foldKey(const Run &run)
{
    if (!run.config)
        return "run " + std::to_string(run.record.id.value);
    config::ExperimentConfig settings = *run.config;
    settings.device = {};
    const auto protocol = protocolOf(run);
    return run.dataset.hash + '\n' + config::toJsonText(settings) + '\n' + (protocol ? protocolText(*protocol) : "not tested");
}

} // namespace

MeanStd meanStd(std::span<const double> values)
{
    MeanStd folded{.mean = 0, .std = 0, .count = 0};
    for (const double value : values) {
        folded.mean += std::isfinite(value) ? value : 0;
        folded.count += std::isfinite(value) ? 1 : 0;
    }
    folded.mean = folded.count == 0 ? kNone : folded.mean / static_cast<double>(folded.count);
    if (folded.count < 2)
        return folded;
    for (const double value : values)
        folded.std += std::isfinite(value) ? (value - folded.mean) * (value - folded.mean) : 0;
    folded.std = std::sqrt(folded.std / static_cast<double>(folded.count - 1));
    return folded;
}

std::string meanStdText(const MeanStd &value, int decimalCount)
{
    const std::string mean = decimals(value.mean, decimalCount);
    return value.count < 2 ? mean : mean + " ± " + decimals(value.std, decimalCount);
}

std::vector<RunGroup> eachAlone(std::span<const Run> runs)
{
    std::vector<RunGroup> groups;
    for (std::size_t i = 0; i < runs.size(); ++i)
        groups.push_back({.label = runs[i].record.name, .runs = {i}});
    return groups;
}

std::vector<RunGroup> foldSeeds(std::span<const Run> runs)
{
    std::vector<RunGroup> groups;
    std::map<std::string, std::size_t> groupOf;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto [found, added] = groupOf.try_emplace(foldKey(runs[i]), groups.size());
        if (added)
            groups.push_back({.label = runs[i].record.name, .runs = {}});
        groups[found->second].runs.push_back(i);
    }
    for (RunGroup &group : groups) {
        if (group.runs.size() > 1)
            group.label = settingsText(runs[group.runs.front()]);
    }
    return groups;
}

std::size_t groupOf(std::span<const Run> runs, std::span<const RunGroup> groups, base::RunId run)
{
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const std::size_t member : groups[group].runs)
            if (runs[member].record.id == run)
                return group;
    return 0;
}

MeanStd foldMetric(std::span<const Run> runs, const RunGroup &group, const std::string &metric)
{
    std::vector<double> values;
    for (const std::size_t run : group.runs) {
        const auto &metrics = testMetrics(runs[run]);
        const auto found = metrics.find(metric);
        values.push_back(found == metrics.end() ? kNone : found->second);
    }
    return meanStd(values);
}

std::vector<CurvePoint> foldCurve(std::span<const Run> runs, const RunGroup &group, const std::string &metric)
{
    std::map<std::int64_t, std::vector<double>> byEpoch;
    for (const std::size_t run : group.runs)
        for (const training::EpochRecord &epoch : runs[run].epochs)
            byEpoch[epoch.epoch].push_back(epochValue(epoch, metric));
    std::vector<CurvePoint> curve;
    for (const auto &[epoch, values] : byEpoch) {
        const MeanStd value = meanStd(values);
        if (value.count > 0)
            curve.push_back({.epoch = epoch, .value = value});
    }
    return curve;
}

double epochValue(const training::EpochRecord &epoch, const std::string &name)
{
    if (name == "train_loss")
        return epoch.trainLoss;
    if (name == "val_loss")
        return epoch.valLoss;
    if (name == "seconds")
        return epoch.seconds;
    if (name == "learning_rate")
        return epoch.learningRate;
    const auto found = epoch.metrics.find(name);
    return found == epoch.metrics.end() ? kNone : found->second;
}

} // namespace hstudio::compare
