#include "core/experiment/itemorder.h"

#include "core/base/paths.h"

#include <nlohmann/json.hpp>

namespace hstudio::experiment
{
namespace
{

using Json = nlohmann::json;

constexpr auto kPad = "PAD";

base::Error wrong(const std::filesystem::path &file, const char *message, std::vector<std::string> arguments = {})
{
    arguments.insert(arguments.begin(), file.string());
    return {base::ErrorCode::BadData, message, std::move(arguments)};
}

/// An id as the data set writes it; empty when the JSON value is neither a whole number nor a text.
std::string idText(const Json &id) { return id.is_string() ? id.get<std::string>() : id.is_number_integer() ? id.dump() : std::string(); }

base::Result<Json> readArray(const std::filesystem::path &file)
{
    const auto content = base::readFile(file);
    if (!content)
        return content.error();
    auto json = Json::parse(*content, nullptr, false);
    if (!json.is_array() || json.empty() || json.front() != kPad)
        return wrong(
            file, HSTUDIO_TEXT("Error", "\"%1\" must be a JSON array of the item ids by internal id, \"PAD\" first: [\"PAD\", 50, 172]."));
    return json;
}

} // namespace

std::string itemOrderText(const data::ItemIndex &items, const data::EntityIds &ids)
{
    Json json = Json::array({kPad});
    for (std::size_t internal = 1; internal < items.codeOf.size(); ++internal) {
        const auto code = items.codeOf[internal];
        json.push_back(ids.isText() ? Json(ids.text(code)) : Json(ids.number(code)));
    }
    return json.dump() + '\n';
}

base::Result<data::ItemIndex> readItemOrder(const std::filesystem::path &file, const data::EntityIds &ids, const std::string &datasetName)
{
    const auto json = readArray(file);
    if (!json)
        return json.error();
    data::ItemIndex items{.codeOf = {0}, .internalOf = std::vector<std::int32_t>(ids.size(), 0)};
    std::string firstMissing;
    std::size_t missing = 0;
    for (std::size_t place = 1; place < json->size(); ++place) {
        const auto id = idText((*json)[place]);
        if (id.empty())
            return wrong(file, HSTUDIO_TEXT("Error", "\"%1\" has %2 at place %3, but an item id is a whole number or a text."),
                         {(*json)[place].dump(), std::to_string(place)});
        const auto code = ids.find(id);
        if (!code) {
            firstMissing = missing++ == 0 ? id : firstMissing;
            continue;
        }
        if (items.internalOf[*code] != 0)
            return wrong(file, HSTUDIO_TEXT("Error", "\"%1\" names item \"%2\" twice. Each item has one internal id."), {id});
        items.internalOf[*code] = static_cast<std::int32_t>(place);
        items.codeOf.push_back(*code);
    }
    if (missing > 0)
        return wrong(file,
                     HSTUDIO_TEXT("Error",
                                  "\"%1\" names %2 items that data set \"%3\" doesn't have, \"%4\" first. Choose the data set that the "
                                  "model was trained on."),
                     {std::to_string(missing), datasetName, firstMissing});
    return items;
}

} // namespace hstudio::experiment
