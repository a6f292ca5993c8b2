#pragma once

#include "core/compare/seeds.h"
#include "core/experiment/runqueue.h"

#include <span>
#include <vector>

namespace hstudio::ui
{

/// What to queue so that both groups have `wanted` seeds, the same ones as far as they are free: the settings of each group's first run with the
/// smallest further seeds. Seeds with which these settings were trained, or wait to be, count, whether their runs are selected or not; those of
/// failed runs and of runs in the trash don't.
std::vector<experiment::RunSpec> specsForMoreSeeds(std::span<const compare::Run> runs, const compare::RunGroup &a,
                                                   const compare::RunGroup &b, std::span<const store::RunRecord> known, int wanted);

} // namespace hstudio::ui
