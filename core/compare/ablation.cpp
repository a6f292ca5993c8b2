#include "core/compare/ablation.h"

#include "core/compare/metricnames.h"
#include "core/config/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace hstudio::compare
{
namespace
{

constexpr std::array<std::string_view, 8> kOwnDimensions = {"dataset", "model", "bias", "settings", "preset", "name", "group", "tags"};

std::size_t distinctValues(std::span<const Run> runs, const std::string &dimension)
{
    std::set<std::string> values;
    for (const Run &run : runs)
        values.insert(dimensionValue(run, dimension));
    return values.size();
}

std::string labelOf(const Run &run, const std::vector<std::string> &dimensions)
{
    std::string label;
    for (const std::string &dimension : dimensions)
        label.append(label.empty() ? "" : " · ").append(dimensionValue(run, dimension));
    return label;
}

std::optional<double> asNumber(const std::string &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Labels by first appearance; when all are numbers, ascending.
std::vector<std::string> labelsOf(std::span<const Run> runs, const std::vector<std::string> &dimensions)
{
    std::vector<std::string> labels;
    for (const Run &run : runs)
        if (std::string label = labelOf(run, dimensions); std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(std::move(label));
    if (std::all_of(labels.begin(), labels.end(), [](const std::string &label) { return asNumber(label).has_value(); }))
        std::sort(labels.begin(), labels.end(), [](const std::string &a, const std::string &b) { return *asNumber(a) < *asNumber(b); });
    return labels;
}

std::size_t placeOf(const std::vector<std::string> &labels, const std::string &label)
{
    return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

std::optional<Protocol> firstProtocol(std::span<const Run> runs)
{
    for (const Run &run : runs)
        if (auto protocol = protocolOf(run))
            return protocol;
    return {};
}

MeanStd aggregate(const std::vector<double> &values, const PivotRequest &request)
{
    MeanStd all = meanStd(values);
    if (request.aggregation == Aggregation::Count)
        return {.mean = static_cast<double>(values.size()), .std = 0, .count = values.empty() ? 0 : 1};
    if (request.aggregation == Aggregation::Mean || values.empty())
        return all;
    const bool higher = betterDirection(request.metric) != Direction::Lower;
    const bool largest = higher == (request.aggregation == Aggregation::Best);
    return {.mean = largest ? *std::max_element(values.begin(), values.end()) : *std::min_element(values.begin(), values.end()),
            .std = 0,
            .count = 1};
}

/// Fills a cell from its runs: those of the table's protocol, or when there is none of it the others, with what differs.
void fill(PivotCell &cell, std::span<const Run> runs, const PivotRequest &request, std::optional<Protocol> protocol)
{
    const auto has = [](const std::vector<std::string> &dimensions) {
        return std::find(dimensions.begin(), dimensions.end(), "dataset") != dimensions.end();
    };
    if (protocol && (has(request.rows) || has(request.columns)))
        protocol->dataHash.clear();
    std::vector<double> alike;
    std::vector<double> others;
    for (const std::size_t index : cell.runs) {
        const auto &metrics = testMetrics(runs[index]);
        const auto found = metrics.find(request.metric);
        if (found == metrics.end())
            continue;
        const auto own = protocolOf(runs[index]);
        const auto unlike = own && protocol ? differences(*own, *protocol, parseMetric(request.metric).k) : std::vector<Words>();
        (unlike.empty() ? alike : others).push_back(found->second);
        if (cell.unlike.empty())
            cell.unlike = unlike;
    }
    cell.value = aggregate(alike.empty() ? others : alike, request);
}

} // namespace

std::string dimensionValue(const Run &run, const std::string &dimension)
{
    const auto orDash = [](const std::string &text) { return text.empty() ? "-" : text; };
    if (dimension == "dataset")
        return run.dataset.name;
    if (dimension == "preset")
        return orDash(run.record.preset);
    if (dimension == "name")
        return run.record.name;
    if (dimension == "group")
        return orDash(run.record.group);
    if (dimension == "tags")
        return orDash(run.record.tags);
    if (dimension == "settings")
        return settingsText(run);
    if (!run.config)
        return "-";
    if (dimension == "model")
        return modelText(*run.config);
    if (dimension == "bias")
        return biasText(*run.config);
    const config::Field *field = config::findField(dimension);
    return field == nullptr ? "-" : config::valueText(field->get(*run.config));
}

std::vector<std::string> pivotDimensions(std::span<const Run> runs)
{
    std::vector<std::string> dimensions(kOwnDimensions.begin(), kOwnDimensions.end());
    for (const config::Field &field : config::fields())
        if (field.key != "model")
            dimensions.emplace_back(field.key);
    std::stable_partition(dimensions.begin(), dimensions.end(),
                          [runs](const std::string &dimension) { return distinctValues(runs, dimension) > 1; });
    return dimensions;
}

Pivot pivot(std::span<const Run> runs, const PivotRequest &request)
{
    Pivot table{.rowLabels = labelsOf(runs, request.rows),
                .columnLabels = labelsOf(runs, request.columns),
                .cells = {},
                .protocol = firstProtocol(runs)};
    table.cells.assign(table.rowLabels.size(), std::vector<PivotCell>(table.columnLabels.size()));
    for (std::size_t i = 0; i < runs.size(); ++i)
        table
            .cells[placeOf(table.rowLabels, labelOf(runs[i], request.rows))][placeOf(table.columnLabels, labelOf(runs[i], request.columns))]
            .runs.push_back(i);
    for (auto &row : table.cells)
        for (PivotCell &cell : row)
            fill(cell, runs, request, table.protocol);
    return table;
}

Table toTable(const Pivot &pivot, const PivotRequest &request)
{
    Table table{.title = request.metric, .columns = {}, .rows = {}, .notes = {}};
    std::string corner;
    for (const std::string &dimension : request.rows)
        corner.append(corner.empty() ? "" : " · ").append(dimension);
    table.columns.push_back({.title = corner});
    for (const std::string &label : pivot.columnLabels)
        table.columns.push_back({.title = label.empty() ? request.metric : label, .number = true});
    for (std::size_t row = 0; row < pivot.rowLabels.size(); ++row) {
        Table::Row line{.cells = {{.text = pivot.rowLabels[row]}}};
        for (const PivotCell &cell : pivot.cells[row]) {
            const int places = request.aggregation == Aggregation::Count ? 0 : 4;
            line.cells.push_back({.text = cell.value.count == 0 ? "-" : meanStdText(cell.value, places), .remark = textOf(cell.unlike)});
        }
        table.rows.push_back(std::move(line));
    }
    if (pivot.protocol)
        table.notes.push_back("Protocol: " + protocolText(*pivot.protocol) + ".");
    return table;
}

} // namespace hstudio::compare
