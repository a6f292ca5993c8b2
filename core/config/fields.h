#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hstudio::config
{

/// Groups of the form, in its order.
enum class FieldGroup
{
    Architecture,
    RelativeAttentionBias,
    Loss,
    Optimizer,
    EarlyStopping,
    Evaluation,
    DeviceAndSeed,
};
/// English title of a group, marked for translation (context "Field").
std::string_view groupTitle(FieldGroup group);

enum class FieldType
{
    Boolean,
    Integer,
    Real,
    Choice,      ///< one of Field::choices
    Text,        ///< free text checked by validate() (device, monitor)
    IntegerList, ///< ascending whole numbers ("10,50,100,200")
};

using FieldValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>>;

/// One setting. The one table of these makes JSON keys, --set flags, the form, the comparison of settings and the help.
struct Field
{
    std::string_view key = {};   ///< RecTools' name where there is one: "n_factors"
    std::string_view label = {}; ///< for the form, marked for translation: "Factors"
    FieldGroup group = FieldGroup::Architecture;
    FieldType type = FieldType::Integer;
    std::string_view unit = {}; ///< "epochs", "items", "s"; empty for pure numbers. Marked for translation
    double minimum = 0;         ///< numbers: allowed range, both ends included
    double maximum = 0;
    bool minimumOpen = false;                   ///< the minimum itself is not allowed (lr > 0)
    std::vector<std::string_view> choices = {}; ///< Choice: the allowed words, as in JSON
    std::string_view help = {};                 ///< one or two sentences, marked for translation
    FieldValue (*get)(const ExperimentConfig &) = nullptr;
    void (*set)(ExperimentConfig &, const FieldValue &) = nullptr;
    /// Why the field has no effect with these settings (marked for translation), or empty when it applies. Never null in fields().
    std::string_view (*inapplicable)(const ExperimentConfig &) = nullptr;
};

/// All fields in the order of the form.
std::span<const Field> fields();
/// The field with this key, or null.
const Field *findField(std::string_view key);

/// Value as text, as accepted by setFromText: "50", "0.001", "true", "cosine", "10,50".
std::string valueText(const FieldValue &value);

/// Sets one field from a word ("n_factors", "64"). Errors: InvalidArgument with the field's name: unknown key (names the nearest),
/// not a number, out of range, not one of the choices. Relations between fields are checked by validate().
base::Result<void> setFromText(ExperimentConfig &config, std::string_view key, std::string_view text);

/// What is wrong with one field.
struct FieldIssue
{
    std::string key;
    base::Error error;
};

/// All that is wrong: ranges, and relations (n_factors divisible by n_heads, min_epochs <= max_epochs, monitor known for ks …). Empty = valid.
std::vector<FieldIssue> validate(const ExperimentConfig &config);

/// Keys whose values differ, in field order.
std::vector<std::string> differingKeys(const ExperimentConfig &a, const ExperimentConfig &b);

} // namespace hstudio::config
