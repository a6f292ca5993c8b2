#pragma once

#include "core/base/ids.h"
#include "core/store/records.h"
#include "core/training/events.h"

#include <string>
#include <variant>

namespace hstudio::experiment
{

/// A run entered another state; `record` is what the database holds now.
struct RunStateChanged
{
    store::RunRecord record;
};

struct RunProgressed
{
    base::RunId run;
    training::StepProgress progress;
};

/// Sent after the epoch is committed.
struct EpochFinished
{
    base::RunId run;
    training::EpochRecord record;
};

/// The test evaluation after a training that reached its end.
struct RunEvaluated
{
    base::RunId run;
    metrics::MetricTable metrics;
};

/// A line for the run's log pane.
struct RunLogged
{
    base::RunId run;
    std::string text;
};

/// The queue itself has something to say (a write failed, the workspace vanished).
struct QueueWarning
{
    base::Error error;
};

/// Another program has changed the workspace, or has ended in the middle of a run: what was read before may be old.
struct WorkspaceChanged
{};

using Event = std::variant<RunStateChanged, RunProgressed, EpochFinished, RunEvaluated, RunLogged, QueueWarning, WorkspaceChanged>;

} // namespace hstudio::experiment
