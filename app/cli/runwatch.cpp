#include "app/cli/runwatch.h"

#include "app/cli/documents.h"
#include "app/cli/metricgrid.h"
#include "app/cli/output.h"
#include "app/cli/text.h"
#include "core/config/configjson.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

constexpr double kSecondsBetweenLooks = 0.2;

std::int64_t maxEpochsOf(const store::RunRecord &record)
{
    const auto config = config::fromJsonText(record.configJson);
    return config ? config->stopping.maxEpochs : 1;
}

std::string padded(std::string text, std::size_t width)
{
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/// "epoch   7/100  train 4.1234  val 4.5678  recall@10 0.1234  ndcg@10 0.0678  12.3 s  best"
std::string epochLine(const training::EpochRecord &epoch, std::int64_t maxEpochs)
{
    const std::string total = std::to_string(maxEpochs);
    std::string line = "epoch " + padded(std::to_string(epoch.epoch), total.size()) + '/' + total;
    line += "  train " + metricText(epoch.trainLoss) + "  val " + metricText(epoch.valLoss);
    for (const char *metric : {"recall@10", "ndcg@10"})
        if (epoch.metrics.contains(metric))
            line += std::string("  ") + metric + ' ' + metricText(epoch.metrics, metric);
    line += "  " + padded(decimalText(epoch.seconds, 1), 5) + " s";
    return line + (epoch.best ? "  best" : "");
}

std::string endSentence(const store::RunRecord &run)
{
    const std::string name = "Run " + std::to_string(run.id.value) + " (" + run.name + ")";
    if (run.state == store::RunState::Failed)
        return name + " failed: " + run.reason;
    const std::string best =
        run.bestEpoch > 0 ? " Best epoch: " + std::to_string(run.bestEpoch) + " of " + std::to_string(run.epochs) + "." : "";
    if (run.reason == "early_stop")
        return name + " finished: no improvement for its patience." + best;
    if (run.reason == "max_epochs")
        return name + " finished: all epochs done." + best;
    return name + " ended: " + std::string(store::toString(run.state)) + (run.reason.empty() ? "" : ", " + run.reason) + "." + best;
}

} // namespace

RunWatch::RunWatch(const Context &context, std::shared_ptr<store::Store> store, const experiment::CheckpointPolicy &checkpoints)
    : m_context(context), m_mailbox(std::make_shared<experiment::Mailbox>())
{
    if (const auto announced = store->announce("hstudio-cli", /*worksAll=*/false); !announced)
        onWarning(announced.error());
    if (const auto others = store->otherPrograms(); others && !others->empty())
        printNote("The workspace is open in " + others->front().name + " (process " + std::to_string(others->front().pid) +
                  ") too; this program works on its own runs only.");
    m_queue = std::make_unique<experiment::RunQueue>(std::move(store), m_mailbox,
                                                     experiment::RunQueueOptions{.ownRunsOnly = true, .checkpoints = checkpoints});
}

Outcome RunWatch::train(const std::vector<store::RunRecord> &runs)
{
    for (const store::RunRecord &run : runs)
        m_runs[run.id.value] = {.maxEpochs = maxEpochsOf(run), .record = run};
    m_queue->start();
    // The queue holds by itself when the workspace can't be written.
    const auto working = [this] { return m_queue->started() || m_queue->current().valid(); };
    while (!allEnded() && !m_context.interrupt->requested() && working())
        for (const experiment::Event &event : m_mailbox->waitAndTake(kSecondsBetweenLooks))
            handle(event);
    if (m_context.interrupt->requested())
        interrupt();
    m_queue.reset();
    for (const experiment::Event &event : m_mailbox->take())
        handle(event);
    m_line.reset();
    return outcome();
}

void RunWatch::interrupt()
{
    m_line.reset();
    if (!m_context.json)
        std::cerr << "Stopping; the checkpoint is being written …\n";
    for (auto &[id, run] : m_runs)
        if (!run.started && m_queue->remove(run.record.id).ok())
            run.ended = true;
}

void RunWatch::handle(const experiment::Event &event)
{
    if (const auto *state = std::get_if<experiment::RunStateChanged>(&event))
        onState(state->record);
    else if (const auto *progress = std::get_if<experiment::RunProgressed>(&event))
        onProgress(progress->run, progress->progress);
    else if (const auto *epoch = std::get_if<experiment::EpochFinished>(&event))
        onEpoch(epoch->run, epoch->record);
    else if (const auto *warning = std::get_if<experiment::QueueWarning>(&event))
        onWarning(warning->error);
}

/// Told at once: a run that can't write its checkpoint goes on, and somebody may free the disk meanwhile.
void RunWatch::onWarning(const base::Error &error)
{
    if (m_line)
        m_line->clear();
    printNote(error.text());
    m_warning = error;
}

void RunWatch::onState(const store::RunRecord &record)
{
    const auto found = m_runs.find(record.id.value);
    if (found == m_runs.end() || found->second.ended)
        return;
    Watched &run = found->second;
    run.record = record;
    if (record.state == store::RunState::Running && !run.started) {
        run.started = true;
        onStarted(run);
    } else if (!store::isActive(record.state)) {
        run.ended = true;
        onEnded(run);
    }
}

void RunWatch::onStarted(const Watched &run)
{
    m_line = std::make_unique<ProgressLine>();
    if (m_context.json)
        printJson({{"event", "started"}, {"run", run.record.id.value}, {"name", run.record.name}, {"seed", run.record.seed}});
    else
        std::cout << "Run " << run.record.id.value << " (" << run.record.name << ")\n" << std::flush;
}

void RunWatch::onProgress(base::RunId id, const training::StepProgress &progress)
{
    const auto found = m_runs.find(id.value);
    if (found == m_runs.end() || !m_line)
        return;
    const auto total = static_cast<double>(std::max<std::int64_t>(1, found->second.maxEpochs));
    const double inEpoch =
        progress.stepsPerEpoch > 0 ? static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch) : 0.0;
    m_line->show(found->second.record.name + " · epoch " + std::to_string(progress.epoch) + " of " +
                     std::to_string(found->second.maxEpochs) + " · loss " + metricText(progress.trainLoss) +
                     (progress.validating ? " · validating" : ""),
                 (static_cast<double>(progress.epoch - 1) + inEpoch) / total);
}

void RunWatch::onEpoch(base::RunId id, const training::EpochRecord &epoch)
{
    const auto found = m_runs.find(id.value);
    if (found == m_runs.end())
        return;
    if (m_context.json) {
        Json line = {{"event", "epoch"}, {"run", id.value}};
        line.update(epochDocument(epoch));
        printJson(line);
        return;
    }
    if (m_line)
        m_line->clear();
    std::cout << epochLine(epoch, found->second.maxEpochs) + '\n' << std::flush;
}

void RunWatch::onEnded(const Watched &run)
{
    m_line.reset();
    if (m_context.json) {
        printJson({{"event", "finished"},
                   {"run", run.record.id.value},
                   {"state", std::string(store::toString(run.record.state))},
                   {"reason", run.record.reason},
                   {"best_epoch", run.record.bestEpoch},
                   {"best", metricsDocument(run.record.validation)},
                   {"test", metricsDocument(run.record.test)}});
        return;
    }
    if (run.record.state == store::RunState::Failed)
        return; // said once, as the error
    std::cout << endSentence(run.record) + '\n';
    if (!run.record.test.empty())
        std::cout << "\nTest metrics:\n" + metricGrid(run.record.test);
    std::cout << '\n' << std::flush;
}

bool RunWatch::allEnded() const
{
    return std::all_of(m_runs.begin(), m_runs.end(), [](const auto &entry) { return entry.second.ended; });
}

Outcome RunWatch::outcome() const
{
    if (m_context.interrupt->requested()) {
        std::string hint;
        for (const auto &[id, run] : m_runs)
            if (run.started && run.record.state != store::RunState::Finished)
                hint = " Continue with \"hstudio-cli resume " + std::to_string(id) + "\".";
        return base::Error{base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "Interrupted; what was trained so far is kept.%1"), {hint}};
    }
    for (const auto &[id, run] : m_runs)
        if (run.record.state == store::RunState::Failed)
            return base::Error{base::ErrorCode::Internal, "%1", {endSentence(run.record)}};
    if (m_warning && !allEnded())
        return *m_warning;
    return {};
}

} // namespace hstudio::cli
