#include "core/experiment/runsession.h"

#include "core/base/clock.h"
#include "core/config/configjson.h"
#include "core/experiment/runfiles.h"
#include "core/training/faults.h"

#include <algorithm>
#include <exception>

namespace hstudio::experiment
{
namespace
{

using store::RunState;
using training::EndReason;

const char *reasonOf(EndReason reason)
{
    switch (reason) {
    case EndReason::MaxEpochs: return "max_epochs";
    case EndReason::EarlyStop: return "early_stop";
    case EndReason::Diverged: return "diverged";
    case EndReason::Stopped: return "stopped";
    }
    return "";
}

/// The border where exceptions end: what `work` throws becomes its error.
template<typename Work>
std::invoke_result_t<Work> guarded(const config::ExperimentConfig &settings, Work &&work)
{
    try {
        return work();
    } catch (const std::exception &) {
        return training::currentFault(settings);
    }
}

} // namespace

RunSession::RunSession(store::Store &store, Mailbox &mailbox, RunExecutor &executor, RunControl &control, store::RunRecord record)
    : m_store(store), m_mailbox(mailbox), m_executor(executor), m_control(control), m_record(std::move(record)),
      m_log(m_store.runFolder(m_record.id) / "run.log")
{}

void RunSession::work()
{
    m_mailbox.push(RunStateChanged{m_record});
    const auto end = guarded(m_settings, [this] { return base::Result(workToEnd()); });
    m_end = end ? *end : RunEnd{RunState::Failed, end.error().text()};
}

bool RunSession::settle()
{
    if (!writePending() || !writeEvaluation())
        return false;
    if (auto stored = m_store.setRunState(m_record.id, m_end.state, m_end.reason); !stored) {
        warn(stored.error());
        return false;
    }
    log(std::string(toString(m_end.state)));
    if (auto record = m_store.run(m_record.id))
        m_mailbox.push(RunStateChanged{*std::move(record)});
    return true;
}

RunEnd RunSession::workToEnd()
{
    const auto failed = [this](const base::Error &error) {
        const auto text = "failed: " + error.text();
        m_log.write(base::log::Level::Error, text + (error.detail.empty() ? "" : " (" + error.detail + ")"));
        mark(RunMark::Kind::Failed);
        m_mailbox.push(RunLogged{m_record.id, text});
        return RunEnd{RunState::Failed, error.text()};
    };
    auto job = makeJob();
    if (!job)
        return failed(job.error());
    const auto fingerprint = guarded(m_settings, [&] { return m_executor.prepare(*job); });
    if (!fingerprint)
        return failed(fingerprint.error());
    if (auto stored = m_store.setFingerprint(m_record.id, *fingerprint); !stored)
        warn(stored.error());
    log((job->resume ? "resumed: " : "started: ") + *fingerprint);

    const auto outcome = guarded(m_settings, [&] { return m_executor.train(*job, *this); });
    recordCheckpoints(*job);
    if (!outcome)
        return failed(outcome.error());
    collectMissing(outcome->epochs);
    return endOf(*job, *outcome);
}

base::Result<RunJob> RunSession::makeJob()
{
    auto settings = config::fromJsonText(m_record.configJson);
    if (!settings)
        return settings.error();
    m_settings = *settings;
    RunJob job{.record = m_record, .config = *std::move(settings), .folder = m_store.runFolder(m_record.id), .resume = false};
    if (auto ready = goBackToCheckpoint(job); !ready)
        return ready.error();
    return job;
}

/// The database must not know epochs that the checkpoint doesn't: they will be trained again.
base::Result<void> RunSession::goBackToCheckpoint(RunJob &job)
{
    const auto checkpoint = guarded(m_settings, [&] { return m_executor.checkpoint(job.folder); });
    if (!checkpoint)
        return checkpoint.error();
    job.resume = checkpoint->has_value();
    if (job.resume) {
        markResumed(**checkpoint);
        for (const auto &damaged : (*checkpoint)->damaged)
            warn({damaged.code,
                  HSTUDIO_TEXT("Error", "%1 The run goes on from the checkpoint of epoch %2 instead."),
                  {damaged.text(), std::to_string((*checkpoint)->epoch)}});
    }
    return m_store.truncateEpochs(m_record.id, job.resume ? (*checkpoint)->epoch : 0);
}

RunEnd RunSession::endOf(const RunJob &job, const training::TrainingOutcome &outcome)
{
    const std::string reason = reasonOf(outcome.reason);
    log("training ended: " + reason);
    const bool stopped = outcome.reason == EndReason::Stopped;
    if (stopped && m_control.shuttingDown())
        return {RunState::Interrupted, {}};
    if (!outcome.epochs.empty() && outcome.reason != EndReason::Diverged)
        evaluate(job);
    return {stopped ? RunState::Stopped : RunState::Finished, reason};
}

/// A test that fails leaves a trained run without test metrics, and says so.
void RunSession::evaluate(const RunJob &job)
{
    const auto stop = m_control.beginEvaluation();
    auto evaluation = guarded(m_settings, [&] { return m_executor.evaluate(job, stop); });
    if (!evaluation)
        return warn(evaluation.error());
    m_evaluation = *std::move(evaluation);
}

bool RunSession::writeEvaluation()
{
    if (!m_evaluation)
        return true;
    if (auto stored = m_store.addEvaluation(m_record.id, *m_evaluation); !stored) {
        warn(stored.error());
        return false;
    }
    m_mailbox.push(RunEvaluated{m_record.id, m_evaluation->metrics});
    m_evaluation.reset();
    return true;
}

void RunSession::onProgress(const training::StepProgress &progress)
{
    m_progress = progress;
    m_mailbox.push(RunProgressed{m_record.id, progress});
}

void RunSession::onWarning(const base::Error &error) { warn(error); }

void RunSession::onEpoch(const training::EpochRecord &record)
{
    m_pending.push_back(record);
    writePending();
}

bool RunSession::writePending()
{
    if (m_pending.empty())
        return true;
    while (!m_pending.empty()) {
        const auto &record = m_pending.front();
        if (auto stored = m_store.addEpoch(m_record.id, record); !stored) {
            warn(stored.error());
            return false;
        }
        m_mailbox.push(EpochFinished{m_record.id, record});
        log("epoch " + std::to_string(record.epoch) + ": train_loss " + std::to_string(record.trainLoss) + ", val_loss " +
            std::to_string(record.valLoss) + (record.best ? ", best so far" : ""));
        m_pending.pop_front();
    }
    m_warned.clear();
    return true;
}

/// The checkpoint may know epochs that were never written, when the program was killed while the disk was full.
void RunSession::collectMissing(const std::vector<training::EpochRecord> &epochs)
{
    const auto known = m_store.epochs(m_record.id);
    if (!known)
        return warn(known.error());
    const auto has = [](const auto &records, std::int64_t epoch) {
        return std::ranges::find(records, epoch, &training::EpochRecord::epoch) != records.end();
    };
    for (const auto &record : epochs) {
        if (!has(*known, record.epoch) && !has(m_pending, record.epoch))
            m_pending.push_back(record);
    }
}

void RunSession::recordCheckpoints(const RunJob &job)
{
    const auto checkpoint = guarded(m_settings, [&] { return m_executor.checkpoint(job.folder); });
    const auto position = checkpoint && *checkpoint ? **checkpoint : training::CheckpointInfo{};
    if (auto stored = m_store.setCheckpoints(m_record.id, checkpointFiles(job.folder, position)); !stored)
        warn(stored.error());
}

training::Request RunSession::request()
{
    if (const auto wanted = m_control.wanted(); wanted != training::Request::Pause)
        return wanted;
    mark(RunMark::Kind::Paused);
    changeState(RunState::Paused);
    const auto wanted = m_control.waitWhilePaused();
    changeState(RunState::Running);
    return wanted;
}

void RunSession::changeState(RunState state)
{
    if (auto stored = m_store.setRunState(m_record.id, state); !stored)
        return warn(stored.error());
    log(std::string(toString(state)));
    if (auto record = m_store.run(m_record.id))
        m_mailbox.push(RunStateChanged{*std::move(record)});
}

/// Where the training is now. A mark that can't be written is only missing from a picture.
void RunSession::mark(RunMark::Kind kind)
{
    const auto inEpoch =
        m_progress.stepsPerEpoch > 0 ? static_cast<double>(m_progress.step) / static_cast<double>(m_progress.stepsPerEpoch) : 0.0;
    const auto stored = addMark(m_store.runFolder(m_record.id), {.kind = kind,
                                                                 .at = base::unixNow(),
                                                                 .epoch = static_cast<double>(m_progress.epoch - 1) + inEpoch,
                                                                 .globalStep = m_progress.globalStep});
    if (!stored)
        m_log.write(base::log::Level::Warning, stored.error().text());
}

/// A checkpoint says its steps; how many make an epoch, the finished ones tell.
void RunSession::markResumed(const training::CheckpointInfo &checkpoint)
{
    m_progress.epoch = checkpoint.epoch + 1;
    m_progress.globalStep = checkpoint.globalStep;
    const auto known = m_store.epochs(m_record.id);
    if (known && !known->empty() && known->front().epoch == 1 && checkpoint.epoch > 0) {
        m_progress.stepsPerEpoch = known->front().globalStep;
        m_progress.step = checkpoint.globalStep - checkpoint.epoch * m_progress.stepsPerEpoch;
    }
    mark(RunMark::Kind::Resumed);
}

void RunSession::log(const std::string &text)
{
    m_log.write(base::log::Level::Info, text);
    m_mailbox.push(RunLogged{m_record.id, text});
}

/// A full disk says the same with every epoch: it is told once, until something works again.
void RunSession::warn(const base::Error &error)
{
    const auto text = error.text();
    if (text == m_warned)
        return;
    m_warned = text;
    m_log.write(base::log::Level::Warning, text + (error.detail.empty() ? "" : " (" + error.detail + ")"));
    m_mailbox.push(RunLogged{m_record.id, text});
    m_mailbox.push(QueueWarning{error});
}

} // namespace hstudio::experiment
