#pragma once

#include "core/compare/metricnames.h"
#include "core/compare/seeds.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// A number beside the baseline's.
enum class Standing
{
    None, ///< nothing to compare with, a protocol of another kind, or a metric without a better direction
    Better,
    Worse,
    Same, ///< equal to the last bit
};

/// One group's value of a metric.
struct MetricCell
{
    MeanStd value;               ///< count 0 = not measured
    std::optional<double> delta; ///< to the baseline; empty for the baseline itself, and where it would compare unlike things
    Standing standing = Standing::None;
    bool best = false;         ///< of all comparable cells of the row; ties share it
    std::vector<Words> unlike; ///< what differs from the baseline's protocol; empty = comparable
};

struct MetricRow
{
    std::string name;
    Direction direction = Direction::Higher;
    std::vector<MetricCell> cells; ///< one for each group
};

/// Test metrics of groups of runs side by side. `names` chooses and orders the rows; empty = all that any run has, in the order people look for them.
/// Without a baseline there are no deltas; protocols are then held against the first group that was tested.
std::vector<MetricRow> compareMetrics(std::span<const Run> runs, std::span<const RunGroup> groups, std::optional<std::size_t> baseline = 0,
                                      std::vector<std::string> names = {});

/// One setting of all runs.
struct SettingRow
{
    std::string key;                 ///< config::Field::key, or "dataset"
    std::vector<std::string> values; ///< one for each run, as config::valueText; "-" when a run's settings can't be read
    bool differs = false;
};
/// Settings side by side, in the order of the form; with `onlyDiffering` (of several runs) those that aren't the same everywhere. The data set comes first.
std::vector<SettingRow> compareSettings(std::span<const Run> runs, bool onlyDiffering = true);

} // namespace hstudio::compare
