#pragma once

#include "core/compare/reference.h"
#include "core/compare/seeds.h"
#include "core/compare/table.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::compare
{

/// What runs can be told apart by: "dataset", "model", "bias" (which relative attention bias), "settings" (preset and what differs), "preset",
/// "name", "group", "tags", or the key of any setting ("n_factors", "seed").
/// Those in which these runs differ come first, in that order, then the others.
std::vector<std::string> pivotDimensions(std::span<const Run> runs);
/// A run's value in a dimension, "-" when there is none.
std::string dimensionValue(const Run &run, const std::string &dimension);

/// How several runs in one cell become one number.
enum class Aggregation
{
    Mean, ///< with the standard deviation
    Best, ///< by the metric's better direction
    Worst,
    Count, ///< how many runs there are
};

struct PivotRequest
{
    std::vector<std::string> rows;    ///< dimensions; several make labels like "HSTU · time only"
    std::vector<std::string> columns; ///< may be empty: one column
    std::string metric = "recall@10"; ///< of the test
    Aggregation aggregation = Aggregation::Mean;
};

struct PivotCell
{
    MeanStd value;                 ///< count 0 = no tested run here
    std::vector<std::size_t> runs; ///< all that fall into the cell
    std::vector<Words> unlike;     ///< what differs from the protocol of the table, for runs that were therefore left out (or, in a cell of
                                   ///< nothing but such, are shown with this remark)
};

/// A pivot table over runs. Rows and columns stand in the order of first appearance, but numbers ascending.
struct Pivot
{
    std::vector<std::string> rowLabels;
    std::vector<std::string> columnLabels;
    std::vector<std::vector<PivotCell>> cells; ///< [row][column]
    std::optional<Protocol> protocol;          ///< of the table: that of the first tested run
};
/// Data sets count as unlike data unless "dataset" is among the dimensions.
Pivot pivot(std::span<const Run> runs, const PivotRequest &request);
Table toTable(const Pivot &pivot, const PivotRequest &request);

/// The columns of the RecTools tutorial's table: recall and ndcg at 10, 50 and 200, coverage@10, serendipity@10.
std::span<const std::string> tutorialMetrics();

struct TutorialRow
{
    std::string label;
    std::string source;                   ///< "5 runs", or the title of the publication
    const Reference *published = nullptr; ///< of a reference row; else null
    const Reference *comparedWith =
        nullptr;                 ///< of a runs' row: the published result with the same preset, the comparable one if there is any
    std::vector<MeanStd> values; ///< aligned with tutorialMetrics(); count 0 = not known
    std::vector<std::optional<double>> deltas; ///< to `comparedWith`; empty where nothing is published or the protocols differ
    std::vector<Words> unlike;                 ///< runs' row: against `comparedWith`; reference row: against the first tested run
    std::string protocol;                      ///< in one line
};

/// Model x metrics as in the tutorial, seeds folded, with the published rows of the runs' data sets below.
std::vector<TutorialRow> tutorialRows(std::span<const Run> runs);
Table tutorialTable(std::span<const Run> runs);

} // namespace hstudio::compare
