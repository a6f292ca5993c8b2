#pragma once

#include "runrecords.h"

#include "core/compare/run.h"
#include "core/config/configjson.h"
#include "ui/runs/runstab.h"

namespace hstudio::test
{

/// A finished and tested run with two epochs; users 0 … 99, whose held-out film stands at rank `rankOf(user)`.
template<typename RankOf>
compare::Run comparedRun(std::int64_t id, const std::string &name, const std::string &preset, std::int64_t seed, double recall,
                         RankOf rankOf)
{
    compare::Run run;
    run.record = finishedRun(id, name, preset, recall);
    run.record.seed = seed;
    run.record.bestEpoch = 2;
    run.dataset = dataset(1, "ml-1m");
    run.dataset.hash = "aaaa1111";
    run.config = config::findPreset(preset)->config;
    run.config->device.seed = seed;
    run.record.configJson = config::toJsonText(*run.config);
    for (std::int64_t epoch = 1; epoch <= 2; ++epoch) {
        training::EpochRecord record;
        record.epoch = epoch;
        record.valLoss = 5 - recall;
        record.trainLoss = 4 - recall;
        record.metrics = {{"recall@10", recall * static_cast<double>(epoch)}, {"ndcg@10", recall / 2}};
        run.epochs.push_back(record);
    }
    inference::Evaluation evaluation;
    evaluation.protocol.ks = {10};
    evaluation.metrics = run.record.test;
    for (std::uint32_t user = 0; user < 100; ++user)
        evaluation.users.push_back({user, rankOf(user)});
    run.evaluation = std::move(evaluation);
    return run;
}

inline compare::Run comparedRun(std::int64_t id, const std::string &name, const std::string &preset = "hstu", std::int64_t seed = 42,
                                double recall = 0.2)
{
    return comparedRun(id, name, preset, seed, recall, [](std::uint32_t user) { return static_cast<std::int32_t>(user % 20) + 1; });
}

inline ui::RunSelection selection(std::vector<compare::Run> runs)
{
    return std::make_shared<const std::vector<compare::Run>>(std::move(runs));
}

} // namespace hstudio::test
