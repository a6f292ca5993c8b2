#include "core/config/ablation.h"

#include "core/config/fieldcheck.h"
#include "core/config/presets.h"

#include <algorithm>
#include <cassert>

namespace hstudio::config
{
namespace
{

using base::Error;
using base::ErrorCode;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t";
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string> parts(std::string_view text, char separator)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            found.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

/// Runs before equal ones are left out; as a number that can't overflow.
double countOf(const Ablation &ablation)
{
    auto count = static_cast<double>(ablation.bases.size()) * static_cast<double>(std::max<std::size_t>(1, ablation.seeds.size()));
    for (const auto &axis : ablation.axes)
        count *= static_cast<double>(std::max<std::size_t>(1, axis.values.size()));
    return count;
}

/// One combination of values, without its seed.
struct Variant
{
    const AblationBase *base;
    ExperimentConfig config;
    std::vector<std::pair<std::string, std::string>> settings = {};
};

std::vector<Variant> variantsOf(const Ablation &ablation)
{
    std::vector<Variant> variants;
    for (const auto &base : ablation.bases)
        variants.push_back({.base = &base, .config = base.config});
    for (const auto &axis : ablation.axes) {
        std::vector<Variant> next;
        for (const auto &variant : variants) {
            if (axis.values.empty())
                next.push_back(variant);
            for (const auto &value : axis.values) {
                auto changed = variant;
                [[maybe_unused]] const auto set = setFromText(changed.config, axis.key, value);
                assert(set.ok());
                changed.settings.emplace_back(axis.key, value);
                next.push_back(std::move(changed));
            }
        }
        variants = std::move(next);
    }
    return variants;
}

AblationRun runOf(const Variant &variant, std::int64_t seed)
{
    AblationRun run{.name = variant.base->name, .preset = variant.base->preset, .config = variant.config};
    run.config.device.seed = seed;
    for (const auto &[key, value] : variant.settings) {
        if (key == "seed" || !findField(key)->inapplicable(variant.config).empty())
            continue;
        run.settings.emplace_back(key, value);
        run.name.append(" ").append(key).append("=").append(value);
    }
    run.name.append(" seed ").append(std::to_string(seed));
    if (const auto issues = validate(run.config); !issues.empty())
        run.issue = issues.front().error;
    return run;
}

/// The preset that such a model would be trained with, for any number of epochs and on any device.
const Preset *presetLike(const ExperimentConfig &config)
{
    const auto all = presets();
    const auto found = std::ranges::find_if(all, [&](const Preset &preset) {
        const auto plain = withoutIdleFields(preset.config);
        const auto wanted = withoutIdleFields(config);
        return plain.model == wanted.model && plain.loss == wanted.loss && plain.optimizer == wanted.optimizer;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

base::Result<AblationAxis> parseAxis(std::string_view key, std::string_view values)
{
    const auto *field = findField(key);
    if (field == nullptr)
        return unknownFieldError(key);
    AblationAxis axis{.key = std::string(key)};
    ExperimentConfig scratch;
    for (const auto &part : parts(values, field->type == FieldType::IntegerList ? ';' : ',')) {
        if (const auto set = setFromText(scratch, key, part); !set)
            return set.error();
        const auto value = valueText(field->get(scratch));
        if (std::ranges::find(axis.values, value) == axis.values.end())
            axis.values.push_back(value);
    }
    return axis;
}

base::Result<std::vector<AblationRun>> expand(const Ablation &ablation)
{
    if (const auto count = countOf(ablation); count > static_cast<double>(kMostAblationRuns))
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "This would make %1 runs; %2 are the most. Take fewer values or seeds."),
                     {valueText(static_cast<std::int64_t>(std::min(count, 1e15))), valueText(kMostAblationRuns)}};
    std::vector<AblationRun> runs;
    std::vector<ExperimentConfig> seen;
    for (const auto &variant : variantsOf(ablation)) {
        auto plain = withoutIdleFields(variant.config);
        if (!ablation.seeds.empty())
            plain.device.seed = 0;
        if (std::ranges::find(seen, plain) != seen.end())
            continue;
        seen.push_back(std::move(plain));
        if (ablation.seeds.empty())
            runs.push_back(runOf(variant, variant.config.device.seed));
        for (const auto seed : ablation.seeds)
            runs.push_back(runOf(variant, seed));
    }
    return runs;
}

std::vector<AblationBase> biasAblation(const AblationBase &base)
{
    std::vector<AblationBase> bases{base};
    const auto add = [&](const std::string &suffix, const ExperimentConfig &config) {
        const auto plain = withoutIdleFields(config);
        if (std::ranges::any_of(bases, [&](const AblationBase &known) { return withoutIdleFields(known.config) == plain; }))
            return;
        if (const auto *preset = presetLike(config))
            bases.push_back({.name = preset->key, .preset = preset->key, .config = config});
        else
            bases.push_back({.name = base.name + suffix, .preset = base.preset, .config = config});
    };
    const auto addBias = [&](const std::string &suffix, bool time, bool position) {
        auto config = base.config;
        config.model.relativeTimeAttention = time;
        config.model.relativePosAttention = position;
        add(suffix, config);
    };
    addBias(" both", true, true);
    addBias(" time only", true, false);
    addBias(" position only", false, true);
    addBias(" no bias", false, false);
    auto sasrec = base.config;
    const auto &softmaxAttention = findPreset("sasrec")->config;
    for (const auto &key : differingKeys(findPreset("hstu")->config, softmaxAttention)) {
        const auto *field = findField(key);
        field->set(sasrec, field->get(softmaxAttention));
    }
    add(" SASRec", sasrec);
    return bases;
}

ExperimentConfig withoutIdleFields(ExperimentConfig config)
{
    static const ExperimentConfig kDefaults;
    const auto given = config;
    for (const auto &field : fields())
        if (!field.inapplicable(given).empty())
            field.set(config, field.get(kDefaults));
    return config;
}

} // namespace hstudio::config
