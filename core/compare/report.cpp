#include "core/compare/report.h"

#include "core/base/clock.h"
#include "core/compare/ablation.h"
#include "core/compare/humantime.h"
#include "core/compare/metrictable.h"
#include "core/compare/reportstyle.h"
#include "core/compare/svgchart.h"
#include "core/compare/tables.h"
#include "core/compare/verdict.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hstudio::compare
{
namespace
{

/// A group keeps the colour of its first run.
std::int64_t colourOf(std::span<const Run> runs, const RunGroup &group) { return runs[group.runs.front()].record.colour; }

std::string element(const std::string &name, const std::string &content, const std::string &kind = {})
{
    std::string out = "<" + name;
    if (!kind.empty())
        out.append(" class=\"").append(kind).append("\"");
    return out.append(">").append(content).append("</").append(name).append(">\n");
}

std::string card(const std::string &content, const std::string &kind = "card") { return element("section", content, kind); }

std::string heading(const std::string &text) { return element("h2", htmlEscaped(text)); }

std::string legend(std::span<const Run> runs, std::span<const RunGroup> groups)
{
    std::string items;
    for (const RunGroup &group : groups) {
        const std::string colour = std::string("s").append(std::to_string(colourOf(runs, group) % 8));
        items += element("li", std::string("<i class=\"").append(colour).append("\"></i>").append(htmlEscaped(group.label)));
    }
    return element("ul", items, "legend");
}

std::string figure(const SvgChart &chart) { return element("figure", toSvg(chart)); }

/// A curve of every group over the epochs; nothing when no group has it.
std::string curveFigure(std::span<const Run> runs, std::span<const RunGroup> groups, const std::string &metric, const std::string &title)
{
    SvgChart chart{.title = title, .xTitle = "epoch", .yTitle = {}, .logarithmicX = false, .xTicks = {}, .series = {}};
    for (const RunGroup &group : groups) {
        SvgSeries series{.label = group.label, .colour = colourOf(runs, group), .dashed = metric == "train_loss", .points = {}};
        for (const CurvePoint &point : foldCurve(runs, group, metric))
            series.points.push_back({.x = static_cast<double>(point.epoch), .y = point.value.mean, .spread = point.value.std});
        if (!series.points.empty())
            chart.series.push_back(std::move(series));
    }
    return chart.series.empty() ? std::string() : figure(chart);
}

std::string curves(std::span<const Run> runs, std::span<const RunGroup> groups)
{
    const std::string figures =
        curveFigure(runs, groups, "recall@10", "Validation recall@10") + curveFigure(runs, groups, "ndcg@10", "Validation ndcg@10") +
        curveFigure(runs, groups, "val_loss", "Validation loss") + curveFigure(runs, groups, "train_loss", "Training loss");
    if (figures.empty())
        return {};
    const bool bands = std::any_of(groups.begin(), groups.end(), [](const RunGroup &group) { return group.runs.size() > 1; });
    return heading("Curves") + legend(runs, groups) + element("div", figures, "charts") +
           (bands ? element("p", "Bands: one standard deviation over seeds.", "secondary") : std::string());
}

/// Paired tests of every group that can be compared with the baseline; who can't is told.
std::string tests(std::span<const Run> runs, std::span<const RunGroup> groups, const ReportOptions &options)
{
    if (groups.size() < 2)
        return {};
    const TestedPairs tested = compareWhatCanBe(runs, groups, options.baseline, options.metric);
    std::string says;
    for (const PairReport &report : tested.reports)
        says += element("p", htmlEscaped(textOf(report.words)));
    for (const base::Error &refused : tested.refused)
        says += element("p", htmlEscaped(refused.text()), "secondary");
    std::string out = heading("What the comparison says") + card(says, "card says");
    if (tested.reports.empty())
        return out;
    Table table = pairsTable(groups, tested.reports);
    table.notes.erase(table.notes.begin(), table.notes.begin() + static_cast<std::ptrdiff_t>(tested.reports.size())); // said above
    return out + card(toHtml(table));
}

std::string published(std::span<const Run> runs)
{
    const bool any = std::any_of(runs.begin(), runs.end(), [](const Run &run) { return !referenceDataset(run.dataset).empty(); });
    return any ? heading("Beside published results") + card(toHtml(tutorialTable(runs))) : std::string();
}

std::string settings(std::span<const Run> runs)
{
    Table differing = settingsTable(runs, compareSettings(runs));
    differing.title = runs.size() == 1 ? "" : "Settings that differ";
    std::string content = differing.rows.empty() ? element("p", "All settings are the same.") : toHtml(differing);
    if (runs.size() > 1) {
        Table all = settingsTable(runs, compareSettings(runs, false));
        all.title.clear();
        content += element("details", std::string("<summary>All settings</summary>\n").append(toHtml(all)));
    }
    return heading("Settings") + card(content);
}

/// One chart for each kind of bias and block, the runs over each other.
std::string learntFigures(std::span<const Run> runs, const std::map<base::RunId, std::vector<LearntBlock>> &learnt)
{
    std::size_t blocks = 0;
    for (const auto &[run, of] : learnt)
        blocks = std::max(blocks, of.size());
    std::string figures;
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::string name = std::string(", block ").append(std::to_string(block + 1));
        SvgChart time{.title = "Time bias" + name,
                      .xTitle = "time between the items",
                      .yTitle = "weight",
                      .logarithmicX = true,
                      .xTicks = {},
                      .series = {}};
        SvgChart position{.title = "Position bias" + name,
                          .xTitle = "items between",
                          .yTitle = "weight",
                          .logarithmicX = false,
                          .xTicks = {},
                          .series = {}};
        std::int64_t longest = 1;
        for (const Run &run : runs) {
            const auto found = learnt.find(run.record.id);
            if (found == learnt.end() || block >= found->second.size())
                continue;
            SvgSeries series{.label = run.record.name, .colour = run.record.colour, .dashed = false, .points = {}};
            for (const TimeBiasPoint &point : found->second[block].time) {
                series.points.push_back({.x = static_cast<double>(std::max<std::int64_t>(1, point.from)), .y = point.weight});
                longest = std::max(longest, point.from);
            }
            if (!series.points.empty())
                time.series.push_back(series);
            series.points.clear();
            for (const PositionBiasPoint &point : found->second[block].position)
                series.points.push_back({.x = static_cast<double>(point.distance), .y = point.weight});
            if (!series.points.empty())
                position.series.push_back(series);
        }
        for (const std::int64_t tick : humanTicks(longest))
            time.xTicks.emplace_back(static_cast<double>(tick), humanTime(tick));
        figures += (time.series.empty() ? std::string() : figure(time)) + (position.series.empty() ? std::string() : figure(position));
    }
    return figures;
}

std::string learntSection(std::span<const Run> runs, const std::map<base::RunId, std::vector<LearntBlock>> &learnt)
{
    const std::string figures = learntFigures(runs, learnt);
    if (figures.empty())
        return {};
    const std::string explanation =
        "What is added to the attention score of an earlier item, by how long ago it was and by how many items ago. "
        "Heads of a block share it.";
    return heading("What the models learnt") + element("p", explanation, "secondary") + legend(runs, eachAlone(runs)) +
           element("div", figures, "charts");
}

std::string versions(std::span<const Run> runs)
{
    Table table{.title = "What each run's numbers depend on",
                .columns = {{"run"}, {"data"}, {"settings"}, {"seed", true}, {"device"}, {"HSTUdio"}, {"LibTorch"}},
                .rows = {},
                .notes = {}};
    for (const Run &run : runs) {
        const auto document = nlohmann::json::parse(run.record.fingerprint, nullptr, false);
        const auto text = [&document](const char *key) {
            return document.is_object() && document.contains(key) && document.at(key).is_string() ? document.at(key).get<std::string>()
                                                                                                  : std::string("-");
        };
        table.rows.push_back({.cells = {{.text = run.record.name},
                                        {.text = run.dataset.hash},
                                        {.text = text("settings_hash")},
                                        {.text = std::to_string(run.record.seed)},
                                        {.text = text("device")},
                                        {.text = text("program_version")},
                                        {.text = text("libtorch_version")}}});
    }
    return heading("Versions") + card(toHtml(table));
}

/// Metrics at the cut-offs that people read first; all of them are a click away.
std::string metrics(std::span<const Run> runs, std::span<const RunGroup> groups, std::size_t baseline)
{
    const auto rows = compareMetrics(runs, groups, baseline);
    std::vector<MetricRow> first;
    for (const std::string &name : tutorialMetrics()) {
        const auto found = std::find_if(rows.begin(), rows.end(), [&name](const MetricRow &row) { return row.name == name; });
        if (found != rows.end())
            first.push_back(*found);
    }
    Table chosen = metricsTable(runs, groups, first);
    chosen.title = groups.size() > 1 ? "Deltas are to " + groups[baseline].label + "." : "";
    Table all = metricsTable(runs, groups, rows);
    all.title.clear();
    all.notes.clear();
    return heading("Test metrics") +
           card(toHtml(chosen) + element("details", std::string("<summary>All metrics</summary>\n").append(toHtml(all))));
}

} // namespace

std::string htmlReport(std::span<const Run> runs, std::span<const RunGroup> groups, const ReportOptions &options,
                       const std::map<base::RunId, std::vector<LearntBlock>> &learnt, const std::vector<Table> &more)
{
    Table overview = runsTable(runs);
    overview.title.clear();
    std::string slices;
    for (const Table &table : more)
        slices += card(toHtml(table));
    const std::string body =
        element("h1", htmlEscaped(options.title)) + element("p", "Made by HSTUdio, " + base::formatTime(options.madeAt), "secondary") +
        tests(runs, groups, options) + heading("Runs") + card(toHtml(overview)) + metrics(runs, groups, options.baseline) +
        curves(runs, groups) + published(runs) + (slices.empty() ? slices : heading("Parts of the users") + slices) +
        learntSection(runs, learnt) + settings(runs) + versions(runs);
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<title>" +
           htmlEscaped(options.title) + "</title>\n<style>" + kReportStyle + "</style>\n</head>\n<body>\n" + element("main", body) +
           "</body>\n</html>\n";
}

} // namespace hstudio::compare
