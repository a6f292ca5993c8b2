#include "core/config/configjson.h"

#include "core/config/fieldcheck.h"
#include "core/config/fields.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace hstudio::config
{
namespace
{

using base::Error;
using base::ErrorCode;
using Json = nlohmann::ordered_json;

/// The value as the field's type, or nothing when the JSON type doesn't fit.
std::optional<FieldValue> valueFromJson(FieldType type, const Json &json)
{
    const auto isWhole = [](const Json &number) {
        return number.is_number_integer() && (!number.is_number_unsigned() || number.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    };
    switch (type) {
    case FieldType::Boolean: return json.is_boolean() ? std::optional<FieldValue>(json.get<bool>()) : std::nullopt;
    case FieldType::Integer: return isWhole(json) ? std::optional<FieldValue>(json.get<std::int64_t>()) : std::nullopt;
    case FieldType::Real: return json.is_number() ? std::optional<FieldValue>(json.get<double>()) : std::nullopt;
    case FieldType::IntegerList:
        if (!json.is_array() || !std::all_of(json.begin(), json.end(), isWhole))
            return {};
        return json.get<std::vector<std::int64_t>>();
    case FieldType::Choice:
    case FieldType::Text: break;
    }
    return json.is_string() ? std::optional<FieldValue>(json.get<std::string>()) : std::nullopt;
}

/// 1-based line and column of a byte of the text.
std::pair<std::size_t, std::size_t> lineAndColumn(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t lineStart = before.rfind('\n');
    return {line, before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1) + 1};
}

base::Result<Json> parse(std::string_view text)
{
    try {
        return Json::parse(text);
    } catch (const Json::parse_error &error) {
        // The library counts bytes from 1 and names the one at which it gave up.
        const auto [line, column] = lineAndColumn(text, error.byte > 0 ? error.byte - 1 : 0);
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "This is not valid JSON at line %1, column %2. Check quotes, commas and brackets there."),
                     {valueText(static_cast<std::int64_t>(line)), valueText(static_cast<std::int64_t>(column))},
                     error.what()};
    } catch (const Json::exception &error) { // a number beyond what a double holds
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "These settings can't be read: %1. Correct that value."),
                     {std::string(error.what()).substr(std::string_view(error.what()).find("] ") + 2)},
                     error.what()};
    }
}

/// A value for a message. Of what is nested, perhaps without end, only its kind.
std::string textOf(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    const bool flat = value.is_primitive() || std::all_of(value.begin(), value.end(), [](const Json &each) { return each.is_primitive(); });
    return flat ? value.dump() : value.type_name();
}

} // namespace

nlohmann::ordered_json toJson(const ExperimentConfig &config)
{
    Json json = Json::object();
    for (const Field &field : fields())
        std::visit([&](const auto &value) { json[std::string(field.key)] = value; }, field.get(config));
    return json;
}

std::string toJsonText(const ExperimentConfig &config) { return toJson(config).dump(2); }

base::Result<ExperimentConfig> fromJsonText(std::string_view text, const ExperimentConfig &defaults)
{
    const auto json = parse(text);
    if (!json)
        return json.error();
    if (!json->is_object())
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "Settings must be a JSON object such as {\"model\": \"hstu\", \"n_factors\": 50}.")};
    ExperimentConfig config = defaults;
    for (const auto &[key, value] : json->items()) {
        const Field *field = findField(key);
        if (field == nullptr)
            return unknownFieldError(key);
        const auto typed = valueFromJson(field->type, value);
        if (!typed)
            return wrongTypeError(*field, textOf(value));
        if (const auto checked = checkValue(*field, *typed); !checked)
            return checked.error();
        field->set(config, *typed);
    }
    if (const auto issues = validate(config); !issues.empty())
        return issues.front().error;
    return config;
}

} // namespace hstudio::config
