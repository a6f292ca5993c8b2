#include "core/compare/ablation.h"

#include "core/compare/metricnames.h"

#include <algorithm>

namespace hstudio::compare
{
namespace
{

Protocol protocolOfRow(std::span<const Run> runs, const RunGroup &group)
{
    return protocolOf(runs[group.runs.front()]).value_or(Protocol{});
}

/// The cut-offs of a metric play no part: the values are there or not.
std::vector<Words> unlikeTo(Protocol ours, const Reference &reference)
{
    ours.ks.clear();
    return differences(ours, reference.protocol);
}

/// The published result with the group's preset; one with the same protocol goes before others.
const Reference *counterpart(std::span<const Run> runs, const RunGroup &group)
{
    const Run &first = runs[group.runs.front()];
    const std::string dataset = referenceDataset(first.dataset);
    const std::string settings = settingsText(first); // just the preset's key when nothing differs
    const Reference *found = nullptr;
    for (const Reference &reference : references()) {
        if (dataset.empty() || reference.dataset != dataset || reference.preset.empty() || reference.preset != settings)
            continue;
        if (found == nullptr ||
            (!unlikeTo(protocolOfRow(runs, group), *found).empty() && unlikeTo(protocolOfRow(runs, group), reference).empty()))
            found = &reference;
    }
    return found;
}

TutorialRow runsRow(std::span<const Run> runs, const RunGroup &group)
{
    TutorialRow row;
    row.label = group.label;
    row.source = group.runs.size() == 1 ? "1 run" : std::to_string(group.runs.size()) + " runs";
    row.comparedWith = counterpart(runs, group);
    const Protocol protocol = protocolOfRow(runs, group);
    row.protocol = protocolText(protocol);
    if (row.comparedWith != nullptr)
        row.unlike = unlikeTo(protocol, *row.comparedWith);
    for (const std::string &metric : tutorialMetrics()) {
        row.values.push_back(foldMetric(runs, group, metric));
        row.deltas.emplace_back();
        if (row.comparedWith == nullptr || !row.unlike.empty() || row.values.back().count == 0)
            continue;
        if (const auto published = row.comparedWith->metrics.find(metric); published != row.comparedWith->metrics.end())
            row.deltas.back() = row.values.back().mean - published->second;
    }
    return row;
}

TutorialRow publishedRow(const Reference &reference, const std::optional<Protocol> &ours)
{
    TutorialRow row;
    row.label = reference.method;
    row.source = reference.title;
    row.published = &reference;
    row.protocol = protocolText(reference.protocol);
    if (ours)
        row.unlike = unlikeTo(*ours, reference);
    for (const std::string &metric : tutorialMetrics()) {
        const auto found = reference.metrics.find(metric);
        row.values.push_back(found == reference.metrics.end() ? meanStd({}) : MeanStd{.mean = found->second, .std = 0, .count = 1});
        row.deltas.emplace_back();
    }
    return row;
}

std::vector<std::string> datasetsOf(std::span<const Run> runs)
{
    std::vector<std::string> keys;
    for (const Run &run : runs)
        if (std::string key = referenceDataset(run.dataset); !key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(std::move(key));
    return keys;
}

Table::Cell valueCell(const TutorialRow &row, std::size_t column)
{
    Table::Cell cell{.text = row.values[column].count == 0 ? "-" : meanStdText(row.values[column])};
    const Direction direction = betterDirection(tutorialMetrics()[column]);
    if (const auto delta = row.deltas[column]) {
        cell.delta = signedDecimals(*delta);
        cell.better = direction != Direction::Neither && *delta > 0;
        cell.worse = direction != Direction::Neither && *delta < 0;
    }
    return cell;
}

void addNote(Table &table, const std::string &note)
{
    if (std::find(table.notes.begin(), table.notes.end(), note) == table.notes.end())
        table.notes.push_back(note);
}

} // namespace

std::span<const std::string> tutorialMetrics()
{
    static const std::vector<std::string> metrics = {"recall@10",  "ndcg@10",  "recall@50",   "ndcg@50",
                                                     "recall@200", "ndcg@200", "coverage@10", "serendipity@10"};
    return metrics;
}

std::vector<TutorialRow> tutorialRows(std::span<const Run> runs)
{
    std::vector<TutorialRow> rows;
    std::optional<Protocol> ours;
    for (const RunGroup &group : foldSeeds(runs)) {
        rows.push_back(runsRow(runs, group));
        if (!ours)
            ours = protocolOf(runs[group.runs.front()]);
    }
    for (const std::string &dataset : datasetsOf(runs))
        for (const Reference &reference : references())
            if (reference.dataset == dataset)
                rows.push_back(publishedRow(reference, ours));
    return rows;
}

Table tutorialTable(std::span<const Run> runs)
{
    Table table{.title = "Models and metrics of the RecTools tutorial", .columns = {{"model"}, {"source"}}, .rows = {}, .notes = {}};
    for (const std::string &metric : tutorialMetrics())
        table.columns.push_back({.title = metric, .number = true});
    for (const TutorialRow &row : tutorialRows(runs)) {
        Table::Row line{.cells = {{.text = row.label}, {.text = row.source, .remark = textOf(row.unlike)}},
                        .published = row.published != nullptr};
        for (std::size_t column = 0; column < row.values.size(); ++column)
            line.cells.push_back(valueCell(row, column));
        table.rows.push_back(std::move(line));
        if (row.published == nullptr) {
            addNote(table, "Protocol of the runs: " + row.protocol + ".");
            if (row.comparedWith != nullptr && row.unlike.empty())
                addNote(table,
                        "Deltas of " + row.label + " are to " + row.comparedWith->method + " of \"" + row.comparedWith->title + "\".");
        } else {
            addNote(table, row.source + ": " + row.published->citation + ". " + row.published->url + " (protocol: " + row.protocol + "; " +
                               row.published->protocolNotes + ")");
        }
    }
    return table;
}

} // namespace hstudio::compare
