#pragma once

#include "core/base/log.h"
#include "core/experiment/mailbox.h"
#include "core/experiment/runcontrol.h"
#include "core/experiment/runexecutor.h"
#include "core/experiment/runmarks.h"
#include "core/store/store.h"

#include <deque>
#include <optional>
#include <string>

namespace hstudio::experiment
{

/// How a run ended.
struct RunEnd
{
    store::RunState state = store::RunState::Failed;
    std::string reason;
};

/// The state machine of one claimed run: from running to an ended state, on the calling thread. Everything is committed before it is told.
///
/// An epoch that can't be written (full disk) is kept and tried again with the next one; training goes on.
class RunSession final : public training::Observer
{
public:
    RunSession(store::Store &store, Mailbox &mailbox, RunExecutor &executor, RunControl &control, store::RunRecord record);

    /// Works the run off, up to its end. settle() then makes it known.
    void work();
    /// Writes what the database doesn't hold yet, the ended state last, and tells it. False while the database refuses; may be called again.
    bool settle();

    void onProgress(const training::StepProgress &progress) override;
    void onEpoch(const training::EpochRecord &record) override;
    training::Request request() override;
    void onWarning(const base::Error &error) override;

private:
    RunEnd workToEnd();
    base::Result<RunJob> makeJob();
    base::Result<void> goBackToCheckpoint(RunJob &job);
    RunEnd endOf(const RunJob &job, const training::TrainingOutcome &outcome);
    void evaluate(const RunJob &job);
    bool writePending();
    bool writeEvaluation();
    void collectMissing(const std::vector<training::EpochRecord> &epochs);
    void recordCheckpoints(const RunJob &job);
    void changeState(store::RunState state);
    void mark(RunMark::Kind kind);
    void markResumed(const training::CheckpointInfo &checkpoint);
    void log(const std::string &text);
    void warn(const base::Error &error);

    store::Store &m_store;
    Mailbox &m_mailbox;
    RunExecutor &m_executor;
    RunControl &m_control;
    store::RunRecord m_record;
    config::ExperimentConfig m_settings; ///< of the run, once they are read
    base::log::RunLog m_log;
    std::string m_warned;                              ///< the last warning
    std::deque<training::EpochRecord> m_pending;       ///< finished, not yet in the database
    std::optional<inference::Evaluation> m_evaluation; ///< the same
    RunEnd m_end;
    training::StepProgress m_progress; ///< the newest of this sitting
};

} // namespace hstudio::experiment
