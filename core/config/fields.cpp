#include "core/config/fields.h"

#include "core/config/fieldcheck.h"
#include "core/config/fieldtable.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace hstudio::config
{
namespace
{

template<typename Number>
std::optional<Number> parseNumber(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return number;
}

std::optional<std::vector<std::int64_t>> parseList(std::string_view text)
{
    std::vector<std::int64_t> list;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const auto number = parseNumber<std::int64_t>(text.substr(begin, end - begin));
        if (!number)
            return {};
        list.push_back(*number);
        begin = end + 1;
    }
    return list;
}

std::optional<FieldValue> parseValue(FieldType type, std::string_view text)
{
    const auto wrapped = [](auto parsed) { return parsed ? std::optional<FieldValue>(*parsed) : std::nullopt; };
    switch (type) {
    case FieldType::Boolean:
        if (text != "true" && text != "false")
            return {};
        return text == "true";
    case FieldType::Integer: return wrapped(parseNumber<std::int64_t>(text));
    case FieldType::Real: return wrapped(parseNumber<double>(text));
    case FieldType::IntegerList: return wrapped(parseList(text));
    case FieldType::Choice:
    case FieldType::Text: break;
    }
    return std::string(text);
}

/// The shortest text that reads back as the same number.
template<typename Number, typename... Format>
std::string numberText(Number number, Format... format)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number, format...);
    assert(error == std::errc());
    return {buffer, end};
}

struct ValueText
{
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return numberText(value); }
    std::string operator()(double value) const { return numberText(value, std::chars_format::general); }
    std::string operator()(const std::string &value) const { return value; }
    std::string operator()(const std::vector<std::int64_t> &value) const
    {
        std::string out;
        for (const std::int64_t number : value)
            out.append(out.empty() ? "" : ",").append(numberText(number));
        return out;
    }
};

} // namespace

std::string_view groupTitle(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Architecture: return HSTUDIO_TEXT("Field", "Architecture");
    case FieldGroup::RelativeAttentionBias: return HSTUDIO_TEXT("Field", "Relative attention bias");
    case FieldGroup::Loss: return HSTUDIO_TEXT("Field", "Loss");
    case FieldGroup::Optimizer: return HSTUDIO_TEXT("Field", "Optimiser");
    case FieldGroup::EarlyStopping: return HSTUDIO_TEXT("Field", "Early stopping");
    case FieldGroup::Evaluation: return HSTUDIO_TEXT("Field", "Evaluation");
    case FieldGroup::DeviceAndSeed: return HSTUDIO_TEXT("Field", "Device and seed");
    }
    return {};
}

std::span<const Field> fields()
{
    static const std::vector<Field> table = makeFieldTable();
    return table;
}

const Field *findField(std::string_view key)
{
    const auto table = fields();
    const auto found = std::find_if(table.begin(), table.end(), [key](const Field &field) { return field.key == key; });
    return found == table.end() ? nullptr : &*found;
}

std::string valueText(const FieldValue &value) { return std::visit(ValueText{}, value); }

base::Result<void> setFromText(ExperimentConfig &config, std::string_view key, std::string_view text)
{
    const Field *field = findField(key);
    if (field == nullptr)
        return unknownFieldError(key);
    const auto value = parseValue(field->type, text);
    if (!value)
        return wrongTypeError(*field, text);
    if (auto checked = checkValue(*field, *value); !checked)
        return checked;
    field->set(config, *value);
    return {};
}

std::vector<std::string> differingKeys(const ExperimentConfig &a, const ExperimentConfig &b)
{
    std::vector<std::string> keys;
    for (const Field &field : fields())
        if (field.get(a) != field.get(b))
            keys.emplace_back(field.key);
    return keys;
}

} // namespace hstudio::config
