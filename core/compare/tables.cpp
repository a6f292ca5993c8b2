#include "core/compare/tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hstudio::compare
{
namespace
{

Table::Cell metricCell(const MetricCell &cell)
{
    return {.text = cell.value.count == 0 ? "-" : meanStdText(cell.value),
            .delta = cell.delta ? signedDecimals(*cell.delta) : "",
            .best = cell.best,
            .better = cell.standing == Standing::Better,
            .worse = cell.standing == Standing::Worse,
            .remark = textOf(cell.unlike)};
}

double valueOr(const std::map<std::string, double> &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

std::string secondsText(const store::RunRecord &run)
{
    return run.startedAt == 0 || run.endedAt < run.startedAt ? "-" : std::to_string(run.endedAt - run.startedAt);
}

/// What all protocols of the runs are, or nothing when they aren't alike.
void addProtocolNote(Table &table, std::span<const Run> runs)
{
    std::vector<std::string> texts;
    for (const Run &run : runs)
        if (const auto protocol = protocolOf(run))
            if (std::string text = protocolText(*protocol); std::find(texts.begin(), texts.end(), text) == texts.end())
                texts.push_back(std::move(text));
    for (const std::string &text : texts)
        table.notes.push_back("Protocol: " + text + ".");
}

} // namespace

Table metricsTable(std::span<const Run> runs, std::span<const RunGroup> groups, const std::vector<MetricRow> &rows)
{
    Table table{.title = "Test metrics", .columns = {{"run"}}, .rows = {}, .notes = {}};
    for (const MetricRow &row : rows)
        table.columns.push_back({.title = row.name, .number = true});
    for (std::size_t group = 0; group < groups.size(); ++group) {
        Table::Row line{.cells = {{.text = groups[group].label}}};
        for (const MetricRow &row : rows)
            line.cells.push_back(metricCell(row.cells[group]));
        table.rows.push_back(std::move(line));
    }
    addProtocolNote(table, runs);
    return table;
}

Table settingsTable(std::span<const Run> runs, const std::vector<SettingRow> &rows)
{
    Table table{.title = "Settings", .columns = {{"setting"}}, .rows = {}, .notes = {}};
    for (const Run &run : runs)
        table.columns.push_back({.title = run.record.name});
    for (const SettingRow &row : rows) {
        Table::Row line{.cells = {{.text = row.key}}};
        for (const std::string &value : row.values)
            line.cells.push_back({.text = value});
        table.rows.push_back(std::move(line));
    }
    return table;
}

Table pairsTable(std::span<const RunGroup> groups, const std::vector<PairReport> &reports)
{
    Table table{.title = "Paired tests over users",
                .columns = {{"pair"},
                            {"metric"},
                            {"users", true},
                            {"difference", true},
                            {"95 % interval", true},
                            {"Wilcoxon p", true},
                            {"t-test p", true},
                            {"first ahead", true},
                            {"second ahead", true}},
                .rows = {},
                .notes = {}};
    for (const PairReport &report : reports) {
        table.rows.push_back({.cells = {{.text = groups[report.a].label + " - " + groups[report.b].label},
                                        {.text = report.metric},
                                        {.text = std::to_string(report.users)},
                                        {.text = signedDecimals(report.difference())},
                                        {.text = signedDecimals(report.interval.low) + " … " + signedDecimals(report.interval.high)},
                                        {.text = pText(report.wilcoxonHolm)},
                                        {.text = pText(report.tHolm)},
                                        {.text = std::to_string(report.aAhead)},
                                        {.text = std::to_string(report.bAhead)}}});
        table.notes.push_back(textOf(report.words));
    }
    if (reports.size() > 1)
        table.notes.push_back("p-values are corrected for the " + std::to_string(reports.size()) + " pairs (Holm).");
    return table;
}

Table usersTable(const RunGroup &a, const RunGroup &b, const std::vector<UserPair> &pairs, const std::string &metric,
                 const data::EntityIds &ids)
{
    const auto rank = [](std::int32_t place) { return place > 0 ? std::to_string(place) : std::string("-"); };
    Table table{
        .title = metric + " by user",
        .columns =
            {{"user"}, {"difference", true}, {a.label, true}, {b.label, true}, {"rank, " + a.label, true}, {"rank, " + b.label, true}},
        .rows = {},
        .notes = {}};
    std::size_t alike = 0;
    for (const UserPair &pair : byDifference(pairs)) {
        if (pair.difference() == 0) {
            ++alike;
            continue;
        }
        table.rows.push_back({.cells = {{.text = ids.text(pair.user)},
                                        {.text = signedDecimals(pair.difference())},
                                        {.text = decimals(pair.a)},
                                        {.text = decimals(pair.b)},
                                        {.text = rank(pair.rankA)},
                                        {.text = rank(pair.rankB)}}});
    }
    table.notes.push_back(std::to_string(alike) + " users get the same from both.");
    return table;
}

Table runsTable(std::span<const Run> runs)
{
    Table table{.title = "Runs",
                .columns = {{"run", true},
                            {"name"},
                            {"data set"},
                            {"settings"},
                            {"seed", true},
                            {"state"},
                            {"best epoch", true},
                            {"validation recall@10", true},
                            {"test recall@10", true},
                            {"test ndcg@10", true},
                            {"seconds", true}},
                .rows = {},
                .notes = {}};
    for (const Run &run : runs)
        table.rows.push_back({.cells = {{.text = std::to_string(run.record.id.value)},
                                        {.text = run.record.name},
                                        {.text = run.dataset.name},
                                        {.text = settingsText(run)},
                                        {.text = std::to_string(run.record.seed)},
                                        {.text = std::string(store::toString(run.record.state))},
                                        {.text = std::to_string(run.record.bestEpoch)},
                                        {.text = decimals(valueOr(run.record.validation, "recall@10"))},
                                        {.text = decimals(valueOr(testMetrics(run), "recall@10"))},
                                        {.text = decimals(valueOr(testMetrics(run), "ndcg@10"))},
                                        {.text = secondsText(run.record)}}});
    return table;
}

std::string curvesCsv(std::span<const Run> runs)
{
    std::vector<std::string> metrics;
    for (const Run &run : runs)
        for (const training::EpochRecord &epoch : run.epochs)
            for (const auto &[name, value] : epoch.metrics)
                metrics.push_back(name);
    metrics = inOrder(std::move(metrics));
    std::vector<std::string> cells = {"run",          "name",       "seed",     "epoch",         "step",
                                      "wall_seconds", "train_loss", "val_loss", "learning_rate", "best"};
    cells.insert(cells.end(), metrics.begin(), metrics.end());
    std::string text = csvLine(cells);
    for (const Run &run : runs)
        for (const training::EpochRecord &epoch : run.epochs) {
            cells = {std::to_string(run.record.id.value), run.record.name,
                     std::to_string(run.record.seed),     std::to_string(epoch.epoch),
                     std::to_string(epoch.globalStep),    exactNumber(epoch.wallSeconds),
                     exactNumber(epoch.trainLoss),        exactNumber(epoch.valLoss),
                     exactNumber(epoch.learningRate),     epoch.best ? "1" : "0"};
            for (const std::string &metric : metrics)
                cells.push_back(exactNumber(epochValue(epoch, metric)));
            text += csvLine(cells);
        }
    return text;
}

} // namespace hstudio::compare
