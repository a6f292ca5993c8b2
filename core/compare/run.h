#pragma once

#include "core/base/result.h"
#include "core/compare/protocol.h"
#include "core/config/experimentconfig.h"
#include "core/inference/evaluate.h"
#include "core/store/records.h"
#include "core/training/events.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::store
{
class Store;
}

namespace hstudio::compare
{

/// All that a comparison looks at of one run. A value: made once off the GUI thread, then shared freely.
struct Run
{
    store::RunRecord record;
    store::DatasetRecord dataset;
    std::optional<config::ExperimentConfig> config;  ///< empty when the stored settings can't be read
    std::vector<training::EpochRecord> epochs;       ///< ascending
    std::optional<inference::Evaluation> evaluation; ///< the newest test, with a rank for each user
};

/// What the record alone tells: without epochs and evaluation, for tables of many runs.
Run runFromRecord(store::RunRecord record, store::DatasetRecord dataset);
/// Reads runs in the order given. Blocking. Errors: NotFound, and the store's.
base::Result<std::vector<Run>> loadRuns(store::Store &store, std::span<const base::RunId> ids);

/// The test metrics: of the evaluation, else what the record says of it.
const std::map<std::string, double> &testMetrics(const Run &run);
/// Empty for a run that hasn't been tested.
std::optional<Protocol> protocolOf(const Run &run);

/// "HSTU", "SASRec".
std::string modelText(const config::ExperimentConfig &config);
/// Which relative attention bias an HSTU has: "time and position", "time only", "position only", "neither"; "-" for other models.
std::string biasText(const config::ExperimentConfig &config);
/// The preset's key and what differs from it: "hstu · n_factors=64". Compared with the run's preset, else with the tutorial's of its model; seed,
/// device and threads don't count. The run's name when its settings can't be read.
std::string settingsText(const Run &run);

} // namespace hstudio::compare
