#pragma once

#include "core/compare/run.h"
#include "core/config/configjson.h"
#include "core/config/presets.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

/// Runs as compare::loadRuns returns them, without a workspace.
namespace hstudio::test
{

/// The official ML-1M by its numbers.
inline store::DatasetRecord ml1m()
{
    store::DatasetRecord record;
    record.id = {1};
    record.name = "ml-1m";
    record.hash = "aaaaaaaabbbb";
    record.users = 6040;
    record.interactions = 1'000'209;
    return record;
}

/// A finished run of the preset with this seed, whose held-out items stand at these ranks for users 0, 1, 2 …
inline compare::Run testedRun(const std::string &name, const std::string &preset, std::int64_t seed, const std::vector<std::int32_t> &ranks)
{
    compare::Run run;
    run.dataset = ml1m();
    run.record.id = {seed};
    run.record.name = name;
    run.record.preset = preset;
    run.record.seed = seed;
    run.record.dataset = run.dataset.id;
    run.record.state = store::RunState::Finished;
    config::ExperimentConfig settings = config::findPreset(preset)->config;
    settings.device.seed = seed;
    run.config = settings;
    run.record.configJson = config::toJsonText(settings);

    inference::Evaluation evaluation;
    evaluation.protocol.ks = {10, 50};
    double hits = 0;
    double gain = 0;
    for (std::size_t user = 0; user < ranks.size(); ++user) {
        evaluation.users.push_back({.user = static_cast<std::uint32_t>(user), .rank = ranks[user]});
        const bool hit = ranks[user] >= 1 && ranks[user] <= 10;
        hits += hit ? 1 : 0;
        gain += hit ? 1 / std::log2(ranks[user] + 1.0) : 0;
    }
    const double users = std::max(1.0, static_cast<double>(ranks.size()));
    evaluation.metrics = {{"recall@10", hits / users}, {"ndcg@10", gain / users}, {"coverage@10", 0.5}, {"arp@10", 0.001}};
    run.record.test = evaluation.metrics;
    run.evaluation = evaluation;
    return run;
}

/// `hits` users of `users` with rank 1, the others nowhere.
inline std::vector<std::int32_t> hitsOf(std::size_t hits, std::size_t users)
{
    std::vector<std::int32_t> ranks(users, 0);
    std::fill_n(ranks.begin(), hits, 1);
    return ranks;
}

inline training::EpochRecord curvePoint(std::int64_t epoch, double recall)
{
    training::EpochRecord record;
    record.epoch = epoch;
    record.globalStep = 10 * epoch;
    record.trainLoss = 3;
    record.valLoss = 4;
    record.metrics = {{"recall@10", recall}};
    return record;
}

} // namespace hstudio::test
