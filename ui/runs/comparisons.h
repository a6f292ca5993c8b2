#pragma once

#include "core/inference/evaluate.h"
#include "core/store/records.h"
#include "core/training/events.h"
#include "ui/runs/comparemodel.h"
#include "ui/runs/rundescription.h"

#include <optional>
#include <vector>

namespace hstudio::ui
{

/// One of the runs that are looked at together.
struct ComparedRun
{
    store::RunRecord record;
    RunDescription description;
    std::vector<training::EpochRecord> epochs;
    std::optional<inference::Evaluation> evaluation; ///< newest test evaluation
};

/// Settings by row: only those that differ between several runs, all of a single one.
Comparison compareSettings(const std::vector<ComparedRun> &runs);

/// Test metrics by row; a run without a metric shows a dash.
Comparison compareMetrics(const std::vector<ComparedRun> &runs);

/// How the test metrics came about, in one sentence; when the runs' protocols are not the same, says so instead.
QString protocolText(const std::vector<ComparedRun> &runs);

} // namespace hstudio::ui
