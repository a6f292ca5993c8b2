#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::store
{

/// The workspace's database, workspace.db (schema: docs/database.md): SQLite, WAL, foreign keys, migrations by user_version, each in a transaction
/// with a backup copy beside the file first. One writer thread inside; reads use a connection per thread. All functions are thread-safe and
/// blocking (a write returns when it is committed): never call them from the GUI thread.
/// Errors: Io, Busy, BadData (corrupt: says what to do), Unsupported (made by a newer version).
class Store final
{
public:
    /// Opens or creates `workspace`/workspace.db, migrates it, creates datasets/ and runs/. Runs marked running or paused whose owner process is gone become interrupted.
    static base::Result<std::shared_ptr<Store>> open(const std::filesystem::path &workspace);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    [[nodiscard]] const std::filesystem::path &workspace() const;
    [[nodiscard]] std::filesystem::path datasetsFolder() const;
    [[nodiscard]] std::filesystem::path datasetFolder(const DatasetRecord &dataset) const;
    [[nodiscard]] std::filesystem::path runFolder(base::RunId run) const;

    // Programs
    /// Makes this program known to others on the workspace, until the store is closed. `worksAll`: it works off everybody's queued runs.
    base::Result<void> announce(const std::string &name, bool worksAll);
    /// Announced programs that are alive, in the order of arrival; not the one of this store.
    base::Result<std::vector<ProgramRecord>> otherPrograms();
    /// Whether a program that came before this one works off everybody's queued runs: then this one leaves them to it.
    base::Result<bool> hasElder();
    /// What became true without this store: runs of ended processes become interrupted. Returns whether that happened or another program has changed
    /// the database since the last call (the first: since it was opened). Cheap enough for every second; one caller.
    base::Result<bool> lookAround();

    // Data sets
    /// Adds one, or returns the record that has the same hash (renamed when `record.name` isn't empty and differs).
    base::Result<DatasetRecord> addDataset(DatasetRecord record);
    base::Result<std::vector<DatasetRecord>> datasets();
    base::Result<DatasetRecord> dataset(base::DatasetId id);
    /// By id ("3") or by name. NotFound lists the names there are.
    base::Result<DatasetRecord> findDataset(const std::string &idOrName);
    /// Refused with Busy while runs use it.
    base::Result<void> removeDataset(base::DatasetId id);

    // Runs
    /// Adds a queued run at the end of the queue; id, createdAt, colour and queuePosition are assigned. The name may repeat: ids tell them apart.
    /// An owner in the record reserves the run: while that process lives, no other one claims it.
    base::Result<RunRecord> addRun(RunRecord record);
    base::Result<std::vector<RunRecord>> runs(std::optional<base::DatasetId> dataset = {});
    base::Result<RunRecord> run(base::RunId id);
    /// By id or by name (the newest of that name). NotFound says how to list them.
    base::Result<RunRecord> findRun(const std::string &idOrName);
    /// Changes name, notes, tags, group or trashedAt; what is empty in `change` stays.
    struct RunChange
    {
        std::optional<std::string> name, notes, tags, group;
        std::optional<std::int64_t> trashedAt;
    };
    base::Result<void> changeRun(base::RunId id, const RunChange &change);
    /// Deletes the row with everything that hangs on it, and the run's folder. Refused with Busy for an active run.
    base::Result<void> deleteRun(base::RunId id);
    /// Takes the first queued run for this process: atomically marks it running with owner and start time. Empty when none waits.
    /// `reservedOnly`: only runs that are reserved for this process.
    base::Result<std::optional<RunRecord>> claimNextQueued(bool reservedOnly = false);
    /// The same for one run that is queued, interrupted, stopped or failed. Busy when a live process works on it; InvalidArgument when it has finished.
    base::Result<RunRecord> claimRun(base::RunId id);
    /// An ended state sets endedAt and takes the owner away; a working one makes this process the owner of a run that has none.
    base::Result<void> setRunState(base::RunId id, RunState state, const std::string &reason = {});
    /// Puts an interrupted, stopped or failed run at the front of the queue, reserved for this process if wanted. InvalidArgument for other states.
    base::Result<void> requeue(base::RunId id, bool reserve = false);
    base::Result<void> setFingerprint(base::RunId id, const std::string &json);
    /// Puts a queued run before all others. Busy when it has started meanwhile.
    base::Result<void> moveToFront(base::RunId id);
    /// Puts queued runs in this order.
    base::Result<void> reorderQueue(std::span<const base::RunId> order);
    /// Removes a run that is still queued; one that was queued again for resuming keeps its results and becomes what it was before.
    /// Busy when it has started meanwhile.
    base::Result<void> removeQueued(base::RunId id);
    /// Marks a run that is still queued as stopped. Busy when it has started meanwhile.
    base::Result<void> stopQueued(base::RunId id);

    // Epochs
    /// Commits one epoch and the run's best so far.
    base::Result<void> addEpoch(base::RunId id, const training::EpochRecord &record);
    base::Result<std::vector<training::EpochRecord>> epochs(base::RunId id);
    /// Forgets epochs after `epoch` (resuming from an older checkpoint).
    base::Result<void> truncateEpochs(base::RunId id, std::int64_t epoch);

    // Checkpoints
    /// What the run's folder holds now; replaces what was said before.
    base::Result<void> setCheckpoints(base::RunId id, std::span<const CheckpointRecord> checkpoints);
    base::Result<std::vector<CheckpointRecord>> checkpoints(base::RunId id);

    // Test evaluations
    base::Result<base::EvaluationId> addEvaluation(base::RunId id, const inference::Evaluation &evaluation);
    /// The newest one; NotFound when there is none.
    base::Result<inference::Evaluation> evaluation(base::RunId id);

    // Recommendations
    /// Stores many rows in bulk, a transaction for each batch; the list is seen when it is complete, and then replaces the one of the same
    /// (run, queryRule, queryTime, k, filterSeen). `rows` is called on the calling thread until it returns an empty batch, or an error
    /// (e.g. Cancelled): then nothing is kept. A batch of some 10,000 rows is a good size.
    using RowSource = std::function<base::Result<std::vector<RecommendationRow>>()>;
    base::Result<RecommendationRequestRecord> addRecommendations(RecommendationRequestRecord request, const RowSource &rows);
    base::Result<std::vector<RecommendationRequestRecord>> recommendationRequests(base::RunId run);
    /// The stored list of one user, by rank; empty when there is none.
    base::Result<std::vector<RecommendationRow>> recommendations(base::RecommendationId id, std::uint32_t userCode);

    // What-ifs
    /// Adds a what-if, or changes the one with the record's id. Dates are assigned. Errors: InvalidArgument for an empty name or one that another what-if of the
    /// data set has; NotFound when the data set or the what-if to change isn't there.
    base::Result<WhatIfRecord> saveWhatIf(WhatIfRecord record);
    /// Those of a data set by name.
    base::Result<std::vector<WhatIfRecord>> whatIfs(base::DatasetId dataset);
    /// By id ("3") or name. NotFound lists the names there are.
    base::Result<WhatIfRecord> findWhatIf(base::DatasetId dataset, const std::string &idOrName);
    base::Result<void> removeWhatIf(WhatIfId id);

    // Settings of the workspace
    base::Result<std::optional<std::string>> setting(const std::string &key);
    base::Result<void> setSetting(const std::string &key, const std::string &value);

    /// PRAGMA integrity_check; ok when clean.
    base::Result<void> checkIntegrity();

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> state);
    void withdraw();
    base::Result<void> storeRows(RecommendationRequestRecord &request, const RowSource &rows);

    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::store
