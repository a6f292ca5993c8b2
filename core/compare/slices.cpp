#include "core/compare/slices.h"

#include "core/compare/humantime.h"
#include "core/compare/usermetrics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hstudio::compare
{
namespace
{

constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();

/// Where parts begin; the first begins at 0.
std::vector<std::int64_t> edgesOf(SliceBy by)
{
    switch (by) {
    case SliceBy::HistoryLength: return {0, 10, 20, 50, 100, 200, 500};
    case SliceBy::TargetPopularity: return {0, 1, 10, 50, 100, 500, 1000};
    case SliceBy::SinceLast: break;
    }
    std::vector<std::int64_t> edges = humanTicks(kNoEnd);
    edges.insert(edges.begin(), 0);
    return edges;
}

std::string labelOf(SliceBy by, std::int64_t from, std::int64_t to)
{
    const auto text = [by](std::int64_t value) { return by == SliceBy::SinceLast ? humanTime(value) : std::to_string(value); };
    if (to == kNoEnd)
        return text(from) + " or more";
    if (from == to)
        return text(from);
    // Times go on where the next part begins, counts end before it.
    return text(from) + " – " + text(by == SliceBy::SinceLast ? to + 1 : to);
}

std::int64_t traitOf(const UserTraits &traits, SliceBy by)
{
    switch (by) {
    case SliceBy::HistoryLength: return traits.historyLength;
    case SliceBy::TargetPopularity: return traits.targetPopularity;
    case SliceBy::SinceLast: break;
    }
    return traits.sinceLast;
}

Slice::Value valueOf(const std::vector<double> &users)
{
    const MeanStd folded = meanStd(users);
    return {.mean = folded.mean,
            .standardError = folded.count < 2 ? 0 : folded.std / std::sqrt(static_cast<double>(folded.count)),
            .users = folded.count};
}

const char *traitName(SliceBy by)
{
    switch (by) {
    case SliceBy::HistoryLength: return "history length";
    case SliceBy::TargetPopularity: return "popularity of the target";
    case SliceBy::SinceLast: break;
    }
    return "since the last interaction";
}

} // namespace

std::vector<std::optional<UserTraits>> userTraits(const data::Dataset &dataset, const data::Split &split)
{
    std::vector<std::int64_t> popularity(dataset.itemIds().size());
    for (std::size_t row = 0; row < dataset.size(); ++row)
        popularity[dataset.items()[row]] += data::isFold(split.parts[row]) ? 1 : 0;
    std::vector<std::optional<UserTraits>> traits(dataset.userIds().size());
    for (const std::uint32_t test : split.testRows) {
        const std::uint32_t user = dataset.users()[test];
        UserTraits of{.historyLength = 0, .targetPopularity = popularity[dataset.items()[test]], .sinceLast = 0};
        for (const std::uint32_t row : split.rowsOf(user)) {
            if (!data::isFold(split.parts[row]))
                continue;
            ++of.historyLength;
            of.sinceLast = dataset.timestamps()[test] - dataset.timestamps()[row]; // ascending: the last one stays
        }
        traits[user] = of;
    }
    return traits;
}

std::vector<Slice> sliceMetric(std::span<const Run> runs, std::span<const RunGroup> groups,
                               const std::vector<std::optional<UserTraits>> &traits, SliceBy by, const std::string &metric)
{
    const std::vector<std::int64_t> edges = edgesOf(by);
    std::vector<Slice> slices;
    for (std::size_t part = 0; part < edges.size(); ++part) {
        const std::int64_t to = part + 1 < edges.size() ? edges[part + 1] - 1 : kNoEnd;
        slices.push_back({.from = edges[part], .to = to, .label = labelOf(by, edges[part], to), .values = {}});
    }
    for (const RunGroup &group : groups) {
        std::vector<std::vector<double>> users(slices.size());
        for (const UserPair &pair : pairUsers(runs, group, group, metric)) {
            if (pair.user >= traits.size() || !traits[pair.user])
                continue;
            const auto above = std::upper_bound(edges.begin() + 1, edges.end(), traitOf(*traits[pair.user], by));
            users[static_cast<std::size_t>(above - edges.begin()) - 1].push_back(pair.a);
        }
        for (std::size_t part = 0; part < slices.size(); ++part)
            slices[part].values.push_back(valueOf(users[part]));
    }
    std::erase_if(slices, [](const Slice &slice) {
        return std::all_of(slice.values.begin(), slice.values.end(), [](const Slice::Value &value) { return value.users == 0; });
    });
    return slices;
}

Table slicesTable(std::span<const RunGroup> groups, const std::vector<Slice> &slices, SliceBy by, const std::string &metric)
{
    Table table{.title = metric + " by " + traitName(by),
                .columns = {{.title = traitName(by)}, {.title = "users", .number = true}},
                .rows = {},
                .notes = {}};
    for (const RunGroup &group : groups)
        table.columns.push_back({.title = group.label, .number = true});
    for (const Slice &slice : slices) {
        Table::Row row{.cells = {{.text = slice.label}, {.text = {}}}};
        std::int64_t users = 0;
        for (const Slice::Value &value : slice.values) {
            users = std::max(users, value.users);
            row.cells.push_back({.text = value.users == 0 ? "-" : decimals(value.mean) + " ± " + decimals(value.standardError)});
        }
        row.cells[1].text = std::to_string(users);
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back("± is the standard error of the mean over users.");
    return table;
}

} // namespace hstudio::compare
