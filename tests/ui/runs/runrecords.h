#pragma once

#include "core/config/configjson.h"
#include "core/config/presets.h"
#include "core/store/records.h"

#include <string>

namespace hstudio::test
{

/// A finished run of the preset, as the store would return it.
inline store::RunRecord finishedRun(std::int64_t id, const std::string &name, const std::string &preset = "hstu", double recall = 0.2)
{
    store::RunRecord run;
    run.id = {id};
    run.dataset = {1};
    run.name = name;
    run.preset = preset;
    run.configJson = config::toJsonText(config::findPreset(preset)->config);
    run.seed = 42;
    run.state = store::RunState::Finished;
    run.reason = "max_epochs";
    run.colour = id - 1;
    run.startedAt = 1'000'000 + id * 1000;
    run.endedAt = run.startedAt + 60 * id;
    run.epochs = 10 * id;
    run.bestEpoch = 7;
    run.validation = {{"recall@10", recall + 0.01}, {"val_loss", 4.5}};
    run.test = {{"recall@10", recall}, {"ndcg@10", recall / 2}};
    return run;
}

inline store::DatasetRecord dataset(std::int64_t id, const std::string &name)
{
    store::DatasetRecord record;
    record.id = {id};
    record.name = name;
    return record;
}

} // namespace hstudio::test
