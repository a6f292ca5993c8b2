#include "app/cli/comparisondocument.h"

#include <array>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

Json wordsDocument(const std::vector<compare::Words> &words)
{
    Json document = Json::array();
    for (const compare::Words &sentence : words)
        document.push_back(sentence.text());
    return document;
}

Json cellDocument(const compare::MetricCell &cell)
{
    static constexpr std::array<const char *, 4> standings = {"none", "better", "worse", "same"};
    Json document = {{"mean", cell.value.mean}, {"std", cell.value.std}, {"runs", cell.value.count}};
    document["delta"] = cell.delta ? Json(*cell.delta) : Json(nullptr);
    document["standing"] = standings[static_cast<std::size_t>(cell.standing)];
    document["best"] = cell.best;
    document["unlike"] = wordsDocument(cell.unlike);
    return document;
}

Json groupsDocument(const Comparison &comparison, const std::vector<compare::MetricRow> &rows)
{
    Json document = Json::array();
    for (std::size_t group = 0; group < comparison.groups.size(); ++group) {
        Json runs = Json::array();
        for (const std::size_t run : comparison.groups[group].runs)
            runs.push_back(comparison.runs[run].record.id.value);
        const auto protocol = compare::protocolOf(comparison.runs[comparison.groups[group].runs.front()]);
        Json entry = {{"label", comparison.groups[group].label},
                      {"runs", runs},
                      {"protocol", protocol ? Json(compare::protocolText(*protocol)) : Json(nullptr)},
                      {"metrics", Json::object()}};
        for (const compare::MetricRow &row : rows)
            if (row.cells[group].value.count > 0)
                entry["metrics"][row.name] = cellDocument(row.cells[group]);
        document.push_back(entry);
    }
    return document;
}

Json testDocument(const compare::PairReport &report)
{
    return {{"metric", report.metric},
            {"a", report.a},
            {"b", report.b},
            {"users", report.users},
            {"mean_a", report.meanA},
            {"mean_b", report.meanB},
            {"difference", report.difference()},
            {"interval", {report.interval.low, report.interval.high}},
            {"t", report.t.statistic},
            {"t_p", report.t.p},
            {"t_p_holm", report.tHolm},
            {"wilcoxon", report.wilcoxon.statistic},
            {"wilcoxon_p", report.wilcoxon.p},
            {"wilcoxon_p_holm", report.wilcoxonHolm},
            {"a_ahead", report.aAhead},
            {"b_ahead", report.bAhead},
            {"more_seeds_wanted", report.moreSeedsWanted},
            {"says", compare::textOf(report.words)}};
}

} // namespace

Json comparisonDocument(const Comparison &comparison)
{
    Json settings = Json::object();
    for (const compare::SettingRow &row : compare::compareSettings(comparison.runs))
        settings[row.key] = row.values;
    Json tests = Json::array();
    for (const compare::PairReport &report : comparison.tests)
        tests.push_back(testDocument(report));
    Json runs = Json::array();
    for (const compare::Run &run : comparison.runs)
        runs.push_back(run.record.id.value);
    return {{"runs", runs},
            {"baseline", comparison.baseline},
            {"groups", groupsDocument(comparison, comparison.metrics)},
            {"settings", settings},
            {"tests", tests},
            {"not_tested", comparison.problems}};
}

} // namespace hstudio::cli
