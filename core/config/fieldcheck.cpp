#include "core/config/fieldcheck.h"

#include "core/config/nearest.h"

#include <algorithm>
#include <cmath>

namespace hstudio::config
{
namespace
{

using base::Error;
using base::ErrorCode;

std::string numberText(const Field &field, double number)
{
    return field.type == FieldType::Real ? valueText(number) : valueText(static_cast<std::int64_t>(number));
}

Error outOfRange(const Field &field, const std::string &value)
{
    std::vector<std::string> arguments = {std::string(field.key), value, numberText(field, field.minimum),
                                          numberText(field, field.maximum)};
    if (field.minimumOpen)
        return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is %2, but must be above %3 and at most %4."), std::move(arguments)};
    return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is %2, but must be from %3 to %4."), std::move(arguments)};
}

/// False for NaN too.
bool inRange(const Field &field, double number)
{
    return (field.minimumOpen ? number > field.minimum : number >= field.minimum) && number <= field.maximum;
}

std::string quotedList(std::span<const std::string_view> words)
{
    std::string out;
    for (const std::string_view word : words)
        out.append(out.empty() ? "" : ", ").append(word);
    return out;
}

base::Result<void> checkList(const Field &field, const std::vector<std::int64_t> &list)
{
    for (const std::int64_t number : list)
        if (!inRange(field, static_cast<double>(number)))
            return outOfRange(field, valueText(number));
    const bool ascending = std::adjacent_find(list.begin(), list.end(), std::greater_equal<>()) == list.end();
    if (list.empty() || !ascending)
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be ascending whole numbers such as 10,50."),
                     {std::string(field.key), valueText(list)}};
    return {};
}

} // namespace

base::Error unknownFieldError(std::string_view key)
{
    std::vector<std::string_view> keys;
    for (const Field &field : fields())
        keys.push_back(field.key);
    return {ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "\"%1\" is not a setting. Did you mean \"%2\"?"),
            {std::string(key), std::string(nearest(key, keys))}};
}

base::Error wrongTypeError(const Field &field, std::string_view text)
{
    std::vector<std::string> arguments = {std::string(field.key), std::string(text)};
    switch (field.type) {
    case FieldType::Boolean:
        return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be true or false."), arguments};
    case FieldType::Integer:
        return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be a whole number."), arguments};
    case FieldType::Real: return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be a number."), arguments};
    case FieldType::IntegerList:
        return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be ascending whole numbers such as 10,50."),
                arguments};
    case FieldType::Choice:
    case FieldType::Text: break;
    }
    return {ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be a word."), arguments};
}

base::Result<void> checkValue(const Field &field, const FieldValue &value)
{
    switch (field.type) {
    case FieldType::Boolean:
    case FieldType::Text: return {};
    case FieldType::Integer: {
        const auto number = std::get<std::int64_t>(value);
        return inRange(field, static_cast<double>(number)) ? base::Result<void>() : outOfRange(field, valueText(number));
    }
    case FieldType::Real: {
        const auto number = std::get<double>(value);
        return inRange(field, number) ? base::Result<void>() : outOfRange(field, valueText(number));
    }
    case FieldType::Choice: {
        const auto &word = std::get<std::string>(value);
        if (std::find(field.choices.begin(), field.choices.end(), word) != field.choices.end())
            return {};
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "%1 is \"%2\", but must be one of: %3."),
                     {std::string(field.key), word, quotedList(field.choices)}};
    }
    case FieldType::IntegerList: return checkList(field, std::get<std::vector<std::int64_t>>(value));
    }
    return {};
}

} // namespace hstudio::config
