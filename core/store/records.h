#pragma once

#include "core/base/ids.h"
#include "core/inference/evaluate.h"
#include "core/inference/whatif.h"
#include "core/training/events.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hstudio::store
{

/// An imported data set as the workspace lists it.
struct DatasetRecord
{
    base::DatasetId id;
    std::string name; ///< unique; a number is appended when taken
    std::string hash; ///< its folder below datasets/
    std::string source;
    std::string format;
    std::int64_t users = 0;
    std::int64_t items = 0;
    std::int64_t interactions = 0;
    std::int64_t refused = 0;
    std::int64_t firstTime = 0;
    std::int64_t lastTime = 0;
    double tiedShare = 0;
    std::int64_t importedAt = 0;
};

/// DESIGN: queued → running ⇄ paused → finished | stopped | failed; running without a live owner = interrupted, resumable.
enum class RunState
{
    Queued,
    Running,
    Paused,
    Finished,
    Stopped,
    Failed,
    Interrupted,
};
std::string_view toString(RunState state);
std::optional<RunState> runStateFromString(std::string_view text);
/// Queued, running and paused runs: the others have ended for now.
bool isActive(RunState state);

struct RunRecord
{
    base::RunId id;
    base::DatasetId dataset;
    std::string name;
    std::string preset;     ///< key of the preset it started from, or empty
    std::string configJson; ///< config::toJsonText
    std::int64_t seed = 0;
    RunState state = RunState::Queued;
    std::string reason; ///< "max_epochs", "early_stop", "diverged", "stopped"; for failed runs the error's text
    std::string group;  ///< runs queued together (an ablation, seeds) share it
    std::string notes;
    std::string tags;        ///< comma-separated
    std::int64_t colour = 0; ///< index into the series palette; stays the run's
    std::int64_t queuePosition = 0;
    std::int64_t createdAt = 0;
    std::int64_t startedAt = 0;
    std::int64_t endedAt = 0;
    std::int64_t trashedAt = 0; ///< 0 = not in the trash
    std::int64_t bestEpoch = 0;
    std::int64_t epochs = 0;                  ///< finished so far
    std::map<std::string, double> validation; ///< metrics and "val_loss" at the best epoch
    std::map<std::string, double> test;       ///< metrics of the newest test evaluation; empty = not evaluated
    std::int64_t ownerPid = 0;
    std::int64_t ownerStart = 0; ///< start time of that process, so that a reused pid isn't taken for it
    std::string fingerprint;     ///< JSON: data hash, versions, device
};

/// A file of weights or training state in a run's folder.
struct CheckpointRecord
{
    std::string file;       ///< name in the run's folder: "best.safetensors", "last.safetensors"
    std::int64_t epoch = 0; ///< finished epochs in it
    std::int64_t globalStep = 0;
    std::int64_t bytes = 0;
    std::int64_t writtenAt = 0;

    bool operator==(const CheckpointRecord &) const = default;
};

/// A program that has a workspace open.
struct ProgramRecord
{
    std::int64_t id = 0;   ///< in the order of arrival
    std::string name;      ///< "hstudio", "hstudio-cli"
    bool worksAll = false; ///< works off everybody's queued runs, not only its own
    std::int64_t pid = 0;
    std::int64_t openedAt = 0;
};

/// A stored list of recommendations for many users at once.
struct RecommendationRequestRecord
{
    base::RecommendationId id;
    base::RunId run;
    std::string queryRule;      ///< "test", "last", "at", "ignored"
    std::int64_t queryTime = 0; ///< for "at"
    std::int64_t k = 10;
    bool filterSeen = true;
    std::int64_t createdAt = 0;
    std::int64_t users = 0;
};

struct RecommendationRow
{
    std::uint32_t userCode = 0;
    std::int64_t queryTime = 0;
    std::int32_t rank = 1;
    std::uint32_t itemCode = 0;
    double score = 0;
    std::string user; ///< external ids as text, for other readers of the table
    std::string item;
};

using WhatIfId = base::Id<struct WhatIfTag>;

/// An edited history, saved by name. It belongs to a data set: any run on that can be asked.
struct WhatIfRecord
{
    WhatIfId id;
    base::DatasetId dataset;
    std::string name; ///< unique within the data set
    std::string user; ///< id of the user it began from; empty = a new person
    inference::WhatIfSession session;
    std::vector<std::string> items; ///< external ids of the session's films as text, for other readers of the table
    std::int64_t createdAt = 0;
    std::int64_t changedAt = 0;
};

} // namespace hstudio::store
