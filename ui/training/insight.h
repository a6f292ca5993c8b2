#pragma once

#include "core/config/experimentconfig.h"
#include "core/store/records.h"
#include "core/training/events.h"

#include <QString>
#include <QVector>

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace hstudio::ui
{

/// What the numbers of a run say, as plain functions.

/// A value of an epoch by name: "train_loss", "val_loss", "recall@10", "throughput" (tokens per second), "seconds", "learning_rate" …; NaN when it wasn't
/// computed.
double valueOf(const training::EpochRecord &record, const std::string &name);
bool lowerIsBetter(const std::string &metric);

/// The epoch with the best value of a metric, the first of equals; nothing before the first epoch.
std::optional<std::size_t> bestEpoch(std::span<const training::EpochRecord> epochs, const std::string &metric);

/// Exponential moving average with weight `factor` for the past, corrected for its start. A gap (NaN) stays a gap, and smoothing starts anew after it.
QVector<double> smoothed(const QVector<double> &values, double factor);

/// Seconds left; negative while nothing can be said.
struct TimeLeft
{
    double epoch = -1;
    double run = -1;
};
/// The mean of the last three epochs, and the share of the current one that is done; in the first epoch the time it took so far.
TimeLeft timeLeft(std::span<const training::EpochRecord> epochs, const std::optional<training::StepProgress> &progress,
                  double secondsInEpoch, std::int64_t maxEpochs);

/// Seconds that the waiting runs will take, each for all epochs that are left of it: at the speed of the newest ended run with the same data set
/// and preset, else at `secondsPerEpoch`. Negative when one of them can't be told.
double queueSeconds(std::span<const store::RunRecord> runs, const std::function<std::int64_t(const store::RunRecord &)> &maxEpochs,
                    double secondsPerEpoch);
/// Mean time of the last three epochs; negative before the first one.
double recentSeconds(std::span<const training::EpochRecord> epochs);

/// Where a mark of a run lies on the axis of training time (seconds): between the ends of the epochs around it.
double wallSecondsAt(std::span<const training::EpochRecord> epochs, double epoch);

/// "3 of 5 epochs without improvement", or that early stopping is off.
QString patienceText(std::span<const training::EpochRecord> epochs, const config::StoppingConfig &stopping);

/// Whether the best epoch is among the last 5 % (at least one epoch) of a run that trained all its epochs.
bool stillImproving(std::span<const training::EpochRecord> epochs, const config::StoppingConfig &stopping);

/// How a verdict is coloured.
enum class Tone
{
    Neutral,
    Good,
    Warning,
    Danger,
};
struct Verdict
{
    QString text; ///< whole sentences; empty while there is nothing to say
    Tone tone = Tone::Neutral;
};
/// What the state of a run means: why it ended and what that says about the settings.
Verdict verdictOf(const store::RunRecord &run, const config::ExperimentConfig &config, std::span<const training::EpochRecord> epochs);

} // namespace hstudio::ui
