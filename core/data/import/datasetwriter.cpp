#include "core/data/import/datasetwriter.h"

#include "core/base/clock.h"
#include "core/data/import/stagingfolder.h"
#include "core/data/split.h"
#include "core/data/ties.h"

#include <algorithm>
#include <string>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

Error cancelled() { return {ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The import was cancelled. Nothing was kept.")}; }

Error invalid(const char *message, std::vector<std::string> arguments = {})
{
    return {ErrorCode::InvalidArgument, message, std::move(arguments)};
}

void count(const Table &table, ImportSummary &summary)
{
    summary.users = static_cast<std::int64_t>(table.userIds.size());
    summary.items = static_cast<std::int64_t>(table.itemIds.size());
    summary.interactions = static_cast<std::int64_t>(table.rows());
}

std::vector<std::int64_t> timesOf(const Table &table)
{
    std::vector<std::int64_t> times;
    times.reserve(table.rows());
    for (const auto &piece : table.pieces)
        times.insert(times.end(), piece.timestamps.begin(), piece.timestamps.end());
    return times;
}

/// The rule with its moment; an error where nothing lies on one side of it.
base::Result<SplitRule> resolve(const SplitChoice &choice, const Table &table)
{
    SplitRule rule = choice.rule;
    if (rule.kind == SplitRule::Kind::LeaveOneOut)
        return SplitRule();
    const auto times = timesOf(table);
    if (choice.share)
        rule.time = timeAtShare(times, *choice.share);
    const auto [first, last] = std::ranges::minmax(times);
    if (rule.time <= first || rule.time > last)
        return invalid(
            HSTUDIO_TEXT("Error", "The split at %1 leaves nothing on one side: the interactions are from %2 to %3. Choose a time between."),
            {base::formatTime(rule.time), base::formatTime(first), base::formatTime(last)});
    return rule;
}

void addTimes(const TableView &table, ImportSummary &summary)
{
    const auto [first, last] = std::ranges::minmax(table.timestamps);
    summary.firstTime = first;
    summary.lastTime = last;
    summary.tiedShare =
        static_cast<double>(countTied(table.users, table.timestamps, table.userIds.size())) / static_cast<double>(table.users.size());
}

std::size_t countTitles(const std::vector<ItemInfo> &catalogue)
{
    return static_cast<std::size_t>(std::ranges::count_if(catalogue, [](const ItemInfo &item) { return !item.title.empty(); }));
}

/// The same data set, with a new description. Nothing if there is none, or a damaged one.
std::shared_ptr<const Dataset> renew(const fs::path &folder, Description description)
{
    auto known = Dataset::open(folder);
    auto old = readDescription(folder);
    if (!known || !old)
        return nullptr;
    if (countTitles(old->catalogue) > countTitles(description.catalogue))
        description.catalogue = std::move(old->catalogue);
    if (!writeDescription(folder, description))
        return *known;
    auto renewed = Dataset::open(folder);
    return renewed ? *renewed : *known;
}

} // namespace

std::optional<Error> objectionTo(const Preparation &preparation)
{
    const auto &filters = preparation.filters;
    if (filters.minUserInteractions < 0 || filters.minItemInteractions < 0)
        return invalid(HSTUDIO_TEXT("Error", "The least number of interactions can't be negative."));
    if (filters.from && filters.until && *filters.from >= *filters.until)
        return invalid(HSTUDIO_TEXT("Error", "The time range ends (%1) before it begins (%2)."),
                       {base::formatTime(*filters.until), base::formatTime(*filters.from)});
    const auto &share = preparation.split.share;
    if (share && !(*share > 0 && *share < 1))
        return invalid(HSTUDIO_TEXT("Error", "The share of interactions before the split must lie between 0 and 100 %."));
    return std::nullopt;
}

std::optional<Error> nothingLeft(const Table &table, const ImportSummary &summary)
{
    if (table.rows() > 0)
        return std::nullopt;
    std::string steps;
    for (const auto &step : summary.filters)
        steps += (steps.empty() ? "" : "; ") + step.filter + " " + step.value + ": " + std::to_string(step.interactions);
    return Error{
        ErrorCode::BadData, HSTUDIO_TEXT("Error", "The filters leave no interaction (removed by each: %1). Choose wider ones."), {steps}};
}

base::Result<std::shared_ptr<const Dataset>> writeDataset(NewDataset dataset, const SplitChoice &split, const fs::path &datasetsFolder,
                                                          const std::stop_token &stop)
{
    auto &summary = dataset.description.summary;
    count(dataset.table, summary);
    const auto rule = resolve(split, dataset.table);
    if (!rule)
        return rule.error();
    summary.split = *rule;
    if (stop.stop_requested())
        return cancelled();
    auto staging = StagingFolder::create(datasetsFolder);
    if (!staging)
        return staging.error();
    const std::string variant = summary.split == SplitRule() ? std::string() : summary.split.protocol();
    const auto hash = writeTableFile(staging->path() / kTableFile, std::move(dataset.table), variant);
    if (!hash)
        return hash.error();
    const auto target = datasetsFolder / *hash;
    if (stop.stop_requested())
        return cancelled();
    {
        const auto table = openTableFile(staging->path() / kTableFile);
        if (!table)
            return table.error();
        addTimes(*table, summary);
    }
    if (auto known = renew(target, dataset.description))
        return known;
    if (auto written = writeDescription(staging->path(), dataset.description); !written)
        return written.error();
    if (stop.stop_requested())
        return cancelled();
    if (auto moved = staging->moveTo(target); !moved)
        return moved.error();
    return Dataset::open(target);
}

} // namespace hstudio::data
