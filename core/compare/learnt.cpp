#include "core/compare/learnt.h"

#include "core/compare/humantime.h"
#include "core/data/timebuckets.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"
#include "core/inference/learntbias.h"
#include "core/store/store.h"

#include <algorithm>

namespace hstudio::compare
{
namespace
{

/// Buckets that a difference of 0 … `span` seconds can fall into. Some short ones hold no whole second.
std::vector<TimeBiasPoint> timeCurve(const std::vector<float> &weights, std::int64_t span)
{
    const auto thresholds = data::timeBucketThresholds();
    std::vector<TimeBiasPoint> curve;
    for (std::size_t bucket = 0; bucket + 1 < weights.size() && bucket + 1 < thresholds.size() && thresholds[bucket] <= span; ++bucket)
        if (thresholds[bucket] < thresholds[bucket + 1])
            curve.push_back({.bucket = static_cast<int>(bucket),
                             .from = thresholds[bucket],
                             .to = thresholds[bucket + 1] - 1,
                             .weight = static_cast<double>(weights[bucket])});
    return curve;
}

std::vector<PositionBiasPoint> positionCurve(const std::vector<float> &weights)
{
    std::vector<PositionBiasPoint> curve;
    for (std::size_t distance = 0; distance < weights.size(); ++distance)
        curve.push_back({.distance = static_cast<std::int64_t>(distance), .weight = static_cast<double>(weights[distance])});
    return curve;
}

/// `labels` as the first column, then a column of weights for each block.
template<typename Point, typename Label>
Table biasTable(const std::string &title, const char *what, const std::vector<LearntBlock> &blocks, std::vector<Point> LearntBlock::*curve,
                Label label)
{
    Table table{.title = title, .columns = {{.title = what, .number = true}}, .rows = {}, .notes = {}};
    for (std::size_t block = 0; block < blocks.size(); ++block)
        table.columns.push_back({.title = "block " + std::to_string(block + 1), .number = true});
    const std::size_t points = blocks.empty() ? 0 : (blocks.front().*curve).size();
    for (std::size_t point = 0; point < points; ++point) {
        Table::Row row{.cells = {{.text = label((blocks.front().*curve)[point])}}};
        for (const LearntBlock &block : blocks)
            row.cells.push_back({.text = signedDecimals((block.*curve)[point].weight)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

base::Result<std::vector<LearntBlock>> learntBias(store::Store &store, const Run &run)
{
    if (!run.config)
        return base::Error{base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "The settings of run \"%1\" can't be read."), {run.record.name}};
    const auto weights = experiment::bestWeights(store.runFolder(run.record.id));
    if (!std::filesystem::exists(weights))
        return base::Error{
            base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "Run \"%1\" has no weights yet. It has them after its first epoch: start it, or choose a trained run."),
            {run.record.name}};
    const auto bias = inference::readLearntBias(run.config->model, weights);
    if (!bias)
        return bias.error();
    std::vector<LearntBlock> blocks;
    for (const inference::BlockBias &block : *bias)
        blocks.push_back(
            {.time = timeCurve(block.time, run.dataset.lastTime - run.dataset.firstTime), .position = positionCurve(block.position)});
    return blocks;
}

Table timeBiasTable(const std::string &name, const std::vector<LearntBlock> &blocks)
{
    return biasTable("Time bias of " + name, "time ago", blocks, &LearntBlock::time, [](const TimeBiasPoint &point) {
        return point.from == point.to ? humanTime(point.from) : humanTime(point.from) + " – " + humanTime(point.to);
    });
}

Table positionBiasTable(const std::string &name, const std::vector<LearntBlock> &blocks)
{
    return biasTable("Position bias of " + name, "items ago", blocks, &LearntBlock::position,
                     [](const PositionBiasPoint &point) { return std::to_string(point.distance); });
}

base::Result<std::vector<Neighbour>> neighbours(experiment::OpenRun &run, std::uint32_t item, std::int64_t k)
{
    const data::Dataset &table = *run.dataset->table;
    if (item >= run.items.internalOf.size() || run.items.internalOf[item] == 0)
        return base::Error{
            base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "Item \"%1\" is unknown to the model: it isn't among the training interactions it has seen."),
            {item < table.itemIds().size() ? table.itemIds().text(item) : std::to_string(item)}};
    const auto similar = run.recommender->similarItems(run.items.internalOf[item], k);
    if (!similar)
        return similar.error();
    std::vector<Neighbour> found;
    for (const inference::ScoredItem &scored : *similar)
        found.push_back({.item = scored.itemCode, .title = table.item(scored.itemCode).title, .cosine = static_cast<double>(scored.score)});
    return found;
}

} // namespace hstudio::compare
