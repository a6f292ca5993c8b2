#include "core/training/session.h"

#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/config/fields.h"
#include "core/training/checkpoint.h"
#include "core/training/prefetcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <span>
#include <sstream>
#include <thread>

namespace hstudio::training
{

namespace
{

constexpr double kRateSeconds = 1.0;        // window of the speeds that are shown
constexpr double kCollectSeconds = 0.25;    // how long losses may stay unread on a GPU …
constexpr std::size_t kCollectLosses = 256; // … and how many
constexpr auto kRetry = std::chrono::milliseconds(500);

std::uint64_t seedOf(const config::ExperimentConfig &config) { return static_cast<std::uint64_t>(config.device.seed); }

} // namespace

Session::Session(const config::ExperimentConfig &config, const data::TrainingData &data, const TrainerOptions &options, Observer &observer,
                 const torch::Device &device)
    : m_config(config), m_data(data), m_options(options), m_observer(observer), m_device(device),
      m_model(nn::makeModel(config.model, config.loss, data.items.size(), seedOf(config), device)), m_adam(*m_model, config.optimizer.lr),
      m_stopping(config.stopping)
{}

std::int64_t Session::stepsPerEpoch() const
{
    const auto sequences = static_cast<std::int64_t>(m_data.train.size());
    return (sequences + m_config.optimizer.batchSize - 1) / m_config.optimizer.batchSize;
}

base::Result<TrainingOutcome> Session::run()
{
    if (m_data.train.size() == 0)
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "The data set has no user with enough interactions to train on. Lower train_min_user_interactions (now %1)."),
            {std::to_string(m_config.evaluation.trainMinUserInteractions)}};
    if (writes()) {
        if (const auto folder = base::ensureWritableFolder(m_options.folder); !folder)
            return folder.error();
        removeUnfinished(m_options.folder);
    }
    if (m_options.resume) {
        if (const auto restored = restore(); !restored)
            return restored.error();
    }
    auto reason = m_end;
    while (!reason) {
        auto flow = trainEpoch();
        if (flow && *flow == Flow::GoOn)
            flow = finishEpoch();
        if (!flow)
            return flow.error();
        reason = *flow == Flow::Stop ? m_end.value_or(EndReason::Stopped) : m_end;
    }
    if (const auto saved = saveAtEnd(); !saved)
        return saved.error();
    return outcome(*reason);
}

TrainingOutcome Session::outcome(EndReason reason) const
{
    TrainingOutcome result;
    result.reason = reason;
    result.epochs = m_progress.epochs;
    result.seconds = m_clock.seconds();
    if (const auto *best = bestOf(m_progress.epochs)) {
        result.best = *best;
        result.bestEpoch = best->epoch;
    }
    return result;
}

base::Result<void> Session::restore()
{
    auto progress = readCheckpoint(m_options.folder, m_config, m_data, *m_model, m_adam);
    if (!progress)
        return progress.error();
    m_progress = *std::move(progress);
    m_losses = LossLedger(m_progress.lossSum, m_progress.lossWeight);
    m_clock = WorkClock(m_progress.wallSeconds);
    m_rate.since = m_clock.seconds();
    for (const auto &record : m_progress.epochs)
        m_end = m_stopping.update(monitoredValue(record, m_config.stopping.monitor)).end;
    return {};
}

base::Result<Session::Flow> Session::trainEpoch()
{
    const auto epoch = static_cast<std::uint32_t>(m_progress.epoch);
    const auto order = data::shuffledOrder(m_data.train.size(), seedOf(m_config), epoch);
    const data::NegativesKey negatives{seedOf(m_config), epoch, negativesPerTarget(m_config.loss)};
    const auto batchSize = static_cast<std::size_t>(m_config.optimizer.batchSize);
    Prefetcher<data::PackedBatch> batches(m_progress.step, stepsPerEpoch(), [&](std::int64_t step) {
        const auto begin = static_cast<std::size_t>(step) * batchSize;
        return data::trainingBatch(m_data, std::span(order).subspan(begin, std::min(batchSize, order.size() - begin)), negatives);
    });
    m_model->train();
    while (m_progress.step < stepsPerEpoch()) {
        if (const auto flow = atStepBoundary(); !flow || *flow == Flow::Stop)
            return flow;
        trainOn(batches.next());
        const auto due = m_device.is_cpu() || m_losses.pending() >= kCollectLosses || m_sinceCollection.seconds() >= kCollectSeconds;
        if (!due)
            continue;
        if (const auto collected = collectLosses(); !collected)
            return collected.error();
        report(/*validating=*/false);
    }
    return Flow::GoOn;
}

void Session::trainOn(data::PackedBatch packed)
{
    const auto batch = nn::makeBatch(std::move(packed), m_device);
    auto step = watchedStep(*m_model, m_adam, batch, {seedOf(m_config), static_cast<std::uint32_t>(m_progress.epoch)});
    m_losses.add(std::move(step.loss), batch.size());
    m_gradients.push_back(std::move(step.gradient));
    ++m_progress.step;
    ++m_progress.globalStep;
    m_progress.tokens += batch.tokens();
    m_rate.tokens += batch.tokens();
    m_rate.sequences += batch.size();
}

base::Result<Session::Flow> Session::finishEpoch()
{
    const auto trainedSeconds = m_clock.seconds() - m_progress.epochStartedAt;
    if (const auto healthy = checkHealth(); !healthy)
        return healthy.error();
    report(/*validating=*/true);
    base::Result<Flow> flow = Flow::GoOn;
    const auto validation = validate(*m_model, m_data, m_config, m_device, [this, &flow] {
        flow = atStepBoundary();
        return flow && *flow == Flow::GoOn;
    });
    if (!validation)
        return flow;
    if (!std::isfinite(validation->loss))
        return diverged("val_loss");

    auto record = recordOf(*validation, trainedSeconds);
    const auto verdict = m_stopping.update(monitoredValue(record, m_config.stopping.monitor));
    record.best = verdict.best;
    record.epochsWithoutImprovement = verdict.epochsWithoutImprovement;
    m_end = verdict.end;
    m_observer.onEpoch(record);

    if (record.best && writes())
        m_unsavedBest = nn::parametersOf(*m_model);
    m_progress.epochs.push_back(record);
    ++m_progress.epoch;
    m_progress.step = 0;
    m_progress.tokens = 0;
    m_progress.epochStartedAt = m_clock.seconds();
    m_losses = {};
    saveOrWarn();
    if (m_end)
        return Flow::GoOn;
    const auto request = ask();
    return request == Request::StopAfterEpoch || request == Request::StopNow ? Flow::Stop : Flow::GoOn;
}

EpochRecord Session::recordOf(const ValidationResult &validation, double trainedSeconds) const
{
    EpochRecord record;
    record.epoch = m_progress.epoch;
    record.globalStep = m_progress.globalStep;
    record.trainLoss = m_losses.mean();
    record.valLoss = validation.loss;
    record.metrics = validation.metrics;
    record.wallSeconds = m_clock.seconds();
    record.seconds = record.wallSeconds - m_progress.epochStartedAt;
    record.tokensPerSecond = trainedSeconds > 0 ? static_cast<double>(m_progress.tokens) / trainedSeconds : 0.0;
    record.learningRate = m_config.optimizer.lr;
    record.finishedAt = base::unixNow();
    return record;
}

Request Session::ask()
{
    const base::Stopwatch waited;
    auto request = m_observer.request();
    while (request == Request::Pause) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // an observer that doesn't block by itself
        request = m_observer.request();
    }
    m_clock.leaveOut(waited.seconds());
    return request;
}

base::Result<Session::Flow> Session::atStepBoundary()
{
    const auto stop = ask() == Request::StopNow;
    if (!stop && m_sinceCheckpoint.seconds() < m_options.checkpointSeconds)
        return Flow::GoOn;
    if (const auto healthy = checkHealth(); !healthy)
        return healthy.error();
    if (!stop) {
        saveOrWarn();
        return Flow::GoOn;
    }
    if (const auto saved = saveCheckpoint(); !saved)
        return saved.error();
    return Flow::Stop;
}

base::Result<void> Session::collectLosses()
{
    m_sinceCollection.restart();
    if (const auto stepsAgo = m_losses.collect())
        return diverged("train_loss", *stepsAgo);
    // Where steps aren't taken with broken gradients, this is where they are noticed; elsewhere the next loss tells.
    if (m_device.is_cpu() && !m_gradients.empty() && !std::isfinite(m_gradients.back().item<double>()))
        return diverged("gradient");
    if (m_gradients.size() > 1)
        m_gradients.erase(m_gradients.begin(), m_gradients.end() - 1);
    return {};
}

base::Result<void> Session::checkHealth()
{
    if (const auto collected = collectLosses(); !collected)
        return collected;
    if (!allFinite(*m_model))
        return diverged("weights");
    return {};
}

base::Error Session::diverged(const std::string &number, std::int64_t stepsAgo) const
{
    const auto back = std::min(stepsAgo, m_progress.step - 1);
    return {base::ErrorCode::Diverged,
            HSTUDIO_TEXT("Error",
                         "The training diverged in epoch %1, step %2 of the run (batch %3 of %4): its %5 is not finite any more. Largest "
                         "gradient: %6, in the step before: %7. The last good checkpoint is kept. Try a smaller lr (now %8)."),
            {std::to_string(m_progress.epoch), std::to_string(m_progress.globalStep - back), std::to_string(m_progress.step - back),
             std::to_string(stepsPerEpoch()), number, gradientText(back), gradientText(back + 1), config::valueText(m_config.optimizer.lr)},
            number};
}

std::string Session::gradientText(std::int64_t stepsAgo) const
{
    const auto place = static_cast<std::int64_t>(m_gradients.size()) - 1 - stepsAgo;
    if (place < 0)
        return "-";
    std::ostringstream text;
    text << m_gradients[static_cast<std::size_t>(place)].item<double>();
    if (const auto name = stepsAgo == 0 ? largestGradientName(*m_model) : std::string(); !name.empty())
        text << " (" << name << ')';
    return text.str();
}

void Session::report(bool validating)
{
    const auto now = m_clock.seconds();
    if (const auto elapsed = now - m_rate.since; elapsed >= kRateSeconds || (m_rate.tokensPerSecond == 0 && elapsed > 0)) {
        m_rate = {.since = now,
                  .tokensPerSecond = static_cast<double>(m_rate.tokens) / elapsed,
                  .sequencesPerSecond = static_cast<double>(m_rate.sequences) / elapsed};
    }
    m_observer.onProgress({.epoch = m_progress.epoch,
                           .step = m_progress.step,
                           .stepsPerEpoch = stepsPerEpoch(),
                           .globalStep = m_progress.globalStep,
                           .trainLoss = m_losses.mean(),
                           .stepLoss = m_losses.last(),
                           .tokensPerSecond = m_rate.tokensPerSecond,
                           .sequencesPerSecond = m_rate.sequencesPerSecond,
                           .learningRate = m_config.optimizer.lr,
                           .validating = validating});
}

/// A checkpoint never gets ahead of the best weights: a run that dies while these are only in memory trains their epoch again.
base::Result<void> Session::saveCheckpoint()
{
    m_sinceCheckpoint.restart();
    if (!writes())
        return {};
    if (const auto saved = saveBest(); !saved)
        return saved;
    m_progress.lossSum = m_losses.sum();
    m_progress.lossWeight = m_losses.weight();
    m_progress.wallSeconds = m_clock.seconds();
    if (const auto saved = writeCheckpoint(m_options.folder, m_config, m_data, m_progress, *m_model, m_adam); !saved)
        return saved;
    if (m_progress.step != 0 || m_progress.epochs.empty() || m_options.keepCheckpoints <= 0)
        return {};
    return keepCheckpoint(m_options.folder, m_progress.epochs.back().epoch, m_options.keepCheckpoints);
}

base::Result<void> Session::saveBest()
{
    if (!m_unsavedBest)
        return {};
    const auto *best = bestOf(m_progress.epochs);
    auto saved = writeWeights(bestFile(m_options.folder), *m_unsavedBest, best != nullptr ? best->epoch : 0);
    if (saved)
        m_unsavedBest.reset();
    return saved;
}

/// A full disk must not end hours of work: the next try may succeed, and the older checkpoint is still there.
void Session::saveOrWarn()
{
    if (const auto saved = saveCheckpoint(); !saved)
        warn(saved.error());
    else
        m_warned.clear();
}

base::Result<void> Session::saveAtEnd()
{
    if (!writes())
        return {};
    if (const auto saved = insist([this] { return saveBest(); }); !saved)
        return saved;
    return insist([this] {
        return writeWeights(lastFile(m_options.folder), nn::parametersOf(*m_model), static_cast<std::int64_t>(m_progress.epochs.size()));
    });
}

/// Writes what would be lost otherwise: tried again until it works or somebody stops the run.
base::Result<void> Session::insist(const std::function<base::Result<void>()> &write)
{
    for (;;) {
        auto written = write();
        if (written)
            return written;
        warn(written.error());
        if (ask() == Request::StopNow)
            return written;
        const base::Stopwatch waited;
        std::this_thread::sleep_for(kRetry);
        m_clock.leaveOut(waited.seconds());
        std::error_code ignored;
        std::filesystem::create_directory(m_options.folder, ignored); // not its parents: without the workspace there is no place for it
    }
}

void Session::warn(const base::Error &error)
{
    if (error.text() == m_warned)
        return;
    m_warned = error.text();
    base::log::warning("Training goes on, but: " + m_warned);
    m_observer.onWarning(error);
}

} // namespace hstudio::training
