#include "core/inference/whatif.h"

#include <nlohmann/json.hpp>

namespace hstudio::inference
{

namespace
{

using Json = nlohmann::ordered_json;

base::Error wrong(const char *message, const std::string &argument = {}) { return {base::ErrorCode::BadData, message, {argument}}; }

Json idOf(const data::EntityIds &ids, std::uint32_t code) { return ids.isText() ? Json(ids.text(code)) : Json(ids.number(code)); }

std::string textOf(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

std::string textAt(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found == object.end() ? std::string() : textOf(*found);
}

base::Result<std::vector<WhatIfItem>> historyFrom(const Json &list, const data::Dataset &dataset)
{
    std::vector<WhatIfItem> history;
    for (const auto &entry : list) {
        const auto place = std::to_string(history.size() + 1);
        if (!entry.is_object() || !entry.contains("item") || !entry.contains("time"))
            return wrong(HSTUDIO_TEXT("Error", "Entry %1 of \"history\" needs an \"item\" and a \"time\"."), place);
        if (!entry.at("time").is_number_integer())
            return wrong(HSTUDIO_TEXT("Error", "The \"time\" of entry %1 of \"history\" is not a whole number of seconds."), place);
        const auto id = textOf(entry.at("item"));
        const auto code = dataset.itemIds().find(id);
        if (!code)
            return base::Error{
                base::ErrorCode::NotFound, HSTUDIO_TEXT("Error", "Entry %1 of \"history\": the data set has no item \"%2\"."), {place, id}};
        history.push_back({*code, entry.at("time").get<std::int64_t>()});
    }
    return history;
}

} // namespace

std::string toJson(const WhatIfDocument &document, const data::Dataset &dataset)
{
    Json history = Json::array();
    for (const auto &item : document.session.history)
        history.push_back(
            {{"item", idOf(dataset.itemIds(), item.itemCode)}, {"title", dataset.item(item.itemCode).title}, {"time", item.time}});
    const Json out{{"name", document.name},
                   {"dataset", document.dataset},
                   {"user", document.user},
                   {"query_time", document.session.queryTime ? Json(*document.session.queryTime) : Json(nullptr)},
                   {"history", history}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

base::Result<WhatIfDocument> whatIfFromJson(const std::string &text, const data::Dataset &dataset)
{
    const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        return wrong(HSTUDIO_TEXT("Error", "This is not a what-if: a JSON object with \"history\" and \"query_time\" is needed."));
    const auto list = json.find("history");
    if (list == json.end() || !list->is_array())
        return wrong(HSTUDIO_TEXT("Error", "The what-if has no list \"history\"."));
    auto history = historyFrom(*list, dataset);
    if (!history)
        return history.error();
    const auto time = json.find("query_time");
    const bool timed = time != json.end() && !time->is_null();
    if (timed && !time->is_number_integer())
        return wrong(HSTUDIO_TEXT("Error", "\"query_time\" is not a whole number of seconds."));
    return WhatIfDocument{
        .name = textAt(json, "name"),
        .dataset = textAt(json, "dataset"),
        .user = textAt(json, "user"),
        .session = {.history = *std::move(history), .queryTime = timed ? std::optional(time->get<std::int64_t>()) : std::nullopt}};
}

} // namespace hstudio::inference
