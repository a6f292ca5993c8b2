#include "ui/runs/moreseeds.h"

#include "core/config/configjson.h"

#include <set>

namespace hstudio::ui
{

namespace
{

/// The same but for seed, device and threads, as compare::foldSeeds() sees it.
bool sameSettings(config::ExperimentConfig a, const config::ExperimentConfig &b)
{
    a.device = b.device;
    return a == b;
}

std::set<std::int64_t> seedsOf(const compare::Run &run, std::span<const store::RunRecord> known)
{
    std::set<std::int64_t> seeds;
    for (const store::RunRecord &record : known) {
        if (record.dataset != run.record.dataset || record.trashedAt != 0 || record.state == store::RunState::Failed)
            continue;
        const auto config = config::fromJsonText(record.configJson);
        if (config && sameSettings(*config, *run.config))
            seeds.insert(record.seed);
    }
    return seeds;
}

} // namespace

std::vector<experiment::RunSpec> specsForMoreSeeds(std::span<const compare::Run> runs, const compare::RunGroup &a,
                                                   const compare::RunGroup &b, std::span<const store::RunRecord> known, int wanted)
{
    std::vector<experiment::RunSpec> specs;
    for (const compare::RunGroup *group : {&a, &b}) {
        const compare::Run &run = runs[group->runs.front()];
        if (!run.config)
            continue;
        std::set<std::int64_t> seeds = seedsOf(run, known);
        for (std::int64_t seed = 1; seeds.size() < static_cast<std::size_t>(wanted); ++seed) {
            if (!seeds.insert(seed).second)
                continue;
            config::ExperimentConfig config = *run.config;
            config.device.seed = seed;
            specs.push_back({.dataset = run.record.dataset,
                             .name = run.record.name + " seed " + std::to_string(seed),
                             .preset = run.record.preset,
                             .group = run.record.group.empty() ? run.record.name : run.record.group,
                             .config = std::move(config)});
        }
    }
    return specs;
}

} // namespace hstudio::ui
