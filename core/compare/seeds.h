#pragma once

#include "core/compare/run.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// Several numbers as one.
struct MeanStd
{
    double mean = 0; ///< NaN without numbers
    double std = 0;  ///< of a sample (n - 1); 0 for one number
    std::int64_t count = 0;
};
/// Over what is a number.
MeanStd meanStd(std::span<const double> values);
/// "0.3227", or "0.3227 ± 0.0041" over several.
std::string meanStdText(const MeanStd &value, int decimalCount = 4);

/// Runs that are looked at as one: of the same settings and data but for the seed, or just one run.
struct RunGroup
{
    std::string label;
    std::vector<std::size_t> runs; ///< indexes into the runs that are compared
};
/// A group for each run, in order, named after it.
std::vector<RunGroup> eachAlone(std::span<const Run> runs);
/// Folds runs that differ in nothing but seed, device and threads, and that were tested alike; in order of first appearance. A group of one is
/// named after its run, others after their settings.
std::vector<RunGroup> foldSeeds(std::span<const Run> runs);

/// The group that a run (id) is in; the first one when it is in none.
std::size_t groupOf(std::span<const Run> runs, std::span<const RunGroup> groups, base::RunId run);

/// A test metric of a group's runs.
MeanStd foldMetric(std::span<const Run> runs, const RunGroup &group, const std::string &metric);

/// A point of a group's curve.
struct CurvePoint
{
    std::int64_t epoch = 0;
    MeanStd value;
};
/// A validation metric, "train_loss" or "val_loss" by epoch, over the runs of the group that got so far.
std::vector<CurvePoint> foldCurve(std::span<const Run> runs, const RunGroup &group, const std::string &metric);

/// The value of an epoch by name: a validation metric, "train_loss", "val_loss", "seconds", "learning_rate"; NaN when there is none.
double epochValue(const training::EpochRecord &epoch, const std::string &name);

} // namespace hstudio::compare
