#include "ui/training/insight.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace hstudio::ui
{

namespace
{
struct Insight
{
    Q_DECLARE_TR_FUNCTIONS(Insight)
};

constexpr std::size_t recentEpochs = 3;
constexpr double lateShare = 0.05;

/// Typical change from one epoch to the next in the last `window` epochs; 0 with fewer than three.
double jitter(std::span<const training::EpochRecord> epochs, const std::string &metric, std::size_t window)
{
    const auto last = epochs.last(std::min(window, epochs.size()));
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 1; i < last.size(); ++i) {
        const double step = valueOf(last[i], metric) - valueOf(last[i - 1], metric);
        if (std::isfinite(step)) {
            sum += std::abs(step);
            ++count;
        }
    }
    return count >= 2 ? sum / static_cast<double>(count) : 0;
}

Verdict verdictOfEarlyStop(const config::StoppingConfig &stopping, std::span<const training::EpochRecord> epochs)
{
    const auto patience = static_cast<int>(stopping.patience);
    const auto best = bestEpoch(epochs, stopping.monitor);
    const QString ended =
        Insight::tr("Stopped early: %1 has not improved for %n epoch(s).", nullptr, patience).arg(metricLabel(stopping.monitor));
    if (!best)
        return {ended, Tone::Good};
    const double noise = jitter(epochs, stopping.monitor, static_cast<std::size_t>(stopping.patience) + 1);
    const double behind = std::abs(valueOf(epochs[*best], stopping.monitor) - valueOf(epochs.back(), stopping.monitor));
    if (noise > 0 && behind < noise)
        return {
            Insight::tr("%1 The curve still moves by %2 from epoch to epoch and ended %3 from its best: a longer patience may find more.")
                .arg(ended, metricText(noise), metricText(behind)),
            Tone::Warning};
    return {Insight::tr("%1 The weights of epoch %2 are kept.").arg(ended).arg(epochs[*best].epoch), Tone::Good};
}

Verdict verdictOfFinished(const store::RunRecord &run, const config::ExperimentConfig &config,
                          std::span<const training::EpochRecord> epochs)
{
    if (run.reason == "early_stop")
        return verdictOfEarlyStop(config.stopping, epochs);
    if (run.reason == "diverged")
        return {Insight::tr("Stopped: %1 got worse than the divergence threshold. Try a smaller learning rate.")
                    .arg(metricLabel(config.stopping.monitor)),
                Tone::Warning};
    if (stillImproving(epochs, config.stopping))
        return {Insight::tr("All epochs done, still improving: the best epoch is among the last 5\u00A0%. More epochs may help."),
                Tone::Warning};
    const auto best = bestEpoch(epochs, config.stopping.monitor);
    return {best ? Insight::tr("All epochs done. The weights of epoch %1 are kept.").arg(epochs[*best].epoch)
                 : Insight::tr("All epochs done."),
            Tone::Good};
}
} // namespace

double valueOf(const training::EpochRecord &record, const std::string &name)
{
    if (name == "train_loss")
        return record.trainLoss;
    if (name == "val_loss")
        return record.valLoss;
    if (name == "throughput")
        return record.tokensPerSecond;
    if (name == "seconds")
        return record.seconds;
    if (name == "learning_rate")
        return record.learningRate;
    const auto found = record.metrics.find(name);
    return found == record.metrics.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

bool lowerIsBetter(const std::string &metric) { return metric == "val_loss" || metric == "train_loss"; }

std::optional<std::size_t> bestEpoch(std::span<const training::EpochRecord> epochs, const std::string &metric)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < epochs.size(); ++i) {
        const double value = valueOf(epochs[i], metric);
        if (std::isnan(value))
            continue;
        const double sofar = best ? valueOf(epochs[*best], metric) : 0;
        if (!best || (lowerIsBetter(metric) ? value < sofar : value > sofar))
            best = i;
    }
    return best;
}

QVector<double> smoothed(const QVector<double> &values, double factor)
{
    QVector<double> out;
    out.reserve(values.size());
    double sum = 0;
    double weight = 0;
    for (const double value : values) {
        if (std::isnan(value)) {
            sum = weight = 0;
            out.append(value);
            continue;
        }
        sum = factor * sum + (1 - factor) * value;
        weight = factor * weight + (1 - factor);
        out.append(sum / weight);
    }
    return out;
}

TimeLeft timeLeft(std::span<const training::EpochRecord> epochs, const std::optional<training::StepProgress> &progress,
                  double secondsInEpoch, std::int64_t maxEpochs)
{
    const auto done = epochs.empty() ? std::int64_t{0} : epochs.back().epoch;
    const bool inEpoch = progress && progress->epoch > done && progress->stepsPerEpoch > 0;
    const double share =
        inEpoch ? std::clamp(static_cast<double>(progress->step) / static_cast<double>(progress->stepsPerEpoch), 0.0, 1.0) : 0.0;
    double whole = recentSeconds(epochs);
    if (whole < 0 && share > 0 && secondsInEpoch > 0)
        whole = secondsInEpoch / share;
    if (whole < 0)
        return {};
    const double epoch = whole * (1 - share);
    const auto further = std::max<std::int64_t>(0, maxEpochs - done - 1);
    return {.epoch = maxEpochs > done ? epoch : 0, .run = (maxEpochs > done ? epoch : 0) + whole * static_cast<double>(further)};
}

double recentSeconds(std::span<const training::EpochRecord> epochs)
{
    const auto last = epochs.last(std::min(recentEpochs, epochs.size()));
    double sum = 0;
    for (const auto &record : last)
        sum += record.seconds;
    return last.empty() ? -1 : sum / static_cast<double>(last.size());
}

double queueSeconds(std::span<const store::RunRecord> runs, const std::function<std::int64_t(const store::RunRecord &)> &maxEpochs,
                    double secondsPerEpoch)
{
    // Of each data set and preset what the newest ended run took for an epoch, its pauses included.
    std::map<std::pair<base::DatasetId, std::string>, const store::RunRecord *> newest;
    for (const auto &run : runs) {
        if (store::isActive(run.state) || run.epochs == 0 || run.endedAt <= run.startedAt || run.startedAt == 0)
            continue;
        auto &known = newest[{run.dataset, run.preset}];
        if (known == nullptr || run.endedAt > known->endedAt)
            known = &run;
    }
    double sum = 0;
    for (const auto &run : runs) {
        if (run.state != store::RunState::Queued || run.trashedAt != 0)
            continue;
        const auto found = newest.find({run.dataset, run.preset});
        const double each = found == newest.end() ? secondsPerEpoch
                                                  : static_cast<double>(found->second->endedAt - found->second->startedAt) /
                                                        static_cast<double>(found->second->epochs);
        if (each < 0)
            return -1;
        sum += each * static_cast<double>(std::max<std::int64_t>(0, maxEpochs(run) - run.epochs));
    }
    return sum;
}

double wallSecondsAt(std::span<const training::EpochRecord> epochs, double epoch)
{
    double fromEpoch = 0;
    double fromSeconds = 0;
    for (const auto &record : epochs) {
        const auto end = static_cast<double>(record.epoch);
        if (end >= epoch)
            return fromSeconds + (record.wallSeconds - fromSeconds) * (epoch - fromEpoch) / (end - fromEpoch);
        fromEpoch = end;
        fromSeconds = record.wallSeconds;
    }
    const double each = std::max(0.0, recentSeconds(epochs));
    return fromSeconds + (epoch - fromEpoch) * each; // in the epoch after the last one that is known
}

QString patienceText(std::span<const training::EpochRecord> epochs, const config::StoppingConfig &stopping)
{
    const auto waited = epochs.empty() ? std::int64_t{0} : epochs.back().epochsWithoutImprovement;
    if (!stopping.earlyStopping)
        return Insight::tr("%n epoch(s) without improvement; early stopping is off", nullptr, static_cast<int>(waited));
    return Insight::tr("%1 of %n epoch(s) without improvement", nullptr, static_cast<int>(stopping.patience)).arg(waited);
}

bool stillImproving(std::span<const training::EpochRecord> epochs, const config::StoppingConfig &stopping)
{
    const auto best = bestEpoch(epochs, stopping.monitor);
    if (!best || epochs.size() < 2 || epochs.back().epoch < stopping.maxEpochs)
        return false;
    const auto late = static_cast<std::size_t>(std::ceil(lateShare * static_cast<double>(epochs.size())));
    return *best + late >= epochs.size();
}

Verdict verdictOf(const store::RunRecord &run, const config::ExperimentConfig &config, std::span<const training::EpochRecord> epochs)
{
    switch (run.state) {
    case store::RunState::Finished: return verdictOfFinished(run, config, epochs);
    case store::RunState::Failed: return {Insight::tr("Failed: %1").arg(reasonText(run)), Tone::Danger};
    case store::RunState::Interrupted:
        return {run.epochs > 0
                    ? Insight::tr("Interrupted: the program ended while this run trained. Resume goes on after epoch %1.").arg(run.epochs)
                    : Insight::tr("Interrupted: the program ended before the first epoch was done. Resume starts it again."),
                Tone::Warning};
    case store::RunState::Stopped:
        return {run.epochs > 0 ? Insight::tr("Stopped on request after epoch %1. Resume goes on from there.").arg(run.epochs)
                               : Insight::tr("Stopped on request before the first epoch was done."),
                Tone::Neutral};
    case store::RunState::Queued:
    case store::RunState::Running:
    case store::RunState::Paused: break;
    }
    return {};
}

} // namespace hstudio::ui
