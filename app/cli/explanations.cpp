#include "app/cli/explanations.h"

#include "app/cli/output.h"
#include "app/cli/recommendations.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "core/base/clock.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>

namespace hstudio::cli
{
namespace
{

std::uint32_t codeOf(const ExplainedItem &explained, std::int32_t internalItem)
{
    return explained.run->items.codeOf[static_cast<std::size_t>(internalItem)];
}

Json shareDocument(const inference::AttentionShare &share)
{
    return {{"block", share.block},
            {"head", share.head},
            {"content", share.content},
            {"time_bias", share.time},
            {"position_bias", share.position},
            {"pre_activation", share.preActivation},
            {"weight", share.weight},
            {"contribution", share.contribution}};
}

Json itemDocument(const ExplainedItem &explained, std::size_t index)
{
    const auto &item = explained.why.history[index];
    const auto &left = explained.influences[index];
    const auto &table = *explained.run->dataset->table;
    const auto code = codeOf(explained, item.item);
    Json attention = Json::array();
    for (const auto &share : item.attention)
        attention.push_back(shareDocument(share));
    return {{"place", item.place},
            {"item", idDocument(table.itemIds(), code)},
            {"title", table.item(code).title},
            {"time", item.time},
            {"contribution", item.contribution},
            {"content", item.content},
            {"time_bias", item.timeBias},
            {"position_bias", item.positionBias},
            {"score_without", left.score ? Json(*left.score) : Json(nullptr)},
            {"influence", left.influence},
            {"attention", attention}};
}

/// Indexes of the history, the strongest contribution first.
std::vector<std::size_t> byStrength(const inference::Explanation &why)
{
    std::vector<std::size_t> order(why.history.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return std::abs(why.history[i].contribution); });
    return order;
}

std::string signedText(double value) { return std::string(value < 0 ? "" : "+") + metricText(value); }

} // namespace

Json explanationDocument(const ExplainedItem &explained)
{
    const auto &why = explained.why;
    const auto &table = *explained.run->dataset->table;
    Json history = Json::array();
    for (std::size_t i = 0; i < why.history.size(); ++i)
        history.push_back(itemDocument(explained, i));
    return {{"run", explained.run->record.id.value},
            {"context", contextWord(*explained.run)},
            {"user", idDocument(table.userIds(), explained.user)},
            {"query_time", why.queryTime ? Json(*why.queryTime) : Json(nullptr)},
            {"item", idDocument(table.itemIds(), explained.item)},
            {"title", table.item(explained.item).title},
            {"rank", explained.rank},
            {"score", why.score},
            {"own_embedding", why.ownEmbedding},
            {"own_position", why.ownPosition},
            {"padding", why.padding},
            {"constant", why.constant},
            {"has_time_bias", why.timeBias},
            {"has_position_bias", why.positionBias},
            {"history", history}};
}

void printExplanation(const ExplainedItem &explained, std::int64_t most)
{
    const auto &why = explained.why;
    const auto &table = *explained.run->dataset->table;
    std::cout << table.itemIds().text(explained.item) << ": " << table.item(explained.item).title << '\n'
              << "User " << table.userIds().text(explained.user)
              << (why.queryTime ? ", asked at " + base::formatTime(*why.queryTime) : ", the model ignores time") << '\n'
              << "Score " << metricText(why.score)
              << (explained.rank > 0 ? std::string(", rank ") + std::to_string(explained.rank) : ", no candidate: the user has had it")
              << "\n\n";
    Table rows({{"place"},
                {"item"},
                {"title", Table::Align::Left},
                {"seen", Table::Align::Left},
                {"adds"},
                {"content"},
                {"time"},
                {"position"},
                {"influence"}});
    const auto order = byStrength(why);
    for (const auto i : std::span(order).first(std::min(order.size(), static_cast<std::size_t>(most)))) {
        const auto &item = why.history[i];
        const auto code = codeOf(explained, item.item);
        rows.add({std::to_string(item.place + 1), table.itemIds().text(code), table.item(code).title, timeText(item.time),
                  signedText(item.contribution), signedText(item.content), why.timeBias ? signedText(item.timeBias) : "-",
                  why.positionBias ? signedText(item.positionBias) : "-",
                  explained.influences[i].score ? signedText(explained.influences[i].influence) : "-"});
    }
    std::cout << rows.text() << '\n';
    const double items = why.sum() - why.ownEmbedding - why.ownPosition - why.padding - why.constant;
    printFacts({{std::string("All ") + std::to_string(why.history.size()) + " items together", signedText(items)},
                {"Newest item's own embedding", signedText(why.ownEmbedding)},
                {"Newest item's position", signedText(why.ownPosition)},
                {"Padded columns", signedText(why.padding)},
                {"Constants of the layers", signedText(why.constant)}});
}

} // namespace hstudio::cli
