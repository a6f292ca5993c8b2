#include "core/data/description.h"

#include "core/base/paths.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace hstudio::data
{
namespace
{

using nlohmann::json;

constexpr auto kSummaryFile = "summary.json";
constexpr auto kCatalogueFile = "catalogue.tsv";

json toJson(const RefusedLine &refused)
{
    return {{"file", refused.file}, {"line", refused.line}, {"reason", refused.reason}, {"text", refused.text}};
}

json toJson(const FilterStep &step)
{
    return {
        {"filter", step.filter}, {"value", step.value}, {"interactions", step.interactions}, {"users", step.users}, {"items", step.items}};
}

json toJson(const SplitRule &rule)
{
    if (rule.kind == SplitRule::Kind::GlobalTime)
        return {{"rule", "global_time"}, {"time", rule.time}};
    return {{"rule", "leave_one_out"}};
}

json toJson(const ImportSummary &summary)
{
    json filters = json::array();
    for (const auto &step : summary.filters)
        filters.push_back(toJson(step));
    json refusedLines = json::array();
    for (const auto &line : summary.refusedLines)
        refusedLines.push_back(toJson(line));
    return {{"format", summary.format},
            {"source", summary.source},
            {"users", summary.users},
            {"items", summary.items},
            {"interactions", summary.interactions},
            {"refused", summary.refused},
            {"first_time", summary.firstTime},
            {"last_time", summary.lastTime},
            {"tied_share", summary.tiedShare},
            {"refused_lines", refusedLines},
            {"refused_by_reason", summary.refusedByReason},
            {"filters", filters},
            {"split", toJson(summary.split)}};
}

/// What data sets have had since filters and splits can be chosen; an older one has none.
void readPreparation(const json &document, ImportSummary &summary)
{
    if (document.contains("refused_by_reason")) {
        document.at("refused_by_reason").get_to(summary.refusedByReason);
    } else {
        for (const auto &line : summary.refusedLines)
            ++summary.refusedByReason[line.reason];
    }
    for (const auto &step : document.value("filters", json::array()))
        summary.filters.push_back({step.at("filter"), step.at("value"), step.at("interactions"), step.at("users"), step.at("items")});
    if (document.contains("split") && document.at("split").at("rule") == "global_time")
        summary.split = {.kind = SplitRule::Kind::GlobalTime, .time = document.at("split").at("time")};
}

ImportSummary summaryFrom(const json &document)
{
    ImportSummary summary;
    document.at("format").get_to(summary.format);
    document.at("source").get_to(summary.source);
    document.at("users").get_to(summary.users);
    document.at("items").get_to(summary.items);
    document.at("interactions").get_to(summary.interactions);
    document.at("refused").get_to(summary.refused);
    document.at("first_time").get_to(summary.firstTime);
    document.at("last_time").get_to(summary.lastTime);
    document.at("tied_share").get_to(summary.tiedShare);
    for (const auto &line : document.at("refused_lines"))
        summary.refusedLines.push_back({line.at("file"), line.at("line"), line.at("reason"), line.at("text")});
    readPreparation(document, summary);
    return summary;
}

std::string catalogueText(const std::vector<ItemInfo> &catalogue)
{
    std::string text;
    for (const auto &item : catalogue) {
        text += item.title;
        for (std::size_t i = 0; i < item.genres.size(); ++i) {
            text += i == 0 ? '\t' : '|';
            text += item.genres[i];
        }
        text += '\n';
    }
    return text;
}

ItemInfo itemFrom(std::string_view line)
{
    ItemInfo item;
    const auto tab = line.find('\t');
    item.title = line.substr(0, tab);
    if (tab == std::string_view::npos)
        return item;
    line.remove_prefix(tab + 1);
    for (std::size_t bar = line.find('|'); bar != std::string_view::npos; bar = line.find('|')) {
        item.genres.emplace_back(line.substr(0, bar));
        line.remove_prefix(bar + 1);
    }
    item.genres.emplace_back(line);
    return item;
}

std::vector<ItemInfo> catalogueFrom(std::string_view text)
{
    std::vector<ItemInfo> catalogue;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        catalogue.push_back(itemFrom(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    return catalogue;
}

} // namespace

base::Result<void> writeDescription(const std::filesystem::path &folder, const Description &description)
{
    if (auto written = base::writeFileAtomically(folder / kCatalogueFile, catalogueText(description.catalogue)); !written)
        return written;
    return base::writeFileAtomically(folder / kSummaryFile,
                                     toJson(description.summary).dump(1, ' ', false, json::error_handler_t::replace));
}

base::Result<Description> readDescription(const std::filesystem::path &folder)
{
    const auto catalogue = base::readFile(folder / kCatalogueFile);
    if (!catalogue)
        return catalogue.error();
    const auto summary = base::readFile(folder / kSummaryFile);
    if (!summary)
        return summary.error();
    try {
        return Description{.summary = summaryFrom(json::parse(*summary)), .catalogue = catalogueFrom(*catalogue)};
    } catch (const json::exception &exception) {
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "\"%1\" is damaged or incomplete. Import the data set again."),
                           {(folder / kSummaryFile).string()},
                           exception.what()};
    }
}

} // namespace hstudio::data
