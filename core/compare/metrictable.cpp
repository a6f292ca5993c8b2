#include "core/compare/metrictable.h"

#include "core/config/fields.h"

#include <algorithm>
#include <functional>

namespace hstudio::compare
{
namespace
{

std::vector<std::string> allNames(std::span<const Run> runs)
{
    std::vector<std::string> names;
    for (const Run &run : runs)
        for (const auto &[name, value] : testMetrics(run))
            names.push_back(name);
    return inOrder(std::move(names));
}

std::optional<Protocol> protocolOfGroup(std::span<const Run> runs, const RunGroup &group)
{
    return group.runs.empty() ? std::nullopt : protocolOf(runs[group.runs.front()]);
}

/// The group whose protocol the others are held against.
std::optional<Protocol> measure(const std::vector<std::optional<Protocol>> &protocols, std::optional<std::size_t> baseline)
{
    if (baseline)
        return protocols[*baseline];
    const auto tested = std::find_if(protocols.begin(), protocols.end(), [](const auto &protocol) { return protocol.has_value(); });
    return tested == protocols.end() ? std::nullopt : *tested;
}

Standing standingOf(double delta, Direction direction)
{
    if (direction == Direction::Neither)
        return Standing::None;
    if (delta == 0)
        return Standing::Same;
    return (delta > 0) == (direction == Direction::Higher) ? Standing::Better : Standing::Worse;
}

void compareWithBaseline(MetricRow &row, std::size_t baseline)
{
    const MeanStd base = row.cells[baseline].value;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        MetricCell &cell = row.cells[i];
        if (i == baseline || base.count == 0 || cell.value.count == 0 || !cell.unlike.empty())
            continue;
        cell.delta = cell.value.mean - base.mean;
        cell.standing = standingOf(*cell.delta, row.direction);
    }
}

void markBest(MetricRow &row)
{
    if (row.direction == Direction::Neither)
        return;
    const auto counts = [](const MetricCell &cell) { return cell.value.count > 0 && cell.unlike.empty(); };
    const double sign = row.direction == Direction::Higher ? 1 : -1;
    std::optional<double> best;
    for (const MetricCell &cell : row.cells)
        if (counts(cell))
            best = std::max(best.value_or(sign * cell.value.mean), sign * cell.value.mean);
    if (std::count_if(row.cells.begin(), row.cells.end(), counts) < 2)
        return;
    for (MetricCell &cell : row.cells)
        cell.best = counts(cell) && sign * cell.value.mean == *best;
}

} // namespace

std::vector<MetricRow> compareMetrics(std::span<const Run> runs, std::span<const RunGroup> groups, std::optional<std::size_t> baseline,
                                      std::vector<std::string> names)
{
    std::vector<std::optional<Protocol>> protocols;
    for (const RunGroup &group : groups)
        protocols.push_back(protocolOfGroup(runs, group));
    if (groups.empty())
        return {};
    const std::optional<Protocol> against = measure(protocols, baseline);

    std::vector<MetricRow> rows;
    for (const std::string &name : names.empty() ? allNames(runs) : names) {
        MetricRow row{.name = name, .direction = betterDirection(name), .cells = {}};
        for (std::size_t i = 0; i < groups.size(); ++i) {
            MetricCell cell{
                .value = foldMetric(runs, groups[i], name), .delta = {}, .standing = Standing::None, .best = false, .unlike = {}};
            if (against && protocols[i] && cell.value.count > 0)
                cell.unlike = differences(*protocols[i], *against, parseMetric(name).k);
            row.cells.push_back(std::move(cell));
        }
        if (baseline)
            compareWithBaseline(row, *baseline);
        markBest(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<SettingRow> compareSettings(std::span<const Run> runs, bool onlyDiffering)
{
    std::vector<SettingRow> rows;
    const auto add = [&](const std::string &key, const auto &valueOf) {
        SettingRow row{.key = key, .values = {}, .differs = false};
        for (const Run &run : runs)
            row.values.push_back(valueOf(run));
        row.differs = std::adjacent_find(row.values.begin(), row.values.end(), std::not_equal_to<>()) != row.values.end();
        if (row.differs || !onlyDiffering || runs.size() == 1)
            rows.push_back(std::move(row));
    };
    add("dataset", [](const Run &run) { return run.dataset.name; });
    for (const config::Field &field : config::fields())
        add(std::string(field.key),
            [&field](const Run &run) { return run.config ? config::valueText(field.get(*run.config)) : std::string("-"); });
    return rows;
}

} // namespace hstudio::compare
