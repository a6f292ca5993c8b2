#pragma once

#include "core/experiment/runcontext.h"
#include "ui/common/workbench.h"
#include "ui/inspector/usertable.h"

#include <functional>
#include <memory>
#include <vector>

namespace hstudio::ui
{

/// A trained run opened for the inspector. Shared with worker threads; only the recommender in it has a state, and that is thread-safe.
struct InspectedRun
{
    std::shared_ptr<const experiment::OpenRun> run;
    std::shared_ptr<const UserTable> users;

    [[nodiscard]] base::RunId id() const { return run->record.id; }
    [[nodiscard]] const data::Dataset &dataset() const { return *run->dataset->table; }
    [[nodiscard]] bool needsTime() const { return run->recommender->requiresContext(); }
};

/// Reads weights, histories and the test ranks. Blocking.
base::Result<std::shared_ptr<const InspectedRun>> openInspectedRun(store::Store &store, base::RunId id);

/// The held-out films' ranks with this run minus those with another on the same data. Blocking. NotFound where one hasn't been evaluated.
base::Result<std::shared_ptr<const RankDifferences>> readDifferences(store::Store &store, const InspectedRun &run, base::RunId other);

/// True for runs that the inspector can open: weights are there and nobody is training them.
bool canInspect(const store::RunRecord &run);

/// Keeps the last opened runs, so that going back and forth between two costs nothing. GUI thread.
class RunShelf final : public QObject
{
    Q_OBJECT

public:
    using Opened = std::function<void(const base::Result<std::shared_ptr<const InspectedRun>> &)>;

    explicit RunShelf(Workbench &workbench, QObject *parent = nullptr) : QObject(parent), m_workbench(workbench) {}
    /// Calls `opened` at once when the run is at hand and still as it was, else when a worker has read it.
    void open(base::RunId id, Opened opened);

private:
    [[nodiscard]] std::shared_ptr<const InspectedRun> find(base::RunId id);

    Workbench &m_workbench;
    std::vector<std::shared_ptr<const InspectedRun>> m_runs; ///< newest first
};

} // namespace hstudio::ui
