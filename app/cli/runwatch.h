#pragma once

#include "app/cli/program.h"
#include "app/cli/progressline.h"
#include "core/experiment/mailbox.h"
#include "core/experiment/runqueue.h"
#include "core/store/store.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace hstudio::cli
{

/// Trains runs in this process and tells about it: JSON lines, or a line per epoch with a live line on a terminal and a metrics table at the end.
/// An interrupt stops the current run with its checkpoint kept and takes waiting ones out of the queue.
class RunWatch final
{
public:
    /// Says when another program has the workspace open: this one then works on its own runs beside it.
    RunWatch(const Context &context, std::shared_ptr<store::Store> store, const experiment::CheckpointPolicy &checkpoints = {});

    /// The queue to put runs into before train().
    [[nodiscard]] experiment::RunQueue &queue() { return *m_queue; }

    /// Works until all of `runs` have ended. Errors: Cancelled after an interrupt (says how to go on), the first failure's reason otherwise.
    Outcome train(const std::vector<store::RunRecord> &runs);

private:
    struct Watched
    {
        std::int64_t maxEpochs = 1;
        store::RunRecord record;
        bool started = false;
        bool ended = false;
    };

    void handle(const experiment::Event &event);
    void onState(const store::RunRecord &record);
    void onProgress(base::RunId run, const training::StepProgress &progress);
    void onEpoch(base::RunId run, const training::EpochRecord &epoch);
    void onStarted(const Watched &run);
    void onEnded(const Watched &run);
    void onWarning(const base::Error &error);
    void interrupt();
    [[nodiscard]] bool allEnded() const;
    [[nodiscard]] Outcome outcome() const;

    const Context &m_context;
    std::shared_ptr<experiment::Mailbox> m_mailbox;
    std::unique_ptr<experiment::RunQueue> m_queue;
    std::map<std::int64_t, Watched> m_runs; ///< by run id
    std::unique_ptr<ProgressLine> m_line;   ///< of the current run
    std::optional<base::Error> m_warning;   ///< the queue's last one
};

} // namespace hstudio::cli
